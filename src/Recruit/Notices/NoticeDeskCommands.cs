using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>Keeps how a person is reached, in place of what was known; notices that waited or failed for want of it are due then.</summary>
/// <param name="Mandate">Who said so: the person.</param>
/// <param name="Person">Names the person's key.</param>
/// <param name="Language">In which the person wants to be addressed.</param>
/// <param name="Address">The mail address, sealed under that key.</param>
public sealed record KeepAddress(Mandate Mandate, PersonKeyId Person, Language Language, SealedAnswer Address) : ActorCommand;

/// <summary>Queues a notice about one matter to each of these people. Who has it already gets no second one, so it is safe to repeat.</summary>
/// <param name="Matter">What is told.</param>
/// <param name="To">1 to <see cref="Most"/> people.</param>
public sealed record QueueNotices(NoticeMatter Matter, ImmutableArray<PersonKeyId> To) : ActorCommand
{
    /// <summary>Most people of one command, inclusive.</summary>
    public const int Most = 1000;
}

/// <summary>
/// What an actor of the campaign tells by its own message: as <see cref="QueueNotices"/>, and of results and offers it says that they are released, because
/// a shard tells them when it shows them, and the campaign when two people have released them. Messages overtake each other, so this one
/// does not wait for another that lifts the embargo.
/// </summary>
/// <param name="Matter">What is told.</param>
/// <param name="To">1 to <see cref="QueueNotices.Most"/> people.</param>
public sealed record SendLetters(NoticeMatter Matter, ImmutableArray<PersonKeyId> To) : ActorCommand
{
    /// <summary>The messages by which people of one desk are told about a matter.</summary>
    public static IEnumerable<Message> By(NoticeDeskId desk, NoticeMatter matter, IEnumerable<PersonKeyId> people) =>
        people.Chunk(QueueNotices.Most).Select(some => new Message(desk.Key, new SendLetters(matter, [.. some])));
}

/// <summary>From now on notices about results of this closing may be queued: two people have released it, and the campaign tells every desk.</summary>
public sealed record LiftEmbargo(Id Closing) : ActorCommand;

/// <summary>Reads what is due, the longest due first: <see cref="NoticesDue"/>. Changes nothing; what is not reported is due again.</summary>
/// <param name="Most">1 to <see cref="Limit"/>.</param>
public sealed record ReadDueNotices(int Most) : ActorCommand
{
    /// <summary>Most notices of one reply, inclusive.</summary>
    public const int Limit = 256;
}

/// <summary>Reports what became of tries. A report about a try that was reported before changes nothing.</summary>
/// <param name="Tries">1 to <see cref="ReadDueNotices.Limit"/>.</param>
public sealed record ReportTries(ImmutableArray<TriedNotice> Tries) : ActorCommand;

/// <summary>Lets all notices that failed for one reason be tried anew, when what was wrong is mended.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Failure">For which reason they failed.</param>
public sealed record QueueAgain(Mandate Mandate, Id Failure) : ActorCommand
{
    /// <summary>Most notices of one command; asked again it goes on.</summary>
    public const int Most = 10_000;
}

/// <summary>Counts: <see cref="NoticesCounted"/>.</summary>
public sealed record CountNotices : ActorCommand;

/// <summary>Reads what there is about one person: <see cref="OwnNoticesRead"/>.</summary>
public sealed record ReadOwnNotices(PersonKeyId Person) : ActorCommand;

/// <summary>What became of a try.</summary>
public enum TryOutcome
{
    /// <summary>A mail system has taken it.</summary>
    HandedOver,

    /// <summary>Not now; it is tried again.</summary>
    Deferred,

    /// <summary>Another try would fail as well.</summary>
    Refused,
}

/// <summary>One try.</summary>
/// <param name="Notice">Place of the notice at the desk, as <see cref="DueNotice.Notice"/> told it.</param>
/// <param name="Try">Its number, as <see cref="DueNotice.Try"/> told it.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why it was in vain; coded.</param>
public sealed record TriedNotice(int Notice, int Try, TryOutcome Outcome, Id? Reason = null);

using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>
/// The notices of one part of a campaign, until a mail system has taken them and afterwards as a record. Facts and addresses are kept once, so a
/// notice is a row of numbers. Only <see cref="Evolve"/> writes.
/// </summary>
public sealed class NoticeDesk : PagedState
{
    /// <summary>Most notices, inclusive: ten to each of as many people as a pool shard takes.</summary>
    public const int NoticesMax = 1_000_000;

    /// <summary>Most matters, inclusive: each window of a sitting and each appeal is one.</summary>
    public const int MattersMax = 100_000;

    private readonly PagedList<Recipient> recipients;
    private readonly PagedList<NoticeMatter> matters;
    private readonly PagedList<PostedNotice> notices;
    private readonly PagedList<EmbargoLifted> lifted;
    private readonly Dictionary<PersonKeyId, int> recipientOf = [];
    private readonly Dictionary<Id, int> matterOf = [];
    private readonly Dictionary<(int Recipient, int Matter), int> noticeOf = [];
    private readonly Dictionary<int, List<int>> noticesTo = [];
    private readonly HashSet<Id> released = [];
    private SortedSet<(long At, int Notice)>? due;

    /// <summary>A desk to which nothing has happened.</summary>
    /// <exception cref="ArgumentException">The key is not that of a desk.</exception>
    public NoticeDesk(string id)
    {
        Id = NoticeDeskId.Parse(id) ?? throw new ArgumentException($"\"{id}\" is no notice desk.", nameof(id));
        recipients = new(64, Placed);
        matters = new(64, (place, matter, _) => matterOf[matter.Id] = place);
        notices = new(256, Placed);
        lifted = new(64, (_, closing, _) => released.Add(closing.Closing));
        Pages = new(recipients, matters, notices, lifted);
    }

    /// <summary>Which desk it is.</summary>
    public NoticeDeskId Id { get; }

    /// <summary>Everybody a notice was written to, or who gave an address.</summary>
    public IReadOnlyList<Recipient> Recipients => recipients;

    /// <summary>What was told.</summary>
    public IReadOnlyList<NoticeMatter> Matters => matters;

    /// <summary>All notices, in the order in which they were queued.</summary>
    public IReadOnlyList<PostedNotice> Notices => notices;

    /// <inheritdoc/>
    internal override StatePages Pages { get; }

    /// <summary>Whether results of a closing may be told.</summary>
    internal bool IsReleased(Id closing) => released.Contains(closing);

    internal int? FindRecipient(PersonKeyId person) => recipientOf.TryGetValue(person, out var place) ? place : null;

    internal NoticeMatter? FindMatter(Id matter) => matterOf.TryGetValue(matter, out var place) ? matters[place] : null;

    internal bool Has(PersonKeyId person, Id matter) =>
        FindRecipient(person) is { } recipient && matterOf.TryGetValue(matter, out var place) && noticeOf.ContainsKey((recipient, place));

    internal bool HasAddress(int recipient) => recipients[recipient].Address is not null;

    /// <summary>Notices that are due and have an address, the longest due first.</summary>
    internal IEnumerable<(Instant Since, int Notice)> DueBy(Instant now)
    {
        due ??= [.. Enumerable.Range(0, notices.Count).Where(HasTime).Select(place => (notices[place].DueAt!.Value.Milliseconds, place))];
        return due.TakeWhile(one => one.At <= now.Milliseconds).Select(one => (new Instant(one.At), one.Notice));
    }

    internal IReadOnlyList<int> NoticesTo(int recipient) => noticesTo.TryGetValue(recipient, out var own) ? own : [];

    /// <inheritdoc/>
    internal override void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case AddressKept kept:
                Keep(kept.Recipient);
                break;
            case NoticesQueued queued:
                Queue(queued);
                break;
            case EmbargoLifted embargo:
                lifted.Add(embargo);
                break;
            case NoticesTried tried:
                foreach (var one in tried.Tries)
                {
                    notices[one.Notice] = After(notices[one.Notice], one, tried.At);
                }

                break;
            case NoticesQueuedAgain again:
                foreach (var place in again.Notices)
                {
                    notices[place] = Anew(notices[place]);
                }

                break;
        }
    }

    private static PostedNotice After(PostedNotice notice, TriedNotice one, Instant at) => one.Outcome == TryOutcome.HandedOver
        ? notice with { Turn = notice.Turn + 1, HandedOverAt = at, Reason = null }
        : notice with
        {
            Turn = notice.Turn + 1, Tries = notice.Tries + 1, TriedAt = at, Reason = one.Reason, IsHopeless = one.Outcome == TryOutcome.Refused,
        };

    /// <summary>What was tried says nothing any more; a report about a try that is under way comes too late.</summary>
    private static PostedNotice Anew(PostedNotice notice) =>
        notice with { Turn = notice.Turn + 1, Tries = 0, TriedAt = null, Reason = null, IsHopeless = false };

    private void Keep(Recipient recipient)
    {
        if (FindRecipient(recipient.Person) is not { } place)
        {
            recipients.Add(recipient);
            return;
        }

        recipients[place] = recipient;
        foreach (var notice in NoticesTo(place).Where(notice => notices[notice].HandedOverAt is null))
        {
            notices[notice] = Anew(notices[notice]);
        }
    }

    private void Queue(NoticesQueued queued)
    {
        if (!matterOf.TryGetValue(queued.Matter.Id, out var matter))
        {
            matter = matters.Count;
            matters.Add(queued.Matter);
        }

        foreach (var person in queued.To)
        {
            if (!recipientOf.TryGetValue(person, out var recipient))
            {
                recipient = recipients.Count;
                recipients.Add(new Recipient(person));
            }

            notices.Add(new PostedNotice(recipient, matter, queued.At));
        }
    }

    private void Placed(int place, Recipient recipient, Recipient? old) => recipientOf[recipient.Person] = place;

    private void Placed(int place, PostedNotice notice, PostedNotice? old)
    {
        if (old is null)
        {
            noticeOf.Add((notice.Recipient, notice.Matter), place);
            if (!noticesTo.TryGetValue(notice.Recipient, out var own))
            {
                noticesTo.Add(notice.Recipient, own = []);
            }

            own.Add(place);
        }
        else if (old.DueAt is { } before)
        {
            due?.Remove((before.Milliseconds, place));
        }

        // Until somebody asks what is due, nothing is kept of it: pages of a snapshot bring notices before their recipients.
        if (due is not null && HasTime(place))
        {
            due.Add((notice.DueAt!.Value.Milliseconds, place));
        }
    }

    private bool HasTime(int place) => notices[place].DueAt is not null && HasAddress(notices[place].Recipient);
}

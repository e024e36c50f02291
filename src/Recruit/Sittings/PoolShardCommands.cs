using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>Names an attempt of a shard.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Slot">Its place in the shard, so that it need not be looked for; <see cref="Unknown"/> where the caller cannot know it.</param>
public readonly record struct AttemptRef(Id Id, int Slot = AttemptRef.Unknown)
{
    /// <summary>The place is not known.</summary>
    public const int Unknown = -1;
}

/// <summary>Tells the shard how a test is sat. Repeated, nothing happens; another plan is taken until somebody has started the test.</summary>
/// <param name="Campaign">The one campaign of the shard.</param>
/// <param name="Items">Positions of every form, 1 to 100000.</param>
/// <param name="Plan">The plan.</param>
public sealed record PlanSitting(Id Campaign, int Items, SittingPlan Plan) : ActorCommand
{
    /// <summary>Most items of a form, inclusive.</summary>
    public const int ItemsMax = 100_000;

    /// <inheritdoc cref="PlanSitting"/>
    public int Items { get; } = Limits.Between(Items, 1, ItemsMax);
}

/// <summary>
/// Lets a sitting last longer, for everybody: two people decided it, and the campaign tells every shard. Told again, or of what is not later,
/// nothing happens.
/// </summary>
/// <param name="Test">Which test or exercise; its plan may still be to come.</param>
/// <param name="End">Until when; what of it is earlier than now stays as it is.</param>
public sealed record ExtendWindow(Id Test, WindowEnd End) : ActorCommand;

/// <summary>Makes room for an attempt before it starts; one attempt per person and test. Dealt again before the start, another adjustment counts.</summary>
/// <param name="Attempt">
/// Drawn by the caller, unique in the campaign. It stands in receipts and in the journal for ever, so nothing of a person goes into it.
/// </param>
/// <param name="Test">Which test or exercise.</param>
/// <param name="Person">Whose: the key under which the answers will be sealed. A random number, and all that is stored of who it is.</param>
/// <param name="Adjustment">By how much the time is longer.</param>
/// <param name="Seed">Of the form.</param>
public sealed record DealForm(Id Attempt, Id Test, PersonKeyId Person, TimeRatio Adjustment, FormSeed Seed) : ActorCommand;

/// <summary>Starts the clock of an attempt. Repeated, it tells the same; never needed twice.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Device">On which device; nothing where it gave no mark.</param>
public sealed record StartAttempt(AttemptRef Attempt, DeviceMark? Device = null) : ActorCommand;

/// <summary>
/// The candidate has come to the page of the start, while a start is possible. The first time is recorded: it tells who never came from
/// who came and never started, and gives nothing, neither time nor the paper.
/// </summary>
/// <param name="Attempt">Which.</param>
/// <param name="Device">On which device; nothing where it gave no mark.</param>
public sealed record Arrive(AttemptRef Attempt, DeviceMark? Device = null) : ActorCommand;

/// <summary>Something a candidate gave at one position, sealed by the caller.</summary>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Position">Place of the item in the form, from 0.</param>
/// <param name="Sequence">Number the device gave the save, from 1; it only grows.</param>
/// <param name="Epoch">Of the device, from 0.</param>
/// <param name="Content">Under the person's key.</param>
/// <param name="IsBlank">The answer was taken back.</param>
public abstract record SaveContent(AttemptRef Attempt, int Position, uint Sequence, int Epoch, SealedAnswer Content, bool IsBlank) : ActorCommand
{
    /// <inheritdoc/>
    public override int Weight => base.Weight + Content.Bytes.Length;
}

/// <summary>Saves an answer to an item of a test.</summary>
/// <inheritdoc cref="SaveContent" path="/param"/>
public sealed record SaveAnswer(AttemptRef Attempt, int Position, uint Sequence, int Epoch, SealedAnswer Content, bool IsBlank = false)
    : SaveContent(Attempt, Position, Sequence, Epoch, Content, IsBlank);

/// <summary>Saves a text of an exercise; its ciphertext is kept beside the events.</summary>
/// <inheritdoc cref="SaveContent" path="/param"/>
public sealed record SaveText(AttemptRef Attempt, int Position, uint Sequence, int Epoch, SealedAnswer Content, bool IsBlank = false)
    : SaveContent(Attempt, Position, Sequence, Epoch, Content, IsBlank);

/// <summary>Another device goes on with a running attempt; the one before it is told when it speaks next.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Operation">
/// Names the wish within the attempt, which remembers it for as long as it lives: a repeat gets the epoch that the first one got. A default
/// names nothing; then a repeat takes over once more.
/// </param>
/// <param name="Device">Which device; nothing where it gave no mark.</param>
public sealed record TakeOver(AttemptRef Attempt, OperationId Operation = default, DeviceMark? Device = null) : ActorCommand;

/// <summary>The client is there.</summary>
/// <param name="Attempt">Which attempt.</param>
/// <param name="Epoch">Of the device.</param>
public sealed record Contact(AttemptRef Attempt, int Epoch) : ActorCommand;

/// <summary>Gives an attempt more time. Not safe to repeat without an operation id.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Milliseconds">How much more; above 0.</param>
/// <param name="By">Id of the person who decided; no personal number, because it stands in the journal for ever.</param>
/// <param name="Reason">A coded reason, likewise.</param>
public sealed record GrantExtra(AttemptRef Attempt, long Milliseconds, Id By, Id Reason) : ActorCommand;

/// <summary>
/// Puts on record that somebody gave an answers file to the service in a person's stead, before the saves in it are given as the person's own. The same file
/// again changes nothing, whoever brings it.
/// </summary>
/// <param name="Attempt">Which; it has started.</param>
/// <param name="Digest">Of the bytes of the file.</param>
/// <param name="Saves">How many saves the file holds, 1 to <see cref="PlanSitting.ItemsMax"/>.</param>
/// <param name="By">Id of the person who uploaded it; no personal number, because it stands in the journal for ever.</param>
/// <param name="Reason">A coded reason, likewise.</param>
public sealed record RecordAnswersFile(AttemptRef Attempt, Digest Digest, int Saves, Id By, Id Reason) : ActorCommand
{
    /// <summary>Most different files of one attempt, inclusive.</summary>
    public const int FilesMax = 16;

    /// <inheritdoc cref="RecordAnswersFile"/>
    public int Saves { get; } = Limits.Between(Saves, 1, PlanSitting.ItemsMax);
}

/// <summary>Hands the attempt in. Repeated, it tells the same.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Covers">Number of the last of this device's own saves that it means to hand in; 0 for none of them. What earlier devices saved is handed in in any case.</param>
public sealed record Submit(AttemptRef Attempt, int Epoch, uint Covers) : ActorCommand;

/// <summary>Asks for everything that was taken, to go on with on a device.</summary>
/// <param name="Attempt">Which.</param>
/// <param name="Epoch">Of the device; nothing for somebody who may read every attempt.</param>
public sealed record ReadAttempt(AttemptRef Attempt, int? Epoch = null) : ActorCommand;

/// <summary>Asks for what was refused and kept, for an appeal.</summary>
/// <param name="Attempt">Which.</param>
public sealed record ReadKept(AttemptRef Attempt) : ActorCommand;

/// <summary>Reads attempts in the order of their slots, with everything that was taken: <see cref="AttemptsRead"/>. For closings and exports.</summary>
/// <param name="From">The first slot, from 0.</param>
/// <param name="At">As of which instant they stand: who is absent, or whose time is over, follows from it; now if nothing.</param>
public sealed record ReadAttempts(int From, Instant? At = null) : ActorCommand
{
    /// <summary>Most attempts of one reply.</summary>
    public const int Most = 64;

    /// <inheritdoc cref="ReadAttempts"/>
    public int From { get; } = Limits.Between(From, 0, int.MaxValue);
}

/// <summary>Reads how the attempts of a test or exercise stand, without what was taken: <see cref="AttemptsWatched"/>. For people who watch a sitting.</summary>
/// <param name="Test">The test or exercise.</param>
/// <param name="From">The first slot, from 0.</param>
public sealed record WatchAttempts(Id Test, int From) : ActorCommand
{
    /// <summary>Most slots that one reply is of.</summary>
    public const int Most = 1024;

    /// <inheritdoc cref="WatchAttempts"/>
    public int From { get; } = Limits.Between(From, 0, int.MaxValue);
}

/// <summary>Reads the devices of attempts: <see cref="DevicesRead"/>. For people who look at flags, and for the person itself.</summary>
/// <param name="From">The first slot, from 0.</param>
/// <param name="Person">Only this person's, and then of all slots from <paramref name="From"/> on; everybody's if nothing.</param>
public sealed record ReadDevices(int From, PersonKeyId? Person = null) : ActorCommand
{
    /// <summary>Most slots that one reply about everybody is of.</summary>
    public const int Most = 256;

    /// <inheritdoc cref="ReadDevices"/>
    public int From { get; } = Limits.Between(From, 0, int.MaxValue);
}

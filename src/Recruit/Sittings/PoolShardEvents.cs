using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>The shard knows how a test is sat.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Items">Positions of every form.</param>
/// <param name="Plan">The plan.</param>
public sealed record SittingPlanned(Id Campaign, int Items, SittingPlan Plan) : ActorEvent;

/// <summary>A sitting lasts longer, for everybody.</summary>
/// <param name="Test">Which test.</param>
/// <param name="End">Until when.</param>
public sealed record WindowExtended(Id Test, WindowEnd End) : ActorEvent;

/// <summary>An attempt got the next slot.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="Test">Which test.</param>
/// <param name="Person">Whose: the key of the answers.</param>
/// <param name="Adjustment">By how much the time is longer.</param>
/// <param name="Seed">Of the form.</param>
/// <param name="At">When; nothing where an earlier build dealt it.</param>
public sealed record FormDealt(Id Attempt, Id Test, PersonKeyId Person, TimeRatio Adjustment, FormSeed Seed, Instant? At = null) : ActorEvent;

/// <summary>The adjustment of an attempt that nobody has started is another one.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Adjustment">By how much the time is longer.</param>
public sealed record AdjustmentChanged(int Slot, TimeRatio Adjustment) : ActorEvent;

/// <summary>The candidate came, for the first time, and has not started.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="At">When.</param>
public sealed record Arrived(int Slot, Instant At) : ActorEvent;

/// <summary>The clock of an attempt runs.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="At">When, by the server's clock.</param>
public sealed record AttemptStarted(int Slot, Instant At) : ActorEvent;

/// <summary>A newer device goes on with the attempt: its epoch is one higher.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="At">When.</param>
/// <param name="Operation">The wish.</param>
public sealed record DeviceTookOver(int Slot, Instant At, OperationId Operation) : ActorEvent;

/// <summary>A device came to an attempt.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Sighting">Which device, at what, when.</param>
public sealed record DeviceSeen(int Slot, DeviceSighting Sighting) : ActorEvent;

/// <summary>The client was heard.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="At">When.</param>
public sealed record Contacted(int Slot, Instant At) : ActorEvent;

/// <summary>Through what time was lost.</summary>
public enum LostTimeCause : byte
{
    /// <summary>The client was not heard.</summary>
    Line = 1,

    /// <summary>The service could not store.</summary>
    Service = 2,
}

/// <summary>Time of an attempt was lost.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="From">Beginning, inclusive.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Cause">Through what.</param>
/// <param name="CreditedMs">How much of it the rule gives back, in milliseconds.</param>
public sealed record LostTimeRecorded(int Slot, Instant From, Instant To, LostTimeCause Cause, long CreditedMs) : ActorEvent;

/// <summary>An attempt got more time.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Milliseconds">How much.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why, coded.</param>
/// <param name="At">When.</param>
public sealed record ExtraGranted(int Slot, long Milliseconds, Id By, Id Reason, Instant At) : ActorEvent;

/// <summary>Somebody gave an answers file to the service. What was in it comes as saves, beside this.</summary>
/// <param name="Slot">Of which attempt.</param>
/// <param name="File">Which file, by whom, why, when.</param>
public sealed record AnswersFileRecorded(int Slot, AnswersFile File) : ActorEvent;

/// <summary>An attempt ended with what was stored. Its leaf says which answers these are: <see cref="SaveProof.WholeForm"/> as position.</summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Proof">Highest number taken from the last device, hash over all answers, and when the attempt ended.</param>
public abstract record AttemptClosed(int Slot, SaveProof Proof) : ActorEvent
{
    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Leaf => Proof.Leaf;
}

/// <summary>
/// The candidate handed the attempt in; or a save that this covers came after it, and now the leaf says what was handed in with that save,
/// as of the same instant.
/// </summary>
/// <param name="Slot">Which attempt.</param>
/// <param name="Covers">Number of the last save of the last device that was meant; 0 for none.</param>
/// <param name="Proof">Highest number taken from the last device, hash over all answers, and when it was handed in.</param>
public sealed record AttemptSubmitted(int Slot, uint Covers, SaveProof Proof) : AttemptClosed(Slot, Proof);

/// <summary>The time ran out: the instant in the leaf is the deadline, whenever that was noticed.</summary>
/// <inheritdoc cref="AttemptClosed" path="/param"/>
public sealed record AttemptTimedOut(int Slot, SaveProof Proof) : AttemptClosed(Slot, Proof);

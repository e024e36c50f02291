using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>The one time object of an attempt, as every reply about it shows it.</summary>
/// <param name="ServerTime">When the reply was made.</param>
/// <param name="Deadline">When the time is over; before the start, when the window closes.</param>
/// <param name="LeftMs">Milliseconds until then, not negative; before the start, what the person will have.</param>
/// <param name="Epoch">Of the device that goes on with the attempt.</param>
/// <param name="HighestSequence">Highest number taken from that device, which counts its saves from 1; 0 for none.</param>
/// <param name="CreditedMs">Lost time given back, in milliseconds.</param>
/// <param name="ExtraMs">Extra time granted, in milliseconds.</param>
public readonly record struct SittingClock(
    Instant ServerTime, Instant Deadline, long LeftMs, int Epoch, uint HighestSequence, long CreditedMs, long ExtraMs);

/// <summary>What a sitting has come to; follows from stored times.</summary>
public enum AttemptStatus : byte
{
    /// <summary>Dealt; it can still be started.</summary>
    Dealt = 1,

    /// <summary>The clock runs.</summary>
    Running = 2,

    /// <summary>Handed in.</summary>
    Completed = 3,

    /// <summary>The time ran out.</summary>
    TimedOut = 4,

    /// <summary>The candidate came and never started; the attempt cannot be started any more.</summary>
    NotStarted = 5,

    /// <summary>Nobody came; the attempt cannot be started any more.</summary>
    Absent = 6,
}

/// <summary>What was asked is so.</summary>
public sealed record Done : Reply;

/// <summary>An attempt has its slot.</summary>
/// <param name="Slot">Place in the shard.</param>
public sealed record AttemptDealt(int Slot) : Reply;

/// <summary>The attempt is open to the device that asked: after a start or a takeover.</summary>
/// <param name="Slot">Place in the shard.</param>
/// <param name="Attempt">Its id.</param>
/// <param name="Test">Which test.</param>
/// <param name="Person">Key of the answers.</param>
/// <param name="Seed">Of the form.</param>
/// <param name="Clock">Its time.</param>
public sealed record AttemptOpened(int Slot, Id Attempt, Id Test, PersonKeyId Person, FormSeed Seed, SittingClock Clock) : Reply;

/// <summary>A save was taken, now or before.</summary>
/// <param name="At">When it was taken.</param>
/// <param name="IsLate">It came between deadline and grace.</param>
/// <param name="Clock">The time now.</param>
public sealed record SaveTaken(Instant At, bool IsLate, SittingClock Clock) : Reply;

/// <summary>The candidate came, the contact was heard, or the time changed.</summary>
/// <param name="Clock">The time now.</param>
public sealed record TimeTold(SittingClock Clock) : Reply;

/// <summary>What was handed in, or submitted by itself when the time ran out.</summary>
/// <param name="Reference">Id of the attempt.</param>
/// <param name="Status">Completed or timed-out.</param>
/// <param name="Answered">Positions with an answer.</param>
/// <param name="Blank">Positions without.</param>
/// <param name="At">When the attempt ended, by the server's clock.</param>
/// <param name="ShortHash">First 16 hexadecimal digits of the hash over all answers taken, which the leaf of the receipt holds.</param>
/// <param name="HighestSequence">Highest number taken from the last device; 0 for none, also where an earlier device saved answers.</param>
public sealed record SubmissionReceipt(
    Id Reference, AttemptStatus Status, int Answered, int Blank, Instant At, string ShortHash, uint HighestSequence) : Reply;

/// <summary>An answer or text that was taken.</summary>
/// <param name="Position">Place in the form.</param>
/// <param name="Sequence">Number of the save.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="At">Server time.</param>
/// <param name="Marks">What the save was.</param>
/// <param name="Receipt">Where its receipt is; nothing while that is not known.</param>
/// <param name="Content">Sealed; without bytes for a text.</param>
/// <param name="Text">Where the ciphertext of a text is; nothing for an answer.</param>
public sealed record StoredAnswer(
    int Position, uint Sequence, int Epoch, Instant At, SaveMarks Marks, ReceiptPlace? Receipt, SealedAnswer Content, TextReference? Text);

/// <summary>Everything that was taken.</summary>
/// <param name="Test">Which test.</param>
/// <param name="Person">Whose: the key of the answers.</param>
/// <param name="Seed">Of the form.</param>
/// <param name="Status">What the sitting has come to.</param>
/// <param name="Started">When it started; nothing before.</param>
/// <param name="Ended">When it ended; nothing before.</param>
/// <param name="Clock">Its time.</param>
/// <param name="Answers">By position.</param>
public sealed record AttemptRead(
    Id Test,
    PersonKeyId Person,
    FormSeed Seed,
    AttemptStatus Status,
    Instant? Started,
    Instant? Ended,
    SittingClock Clock,
    ImmutableArray<StoredAnswer> Answers) : Reply;

/// <summary>Everything that was refused and kept, and the answers files that were brought.</summary>
/// <param name="Answers">In the order in which they came.</param>
/// <param name="Files">Likewise; at most <see cref="RecordAnswersFile.FilesMax"/>.</param>
public sealed record KeptRead(ImmutableArray<KeptAnswer> Answers, ImmutableArray<AnswersFile> Files) : Reply;

/// <summary>Devices of attempts in the order of their slots.</summary>
/// <param name="Attempts">Those of which a device gave a mark.</param>
/// <param name="Next">The slot from which to read on; at least <paramref name="Total"/> after the last.</param>
/// <param name="Total">How many attempts were dealt.</param>
public sealed record DevicesRead(ImmutableArray<AttemptDevices> Attempts, int Next, int Total) : Reply;

/// <summary>How an attempt stands for people who watch a sitting.</summary>
/// <param name="Slot">Its place in the shard.</param>
/// <param name="Person">Whose.</param>
/// <param name="Status">What it has come to.</param>
/// <param name="Dealt">When the form was dealt; nothing where an earlier build dealt it.</param>
/// <param name="Arrived">When the person came; nothing before.</param>
/// <param name="Started">When it started; nothing before.</param>
/// <param name="Heard">When its device was heard last, as far as it is stored; nothing before the start.</param>
/// <param name="IsOffline">Whether it runs and its line is lost: it was silent for longer than the rule of lost time allows.</param>
/// <param name="IsLate">Whether it runs on in its grace only, so that what arrives is late.</param>
/// <param name="Clock">Its time.</param>
public sealed record WatchedAttempt(
    int Slot, PersonKeyId Person, AttemptStatus Status, Instant? Dealt, Instant? Arrived, Instant? Started, Instant? Heard, bool IsOffline, bool IsLate, SittingClock Clock);

/// <summary>Attempts of one test or exercise in the order of their slots.</summary>
/// <param name="Attempts">Those among the slots that were asked for.</param>
/// <param name="Next">The slot from which to read on; at least <paramref name="Total"/> after the last.</param>
/// <param name="Total">How many attempts were dealt, of all tests and exercises.</param>
public sealed record AttemptsWatched(ImmutableArray<WatchedAttempt> Attempts, int Next, int Total) : Reply;

/// <summary>Attempts in the order of their slots.</summary>
/// <param name="Attempts">At most <see cref="ReadAttempts.Most"/>.</param>
/// <param name="Total">How many were dealt.</param>
public sealed record AttemptsRead(ImmutableArray<AttemptRead> Attempts, int Total) : Reply;

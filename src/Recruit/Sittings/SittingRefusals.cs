namespace Recruit.Sittings;

/// <summary>Every reason for which a pool shard or the door to an attempt refuses. The list is closed; a word never changes its meaning.</summary>
public static class SittingRefusals
{
    /// <summary>The test has another plan already, and somebody has started it.</summary>
    public const string PlanInUse = "plan-in-use";

    /// <summary>The shard belongs to another campaign.</summary>
    public const string OtherCampaign = "other-campaign";

    /// <summary>The shard was told no plan of this test. Facts: <c>test</c>.</summary>
    public const string NotPlanned = "not-planned";

    /// <summary>This attempt, or one of this person at this test, was dealt with other content.</summary>
    public const string DealtOtherwise = "dealt-otherwise";

    /// <summary>
    /// An id that would stand in the journal for ever, of an attempt, of who granted extra time or brought an answers file, or of the reason for it, holds
    /// what reads like an individual identification number (IIN); another one is to be drawn.
    /// </summary>
    public const string PersonalNumber = "personal-number";

    /// <summary>There is no such attempt.</summary>
    public const string NotDealt = "not-dealt";

    /// <summary>The window has not opened. Facts: <c>opens</c>, <c>server-time</c>.</summary>
    public const string NotOpenYet = "not-open-yet";

    /// <summary>The last instant of a start has passed. Facts: <c>last-start</c>, <c>server-time</c>.</summary>
    public const string StartClosed = "start-closed";

    /// <summary>The attempt has not started.</summary>
    public const string NotStarted = "not-started";

    /// <summary>The attempt has ended. Facts: <c>ended</c>.</summary>
    public const string AttemptEnded = "attempt-ended";

    /// <summary>Deadline and grace have passed. Facts: <c>deadline</c>, <c>server-time</c>, <c>highest-taken</c>.</summary>
    public const string TooLate = "too-late";

    /// <summary>A newer device has taken over. Facts: <c>epoch</c>.</summary>
    public const string TakenOver = "taken-over";

    /// <summary>No device was given this epoch yet. Facts: <c>epoch</c>.</summary>
    public const string UnknownEpoch = "unknown-epoch";

    /// <summary>No device can take over any more. Facts: <c>most</c>.</summary>
    public const string TooManyTakeovers = "too-many-takeovers";

    /// <summary>The attempt has taken as many saves as the plan lets one take. Facts: <c>most</c>.</summary>
    public const string TooManySaves = "too-many-saves";

    /// <summary>The texts of the attempt have as many bytes together as the plan lets one have. Facts: <c>bytes-max</c>.</summary>
    public const string TooMuchText = "too-much-text";

    /// <summary>The form has no such position. Facts: <c>items</c>.</summary>
    public const string UnknownPosition = "unknown-position";

    /// <summary>Numbers of saves begin at 1.</summary>
    public const string BadSequence = "bad-sequence";

    /// <summary>Another content was saved under this number. Facts: <c>highest-taken</c>.</summary>
    public const string SequenceReused = "sequence-reused";

    /// <summary>A later save of this item was taken. Facts: <c>taken</c>, <c>highest-taken</c>.</summary>
    public const string StaleSequence = "stale-sequence";

    /// <summary>An answer to an item of a test was given as a text, or a text of an exercise as an answer.</summary>
    public const string WrongKind = "wrong-kind";

    /// <summary>The content is longer than the plan allows. Facts: <c>bytes-max</c>.</summary>
    public const string TooLong = "too-long";

    /// <summary>The submission names a save that was not taken from this device. Facts: <c>highest-taken</c>, from this device.</summary>
    public const string SubmitAhead = "submit-ahead";

    /// <summary>Extra time is above 0, and all of it together not longer than the window. Facts: <c>most</c>.</summary>
    public const string ExtraOutOfRange = "extra-out-of-range";

    /// <summary>As many answers files as may be were brought of the attempt. Facts: <c>most</c>.</summary>
    public const string TooManyFiles = "too-many-files";

    /// <summary>The credential was not signed here.</summary>
    public const string BadCredential = "bad-credential";

    /// <summary>The key of the person was erased.</summary>
    public const string KeyErased = "key-erased";

    /// <summary>The salt of the device has not 16 bytes.</summary>
    public const string BadSalt = "bad-salt";

    /// <summary>The mark of the device has not 16 bytes.</summary>
    public const string BadDevice = "bad-device";

    /// <summary>The item cannot have this response. Facts: <c>fault</c>: not-utf8, unknown-option, duplicate-option.</summary>
    public const string BadResponse = "bad-response";

    /// <summary>The service does not hold the paper of this test.</summary>
    public const string NoPaper = "no-paper";
}

namespace Recruit.Candidates.Profile;

/// <summary>Why the record of a candidate says no. A closed list; a word never changes its meaning.</summary>
public static class CandidateRefusals
{
    /// <summary>Nobody opened this record.</summary>
    public const string NotOpened = "not-opened";

    /// <summary>It was opened for another account or under another key.</summary>
    public const string OpenedOtherwise = "opened-otherwise";

    /// <summary>Something is sealed under another person's key.</summary>
    public const string OtherKey = "other-key";

    /// <summary>Only the person itself may do this.</summary>
    public const string NotOwn = "not-own";

    /// <summary>The person itself may not do this.</summary>
    public const string OwnRequest = "own-request";

    /// <summary>No further entry of this sort. Facts: <c>of</c>, <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>A field is too long. Facts: <c>field</c>, <c>bytes-max</c>.</summary>
    public const string FieldTooLong = "field-too-long";

    /// <summary>A file is too long. Facts: <c>bytes-max</c>.</summary>
    public const string FileTooLong = "file-too-long";

    /// <summary>A term is below 0 or too long. Facts: <c>most</c>.</summary>
    public const string BadTerm = "bad-term";

    /// <summary>Another adjustment was asked for under this name.</summary>
    public const string AskedOtherwise = "asked-otherwise";

    /// <summary>Nobody asked for this adjustment, or not for this campaign.</summary>
    public const string NoAdjustment = "no-adjustment";

    /// <summary>It was decided otherwise, or withdrawn.</summary>
    public const string AdjustmentClosed = "adjustment-closed";

    /// <summary>The factor is below 1 or above 10. Facts: <c>most</c>.</summary>
    public const string BadFactor = "bad-factor";

    /// <summary>The vacancy takes no applications yet. Facts: <c>opens</c>, <c>server-time</c>.</summary>
    public const string NotOpenYet = "not-open-yet";

    /// <summary>The vacancy takes no applications any more. Facts: <c>closes</c>, <c>server-time</c>.</summary>
    public const string Closed = "closed";

    /// <summary>The person applied there before, under another id or in another shard. Facts: <c>candidate</c>, <c>submitted</c>.</summary>
    public const string AlreadyApplied = "already-applied";

    /// <summary>The consent that is needed does not stand. Facts: <c>purpose</c>.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>The profile lacks a field that the vacancy asks for. Facts: <c>field</c>, once for each.</summary>
    public const string FieldMissing = "field-missing";

    /// <summary>There is no such notice.</summary>
    public const string NoNotice = "no-notice";

    /// <summary>A record of who looked is of one month, and now is another one. Facts: <c>month</c>.</summary>
    public const string OtherMonth = "other-month";

    /// <summary>The record of who looked is full; the next part takes the entry. Facts: <c>most</c>.</summary>
    public const string LogFull = "log-full";

    /// <summary>An entry may be held back by three years at most. Facts: <c>most</c>.</summary>
    public const string DelayTooLong = "delay-too-long";
}

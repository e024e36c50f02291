using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>Somebody to whom notices are written.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="Language">In which the person wants to be addressed; nothing before they said so.</param>
/// <param name="Address">The mail address, sealed under the person's key; nothing before there is one, and then notices wait for it.</param>
public sealed record Recipient(PersonKeyId Person, Language? Language = null, SealedNote? Address = null);

/// <summary>How far a notice is; derived.</summary>
public enum NoticeState
{
    /// <summary>It is handed over as soon as it is due.</summary>
    Queued,

    /// <summary>The person gave no address yet.</summary>
    WaitsForAddress,

    /// <summary>A mail system has taken it. Whether it was read is another matter.</summary>
    HandedOver,

    /// <summary>No further try is made until somebody asks for one, or the person gives another address.</summary>
    Failed,
}

/// <summary>A notice to one person about one matter. The address is the recipient's, so one that changed counts from the next try on.</summary>
/// <param name="Recipient">Place of the recipient at the desk, from 0.</param>
/// <param name="Matter">Place of the matter at the desk, from 0.</param>
/// <param name="At">When it was queued.</param>
/// <param name="Turn">Number of the try that comes next. It only grows, so that a late report is known to be one.</param>
/// <param name="Tries">How often it was tried in vain since it was queued, or queued again.</param>
/// <param name="TriedAt">When it was tried in vain for the last time.</param>
/// <param name="Reason">Why the last try was in vain; coded.</param>
/// <param name="IsHopeless">Whether another try would fail as well.</param>
/// <param name="HandedOverAt">When a mail system took it.</param>
public sealed record PostedNotice(
    int Recipient,
    int Matter,
    Instant At,
    int Turn = 1,
    int Tries = 0,
    Instant? TriedAt = null,
    Id? Reason = null,
    bool IsHopeless = false,
    Instant? HandedOverAt = null)
{
    /// <summary>Whether nothing more is tried.</summary>
    public bool IsSettled => HandedOverAt is not null || IsHopeless || Tries >= Retrying.TriesMax;

    /// <summary>When it is tried next, if there is an address; nothing once it is settled. Derived from stored times.</summary>
    public Instant? DueAt => IsSettled ? null : TriedAt is { } tried ? tried + Retrying.PauseAfter(Tries) : At;

    /// <summary>How far it is.</summary>
    /// <param name="hasAddress">Whether the recipient gave one.</param>
    public NoticeState StateWith(bool hasAddress) =>
        HandedOverAt is not null ? NoticeState.HandedOver
        : IsSettled ? NoticeState.Failed
        : hasAddress ? NoticeState.Queued
        : NoticeState.WaitsForAddress;
}

/// <summary>
/// How often and when a notice is tried again: after 1, 2, 4, … minutes, at most 6 hours. The last try is some two days after the first, which
/// outlasts a weekend's failure of a mail system; then somebody has to look.
/// </summary>
public static class Retrying
{
    /// <summary>Most tries, inclusive.</summary>
    public const int TriesMax = 16;

    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(6);

    /// <summary>How long to wait after that many tries in vain, at least 1.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        var pause = TimeSpan.FromMinutes(1 << Math.Min(tries - 1, TriesMax));
        return pause < PauseMax ? pause : PauseMax;
    }
}

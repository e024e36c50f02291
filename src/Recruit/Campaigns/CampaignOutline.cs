using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Campaigns;

/// <summary>Terms of a campaign in working days, each 1 to <see cref="WorkingCalendar.TermMax"/>: who holds a file for longer delays it.</summary>
/// <param name="Proposal">For the second person to approve or reject what one person proposed.</param>
/// <param name="Closing">From the freeze of a stage to its release.</param>
/// <param name="Enquiry">To answer an enquiry.</param>
/// <param name="Offer">To accept or decline an offered place.</param>
/// <param name="Apply">To apply, from the opening on. What comes later is taken until the first stage is frozen.</param>
/// <param name="End">From when somebody is out, or holds a place, to the end of the campaign, after which no decision changes.</param>
public sealed record CampaignTerms(int Proposal, int Closing, int Enquiry, int Offer, int Apply = 20, int End = 250)
{
    /// <inheritdoc cref="CampaignTerms"/>
    public int Proposal { get; } = Limits.Between(Proposal, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CampaignTerms"/>
    public int Closing { get; } = Limits.Between(Closing, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CampaignTerms"/>
    public int Enquiry { get; } = Limits.Between(Enquiry, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CampaignTerms"/>
    public int Offer { get; } = Limits.Between(Offer, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CampaignTerms"/>
    public int Apply { get; } = Limits.Between(Apply, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="CampaignTerms"/>
    public int End { get; } = Limits.Between(End, 1, WorkingCalendar.TermMax);
}

/// <summary>What of the sealed rules the campaign itself must know to be run; everything else stays in the definition.</summary>
/// <param name="Stages">Ids of all stages, in declared order.</param>
/// <param name="Shards">Into how many pool shards the applicants are divided; 1 to <see cref="ShardsMax"/>.</param>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Terms">In working days.</param>
/// <param name="Letterhead">What letters of the campaign say; rules that were sealed without it write none by themselves.</param>
/// <param name="ReserveExpires">Last day of the reserve; nothing without one.</param>
/// <param name="Sittings">When tests and exercises are sat here; rules that were sealed without it let no sitting last longer.</param>
/// <param name="AppealDays">How long candidates may appeal after a release, in working days; a campaign whose rules were sealed without it waits for no such term.</param>
/// <param name="GraceSeconds">How long after its window answers of a sitting are still taken; the longest there is for one that is not in it.</param>
/// <param name="SelectionStages">How many of the stages are before training; nothing in rules that were sealed without it.</param>
public sealed record CampaignOutline(
    ImmutableArray<Id> Stages,
    int Shards,
    WorkingCalendar Calendar,
    CampaignTerms Terms,
    Letterhead? Letterhead = null,
    DateOnly? ReserveExpires = null,
    ImmutableSortedDictionary<Id, AttemptWindow>? Sittings = null,
    int? AppealDays = null,
    ImmutableSortedDictionary<Id, int>? GraceSeconds = null,
    int? SelectionStages = null)
{
    /// <summary>Most pool shards, inclusive.</summary>
    public const int ShardsMax = 1024;

    /// <inheritdoc cref="CampaignOutline"/>
    public int Shards { get; } = Limits.Between(Shards, 1, ShardsMax);

    /// <summary>Equal outlines have equal stages in the same order.</summary>
    public bool Equals(CampaignOutline? other) =>
        other is not null && Stages.AsSpan().SequenceEqual(other.Stages.AsSpan()) && Shards == other.Shards && Terms == other.Terms && ReserveExpires == other.ReserveExpires && AppealDays == other.AppealDays
        && SelectionStages == other.SelectionStages
        && Calendar.UtcOffset == other.Calendar.UtcOffset && Calendar.Weekend.AsSpan().SequenceEqual(other.Calendar.Weekend.AsSpan())
        && Calendar.DaysOff.SetEquals(other.Calendar.DaysOff) && Calendar.DaysOn.SetEquals(other.Calendar.DaysOn)
        && RecordJson.AreAlike(Letterhead, other.Letterhead) && RecordJson.AreAlike(Sittings, other.Sittings)
        && RecordJson.AreAlike(GraceSeconds, other.GraceSeconds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Stages.Length, Shards, Terms);
}

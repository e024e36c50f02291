using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Attraction;

/// <summary>Who does what for an announcement, and in how many working days. Fixed when it is opened, from campaign.json.</summary>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="DraftDays">For whoever drafts, to propose a text for publication; 1 to <see cref="WorkingCalendar.TermMax"/>, as all terms.</param>
/// <param name="Approver">Role that approves publication.</param>
/// <param name="ApprovalDays">For the approval.</param>
/// <param name="QuestionsUntil">Until when questions are taken, exclusive.</param>
/// <param name="Answerer">Role that answers questions.</param>
/// <param name="AnswerDays">For the answer.</param>
/// <param name="Parts">In how many parts interest is registered; 1 to <see cref="PartsMax"/>.</param>
/// <param name="Interest">What people may agree to.</param>
public sealed record AnnouncementTerms(
    WorkingCalendar Calendar,
    int DraftDays,
    Id Approver,
    int ApprovalDays,
    Instant QuestionsUntil,
    Id Answerer,
    int AnswerDays,
    int Parts,
    InterestTerms Interest)
{
    /// <summary>Most parts, inclusive: with <see cref="InterestPart.SlotsMax"/> people each, 25 million.</summary>
    public const int PartsMax = 256;

    /// <inheritdoc cref="AnnouncementTerms"/>
    public int DraftDays { get; } = Limits.Between(DraftDays, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="AnnouncementTerms"/>
    public int ApprovalDays { get; } = Limits.Between(ApprovalDays, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="AnnouncementTerms"/>
    public int AnswerDays { get; } = Limits.Between(AnswerDays, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="AnnouncementTerms"/>
    public int Parts { get; } = Limits.Between(Parts, 1, PartsMax);

    /// <summary>A file that lies with somebody since an instant.</summary>
    internal OpenFile File(Id holder, Instant since, int days) => new(holder, since, Calendar.Due(since, days));
}

/// <summary>What people who register interest may agree to.</summary>
/// <param name="Purposes">What they may be told, e.g. <c>told-of-opening</c>; at least one.</param>
/// <param name="ConsentDaysMax">For how many days of 24 hours at most; 1 to 3660.</param>
public sealed record InterestTerms(ImmutableArray<Id> Purposes, int ConsentDaysMax)
{
    private const int DaysMax = 3660;

    /// <inheritdoc cref="InterestTerms"/>
    public ImmutableArray<Id> Purposes { get; } = Limits.NotEmpty(Purposes);

    /// <inheritdoc cref="InterestTerms"/>
    public int ConsentDaysMax { get; } = Limits.Between(ConsentDaysMax, 1, DaysMax);
}

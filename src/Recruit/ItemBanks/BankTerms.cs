using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.ItemBanks;

/// <summary>Who does what in a bank, and in how many working days. Fixed when the bank is opened.</summary>
/// <param name="Calendar">Which days are worked.</param>
/// <param name="Reviewer">Role that reviews drafts.</param>
/// <param name="ReviewDays">For a review; 1 to <see cref="WorkingCalendar.TermMax"/>, as all terms.</param>
/// <param name="AuthorDays">For the author to propose a key, or a new version of a draft that was found wanting.</param>
/// <param name="Approver">Role that approves keys.</param>
/// <param name="ApprovalDays">For the approval of a key.</param>
public sealed record BankTerms(WorkingCalendar Calendar, Id Reviewer, int ReviewDays, int AuthorDays, Id Approver, int ApprovalDays)
{
    /// <inheritdoc cref="BankTerms"/>
    public int ReviewDays { get; } = Limits.Between(ReviewDays, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="BankTerms"/>
    public int AuthorDays { get; } = Limits.Between(AuthorDays, 1, WorkingCalendar.TermMax);

    /// <inheritdoc cref="BankTerms"/>
    public int ApprovalDays { get; } = Limits.Between(ApprovalDays, 1, WorkingCalendar.TermMax);

    /// <summary>A file that lies with somebody since an instant.</summary>
    internal OpenFile File(Id holder, Instant since, int days) => new(holder, since, Calendar.Due(since, days));
}

/// <summary>When keys of a test may be challenged, and who answers. Taken from the campaign when the test is composed.</summary>
/// <param name="Calendar">Which days are worked in the campaign.</param>
/// <param name="WindowDays">How long after the test keys may be challenged; 0 to <see cref="WorkingCalendar.TermMax"/>, 0 ends with the day of the test.</param>
/// <param name="Holder">Role that decides.</param>
/// <param name="DecisionDays">In how many working days; 1 to <see cref="WorkingCalendar.TermMax"/>.</param>
public sealed record ChallengeTerms(WorkingCalendar Calendar, int WindowDays, Id Holder, int DecisionDays)
{
    /// <inheritdoc cref="ChallengeTerms"/>
    public int WindowDays { get; } = Limits.Between(WindowDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="ChallengeTerms"/>
    public int DecisionDays { get; } = Limits.Between(DecisionDays, 1, WorkingCalendar.TermMax);
}

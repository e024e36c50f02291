using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Appeals;

/// <summary>Where an appeal stands. Derived from what happened, never stored.</summary>
public enum AppealStep
{
    /// <summary>Nobody filed it.</summary>
    NotFiled,

    /// <summary>An officer is to say whether it is admissible.</summary>
    Filed,

    /// <summary>An officer is to give it to a reviewer.</summary>
    Admitted,

    /// <summary>A reviewer has it.</summary>
    InReview,

    /// <summary>A second person is to approve what the reviewer decided.</summary>
    Proposed,

    /// <summary>Closed: it was not admissible.</summary>
    Inadmissible,

    /// <summary>Closed: the candidate withdrew it.</summary>
    Withdrawn,

    /// <summary>Closed: decided by two people.</summary>
    Decided,
}

/// <summary>One appeal of one candidate. Two candidates who appeal about the same item have two files.</summary>
/// <param name="Id">From <see cref="AppealCase.IdOf"/>.</param>
/// <param name="Evidence">Sealed files, in order.</param>
/// <param name="Conflicts">Accounts that may not decide: those who decided before, and those who said that they are not free.</param>
/// <param name="Case">What it is about; nothing before it is filed.</param>
/// <param name="Filed">By whom and when.</param>
/// <param name="Admitted">That it was admissible.</param>
/// <param name="Rejected">That it was not.</param>
/// <param name="Review">With whom it is.</param>
/// <param name="GivenBack">When the last reviewer gave it back.</param>
/// <param name="Extended">That the reviewer got more time.</param>
/// <param name="Proposal">What the reviewer decided.</param>
/// <param name="Approved">That a second person approved it.</param>
/// <param name="Withdrawn">That the candidate withdrew it.</param>
public sealed record Appeal(
    Id Id,
    ImmutableArray<AppealDocument> Evidence,
    ImmutableSortedSet<Id> Conflicts,
    AppealCase? Case = null,
    Act? Filed = null,
    Act? Admitted = null,
    Act? Rejected = null,
    Review? Review = null,
    Instant? GivenBack = null,
    Act? Extended = null,
    Proposal? Proposal = null,
    Act? Approved = null,
    Act? Withdrawn = null)
{
    /// <summary>Most accounts that may not decide, inclusive.</summary>
    public const int ConflictsMax = 200;

    /// <summary>An appeal nobody filed.</summary>
    public static Appeal None(Id id) => new(id, [], []);

    /// <summary>Where it stands.</summary>
    public AppealStep Step =>
        Filed is null ? AppealStep.NotFiled
        : Withdrawn is not null ? AppealStep.Withdrawn
        : Rejected is not null ? AppealStep.Inadmissible
        : Approved is not null ? AppealStep.Decided
        : Proposal is not null ? AppealStep.Proposed
        : Review is not null ? AppealStep.InReview
        : Admitted is not null ? AppealStep.Admitted
        : AppealStep.Filed;

    /// <summary>Whether somebody is to do something.</summary>
    public bool IsOpen => Step is AppealStep.Filed or AppealStep.Admitted or AppealStep.InReview or AppealStep.Proposed;

    /// <summary>Whose turn it is and until when; nothing when the appeal is closed or nobody filed it.</summary>
    public OpenFile? OpenFile => Step switch
    {
        AppealStep.Filed => File(Roles.Holder(Role.AgencyOfficer), Filed!.At, Case!.Terms.AdmitDays),
        AppealStep.Admitted => File(Roles.Holder(Role.AgencyOfficer), GivenBack ?? Admitted!.At, Case!.Terms.AllocateDays),
        AppealStep.InReview => File(Review!.Reviewer, Review.Act.At, Case!.Terms.ReviewDays + (Extended is null ? 0 : Case.Terms.ExtendDays)),
        AppealStep.Proposed => File(Roles.Holder(Role.Approver), Proposal!.Act.At, Case!.Terms.ApproveDays),
        _ => null,
    };

    /// <summary>Whether an account may decide as a second person: it is not the reviewer, had no part in what was decided before, and is not the candidate's.</summary>
    public bool MayDecide(Id account) => Review?.Reviewer != account && !Conflicts.Contains(account) && Case?.Account != account;

    /// <summary>The state after an event.</summary>
    public Appeal Evolve(ActorEvent happened) => happened switch
    {
        AppealFiled now => this with { Case = now.Case, Filed = now.Act, Conflicts = now.Case.Deciders },
        EvidenceAdded now => this with { Evidence = Evidence.Add(new AppealDocument(now.Kind, now.Act.At, now.File)) },
        AppealAdmitted now => this with { Admitted = now.Act },
        AppealRejected now => this with { Rejected = now.Act },
        AppealAllocated now => this with { Review = new Review(now.Act, now.Reviewer) },
        ConflictDeclared now => this with
        {
            Conflicts = Conflicts.Add(now.Account),
            Review = Review?.Reviewer == now.Account ? null : Review,
            GivenBack = Review?.Reviewer == now.Account ? now.Act.At : GivenBack,
            Proposal = Review?.Reviewer == now.Account ? null : Proposal,
        },
        AppealExtended now => this with { Extended = now.Act },
        DecisionProposed now => this with { Proposal = new Proposal(now.Act, now.Remedy) },
        DecisionReturned now => this with { Proposal = null, Review = Review! with { Act = Review.Act with { At = now.Act.At } } },
        AppealDecided now => this with { Approved = now.Act },
        AppealWithdrawn now => this with { Withdrawn = now.Act },
        _ => this,
    };

    private OpenFile File(Id holder, Instant since, int days) => new(holder, since, Case!.Terms.Calendar.Due(since, days));
}

/// <summary>With whom an appeal is.</summary>
/// <param name="Act">Who gave it, when and why; since the last return, if the approver returned it.</param>
/// <param name="Reviewer">The account.</param>
public sealed record Review(Act Act, Id Reviewer);

/// <summary>What a reviewer decided.</summary>
/// <param name="Act">Who, when and why.</param>
/// <param name="Remedy">What is to change; nothing dismisses the appeal.</param>
public sealed record Proposal(Act Act, Remedy? Remedy = null);

/// <summary>A document that speaks for the appeal.</summary>
/// <param name="Kind">What it is, coded.</param>
/// <param name="At">When it came.</param>
/// <param name="File">Sealed.</param>
public sealed record AppealDocument(Id Kind, Instant At, SealedFile File);

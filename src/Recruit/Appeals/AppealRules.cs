using System.Globalization;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>What an appeal decides: its steps, its terms, and that two people who did not decide before decide it.</summary>
public static class AppealRules
{
    /// <summary>What a command leads to.</summary>
    public static Decision Decide(Appeal state, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            FileAppeal asked => Filing.File(state, asked, now),
            Nudge => Decision.Tell(Stands(state)),
            _ when state.Case is null => Decision.Refuse(AppealRefusals.NotFiled),
            AddEvidence asked => Filing.Add(state, state.Case, asked, now),
            AdmitAppeal asked => Admit(state, asked.Mandate, now),
            RejectAppeal asked => Reject(state, asked.Mandate, now),
            AllocateAppeal asked => Allocate(state, asked, now),
            DeclareConflict asked => Declare(state, asked, now),
            ExtendAppeal asked => Extend(state, asked.Mandate, now),
            ProposeDecision asked => Deciding.Propose(state, state.Case, asked, now),
            ApproveDecision asked => Deciding.Approve(state, asked, now),
            ReturnDecision asked => Deciding.Return(state, asked.Mandate, now),
            WithdrawAppeal asked => Filing.Withdraw(state, state.Case, asked.Mandate, now),
            ReadOwnAppeal => Decision.Tell(Own(state)),
            ReadAppeal => Decision.Tell(new AppealTold(state, state.Step, state.OpenFile)),
            _ => throw new ArgumentException($"An appeal knows no {command?.GetType().Name}.", nameof(command)),
        };
    }

    internal static RefusalFact Fact(string name, int value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    internal static RefusalFact Fact(string name, Instant value) => new(name, value.ToString());

    internal static Decision After(Appeal state, ActorEvent happened) => Decision.Happen(Stands(state.Evolve(happened)), happened);

    internal static AppealStands Stands(Appeal state) => new(state.Step, state.OpenFile);

    internal static Decision WrongStep(Appeal state) =>
        Decision.Refuse(AppealRefusals.WrongStep, new RefusalFact("step", JsonNamingPolicy.KebabCaseLower.ConvertName(state.Step.ToString())));

    /// <summary>Nobody who decided before decides again, nor does the candidate.</summary>
    internal static Decision? ConflictOf(Appeal state, Id account) =>
        state.Conflicts.Contains(account) || state.Case!.Account == account
            ? Decision.Refuse(AppealRefusals.Conflict, new RefusalFact("account", account.Text))
            : null;

    private static Decision Admit(Appeal state, Mandate mandate, Instant now) =>
        state.Step == AppealStep.Admitted ? Decision.Tell(Stands(state))
        : state.Step != AppealStep.Filed ? WrongStep(state)
        : ConflictOf(state, mandate.By) ?? After(state, new AppealAdmitted(mandate.At(now)));

    private static Decision Reject(Appeal state, Mandate mandate, Instant now) =>
        state.Step == AppealStep.Inadmissible ? Decision.Tell(Stands(state))
        : state.Step != AppealStep.Filed ? WrongStep(state)
        : ConflictOf(state, mandate.By) ?? AppealLetters.Closed(state, new AppealRejected(mandate.At(now)));

    private static Decision Allocate(Appeal state, AllocateAppeal asked, Instant now) =>
        state.Step == AppealStep.InReview && state.Review!.Reviewer == asked.Reviewer ? Decision.Tell(Stands(state))
        : state.Step is not (AppealStep.Admitted or AppealStep.InReview) ? WrongStep(state)
        : ConflictOf(state, asked.Reviewer) ?? After(state, new AppealAllocated(asked.Mandate.At(now), asked.Reviewer));

    private static Decision Declare(Appeal state, DeclareConflict asked, Instant now) =>
        state.Conflicts.Contains(asked.Account) ? Decision.Tell(Stands(state))
        : !state.IsOpen ? WrongStep(state)
        : state.Conflicts.Count >= Appeal.ConflictsMax ? Decision.Refuse(AppealRefusals.TooManyConflicts, Fact("most", Appeal.ConflictsMax))
        : After(state, new ConflictDeclared(asked.Mandate.At(now), asked.Account));

    private static Decision Extend(Appeal state, Mandate mandate, Instant now) =>
        state.Step != AppealStep.InReview ? WrongStep(state)
        : state.Extended is null ? After(state, new AppealExtended(mandate.At(now)))
        : state.Extended.By == mandate.By && state.Extended.Reason == mandate.Reason ? Decision.Tell(Stands(state))
        : Decision.Refuse(AppealRefusals.AlreadyExtended, Fact("due", state.OpenFile!.Due));

    /// <summary>What the candidate is told, whatever the candidate asked.</summary>
    internal static OwnAppealTold Own(Appeal state)
    {
        var filed = state.Case!;
        var closing = state.Rejected ?? state.Approved ?? state.Withdrawn;
        var reasons = state.Step == AppealStep.Decided ? state.Proposal!.Act : state.Step == AppealStep.Inadmissible ? state.Rejected : null;
        return new OwnAppealTold(
            filed.Subject,
            filed.Grounds,
            filed.Statement,
            state.Filed!.At,
            state.Evidence,
            state.Step == AppealStep.Proposed ? AppealStep.InReview : state.Step,
            state.Extended is not null,
            OwnDue(state, filed),
            reasons?.Reason,
            reasons?.Note is { } note && note.Person == filed.Statement.Person ? note : null,
            closing?.At,
            state.Step == AppealStep.Decided ? state.Proposal!.Remedy : null);
    }

    /// <summary>The same instant before and after the reviewer has decided, so that it does not tell that something is proposed.</summary>
    private static Instant? OwnDue(Appeal state, AppealCase filed)
    {
        if (state.Review is not { } review || !state.IsOpen)
        {
            return state.OpenFile?.Due;
        }

        var terms = filed.Terms;
        var decided = terms.Calendar.Due(review.Act.At, terms.ReviewDays + (state.Extended is null ? 0 : terms.ExtendDays));
        return terms.Calendar.Due(decided, terms.ApproveDays);
    }
}

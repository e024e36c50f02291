using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Numbers;

namespace Recruit.Appeals;

/// <summary>The reviewer decides, a second person approves or sends back.</summary>
internal static class Deciding
{
    public static Decision Propose(Appeal state, AppealCase filed, ProposeDecision asked, Instant now)
    {
        if (state.Review is not { } review || state.Step is not (AppealStep.InReview or AppealStep.Proposed))
        {
            return AppealRules.WrongStep(state);
        }

        if (review.Reviewer != asked.Mandate.By)
        {
            return Decision.Refuse(AppealRefusals.NotReviewer);
        }

        if (state.Proposal is { } earlier)
        {
            return earlier.Remedy == asked.Remedy ? Decision.Tell(AppealRules.Stands(state)) : AppealRules.WrongStep(state);
        }

        return asked.Remedy is null || IsSound(asked.Remedy, filed)
            ? AppealRules.After(state, new DecisionProposed(asked.Mandate.At(now), asked.Remedy))
            : Decision.Refuse(AppealRefusals.BadRemedy);
    }

    public static Decision Approve(Appeal state, ApproveDecision asked, Instant now)
    {
        if (state.Step == AppealStep.Decided && state.Proposal!.Act.At == asked.Proposed)
        {
            return Decision.Tell(AppealRules.Stands(state));
        }

        return Second(state, asked.Mandate)
            ?? (state.Proposal!.Act.At != asked.Proposed
                ? Decision.Refuse(AppealRefusals.OtherProposal, AppealRules.Fact("proposed", state.Proposal.Act.At))
                : AppealLetters.Closed(state, new AppealDecided(asked.Mandate.At(now), state.Review!.Reviewer, state.Proposal.Remedy)));
    }

    public static Decision Return(Appeal state, Mandate mandate, Instant now) =>
        Second(state, mandate) ?? AppealRules.After(state, new DecisionReturned(mandate.At(now)));

    private static Decision? Second(Appeal state, Mandate mandate) =>
        state.Step != AppealStep.Proposed ? AppealRules.WrongStep(state)
        : state.Review!.Reviewer == mandate.By ? Decision.Refuse(AppealRefusals.SamePerson)
        : AppealRules.ConflictOf(state, mandate.By);

    /// <summary>Whether the item, the marker or the stage exist is known to the vacancy; here only what an appeal can know is checked.</summary>
    private static bool IsSound(Remedy remedy, AppealCase filed) =>
        (remedy.OfCandidate is not { } candidate || candidate == filed.Candidate) && remedy switch
        {
            ChangeMark { Mark: { } mark } => mark >= 0 && NumberForm.TryReadNumber(remedy.Row.Value!, out _),
            AcceptKey { Key: var key } => key.Length is > 0 and <= AcceptKey.KeyLengthMax,
            _ => true,
        };
}

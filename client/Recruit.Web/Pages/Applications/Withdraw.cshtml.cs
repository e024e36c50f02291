using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>Withdrawing the application: from the next stage on, or from the offers where no stage is left.</summary>
public sealed class WithdrawModel(Service service, Speech words) : OwnPage(service, words)
{
    /// <summary>Whether there is anything from which a person can withdraw.</summary>
    public static bool CanWithdraw(OwnProgressShown own)
    {
        ArgumentNullException.ThrowIfNull(own);
        return own.Next.Turn is not (OwnTurn.Withdrawn or OwnTurn.Declined or OwnTurn.Out or OwnTurn.Ended);
    }

    public async Task<IActionResult> OnGetAsync() => await ReadAsync() ?? (CanWithdraw(Own) ? Page() : Go(Here));

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var isFilled = Own.Next.Turn is OwnTurn.Offer or OwnTurn.Revision or OwnTurn.Placed or OwnTurn.Reserve or OwnTurn.NoPlace;
        var stage = isFilled ? null : Own.Stages.FirstOrDefault(one => one.Decided is null)?.Stage.Id;
        var reply = await AskAsync(new Withdraw(Caller, Operation, CampaignId, stage));
        if (reply is Refusal { Code: CampaignRefusals.StageClosed } closed)
        {
            // The results of that stage are being computed; from the next one on everybody can leave.
            reply = await AskAsync(new Withdraw(Caller, Another, CampaignId, closed.Facts.Where(fact => fact.Name == "next").Select(fact => IdOf(fact.Value)).FirstOrDefault()));
        }

        if (reply is not Refusal refusal)
        {
            return ProblemOf(reply) ?? Go($"{Here}?after=withdrawn");
        }

        if (ProblemOf(refusal) is { } problem)
        {
            return problem;
        }

        Tell(refusal);
        return Page();
    }
}

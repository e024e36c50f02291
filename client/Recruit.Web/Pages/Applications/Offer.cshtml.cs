using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>Answering an offered place. While lists are under revision it can only be declined.</summary>
public sealed class OfferModel(Service service, Speech words) : OwnPage(service, words)
{
    public async Task<IActionResult> OnGetAsync() => await ReadOpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync(string? answer)
    {
        if (await ReadOpenAsync() is { } instead)
        {
            return instead;
        }

        UseCase? request = answer switch
        {
            "accept" => new AcceptOffer(Caller, Operation, CampaignId),
            "decline" => new DeclineOffer(Caller, Operation, CampaignId),
            _ => null,
        };
        if (request is null)
        {
            ModelState.AddModelError("accept", Words["offer.choose"]);
            return Page();
        }

        var reply = await AskAsync(request);
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is not Refusal refusal)
        {
            return Go($"{Here}?after={(answer == "accept" ? "accepted" : "declined")}");
        }

        Tell(refusal, "accept");
        return Page();
    }

    private async Task<IActionResult?> ReadOpenAsync() => await ReadAsync() ?? (Own.Next.Turn is OwnTurn.Offer or OwnTurn.Revision ? null : Go(Here));
}

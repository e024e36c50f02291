using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Reserve;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>
/// Places of a campaign, what became of each offer, who is next by the rules, and the reserve. Nobody offers a place by hand but to somebody from another reserve:
/// free places are filled by computing the released lists anew, which two people release.
/// </summary>
public sealed class OffersModel(Service service, Speech words) : OfficePage(service, words)
{
    private const int PagesMax = 10;

    /// <summary>What is shown.</summary>
    public OffersShown Shown { get; private set; } = null!;

    /// <summary>Who is next; nothing before somebody asked for it.</summary>
    public RefillShown? Refill { get; private set; }

    /// <summary>Other campaigns of the agency, whose reserves may have somebody.</summary>
    public IReadOnlyList<Id> Sources { get; private set; } = [];

    /// <summary>Vacant places that are not offered to anybody from a reserve.</summary>
    public int Offerable => Math.Max(0, Shown.Vacant - Shown.Offers.Count(one => one.Target == Campaign && one.State is not (ReserveOfferState.Refused or ReserveOfferState.Over)));

    /// <summary>The campaign of the reserve.</summary>
    [BindProperty]
    public string? Source { get; set; }

    /// <summary>The candidate's id there.</summary>
    [BindProperty]
    public string? Candidate { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, int from = 0, bool next = false)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (next)
        {
            var reply = await AskAsync(new PreviewRefill(Caller, Another, Routine, Campaign));
            if (ProblemOf(reply) is { } failed)
            {
                return failed;
            }

            if (reply is Refusal refusal)
            {
                Tell(refusal);
            }

            Refill = reply as RefillShown;
        }

        return await ShowAsync(from);
    }

    /// <summary>Computes the released stages anew, which fills what fell free.</summary>
    public async Task<IActionResult> OnPostRefillAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        return Last is { } last ? await DoneAsync(await CloseAsync(last), "", "closing") : Go($"/office/{Campaign}/closing");
    }

    /// <summary>Proposes to offer a vacant place to somebody from another reserve.</summary>
    public async Task<IActionResult> OnPostReserveAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var candidate = Candidate?.Trim() ?? "";
        if (IdOf(Source) is not { } source || candidate.Length == 0)
        {
            ModelState.AddModelError(nameof(Candidate), Words["offers.reserve.needed"]);
            return await ShowAsync(0);
        }

        var reply = await AskAsync(new ProposeReserveOffer(Caller, Operation, Routine, Campaign, NameFor("reserve"), source, candidate));

        // A campaign without a released reserve is told like a person who is not in one; it stands in the list of the page.
        return await DoneAsync(reply is Refusal { Code: UseCaseRefusals.NotFound } ? Refusal.Because(Recruit.Campaigns.CampaignRefusals.NotInReserve) : reply, nameof(Candidate), "offers");
    }

    private async Task<IActionResult> DoneAsync(Reply reply, string field, string then)
    {
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is not Refusal refusal)
        {
            return Go($"/office/{Campaign}/{then}");
        }

        Tell(refusal, field);
        await FindAsync(Campaign.Text);
        return await ShowAsync(0);
    }

    private async Task<IActionResult> ShowAsync(int from)
    {
        var reply = await AskAsync(new ReadOffers(Caller, Another, Routine, Campaign, from));
        if (reply is not OffersShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        Sources = IsOfficer && Offerable > 0 ? await SourcesAsync() : [];
        return Page();
    }

    private async Task<IReadOnlyList<Id>> SourcesAsync()
    {
        var others = ImmutableArray.CreateBuilder<Id>();
        Id? after = null;
        for (var page = 0; page < PagesMax; page++)
        {
            if (await AskAsync(new ListCampaigns(Caller, Another, [], ListCampaigns.RowsMax, after)) is not CampaignsListed listed)
            {
                break;
            }

            others.AddRange(listed.Rows.Select(one => one.Id).Where(one => one != Campaign));
            if (listed.Next is not { } next)
            {
                break;
            }

            after = next;
        }

        return others.DrainToImmutable();
    }

    /// <summary>The colour of a place's state, which is said in words too.</summary>
    public static string ColourOf(PlaceState state) => state switch
    {
        PlaceState.Accepted => "green",
        PlaceState.Open => "blue",
        PlaceState.AwaitsRevision => "yellow",
        PlaceState.Vacant => "grey",
        _ => "red",
    };

    /// <summary>What became of an offer from a reserve, with the reason where there is one.</summary>
    public string StateOf(ShownReserveOffer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        var state = Words[$"offers.reserve.{offer.State}"];
        return offer.Why is not { } why ? state
            : Words.Words.Has($"offers.why.{why}") ? $"{state}: {Words[$"offers.why.{why}"]}"
            : offer.State == ReserveOfferState.Over ? $"{state}: {Words["offers.why.declined"]}"
            : $"{state}: {why}";
    }
}

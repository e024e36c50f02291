using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Reserve;
using Recruit.Web.Applications;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>The own place in the reserve: the consent to be asked for other vacancies of the agency, and what those offered, to be answered here.</summary>
public sealed class ReserveModel(Service service, TimeProvider time, Speech words) : OwnPage(service, words)
{
    /// <summary>What is offered, and whether the person agreed to be asked.</summary>
    public OwnReserveShown Reserve { get; private set; } = null!;

    /// <summary>What was just done, as a key of words.</summary>
    public string? Done { get; private set; }

    /// <summary>By the server's clock.</summary>
    public Instant Now => Instant.Of(time.GetUtcNow());

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        Done = after is "accepted" or "declined" or "agreed" or "withdrawn" ? $"reserve.done.{after}" : null;
        return await ReadReserveAsync() ?? Page();
    }

    public Task<IActionResult> OnPostAgreeAsync() => DoAsync(() => new AgreeToReuse(Caller, Operation, CampaignId, ReuseConsentText.In(Words.Language)), "agreed");

    public Task<IActionResult> OnPostWithdrawAsync() => DoAsync(() => new AgreeToReuse(Caller, Operation, CampaignId, null), "withdrawn");

    public Task<IActionResult> OnPostAcceptAsync(string? target, string? offer) => DoAsync(
        () => IdOf(target) is { } vacancy && IdOf(offer) is { } name ? new AcceptReserveOffer(Caller, Operation, CampaignId, vacancy, name) : null, "accepted");

    public Task<IActionResult> OnPostDeclineAsync(string? target, string? offer) => DoAsync(
        () => IdOf(target) is { } vacancy && IdOf(offer) is { } name ? new DeclineReserveOffer(Caller, Operation, CampaignId, vacancy, name) : null, "declined");

    private async Task<IActionResult> DoAsync(Func<UseCase?> step, string after)
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (step() is not { } request)
        {
            return NotFound();
        }

        var reply = await AskAsync(request);
        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        if (reply is not Refusal refusal)
        {
            return Go($"{Here}/reserve?after={after}");
        }

        Tell(refusal.Code == Recruit.Campaigns.CampaignRefusals.NotInReserve ? Refusal.Because(Recruit.Campaigns.CampaignRefusals.NoOffer) : refusal);
        return await ReadReserveAsync() ?? Page();
    }

    private async Task<IActionResult?> ReadReserveAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        var reply = await AskAsync(new ReadOwnReserve(Caller, Another, CampaignId));
        if (reply is not OwnReserveShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Reserve = shown;
        return Own.ReservePlace is null && shown.Offers.IsEmpty ? NotFound() : null;
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Notices;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Panels;
using Recruit.Web.Layout;
using ReadAnnouncement = Recruit.UseCases.Attraction.ReadAnnouncement;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Office;

/// <summary>One campaign: its stages, what waits for a second person, who delays it, and the next step.</summary>
public sealed class CampaignModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Files that their holders delay.</summary>
    public ImmutableArray<ToldFile> Overdue { get; private set; } = [];

    /// <summary>How many panels the rules have.</summary>
    public int Panels { get; private set; }

    /// <summary>Whether it is among the vacancies that everybody finds.</summary>
    public bool IsAnnounced { get; private set; }

    /// <summary>Whether who looks may read what devices of attempts show.</summary>
    public bool ReadsFlags => IsOfficer || Who?.Has(Role.Auditor) == true;

    /// <summary>Whether who looks may ask what would come of other rules.</summary>
    public bool MayPreview => WhatIfModel.MayAsk(Caller);

    /// <summary>Whether who looks may know what became of its letters.</summary>
    public bool MayWatchNotices => May<WatchNotices>();

    /// <summary>Whether everything is released, so that the end can be proposed.</summary>
    public bool CanEnd => Standing is { Status: CampaignStatus.Open, Current: null } && Stages.Count > 0 && NextPlace == Stages.Count;

    public async Task<IActionResult> OnGetAsync(string? campaign)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        return await ShowAsync();
    }

    public Task<IActionResult> OnPostCloseAsync(string? campaign, string? stage) => StepAsync(campaign, async () =>
    {
        return IdOf(stage) is { } closes ? await CloseAsync(closes) : Refusal.Because(CampaignRefusals.NoStage);
    }, "closing");

    public Task<IActionResult> OnPostSealAsync(string? campaign) =>
        StepAsync(campaign, () => AskAsync(new ProposeSeal(Caller, Operation, Routine, Campaign, NameFor("seal"))));

    public Task<IActionResult> OnPostOpenAsync(string? campaign) => ProposeAsync(campaign, "open", new OpenCampaign());

    public Task<IActionResult> OnPostEndAsync(string? campaign) => ProposeAsync(campaign, "end", new CloseCampaign());

    private Task<IActionResult> ProposeAsync(string? campaign, string name, Step step) =>
        StepAsync(campaign, () => AskAsync(new ProposeStep(Caller, Operation, Routine, Campaign, NameFor(name), step)));

    private async Task<IActionResult> StepAsync(string? campaign, Func<Task<Reply>> ask, string? then = null)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await ask();
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        if (reply is not Refusal refusal)
        {
            return Go(then is null ? $"/office/{Campaign}" : $"/office/{Campaign}/{then}");
        }

        TellStep(refusal);
        await FindAsync(campaign);
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Panels = Standing.Outline is not null && await AskAsync(new ListPanels(Caller, Another, Campaign)) is PanelsListed panels ? panels.Panels.Length : 0;
        IsAnnounced = await AskAsync(new ReadAnnouncement(Another, Campaign)) is AnnouncementShown;
        Overdue = await AskAsync(new WhoDelays(Caller, Another, [Campaign], OverdueOnly: true)) is OpenFilesTold told ? told.Files : [];
        return Page();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.OpenFiles;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>One campaign: its stages, what waits for a second person, who delays it, and the next step.</summary>
public sealed class CampaignModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>Files that their holders delay.</summary>
    public ImmutableArray<ToldFile> Overdue { get; private set; } = [];

    /// <summary>The stage that can be closed next; nothing when all are released, or while one is being closed.</summary>
    public Id? Next => Standing is { Status: CampaignStatus.Open, Current: null } && NextPlace < Stages.Count ? Stages[NextPlace] : null;

    /// <summary>The last stage that is released, which can be closed anew; nothing before the first.</summary>
    public Id? Last => Standing is { Status: CampaignStatus.Open, Current: null } && NextPlace > 0 ? Stages[NextPlace - 1] : null;

    /// <summary>Whether everything is released, so that the end can be proposed.</summary>
    public bool CanEnd => Standing is { Status: CampaignStatus.Open, Current: null } && Stages.Count > 0 && NextPlace == Stages.Count;

    private int NextPlace => (Standing.LastReleased?.Through ?? -1) + 1;

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
        if (IdOf(stage) is not { } closes)
        {
            return Refusal.Because(CampaignRefusals.NoStage);
        }

        var name = Standing.Current?.Id ?? new Id(string.Create(CultureInfo.InvariantCulture, $"closing-{Standing.Closings.Length + 1}"));
        return await AskAsync(new CloseStage(Caller, Operation, Routine, Campaign, name, closes));
    }, "closing");

    public Task<IActionResult> OnPostSealAsync(string? campaign) =>
        StepAsync(campaign, () => AskAsync(new ProposeSeal(Caller, Operation, Routine, Campaign, NameFor("seal"))));

    public Task<IActionResult> OnPostOpenAsync(string? campaign) => ProposeAsync(campaign, "open", new OpenCampaign());

    public Task<IActionResult> OnPostEndAsync(string? campaign) => ProposeAsync(campaign, "end", new CloseCampaign());

    private Task<IActionResult> ProposeAsync(string? campaign, string name, Step step) =>
        StepAsync(campaign, () => AskAsync(new ProposeStep(Caller, Operation, Routine, Campaign, NameFor(name), step)));

    /// <summary>A name that follows from the wish, so that a form that is sent twice proposes once.</summary>
    private Id NameFor(string step) => new($"{step}-{Operation.Value:N}"[..Math.Min(40, step.Length + 9)]);

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

        Tell(refusal);
        await FindAsync(campaign);
        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        Overdue = await AskAsync(new WhoDelays(Caller, Another, [Campaign], OverdueOnly: true)) is OpenFilesTold told ? told.Files : [];
        return Page();
    }
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using DecideFinalists = Recruit.UseCases.Panels.DecideFinalists;
using SignDecision = Recruit.UseCases.Panels.SignDecision;

namespace Recruit.Web.Pages.Panels;

/// <summary>Revealed finalists beside each other, the decision about them, and one that waits for another member's signature.</summary>
public sealed class CompareModel(Service service, Speech words) : PanelPage(service, words)
{
    /// <summary>Why a decision may leave the ranking, to choose from.</summary>
    public static IReadOnlyList<Id> Deviations { get; } = [new Id("experience"), new Id("hearing"), new Id("integrity"), new Id("other")];

    /// <summary>Best first.</summary>
    public PanelComparison Comparison { get; private set; } = null!;

    /// <summary>What waits for a signature; number 0 if nothing does.</summary>
    public ProposedDecision Waiting { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? campaign, string? panel) => await FindAsync(campaign, panel) ?? await ShowAsync();

    public async Task<IActionResult> OnPostDecideAsync(string? campaign, string? panel, string? deviation, string? words)
    {
        if (await FindAsync(campaign, panel) is { } problem)
        {
            return problem;
        }

        ImmutableArray<FinalistRecommendation> chosen =
        [
            .. from entry in Agenda.Entries
               let said = Request.Form[$"for-{entry.Candidate}"].ToString()
               where Enum.TryParse<Recommendation>(said, out _)
               select new FinalistRecommendation(entry.Candidate, Enum.Parse<Recommendation>(said)),
        ];
        if (chosen.IsEmpty)
        {
            ModelState.AddModelError("", Words["panel.decide-nobody"]);
            return await ShowAsync();
        }

        var reason = words is { Length: > 0 } && IdOf(deviation) is { } why && Deviations.Contains(why) ? new DeviationGiven(why, words) : null;
        return await StepAsync(() => AskAsync(new DecideFinalists(Caller, Operation, Duty, Campaign, Panel, chosen, reason)), $"{Here}/compare", ShowAsync);
    }

    public async Task<IActionResult> OnPostSignAsync(string? campaign, string? panel, int proposal) =>
        await FindAsync(campaign, panel)
        ?? await StepAsync(() => AskAsync(new SignDecision(Caller, Operation, Duty, Campaign, Panel, proposal)), $"{Here}/compare", ShowAsync);

    private async Task<IActionResult> ShowAsync()
    {
        var compared = await AskAsync(new CompareFinalists(Caller, Another, Duty, Campaign, Panel));
        var waiting = await AskAsync(new ReadProposedDecision(Caller, Another, Duty, Campaign, Panel));
        if (compared is not PanelComparison comparison || waiting is not ProposedDecision proposed)
        {
            return ProblemOf(compared) ?? ProblemOf(waiting) ?? NotFound();
        }

        (Comparison, Waiting) = (comparison, proposed);
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Every possible cut of a stage of the closing under way: how many have that total or more, how many are tied there, and what each quota has of them.</summary>
public sealed class CutsModel(Service service, Speech words) : OfficePage(service, words)
{
    /// <summary>The stage.</summary>
    public Id Stage { get; private set; }

    /// <summary>Highest total first.</summary>
    public CutsShown Cuts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? campaign, string? stage)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        if (IdOf(stage) is not { } named)
        {
            return NotFound();
        }

        var reply = await AskAsync(new PreviewCuts(Caller, Another, Campaign, named));
        if (reply is not CutsShown shown)
        {
            return ProblemOf(reply) ?? (reply is Refusal ? Go($"/office/{Campaign}") : NotFound());
        }

        (Stage, Cuts) = (named, shown);
        return Page();
    }
}

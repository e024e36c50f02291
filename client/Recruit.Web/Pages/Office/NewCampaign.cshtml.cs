using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Takes the rules of a new campaign, or those of a draft anew; every problem is told with its place, and nothing is kept of what has one.</summary>
public sealed class NewCampaignModel(Service service, Speech words) : ServicePage(service, words)
{
    private const int ProblemsShown = 20;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? rules)
    {
        if (rules is null || rules.Length == 0)
        {
            return Wrong("office.rules-missing");
        }

        await using var content = rules.OpenReadStream();
        if (await RulesArchive.ReadAsync(content) is not { } files)
        {
            return Wrong("office.rules-no-archive");
        }

        var (read, problems) = CampaignFolder.ReadRules(files);
        if (read is null)
        {
            foreach (var problem in problems.Take(ProblemsShown))
            {
                ModelState.AddModelError("rules", problem.ToString());
            }

            return Page();
        }

        var reply = await AskAsync(new DraftFromFiles(Caller, Operation, OfficePage.Routine, read.Vacancy.Id, files));
        if (reply is CampaignDone)
        {
            return Go($"/office/{read.Vacancy.Id}");
        }

        if (reply is Refusal { Code: UseCaseRefusals.FolderHasProblems or UseCaseRefusals.Invalid } faulty)
        {
            foreach (var fact in faulty.Facts.Where(fact => fact.Name != "problems"))
            {
                ModelState.AddModelError("rules", fact.Value);
            }
        }
        else if (reply is Refusal { Code: UseCaseRefusals.NotFound })
        {
            // It is named in the archive and not in an address, so there is a page, and a place on it, to say so.
            ModelState.AddModelError("rules", Words.Say("office.rules-not-free", ("id", read.Vacancy.Id.Text)));
        }
        else if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }
        else if (reply is Refusal refusal)
        {
            Tell(refusal, "rules");
        }

        return Page();
    }

    private PageResult Wrong(string sentence)
    {
        ModelState.AddModelError("rules", Words[sentence]);
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Attraction;

/// <summary>What everybody may know of the released results of a vacancy.</summary>
public sealed class ResultsModel(Service service, Speech words) : VacancyPage(service, words)
{
    /// <summary>The results; nothing while nothing is released.</summary>
    public PublicResultsShown? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadPublicResults(Another, Id));
        Shown = reply as PublicResultsShown;
        return Shown is not null || reply is Refusal { Code: UseCaseRefusals.NotReleased } ? Page() : ProblemOf(reply) ?? NotFound();
    }
}

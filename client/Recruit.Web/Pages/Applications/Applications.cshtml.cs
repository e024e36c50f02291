using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>The own applications, each with what follows, when, and whose turn it is.</summary>
public sealed class ApplicationsModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The newest first.</summary>
    public ImmutableArray<OwnProgressShown> Applications { get; private set; } = [];

    /// <summary>Vacancies whose records cannot be read now.</summary>
    public ImmutableArray<Id> Broken { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        var reply = await AskAsync(new ListOwnApplications(Caller, Another));
        if (reply is not OwnApplicationsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Applications, Broken) = (shown.Applications, shown.Broken);
        return Page();
    }
}

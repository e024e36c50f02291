using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Applications;

/// <summary>A page about an application of the person who is signed in.</summary>
public abstract class OwnPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Id of the vacancy.</summary>
    [FromRoute]
    public string Campaign { get; set; } = "";

    /// <summary>The application.</summary>
    public OwnProgressShown Own { get; private set; } = null!;

    /// <summary>Address of the application in this service.</summary>
    public string Here => $"/applications/{Campaign}";

    /// <summary>The vacancy's title.</summary>
    public string Title => Titles.In(Own.Vacancy.Title, Words.Language);

    /// <summary>The vacancy.</summary>
    protected Id CampaignId => Own.Campaign;

    /// <summary>Reads the application.</summary>
    /// <returns>What is shown instead of the page; nothing if it can be shown.</returns>
    protected async Task<IActionResult?> ReadAsync()
    {
        if (IdOf(Campaign) is not { } campaign)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadOwnProgress(Caller, Another, campaign));
        if (reply is not OwnProgressShown own)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Own = own;
        return null;
    }
}

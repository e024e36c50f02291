using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Attraction;

/// <summary>A page about one vacancy that is announced.</summary>
public abstract class VacancyPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Id of the vacancy.</summary>
    [FromRoute]
    public string Campaign { get; set; } = "";

    /// <summary>What everybody may know of it.</summary>
    public VacancyShown Vacancy { get; private set; } = null!;

    /// <summary>How the selection goes; nothing before the rules are sealed.</summary>
    public VacancyPlan? Plan => Vacancy.Plan;

    /// <summary>Its title in the language of the page.</summary>
    public string Title => Vacancy.Announcement.Texts.In(Words.Language)!.Title;

    /// <summary>Id of the vacancy.</summary>
    protected Recruit.Vacancies.Id Id => Vacancy.Id;

    /// <summary>Reads the vacancy.</summary>
    /// <returns>What is shown instead of the page; nothing if it can be shown.</returns>
    protected async Task<IActionResult?> ReadAsync()
    {
        if (IdOf(Campaign) is not { } campaign)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadVacancy(Another, campaign));
        if (reply is not VacancyShown vacancy)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Vacancy = vacancy;
        return null;
    }
}

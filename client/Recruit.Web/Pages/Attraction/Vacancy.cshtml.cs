using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.Web.Hosting;
using Recruit.Web.Layout;
using Recruit.Web.Attraction;

namespace Recruit.Web.Pages.Attraction;

/// <summary>One vacancy: the post, what it asks for, its steps and their dates.</summary>
public sealed class VacancyModel(Service service, Speech words, WebSettings settings) : VacancyPage(service, words)
{
    /// <summary>The vacancy as search engines read it; nothing where nobody can apply.</summary>
    public string? Posting { get; private set; }

    /// <summary>Whether anything was released, so that there are results to read.</summary>
    public bool HasResults => Plan?.Stages.Any(stage => stage.ReleasedAt is not null) == true;

    /// <summary>Whether there are dates for a calendar.</summary>
    public bool HasDates => Plan is { } plan && (plan.AppliesUntil is not null || plan.Stages.Any(stage => !stage.Sittings.IsEmpty));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        Posting = JobPosting.Of(Vacancy, Words, new Uri($"{VacancyRoutes.SiteOf(settings, Request)}/{Words.Code}/vacancies/{Id}"));
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;
using Recruit.Web.Attraction;

namespace Recruit.Web.Pages.Attraction;

/// <summary>The vacancies that are announced, by words, agency and state. What is asked for stands in the address, so that a list can be passed on.</summary>
public sealed class ListModel(Service service, Speech words) : ServicePage(service, words)
{
    [BindProperty(Name = "words", SupportsGet = true)]
    public string? Sought { get; set; }

    [BindProperty(Name = "agency", SupportsGet = true)]
    public string? Agency { get; set; }

    [BindProperty(Name = "state", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "after", SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>A page of them.</summary>
    public VacanciesListed Shown { get; private set; } = new(0, 0, [], [], null);

    /// <summary>Whether anything but all of them is asked for.</summary>
    public bool IsFiltered => !string.IsNullOrWhiteSpace(Sought) || AgencyId is not null || StateOf(State) is not null;

    private Recruit.Vacancies.Id? AgencyId => IdOf(Agency);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Sought?.Length > ListVacancies.LengthMax)
        {
            ModelState.AddModelError("words", Words["vacancies.wrong-words"]);
        }

        var reply = await AskAsync(new ListVacancies(Operation, Words.Language, ModelState.IsValid ? Sought : null, AgencyId, StateOf(State), After: IdOf(After)));
        if (reply is not VacanciesListed shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        return Page();
    }

    /// <summary>Address of a page of this list.</summary>
    public string PageAfter(Recruit.Vacancies.Id? after)
    {
        var query = new[] { ("words", Sought), ("agency", AgencyId?.Text), ("state", StateOf(State) is null ? null : State), ("after", after?.Text) }
            .Where(one => !string.IsNullOrEmpty(one.Item2)).Select(one => $"{one.Item1}={Uri.EscapeDataString(one.Item2!)}");
        return Url.Content($"~/vacancies?{string.Join('&', query)}").TrimEnd('?');
    }

    private static VacancyState? StateOf(string? text) =>
        Enum.GetValues<VacancyState>().Where(state => VacancyWords.KeyOf(state) == text).Select(state => (VacancyState?)state).FirstOrDefault();
}

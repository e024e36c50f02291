using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.Web.Attraction;

namespace Recruit.Web.Pages.Attraction;

/// <summary>Whether somebody would meet the requirements; nothing of it is kept. What was typed stays in the page and goes with it.</summary>
public sealed class EligibilityModel(Service service, Speech words) : VacancyPage(service, words)
{
    /// <summary>What is asked for.</summary>
    public ImmutableArray<Field> Fields { get; private set; } = [];

    /// <summary>What was typed, by input.</summary>
    public IFormCollection Typed { get; private set; } = FormCollection.Empty;

    /// <summary>The judgement; nothing before the form was sent.</summary>
    public EligibilityJudged? Judged { get; private set; }

    /// <summary>Values as they were judged.</summary>
    public ImmutableSortedDictionary<Recruit.Vacancies.Id, string> Cells { get; private set; } = ImmutableSortedDictionary<Recruit.Vacancies.Id, string>.Empty;

    public async Task<IActionResult> OnGetAsync() => await OpenAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } problem)
        {
            return problem;
        }

        Typed = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Cells = Fields.Select(field => (field, Cell: EligibilityForm.CellOf(field, Typed)))
            .Where(one => one.Cell.Length is > 0 and <= SubmitApplication.CellBytesMax / 4).ToImmutableSortedDictionary(one => one.field.Id, one => one.Cell);
        var reply = await AskAsync(new CheckEligibility(Another, Id, Cells));
        if (reply is not EligibilityJudged judged)
        {
            return reply is Refusal refusal && ProblemOf(reply) is null ? Refused(refusal) : ProblemOf(reply) ?? NotFound();
        }

        foreach (var (field, fault) in judged.Faults)
        {
            var asked = Fields.First(one => one.Id == field);
            ModelState.AddModelError(
                EligibilityForm.NameOf(asked),
                Words.Say($"eligible.wrong.{JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString())}", ("field", VacancyWords.Of(asked, Plan!.Words, Words))));
        }

        Judged = judged.Faults.IsEmpty ? judged : null;
        return Page();
    }

    /// <summary>What is wrong with a field; nothing if nothing is.</summary>
    public string? ErrorOf(Field field) =>
        ModelState.TryGetValue(EligibilityForm.NameOf(field), out var entry) ? entry.Errors.FirstOrDefault()?.ErrorMessage : null;

    private PageResult Refused(Refusal refusal)
    {
        Tell(refusal);
        return Page();
    }

    private async Task<IActionResult?> OpenAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        if (Plan is null)
        {
            return NotFound();
        }

        Fields = EligibilityForm.FieldsOf(Plan);
        return null;
    }
}

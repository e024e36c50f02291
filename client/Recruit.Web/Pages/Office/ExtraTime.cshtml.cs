using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Office;

/// <summary>Gives one person more time in an attempt, after an incident or for what was lost, with the reason on record.</summary>
public sealed class ExtraTimeModel(Service service, Speech words) : OfficePage(service, words)
{
    private readonly Speech words = words;

    /// <summary>Why time is given, to choose from.</summary>
    public static IReadOnlyList<Id> Incidents { get; } = [new Id("incident"), new Id("disturbance"), new Id("lost-line"), new Id("our-fault"), new Id("adjustment")];

    /// <summary>The test or exercise.</summary>
    public Id Sitting { get; private set; }

    /// <summary>Whose attempt.</summary>
    public ApplicantShown Person { get; private set; } = null!;

    /// <summary>Their attempt.</summary>
    public ApplicantSitting Attempt { get; private set; } = null!;

    [BindProperty]
    public int? Minutes { get; set; }

    /// <summary>Why, as it was chosen.</summary>
    [BindProperty]
    public string? Incident { get; set; }

    public async Task<IActionResult> OnGetAsync(string? campaign, string? sitting, Guid person) => await BeginAsync(campaign, sitting, person) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? campaign, string? sitting, Guid person)
    {
        if (await BeginAsync(campaign, sitting, person) is { } problem)
        {
            return problem;
        }

        if (Minutes is not (>= 1 and <= GrantExtraTime.MinutesMax))
        {
            // What is no number at all has a message of the framework's own, in no language of ours.
            ModelState[nameof(Minutes)]?.Errors.Clear();
            ModelState.AddModelError(nameof(Minutes), words.Say("time.wrong-minutes", ("most", words.Number(GrantExtraTime.MinutesMax))));
        }

        if (ReasonOf(Incident, Incidents, nameof(Incident)) is not { } reason || !ModelState.IsValid)
        {
            return Page();
        }

        var reply = await AskAsync(new GrantExtraTime(Caller, Operation, reason, Campaign, Person.Person, Sitting, Minutes!.Value));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/office/{Campaign}/sittings/{Sitting}?show=running");
        }

        var key = $"time.refusal.{refusal.Code}";
        ModelState.AddModelError(nameof(Minutes), words.Words.Has(key) ? words[key] : words.Say("refusal.other", ("code", refusal.Code)));
        return Page();
    }

    private async Task<IActionResult?> BeginAsync(string? campaign, string? sitting, Guid person)
    {
        if (await FindAsync(campaign) is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ReadApplicant(Caller, Another, Routine, Campaign, new PersonKeyId(person)));
        if (reply is not ApplicantShown shown || IdOf(sitting) is not { } id || shown.Stages.SelectMany(one => one.Sittings).FirstOrDefault(one => one.Sitting.Id == id) is not { } attempt)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Person, Sitting, Attempt) = (shown, id, attempt);
        return null;
    }
}

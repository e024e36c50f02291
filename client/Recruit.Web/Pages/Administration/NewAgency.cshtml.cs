using Microsoft.AspNetCore.Mvc;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.WorkingDays;
using FoundAgency = Recruit.UseCases.Agencies.FoundAgency;

namespace Recruit.Web.Pages.Administration;

/// <summary>Founds an agency. Who works there follows from the roles that are granted.</summary>
public sealed class NewAgencyModel(Service service, Speech words) : SettingsPage(service, words)
{
    private static readonly Id Founding = new("founding");

    /// <summary>Its id, as it was typed.</summary>
    [BindProperty]
    public string? ShortName { get; set; }

    public IActionResult OnGet()
    {
        Languages = [.. Speech.Codes.Values];
        First = Words.Code;
        return MayFound ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayFound)
        {
            return NotFound();
        }

        if (IdOf(ShortName?.Trim()) is not { } agency || PersonalNumber.IsIn(agency))
        {
            ModelState.AddModelError(nameof(ShortName), Words["administration.agency.id.wrong"]);
            agency = default;
        }

        return ReadSettings(WorkingCalendar.Plain(Speech.UtcOffset)) is { } settings
            ? await StepAsync(
                new FoundAgency(Caller, Operation, Founding, agency, settings), $"administration/agencies/{agency}", AgainAsync, _ => nameof(ShortName))
            : Page();
    }

    private Task<IActionResult> AgainAsync() => Task.FromResult<IActionResult>(Page());
}

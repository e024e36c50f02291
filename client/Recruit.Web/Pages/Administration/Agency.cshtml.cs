using Microsoft.AspNetCore.Mvc;
using Recruit.Agencies;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ChangeSettings = Recruit.UseCases.Agencies.ChangeSettings;
using ReadAgency = Recruit.UseCases.Agencies.ReadAgency;

namespace Recruit.Web.Pages.Administration;

/// <summary>An agency: who works there in which roles, and what it sets for itself.</summary>
public sealed class AgencyModel(Service service, Speech words) : SettingsPage(service, words)
{
    private const int MembersShown = 50;

    /// <summary>The agency of the address.</summary>
    public Id Agency { get; private set; }

    /// <summary>As it is kept.</summary>
    public Agency Shown { get; private set; } = null!;

    /// <summary>Who works or worked there, of this part of the list.</summary>
    public IReadOnlyList<KeyValuePair<Id, Member>> Members { get; private set; } = [];

    /// <summary>After whom the next part begins; nothing in the last.</summary>
    public Id? Next { get; private set; }

    /// <summary>Whether who looks sees what waits for a second administrator.</summary>
    public bool MayList => May<ListAccountFiles>();

    /// <summary>Whether who looks sees roles of accounts.</summary>
    public bool MayReadRoles => May<ReadRoles>();

    /// <summary>Whether who looks changes settings.</summary>
    public bool MayChange => May<ChangeSettings>();

    public async Task<IActionResult> OnGetAsync(string? agency, string? after)
    {
        if (await FindAsync(agency, IdOf(after)) is { } problem)
        {
            return problem;
        }

        Fill(Shown.Settings!);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? agency, string? reason)
    {
        if (await FindAsync(agency, null) is { } problem)
        {
            return problem;
        }

        var (settings, why) = (ReadSettings(Shown.Settings!.Calendar), ReasonOf(reason, nameof(reason)));
        return settings is not null && why is { } known
            ? await StepAsync(new ChangeSettings(Caller, Operation, known, Agency, settings), $"administration/agencies/{Agency}", AgainAsync)
            : Page();
    }

    private Task<IActionResult> AgainAsync() => Task.FromResult<IActionResult>(Page());

    private async Task<IActionResult?> FindAsync(string? agency, Id? after)
    {
        if (IdOf(agency) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ReadAgency(Caller, Another, id));
        if (reply is not AgencyTold { Agency: { Settings: not null } told })
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Agency, Shown) = (id, told);
        var members = told.Members.Where(one => after is not { } last || one.Key > last).Take(MembersShown + 1).ToArray();
        Members = [.. members.Take(MembersShown)];
        Next = members.Length > MembersShown ? Members[^1].Key : null;
        return null;
    }
}

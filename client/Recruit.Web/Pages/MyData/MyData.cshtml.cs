using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.OwnData;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using WithdrawConsent = Recruit.UseCases.Candidates.WithdrawConsent;

namespace Recruit.Web.Pages.MyData;

/// <summary>What there is about the person: who looked, all of it as a file, how it is corrected, what the person agreed to, and how it is erased.</summary>
public sealed class MyDataModel(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>The own applications.</summary>
    public ImmutableArray<OwnProgressShown> Applications { get; private set; } = [];

    /// <summary>The own consents, in the order in which they were given.</summary>
    public ImmutableArray<Consent> Consents { get; private set; } = [];

    /// <summary>What was just done, as a key of words.</summary>
    public string? Done { get; private set; }

    /// <summary>Address of the page, with the language.</summary>
    public string Address => $"{Request.PathBase}/my-data";

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        Done = after switch
        {
            "consent" => "data.done.consent",
            "cleared" => "data.done.cleared",
            "erase" => "data.done.erase",
            _ => null,
        };
        var applications = await AskAsync(new ListOwnApplications(Caller, Another));
        if (applications is not OwnApplicationsShown shown)
        {
            return ProblemOf(applications) ?? NotFound();
        }

        Applications = shown.Applications;
        Consents = await AskAsync(new ReadOwnConsents(Caller, Another)) is OwnConsentsShown consents ? consents.Consents : [];
        return Page();
    }

    public async Task<IActionResult> OnPostDownloadAsync()
    {
        var reply = await AskAsync(new ExportOwnData(Caller, Another, []));
        return reply switch
        {
            OwnDataGiven given => File(given.Content.ToArray(), "application/json", "recruit-my-data.json"),

            // Nothing was kept of somebody who never filled in anything.
            Refusal { Code: UseCaseRefusals.NotFound } => File("{}"u8.ToArray(), "application/json", "recruit-my-data.json"),
            _ => ProblemOf(reply) ?? NotFound(),
        };
    }

    public async Task<IActionResult> OnPostConsentAsync(string? purpose)
    {
        if (IdOf(purpose) is not { } one)
        {
            return NotFound();
        }

        var reply = await AskAsync(new WithdrawConsent(Caller, Operation, one));
        return ProblemOf(reply) ?? (reply is Refusal ? NotFound() : Go("/my-data?after=consent"));
    }

    /// <summary>What a purpose is called.</summary>
    public string NameOf(Id purpose) => Words.Words.Has($"data.purpose.{purpose}") ? Words[$"data.purpose.{purpose}"] : purpose.Text;
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.Web.Pages.Applying;

/// <summary>Everything before it is sent, with what it would be refused for. Sending twice has one effect.</summary>
public sealed class CheckModel(Service service, Speech words) : ApplyPage(service, words)
{
    /// <summary>What the values would be refused for, in words.</summary>
    public IReadOnlyList<string> Objections { get; private set; } = [];

    /// <summary>Where news go.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await ReadReadyAsync() ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } instead)
        {
            return instead;
        }

        if (Form.AppliedAt is not null)
        {
            return Go($"{Here}/receipt");
        }

        if (await ReadReadyAsync() is { } notReady)
        {
            return notReady;
        }

        var campaign = new Id(Campaign);
        var fields = Form.Fields.Where(field => field.Value.Length > 0).ToImmutableSortedDictionary(field => field.Field.Id, field => field.Value);
        var reply = await AskAsync(new SubmitApplication(Caller, Operation, campaign, fields, Form.Consent!.Text));
        if (reply is ApplicationTaken)
        {
            // The letter that says so is queued; it goes once the desk has the address. Without one the person reads it here.
            await AskAsync(new KeepNoticeAddress(Caller, Another, new Id(Caller.Person!.Value.Value.ToString("N")), campaign, Words.Language, Address));
            return Go($"{Here}/receipt");
        }

        if (ProblemOf(reply) is { } problem)
        {
            return problem;
        }

        Tell((Refusal)reply);
        return Page();
    }

    private async Task<IActionResult?> ReadReadyAsync()
    {
        if (await ReadOpenAsync() is { } instead)
        {
            return instead;
        }

        if (!Form.HasPerson || !HasAgreed || Form.Fields.All(field => field.Value.Length == 0))
        {
            return Go(Here);
        }

        var account = await AskAsync(new ReadOwnAccount(Caller, Another));
        if (account is not OwnAccountShown shown)
        {
            return ProblemOf(account) ?? NotFound();
        }

        Address = shown.SignInName;
        Objections = [.. Form.Unmet.Select(unmet => RequirementWords.Of(unmet.Requirement, Form.Fields.First(field => field.Field.Id == unmet.Requirement.Condition.Field), Words))];
        return null;
    }
}

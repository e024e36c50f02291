using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Agencies;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using AgencyTold = Recruit.Agencies.AgencyTold;
using Role = Recruit.Accounts.Role;

namespace Recruit.Web.Pages.Administration;

/// <summary>What pages of those who run the service have in common: reasons, words for roles, and steps whose refusals are told at their fields.</summary>
public abstract class AdministrationPage(Service service, Speech words) : ServicePage(service, words)
{
    /// <summary>Why somebody acts, to choose from.</summary>
    public static IReadOnlyList<Id> Reasons { get; } =
        [new Id("appointed"), new Id("duties-changed"), new Id("left"), new Id("mistake"), new Id("security"), new Id("instruction")];

    /// <summary>Roles that are granted.</summary>
    public static IReadOnlyList<Role> Grantable { get; } = [.. Enum.GetValues<Role>().Where(Roles.IsStaff)];

    /// <summary>Whether an agency is founded by who looks: for the whole service, as the matrix says.</summary>
    public bool MayFound => May<FoundAgency>() && Caller.Agency is null;

    /// <summary>Whether who looks may know whose a person is: for the whole service, as the matrix says.</summary>
    public bool MayReadPerson => May<ReadPersonClaim>() && Caller.Agency is null;

    /// <summary>A role by its word in an address or a form.</summary>
    protected static Role? RoleOf(string? word) => Grantable.Where(role => Roles.Holder(role).Text == word).Select(role => (Role?)role).FirstOrDefault();

    /// <summary>What a role is called, and at which agency somebody has it.</summary>
    public string NameOf(Role role, Id? agency = null)
    {
        var name = Words[$"role.{Roles.Holder(role)}"];
        return agency is { } of ? Words.Say("administration.role-at", ("role", name), ("agency", of.Text)) : name;
    }

    /// <summary>Where a role of an account stands, behind the language.</summary>
    public static string AddressOf(Id account, Role role, Id? agency) =>
        $"administration/accounts/{account}/roles/{Roles.Holder(role)}{(agency is { } of ? $"/{of}" : "")}";

    /// <summary>Who did something, when and why.</summary>
    public string Tell(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        var key = $"administration.reason.{act.Reason}";
        return Words.Say(
            "administration.act", ("time", Words.Moment(act.At)), ("who", act.By.Text), ("reason", Words.Words.Has(key) ? Words[key] : act.Reason.Text));
    }

    /// <summary>A reason that was chosen; nothing, and a message at its field, for anything else: nobody is on record with a reason that was not given.</summary>
    protected Id? ReasonOf(string? reason, string field)
    {
        if (IdOf(reason) is { } known && Reasons.Contains(known))
        {
            return known;
        }

        ModelState.AddModelError(field, Words["office.reason.needed"]);
        return null;
    }

    /// <summary>An agency that was typed in, if there is one by that name for who asks; otherwise a message at its field.</summary>
    protected async Task<Id?> AgencyOf(string? typed, string field)
    {
        if (IdOf(typed?.Trim()) is { } agency && await AskAsync(new ReadAgency(Caller, Another, agency)) is AgencyTold)
        {
            return agency;
        }

        ModelState.AddModelError(field, Words["administration.agency.unknown"]);
        return null;
    }

    /// <summary>Asks for a step and goes on, or shows the page again with the refusal.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="then">Where it goes on, behind the language.</param>
    /// <param name="again">Shows the page again.</param>
    /// <param name="fieldOf">At which field a refusal is told, by its code; in the summary alone if nothing.</param>
    protected async Task<IActionResult> StepAsync(UseCase request, string then, Func<Task<IActionResult>> again, Func<string, string>? fieldOf = null)
    {
        ArgumentNullException.ThrowIfNull(again);
        var reply = await AskAsync(request);
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/{then}");
        }

        Tell(refusal, fieldOf?.Invoke(refusal.Code) ?? "", "administration");
        return await again();
    }
}

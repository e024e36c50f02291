using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.Administration;

/// <summary>Whose the person is that an account says to be, and setting it free by two. The number is nowhere here: only accounts are named.</summary>
public sealed class AccountPersonModel(Service service, Speech words) : AdministrationPage(service, words)
{
    private static readonly Id Looking = new("routine");

    /// <summary>The account of the address.</summary>
    public Id Account { get; private set; }

    /// <summary>Whose the person is; nothing where the owner has not said who it is.</summary>
    public ClaimTold? Claim { get; private set; }

    /// <summary>Whether who looks proposed what waits.</summary>
    public bool IsOwnProposal => Claim?.Release?.Proposed.By == Caller.Account;

    /// <summary>Whether who looks can be the first of two.</summary>
    public bool MayPropose => May<ProposePersonRelease>();

    /// <summary>Whether who looks can be the second.</summary>
    public bool MayApprove => May<ApprovePersonRelease>();

    /// <summary>Whether who looks lets the person stay.</summary>
    public bool MayDrop => May<DropPersonRelease>();

    private string Here => $"administration/accounts/{Account}/person";

    public Task<IActionResult> OnGetAsync(string? account) => FindAsync(account, AgainAsync);

    public Task<IActionResult> OnPostProposeAsync(string? account, string? reason) =>
        FindAsync(account, () => BecauseAsync(reason, nameof(reason), why => new ProposePersonRelease(Caller, Operation, why, Account)));

    /// <summary>The second person agrees for the reason of the first; where nothing waits any more, the use case says so.</summary>
    public Task<IActionResult> OnPostApproveAsync(string? account) => FindAsync(
        account, () => StepAsync(new ApprovePersonRelease(Caller, Operation, Claim?.Release?.Proposed.Reason ?? Looking, Account), Here, AgainAsync));

    public Task<IActionResult> OnPostDropAsync(string? account, string? because) =>
        FindAsync(account, () => BecauseAsync(because, nameof(because), why => new DropPersonRelease(Caller, Operation, why, Account)));

    private async Task<IActionResult> BecauseAsync(string? reason, string field, Func<Id, UseCase> step) =>
        ReasonOf(reason, field) is { } why ? await StepAsync(step(why), Here, AgainAsync) : Page();

    private Task<IActionResult> AgainAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>Finds the account and whose its person is, for a page or a step.</summary>
    private async Task<IActionResult> FindAsync(string? account, Func<Task<IActionResult>> then)
    {
        // Refused or without a person, the use case says the same; here these are two things.
        if (!MayReadPerson || account is null || !AccountNames.IsName(account))
        {
            return NotFound();
        }

        // An account without a person has a page that says so; one that is not there has none.
        Account = new Id(account);
        if (await AskAsync(new ReadRoles(Caller, Another, Account)) is var roles && roles is not RolesShown)
        {
            return ProblemOf(roles) ?? NotFound();
        }

        var reply = await AskAsync(new ReadPersonClaim(Caller, Another, Looking, Account));
        Claim = reply as ClaimTold;
        return Claim is not null || reply is Refusal { Code: UseCaseRefusals.NotFound } ? await then() : ProblemOf(reply) ?? NotFound();
    }
}

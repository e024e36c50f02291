using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ApproveRole = Recruit.UseCases.Accounts.ApproveRole;
using Role = Recruit.Accounts.Role;
using WithdrawRole = Recruit.UseCases.Accounts.WithdrawRole;

namespace Recruit.Web.Pages.Administration;

/// <summary>One role of an account: proposed by one, approved by another who is not the one that gets it, withdrawn by anybody who may.</summary>
public sealed class AccountRoleModel(Service service, Speech words) : AdministrationPage(service, words)
{
    /// <summary>The account of the address.</summary>
    public Id Account { get; private set; }

    /// <summary>The role of the address.</summary>
    public Role Role { get; private set; }

    /// <summary>For which agency; nothing for the whole service.</summary>
    public Id? Agency { get; private set; }

    /// <summary>As it was granted; nothing while it waits.</summary>
    public Grant? Grant { get; private set; }

    /// <summary>As it waits; nothing once it is granted.</summary>
    public RoleProposal? Proposal { get; private set; }

    /// <summary>Whether the owner can sign in with a role.</summary>
    public bool HasSecondProof { get; private set; }

    /// <summary>By whom it was proposed.</summary>
    public Act Proposed => Grant?.Proposed ?? Proposal!.Proposed;

    /// <summary>Whether who looks would get it.</summary>
    public bool IsOwnAccount => Account == Caller.Account;

    /// <summary>Whether who looks proposed it.</summary>
    public bool IsOwnProposal => Proposal?.Proposed.By == Caller.Account;

    /// <summary>Whether who looks grants roles.</summary>
    public bool MayApprove => May<ApproveRole>();

    /// <summary>Whether who looks withdraws roles.</summary>
    public bool MayWithdraw => May<WithdrawRole>();

    public Task<IActionResult> OnGetAsync(string? account, string? role, string? agency) => FindAsync(account, role, agency, () => Task.FromResult<IActionResult>(Page()));

    /// <summary>The second person grants it for the reason of the first.</summary>
    public Task<IActionResult> OnPostApproveAsync(string? account, string? role, string? agency) => FindAsync(
        account, role, agency, () => StepAsync(new ApproveRole(Caller, Operation, Proposed.Reason, Account, Role, Agency), There, AgainAsync));

    public Task<IActionResult> OnPostWithdrawAsync(string? account, string? role, string? agency, string? reason) => FindAsync(
        account,
        role,
        agency,
        async () => ReasonOf(reason, nameof(reason)) is { } why ? await StepAsync(new WithdrawRole(Caller, Operation, why, Account, Role, Agency), There, AgainAsync) : Page());

    private string There => $"administration/accounts/{Account}";

    private Task<IActionResult> AgainAsync() => Task.FromResult<IActionResult>(Page());

    /// <summary>Finds what the address names, for a page or a step.</summary>
    private async Task<IActionResult> FindAsync(string? account, string? role, string? agency, Func<Task<IActionResult>> then)
    {
        if (account is null || !AccountNames.IsName(account) || RoleOf(role) is not { } named || (agency is not null && IdOf(agency) is null))
        {
            return NotFound();
        }

        (Account, Role, Agency) = (new Id(account), named, IdOf(agency));
        var reply = await AskAsync(new ReadRoles(Caller, Another, Account));
        if (reply is not RolesShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Grant = shown.Grants.FirstOrDefault(one => one.Role == Role && one.Agency == Agency);
        Proposal = shown.Proposals.FirstOrDefault(one => one.Role == Role && one.Agency == Agency);
        HasSecondProof = shown.HasSecondProof;
        return Grant is null && Proposal is null ? NotFound() : await then();
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using DisableAccount = Recruit.UseCases.Accounts.DisableAccount;
using EnableAccount = Recruit.UseCases.Accounts.EnableAccount;
using ProposeRole = Recruit.UseCases.Accounts.ProposeRole;

namespace Recruit.Web.Pages.Administration;

/// <summary>The roles of an account with who granted them, what waits for the second person, a further role, and whether its owner gets in at all.</summary>
public sealed class AccountRolesModel(Service service, Speech words) : AdministrationPage(service, words)
{
    /// <summary>The account of the address.</summary>
    public Id Account { get; private set; }

    /// <summary>What is known of it.</summary>
    public RolesShown Shown { get; private set; } = null!;

    /// <summary>The word of the role that is proposed.</summary>
    [BindProperty]
    public string? Wanted { get; set; }

    /// <summary>For which agency, as it was typed.</summary>
    [BindProperty]
    public string? Agency { get; set; }

    /// <summary>Whether who looks grants roles, and not to the own account.</summary>
    public bool MayPropose => May<ProposeRole>() && Account != Caller.Account;

    /// <summary>Whether who looks closes accounts: for the whole service, and not the own one.</summary>
    public bool MayLock => May<DisableAccount>() && Caller.Agency is null && Account != Caller.Account;

    private string Here => $"administration/accounts/{Account}";

    public async Task<IActionResult> OnGetAsync(string? account) => IsAccount(account) ? await ShowAsync() : NotFound();

    public async Task<IActionResult> OnPostProposeAsync(string? account, string? reason)
    {
        if (!IsAccount(account))
        {
            return NotFound();
        }

        if (RoleOf(Wanted) is not { } role)
        {
            ModelState.AddModelError(nameof(Wanted), Words["administration.role.needed"]);
            role = default;
        }

        var agency = string.IsNullOrWhiteSpace(Agency) ? null : await AgencyOf(Agency, nameof(Agency));
        var why = ReasonOf(reason, nameof(reason));
        return ModelState.IsValid && why is { } known
            ? await StepAsync(
                new ProposeRole(Caller, Operation, known, Account, role, agency),
                Here,
                ShowAsync,
                code => code == AccountRefusals.AgencyNeeded ? nameof(Agency) : nameof(Wanted))
            : await ShowAsync();
    }

    public Task<IActionResult> OnPostDisableAsync(string? account, string? because) =>
        LockAsync(account, because, why => new DisableAccount(Caller, Operation, why, Account));

    public Task<IActionResult> OnPostEnableAsync(string? account, string? because) =>
        LockAsync(account, because, why => new EnableAccount(Caller, Operation, why, Account));

    private async Task<IActionResult> LockAsync(string? account, string? because, Func<Id, UseCase> step) =>
        !IsAccount(account) ? NotFound()
        : ReasonOf(because, nameof(because)) is { } why ? await StepAsync(step(why), Here, ShowAsync)
        : await ShowAsync();

    private bool IsAccount(string? account)
    {
        Account = IdOf(account) ?? default;
        return account is not null && AccountNames.IsName(account);
    }

    private async Task<IActionResult> ShowAsync()
    {
        var reply = await AskAsync(new ReadRoles(Caller, Another, Account));
        if (reply is not RolesShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Shown = shown;
        return Page();
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.Layout;
using Recruit.WorkingDays;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>The item banks of an agency; who runs its campaigns opens new ones.</summary>
public sealed class BanksModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>Banks that are there.</summary>
    public BanksListed Listed { get; private set; } = null!;

    /// <summary>Id of a new bank, as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>Working days for a review.</summary>
    [BindProperty]
    public string? ReviewDays { get; set; } = "5";

    /// <summary>Working days for the author.</summary>
    [BindProperty]
    public string? AuthorDays { get; set; } = "5";

    /// <summary>Working days for the approval of a key.</summary>
    [BindProperty]
    public string? ApprovalDays { get; set; } = "5";

    public async Task<IActionResult> OnGetAsync(string? after)
    {
        var reply = await AskAsync(new ListBanks(Caller, Another, After: IdOf(after)));
        if (reply is not BanksListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Listed = listed;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (IdOf(Name?.Trim()) is not { } bank)
        {
            ModelState.AddModelError(nameof(Name), Words["bank.id.wrong"]);
            bank = default;
        }

        var (review, author, approval) = (DaysOf(nameof(ReviewDays), ReviewDays), DaysOf(nameof(AuthorDays), AuthorDays), DaysOf(nameof(ApprovalDays), ApprovalDays));
        return ModelState.IsValid
            ? await StepAsync(new OpenBank(Caller, Operation, Duty, bank, review, author, approval), $"banks/{bank}", () => OnGetAsync(null), nameof(Name), (nameof(Name), "bank.id.not-free"))
            : await OnGetAsync(null);
    }

    private int DaysOf(string field, string? typed)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= WorkingCalendar.TermMax)
        {
            return days;
        }

        ModelState.AddModelError(field, Words.Say("bank.open.days-wrong", ("most", Words.Number(WorkingCalendar.TermMax))));
        return 0;
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>Who was shown words or keys of an item, oldest first.</summary>
public sealed class ViewsModel(Service service, Speech words) : BankPage(service, words)
{
    private const int ViewsShown = 100;

    /// <summary>The item.</summary>
    public Id Item { get; private set; }

    /// <summary>A page of views.</summary>
    public ViewsListed Listed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? bank, string? item, int from)
    {
        if (!IsBank(bank) || IdOf(item) is not { } id)
        {
            return NotFound();
        }

        var reply = await AskAsync(new WhoSawItem(Caller, Another, Bank, id, from, ViewsShown));
        if (reply is not ViewsListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Item, Listed) = (id, listed);
        return Page();
    }
}

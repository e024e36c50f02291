using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.Layout;
using Recruit.WorkingDays;
using ListItems = Recruit.UseCases.ItemBanks.ListItems;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>One bank: what waits for whom, and its items by status, without their words.</summary>
public sealed class BankModel(Service service, TimeProvider time, Speech words) : BankPage(service, words)
{
    private const int ItemsShown = 50;
    private const int FilesShown = 25;

    /// <summary>Only items with a version of that status.</summary>
    [FromQuery]
    public VersionStatus? Status { get; set; }

    /// <summary>Only items of who looks.</summary>
    [FromQuery]
    public bool Mine { get; set; }

    /// <summary>How many items to pass over.</summary>
    [FromQuery]
    public int From { get; set; }

    /// <summary>How many waiting files to pass over.</summary>
    [FromQuery(Name = "waiting")]
    public int WaitingFrom { get; set; }

    /// <summary>A page of items.</summary>
    public ImmutableArray<ListedItem> Items { get; private set; } = [];

    /// <summary>Where the next page begins.</summary>
    public int? Next { get; private set; }

    /// <summary>What waits for somebody.</summary>
    public ImmutableArray<WaitingFile> Waiting { get; private set; } = [];

    /// <summary>Where more of it begins.</summary>
    public int? MoreWaits { get; private set; }

    /// <summary>Against which terms are measured.</summary>
    public Instant Now => Instant.Of(time.GetUtcNow());

    /// <summary>Address of the page from an item on, with its filter.</summary>
    public string AddressOf(int from) => $"{Here}?from={Print(from)}{(Status is { } status ? $"&status={status}" : "")}{(Mine ? "&mine=true" : "")}#items";

    /// <summary>Who holds a file: a role in words, or an account.</summary>
    public string HolderOf(OpenFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Holder == Account ? Words["bank.you"]
            : Enum.GetValues<Role>().Any(role => Roles.Holder(role) == file.Holder) && Words.Words.Has($"bank.holder.{file.Holder}") ? Words[$"bank.holder.{file.Holder}"]
            : file.Holder.Text;
    }

    public async Task<IActionResult> OnGetAsync(string? bank)
    {
        if (!IsBank(bank) || !ModelState.IsValid)
        {
            return NotFound();
        }

        var reply = await AskAsync(new ListItems(Caller, Another, Bank, From, ItemsShown, Status, Mine && IsAuthor ? Account : null));
        if (reply is not ItemsListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Items, Next) = (listed.Items, listed.Next);
        if (await AskAsync(new ListBankFiles(Caller, Another, Bank, WaitingFrom, FilesShown)) is OpenFilesListed files)
        {
            (Waiting, MoreWaits) = (files.Files, files.Next);
        }

        return Page();
    }
}

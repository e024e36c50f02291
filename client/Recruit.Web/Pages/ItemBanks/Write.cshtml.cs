using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Web.ItemBanks;
using Recruit.Web.Layout;
using ListItems = Recruit.UseCases.ItemBanks.ListItems;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>Writes a new item, or the next version of an own one: what was written stays as it was, and a review begins anew.</summary>
public sealed class WriteModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>The item that gets a further version; nothing for a new one.</summary>
    public ListedItem? Known { get; private set; }

    /// <summary>Id of a new item, as it was typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The number that the version is to get, as the form was opened with it.</summary>
    [BindProperty]
    public int Version { get; set; } = 1;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public ItemForm Form { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string? bank, string? item)
    {
        if (await BeginAsync(bank, item) is { } problem)
        {
            return problem;
        }

        if (Known is not { Versions: [.., var latest] } known)
        {
            return Page();
        }

        var reply = await AskAsync(new ViewItem(Caller, Another, Duty, Bank, known.Item, latest.Number, ViewedPart.Content));
        if (reply is not WordsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Version = latest.Number + 1;
        Form = ItemForm.Of(ItemWordsFile.Read(shown.Words, latest.Shape.Options), latest.Shape, latest.Provenance);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? bank, string? item)
    {
        if (await BeginAsync(bank, item) is { } problem)
        {
            return problem;
        }

        if ((Known?.Item ?? IdOf(Name?.Trim())) is not { } id)
        {
            ModelState.AddModelError(nameof(Name), Words["bank.id.wrong"]);
            Form.Read(nameof(Form), Words, ModelState);
            return Page();
        }

        if (Form.Read(nameof(Form), Words, ModelState) is not { } read)
        {
            return Page();
        }

        var draft = new DraftItem(Caller, Operation, Duty, Bank, id, Version, ItemWordsFile.Write(read.Words), read.Languages, read.Provenance, read.Shape);
        var reply = await AskAsync(draft);
        if (ProblemOf(reply) is { } failed)
        {
            return failed;
        }

        switch (reply)
        {
            case VersionStands stands:
                return Go($"/{Here}/items/{id}/{Print(stands.Version)}");
            case Refusal { Code: ItemBankRefusals.Superseded or ItemBankRefusals.NotAuthor } when Known is null:
                ModelState.AddModelError(nameof(Name), Words["bank.form.item-there"]);
                return Page();
            case Refusal refusal:
                TellRefusal(refusal);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Only who writes items finds the page, and of an item that is there only its author.</summary>
    private async Task<IActionResult?> BeginAsync(string? bank, string? item)
    {
        if (!IsBank(bank) || !IsAuthor)
        {
            return NotFound();
        }

        if (item is null)
        {
            // Whether there is such a bank for who asks.
            var reply = await AskAsync(new ListItems(Caller, Another, Bank, 0, 1));
            return reply is ItemsListed ? null : ProblemOf(reply) ?? NotFound();
        }

        var (found, instead) = await FindItemAsync(bank, item);
        Known = found;
        return found is { Versions: [.., var latest] } && latest.Author != Account ? NotFound() : instead;
    }
}

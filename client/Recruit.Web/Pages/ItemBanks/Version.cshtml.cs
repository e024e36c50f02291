using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ProposeKey = Recruit.UseCases.ItemBanks.ProposeKey;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>The words of one version as candidates see them, in all its languages and on record; a reviewer judges them, an author proposes their key.</summary>
public sealed class VersionModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>The item.</summary>
    public Id Item { get; private set; }

    /// <summary>The version.</summary>
    public ListedVersion Version { get; private set; } = null!;

    /// <summary>Its words.</summary>
    public ItemWords Text { get; private set; } = null!;

    /// <summary>Whether there is a newer version, for which people work instead.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>Whether who looks may say whether it is sound.</summary>
    public bool MayReview => IsAuthor && !IsOvertaken && Version.Status == VersionStatus.Draft && Version.Author != Account;

    /// <summary>Whether who looks may propose a key.</summary>
    public bool MayPropose => IsAuthor && !IsOvertaken && Version.Status is VersionStatus.Reviewed or VersionStatus.KeyProposed;

    /// <summary>Alternatives, one a line, as they were typed.</summary>
    [BindProperty]
    public string? Keys { get; set; }

    public Task<IActionResult> OnGetAsync(string? bank, string? item, int number) => ShowAsync(bank, item, number);

    public async Task<IActionResult> OnPostReviewAsync(string? bank, string? item, int number, bool sound) => IsBank(bank) && IdOf(item) is { } id
        ? await StepAsync(new ReviewItem(Caller, Operation, Duty, Bank, id, number, sound), $"{Here}/items/{id}", () => ShowAsync(bank, item, number))
        : NotFound();

    public async Task<IActionResult> OnPostProposeAsync(string? bank, string? item, int number)
    {
        if (!IsBank(bank) || IdOf(item) is not { } id)
        {
            return NotFound();
        }

        string[] keys = [.. (Keys ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
        if (keys.Length is 0 or > SealedKeys.KeysMax)
        {
            ModelState.AddModelError(nameof(Keys), Words.Say("bank.key.count-wrong", ("most", Words.Number(SealedKeys.KeysMax))));
            return await ShowAsync(bank, item, number);
        }

        var reply = await AskAsync(new ProposeKey(Caller, Operation, Duty, Bank, id, number, [.. keys]));
        if (reply is not Refusal refusal || ProblemOf(reply) is not null)
        {
            return ProblemOf(reply) ?? Go($"/{Here}/items/{id}");
        }

        if (refusal.Code == UseCaseRefusals.Invalid)
        {
            foreach (var fact in refusal.Facts.Where(fact => fact.Name.StartsWith("Keys[", StringComparison.Ordinal)))
            {
                var line = int.Parse(fact.Name["Keys[".Length..^1], CultureInfo.InvariantCulture);
                ModelState.AddModelError(nameof(Keys), Words.Say($"bank.key.fault.{fact.Value}", ("key", keys[line])));
            }
        }
        else
        {
            TellRefusal(refusal, nameof(Keys));
        }

        return await ShowAsync(bank, item, number);
    }

    private async Task<IActionResult> ShowAsync(string? bank, string? item, int number)
    {
        var (found, instead) = await FindItemAsync(bank, item);
        if (found is null)
        {
            return instead!;
        }

        var reply = await AskAsync(new ViewItem(Caller, Another, Duty, Bank, found.Item, number, ViewedPart.Content));
        if (reply is not WordsShown shown)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Item, Version, IsOvertaken) = (found.Item, found.Versions[number - 1], number < found.Versions.Length);
        Text = ItemWordsFile.Read(shown.Words, Version.Shape.Options);
        return Page();
    }
}

using Microsoft.AspNetCore.Mvc;
using Recruit.Evidence;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using ApproveKey = Recruit.UseCases.ItemBanks.ApproveKey;
using ReturnKey = Recruit.UseCases.ItemBanks.ReturnKey;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>The key of a version beside its words, on record; who took no part in it approves what was seen, or gives it back.</summary>
public sealed class KeyModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>The item.</summary>
    public Id Item { get; private set; }

    /// <summary>The version.</summary>
    public ListedVersion Version { get; private set; } = null!;

    /// <summary>Its words.</summary>
    public ItemWords Text { get; private set; } = null!;

    /// <summary>Its keys.</summary>
    public KeysShown Shown { get; private set; } = null!;

    /// <summary>Whether who looks may approve the key.</summary>
    public bool MayJudge => IsApprover && Version.Status == VersionStatus.KeyProposed;

    /// <summary>What the options of a key say, in the language of the page; nothing for a number or a text, or where it is not written in it.</summary>
    public string? WordsOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var said = key.Split(ResponseReader.OptionSeparator, StringSplitOptions.TrimEntries).Select(mark => Text.Options.GetValueOrDefault(mark)?.In(Words.Language)).ToArray();
        return Version.Shape.Options.IsEmpty || said.Contains(null) ? null : string.Join(Version.Shape.Type == ItemType.Order ? " → " : "; ", said);
    }

    public Task<IActionResult> OnGetAsync(string? bank, string? item, int number) => ShowAsync(bank, item, number);

    public Task<IActionResult> OnPostApproveAsync(string? bank, string? item, int number, string? seen) =>
        JudgeAsync(bank, item, number, seen, (id, digest) => new ApproveKey(Caller, Operation, Duty, Bank, id, number, digest));

    public Task<IActionResult> OnPostReturnAsync(string? bank, string? item, int number, string? seen) =>
        JudgeAsync(bank, item, number, seen, (id, digest) => new ReturnKey(Caller, Operation, Duty, Bank, id, number, digest));

    private async Task<IActionResult> JudgeAsync(string? bank, string? item, int number, string? seen, Func<Id, Digest, UseCase> judge) =>
        IsBank(bank) && IdOf(item) is { } id && seen is { Length: Digest.Length * 2 } && seen.All(char.IsAsciiHexDigit)
            ? await StepAsync(judge(id, new Digest(Convert.FromHexString(seen))), $"{Here}/items/{id}", () => ShowAsync(bank, item, number))
            : NotFound();

    private async Task<IActionResult> ShowAsync(string? bank, string? item, int number)
    {
        var (found, instead) = await FindItemAsync(bank, item);
        if (found is null)
        {
            return instead!;
        }

        var shown = await AskAsync(new ViewItem(Caller, Another, Duty, Bank, found.Item, number, ViewedPart.Keys));
        var told = shown is KeysShown ? await AskAsync(new ViewItem(Caller, Another, Duty, Bank, found.Item, number, ViewedPart.Content)) : shown;
        if (shown is not KeysShown keys || told is not WordsShown content)
        {
            return ProblemOf(told) ?? NotFound();
        }

        (Item, Version, Shown) = (found.Item, found.Versions[number - 1], keys);
        Text = ItemWordsFile.Read(content.Words, Version.Shape.Options);
        return Page();
    }
}

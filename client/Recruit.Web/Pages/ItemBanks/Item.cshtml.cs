using Microsoft.AspNetCore.Mvc;
using Recruit.ItemBanks;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;

namespace Recruit.Web.Pages.ItemBanks;

/// <summary>One item with its versions and where it was used, without words and keys; a version is put to use or retired here.</summary>
public sealed class ItemModel(Service service, Speech words) : BankPage(service, words)
{
    /// <summary>The item.</summary>
    public ListedItem Item { get; private set; } = null!;

    /// <summary>Where it was used.</summary>
    public ExposureShown Exposure { get; private set; } = null!;

    /// <summary>Whether a version has a key that is proposed or approved.</summary>
    public static bool HasKey(ListedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status is VersionStatus.KeyProposed or VersionStatus.Approved || MayBeUsed(version);
    }

    /// <summary>Whether a version can be put to a use.</summary>
    public static bool MayBeUsed(ListedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return version.Status is VersionStatus.Approved or VersionStatus.Practice or VersionStatus.Pretest or VersionStatus.Live;
    }

    public Task<IActionResult> OnGetAsync(string? bank, string? item) => ShowAsync(bank, item);

    /// <summary>Only a use that was chosen counts: practice publishes for good, so nothing stands for it.</summary>
    public async Task<IActionResult> OnPostUseAsync(string? bank, string? item, int version, string? use)
    {
        if (Enum.GetNames<ItemUse>().Contains(use))
        {
            return await DoAsync(bank, item, id => new PutToUse(Caller, Operation, Duty, Bank, id, version, Enum.Parse<ItemUse>(use!)));
        }

        ModelState.AddModelError(UseField(version), Words["bank.use.needed"]);
        return await ShowAsync(bank, item);
    }

    /// <summary>The field in which the use of a version is chosen.</summary>
    public static string UseField(int version) => $"use-{Print(version)}";

    public Task<IActionResult> OnPostRetireAsync(string? bank, string? item, int version, string? reason) =>
        DoAsync(bank, item, id => new RetireItem(Caller, Operation, IdOf(reason) ?? Duty, Bank, id, version));

    private async Task<IActionResult> DoAsync(string? bank, string? item, Func<Id, UseCase> step) =>
        IsBank(bank) && IdOf(item) is { } id ? await StepAsync(step(id), $"{Here}/items/{id}", () => ShowAsync(bank, item)) : NotFound();

    private async Task<IActionResult> ShowAsync(string? bank, string? item)
    {
        var (found, instead) = await FindItemAsync(bank, item);
        if (found is null)
        {
            return instead!;
        }

        Item = found;
        var reply = await AskAsync(new ReadExposure(Caller, Another, Bank, found.Item));
        if (reply is not ExposureShown exposure)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        Exposure = exposure;
        return Page();
    }
}

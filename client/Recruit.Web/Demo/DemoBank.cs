using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Files.Sittings;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;
using ApproveKey = Recruit.UseCases.ItemBanks.ApproveKey;
using OpenBank = Recruit.UseCases.ItemBanks.OpenBank;
using ProposeKey = Recruit.UseCases.ItemBanks.ProposeKey;
using PutToUse = Recruit.UseCases.ItemBanks.PutToUse;

namespace Recruit.Web.Demo;

/// <summary>An item bank of the demonstration: items at every step of their way, so that each person who signs in has something to do. Each step is by the account whose it is.</summary>
internal sealed class DemoBank(DemoDesk demo)
{
    /// <summary>The bank.</summary>
    public static readonly Id Bank = new("general");

    /// <summary>Writes the items.</summary>
    public static readonly Caller Author = new(new Id("demo-setup-1"), [Role.ItemAuthor], DemoDesk.Agency);

    /// <summary>Reviews them.</summary>
    public static readonly Caller Reviewer = new(new Id("demo-setup-2"), [Role.ItemAuthor], DemoDesk.Agency);

    /// <summary>Approves their keys and puts them to use.</summary>
    public static readonly Caller KeyApprover = new(new Id("demo-setup-3"), [Role.Approver], DemoDesk.Agency);

    /// <summary>Makes the bank and brings each item to where it stands.</summary>
    public async Task MakeAsync()
    {
        await demo.AskAsync<BankIsOpen>(new OpenBank(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Bank, 5, 5, 5));
        foreach (var item in DemoItems.All)
        {
            await BringAsync(item);
        }
    }

    private async Task BringAsync(DemoItem item)
    {
        var words = ItemWordsFile.Write(item.Words);
        await demo.AskAsync<VersionStands>(new DraftItem(
            Author, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, words, [Language.Kk, Language.Ru, Language.En], new Provenance(ItemOrigin.Written), item.Shape));
        if (item.Status == VersionStatus.Draft)
        {
            return;
        }

        await LookAsync(Reviewer, item, ViewedPart.Content);
        await demo.AskAsync<VersionStands>(new ReviewItem(Reviewer, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, item.Status != VersionStatus.NotSound));
        if (item.Status is VersionStatus.NotSound or VersionStatus.Reviewed)
        {
            return;
        }

        await demo.AskAsync<VersionStands>(new ProposeKey(Author, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, item.Keys));
        if (item.Status == VersionStatus.KeyProposed)
        {
            return;
        }

        await LookAsync(KeyApprover, item, ViewedPart.Content);
        var seen = await LookAsync(KeyApprover, item, ViewedPart.Keys);
        await demo.AskAsync<VersionStands>(new ApproveKey(KeyApprover, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, ((KeysShown)seen).Seen));
        ItemUse? use = item.Status switch
        {
            VersionStatus.Practice => ItemUse.Practice,
            VersionStatus.Pretest => ItemUse.Pretest,
            VersionStatus.Live or VersionStatus.Retired => ItemUse.Live,
            _ => null,
        };
        if (use is { } put)
        {
            await demo.AskAsync<VersionStands>(new PutToUse(KeyApprover, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, put));
        }

        if (item.Status == VersionStatus.Retired)
        {
            await demo.AskAsync<VersionStands>(new RetireItem(KeyApprover, DemoDesk.Fresh, RetireReasons.Outdated, Bank, item.Id, 1));
        }
    }

    private Task<Actors.Reply> LookAsync(Caller by, DemoItem item, ViewedPart part) =>
        demo.AskAsync<Actors.Reply>(new ViewItem(by, DemoDesk.Fresh, DemoDesk.Reason, Bank, item.Id, 1, part));
}

/// <summary>An item of the demonstration.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Shape">How it is scored.</param>
/// <param name="Words">What candidates read.</param>
/// <param name="Keys">Written as responses.</param>
internal sealed record DemoItem(Id Id, VersionStatus Status, ItemShape Shape, ItemWords Words, ImmutableArray<string> Keys);

using System.Globalization;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;

namespace Recruit.ItemBanks;

/// <summary>What becomes of a command to an item bank. Roles are checked before; here it matters who did the earlier steps.</summary>
public static class ItemBankRules
{
    /// <summary>The decision; reads the state only.</summary>
    public static Decision Decide(ItemBank bank, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(bank);
        ArgumentNullException.ThrowIfNull(command);
        if (command is OpenBank open)
        {
            return Open(bank, open, now);
        }

        return bank.Head is not { Terms: var terms } head
            ? Decision.Refuse(NotOpen)
            : command switch
            {
                ReadBank => Decision.Tell(new BankShown(head.Opened.At, terms, head.Agency)),
                DraftVersion draft => ItemDrafting.Draft(bank, draft, now),
                ReviewVersion review => ItemDrafting.Review(bank, review, now),
                ProposeKey propose => ItemKeying.Propose(bank, propose, now),
                ApproveKey approve => ItemKeying.Approve(bank, approve, now),
                ReturnKey giveBack => ItemKeying.Return(bank, giveBack, now),
                PutToUse put => ItemUsing.Put(bank, put, now),
                RetireVersion retire => ItemUsing.Retire(bank, retire, now),
                ViewVersion view => ItemUsing.View(bank, view, now),
                DrawItems draw => TestDrawing.Draw(bank, draw),
                ComposeTest compose => TestComposing.Compose(bank, compose, now),
                DropTest drop => TestComposing.Drop(bank, drop, now),
                HoldTest hold => TestComposing.Hold(bank, hold),
                AskKeys ask => ItemUsing.Ask(bank, ask, now),
                ReportSittings report => TestComposing.Report(bank, report, now),
                ReadTest read => TestComposing.Read(bank, read),
                ChallengeKey challenge => KeyChallenging.Lodge(bank, challenge, now),
                ProposeRemedy propose => KeyChallenging.Propose(bank, propose, now),
                ConfirmRemedy confirm => KeyChallenging.Confirm(bank, confirm, now),
                ReturnRemedy giveBack => KeyChallenging.Return(bank, giveBack, now),
                ReadChallenge read => KeyChallenging.Read(bank, read),
                ListRemedies list => KeyChallenging.Remedies(bank, list),
                ListItems list => ItemBankReading.Items(bank, terms, list),
                ReadPractice read => ItemBankReading.Practice(bank, read),
                ReadItem read => ItemBankReading.Item(bank, terms, read),
                WhoSaw who => ItemBankReading.Views(bank, who),
                ExposureOf exposure => ItemBankReading.Exposure(bank, exposure),
                ListOpenFiles list => ItemBankReading.OpenFiles(bank, terms, list, now),
                _ => throw new ArgumentException($"An item bank knows no {command.GetType().Name}.", nameof(command)),
            };
    }

    internal static Decision TooManyOf(string what, long most) =>
        Decision.Refuse(TooMany, new("what", what), Number("most", most));

    internal static RefusalFact Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    internal static RefusalFact Named(Id item) => new("item", item.Text);

    internal static VersionStands Stands(ItemBank bank, Id item, int version)
    {
        var (found, one) = (bank.Find(item)!, bank.Find(item)!.Find(version)!);
        return new VersionStands(item, version, one.Status, found.OpenFile(one, bank.Head!.Terms));
    }

    /// <summary>A decision whose reply tells how the version stands with the event.</summary>
    internal static Decision Happen(ItemBank bank, Id item, ItemVersion after, ActorEvent happened)
    {
        var latest = after.Number >= (bank.Find(item)?.Latest.Number ?? 0);
        return Decision.Happen(new VersionStands(item, after.Number, after.Status, latest ? after.OpenFile(bank.Head!.Terms) : null), happened);
    }

    private static Decision Open(ItemBank bank, OpenBank open, Instant now) => bank.Head switch
    {
        null => Decision.Happen(new BankIsOpen(now), new BankOpened(open.Mandate.At(now), open.Terms, open.Agency)),
        var head when head.Agency == open.Agency && RecordJson.AreAlike(head.Terms, open.Terms) => Decision.Tell(new BankIsOpen(head.Opened.At)),
        var head => Decision.Refuse(AlreadyOpen, new RefusalFact("since", head.Opened.At.ToString())),
    };
}

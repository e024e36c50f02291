using Recruit.Accounts;
using Recruit.Actors;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>What versions are used for, when they go out of use, and who is shown them.</summary>
internal static class ItemUsing
{
    public static Decision Put(ItemBank bank, PutToUse put, Instant now)
    {
        var item = bank.Find(put.Item);
        if (item?.Find(put.Version) is not { } version)
        {
            return Decision.Refuse(UnknownItem);
        }

        if (version.Retired is not null)
        {
            return Decision.Refuse(IsRetired, Named(item.Id));
        }

        if (version.KeyApproved is null)
        {
            return Decision.Refuse(KeyNotApproved, Named(item.Id));
        }

        if (version.Use == put.Use)
        {
            return Decision.Tell(Stands(bank, put.Item, put.Version));
        }

        if (put.Mandate.By == version.Drafted.By)
        {
            return Decision.Refuse(SamePerson, new RefusalFact("step", "drafted"));
        }

        if (version.Use is null && version != item.Latest)
        {
            return Decision.Refuse(Superseded, Number("latest", item.Latest.Number));
        }

        if ((put.Use == ItemUse.Practice ? WhyStillSecret(bank, item, version, now) : WhyNotSecret(item, version)) is { } refusal)
        {
            return refusal;
        }

        var act = put.Mandate.At(now);
        return Happen(bank, item.Id, version with { Uses = version.Uses.Add(new PutUse(act, put.Use)) },
            new VersionPutToUse(act, item.Id, version.Number, put.Use));
    }

    public static Decision Retire(ItemBank bank, RetireVersion retire, Instant now)
    {
        if (bank.Find(retire.Item)?.Find(retire.Version) is not { } version)
        {
            return Decision.Refuse(UnknownItem);
        }

        if (!RetireReasons.All.Contains(retire.Mandate.Reason))
        {
            return Decision.Refuse(UnknownReason);
        }

        if (version.Retired is not null)
        {
            return Decision.Tell(Stands(bank, retire.Item, retire.Version));
        }

        var act = retire.Mandate.At(now);
        return Happen(bank, retire.Item, version with { Retired = act }, new VersionRetired(act, retire.Item, retire.Version));
    }

    public static Decision View(ItemBank bank, ViewVersion view, Instant now)
    {
        if (bank.Find(view.Item)?.Find(view.Version) is not { } version)
        {
            return Decision.Refuse(UnknownItem);
        }

        if (view.Part == ViewedPart.Keys && version.Key is null)
        {
            return Decision.Refuse(NoKey);
        }

        if (bank.Views.Count >= ItemBank.ViewsMax)
        {
            return TooManyOf("views", ItemBank.ViewsMax);
        }

        return Decision.Happen(
            view.Part == ViewedPart.Keys
                ? new VersionShown(view.Item, view.Version, Keys: version.Key!.Keys)
                : new VersionShown(view.Item, view.Version, version.Content),
            new VersionViewed(view.Mandate.At(now), view.Item, view.Version, view.Part));
    }

    /// <summary>What is told of a test after its end must be no secret of another one, nor of its own.</summary>
    public static Decision Ask(ItemBank bank, AskKeys ask, Instant now)
    {
        if (bank.FindTest(ask.Campaign, ask.Test) is not { Plan: var plan })
        {
            return Decision.Refuse(UnknownTest);
        }

        if (WhyStillSecret(plan.Items.SelectMany(item => bank.TestsOf(item.Item)), now) is { } secret)
        {
            return secret;
        }

        return ask.Mandate is not { } mandate || plan.Items.All(item => WasTakenToday(bank, item, mandate, now)) ? Decision.Tell(new KeysMayBeKnown())
            : bank.Views.Count + plan.Items.Count() > ItemBank.ViewsMax ? TooManyOf("views", ItemBank.ViewsMax)
            : Decision.Happen(new KeysMayBeKnown(), new TestKeysViewed(mandate.At(now), ask.Campaign, ask.Test));
    }

    /// <summary>Who takes keys again on the same day (UTC) saw them once: otherwise a bank could be filled with views, and show nothing to anybody any more.</summary>
    private static bool WasTakenToday(ItemBank bank, ChosenItem item, Mandate mandate, Instant now)
    {
        var places = bank.ViewsOf(item.Item);
        for (var last = places.Count - 1; last >= 0 && bank.Views[places[last]] is var view && DayOf(view.Act.At) == DayOf(now); last--)
        {
            if (view.Version == item.Version && view.Part == ViewedPart.Keys && view.Act.By == mandate.By && view.Act.Reason == mandate.Reason)
            {
                return true;
            }
        }

        return false;
    }

    private static long DayOf(Instant at) => at.Milliseconds / (24 * 60 * 60 * 1000);

    /// <summary>Practice is public: no version of the item may be secret then, and no live test with it under way.</summary>
    private static Decision? WhyStillSecret(ItemBank bank, BankItem item, ItemVersion version, Instant now)
    {
        return item.Versions.Any(other => other != version && other.Status is VersionStatus.Live or VersionStatus.Pretest)
            ? Decision.Refuse(StillSecret)
            : WhyStillSecret(bank.TestsOf(item.Id), now);
    }

    private static Decision? WhyStillSecret(IEnumerable<ComposedTest> tests, Instant now)
    {
        var running = tests.Where(test => test.Plan.Use == TestUse.Live && test.Plan.Closes > now).Select(test => test.Plan.Closes).ToArray();
        return running.Length == 0 ? null : Decision.Refuse(StillSecret, new RefusalFact("until", running.Max().ToString()));
    }

    private static Decision? WhyNotSecret(BankItem item, ItemVersion version) =>
        item.WasPractice ? Decision.Refuse(WasPractice, Named(item.Id))
        // Only pretest to live is left; a live item that is tried out again would have counted before it was known to be good.
        : version.Use == ItemUse.Live ? Decision.Refuse(NoWayBack, new("from", "live"), new("to", "pretest"))
        : null;
}

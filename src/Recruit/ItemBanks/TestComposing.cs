using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Vacancies;
using static Recruit.ItemBanks.ItemBankRefusals;
using static Recruit.ItemBanks.ItemBankRules;

namespace Recruit.ItemBanks;

/// <summary>Which versions may stand in a test, and what became of it.</summary>
internal static class TestComposing
{
    public static Decision Compose(ItemBank bank, ComposeTest compose, Instant now)
    {
        var plan = compose.Plan;
        if (bank.FindTest(plan.Campaign, plan.Test) is { } composed)
        {
            return RecordJson.AreAlike(composed.Plan, plan) ? Decision.Tell(Whole(bank, plan, composed.Pretest)) : Decision.Refuse(TestExists);
        }

        if ((WhyNoPlan(bank, plan, now) ?? WhyNoItems(bank, plan)) is { } refusal)
        {
            return refusal;
        }

        ImmutableArray<Id> pretest =
            [.. plan.Items.Where(chosen => bank.Find(chosen.Item)!.Find(chosen.Version)!.Use == ItemUse.Pretest).Select(chosen => chosen.Item)];
        return Decision.Happen(Whole(bank, plan, pretest), new TestComposed(compose.Mandate.At(now), plan, pretest));
    }

    public static Decision Drop(ItemBank bank, DropTest drop, Instant now)
    {
        var last = bank.LastTest(drop.Campaign, drop.Test);
        return last is null ? Decision.Refuse(UnknownTest)
            : last.Dropped is not null ? Decision.Tell(new TestIsDropped(drop.Campaign, drop.Test))
            : last.Sittings > 0 ? Decision.Refuse(WasSat, Number("sittings", last.Sittings))
            : last.IsHeld ? Decision.Refuse(IsHeld)
            : new Decision(
                new TestIsDropped(drop.Campaign, drop.Test),
                [new TestDropped(drop.Mandate.At(now), drop.Campaign, drop.Test)],
                [new Message(CampaignKey.Of(drop.Campaign), new NoteTestDropped(drop.Test, bank.Id))]);
    }

    /// <summary>
    /// Holds a test also where it was given up just before its campaign's rules were sealed with it. These say first when it is over, whatever was typed; from then on that
    /// only gets later, so of two tidings that overtake each other the later time stands.
    /// </summary>
    public static Decision Hold(ItemBank bank, HoldTest hold)
    {
        if (bank.LastTest(hold.Campaign, hold.Test) is not { } test)
        {
            return Decision.Refuse(UnknownTest);
        }

        var plan = test.Plan with { Closes = hold.Over is not { } over ? test.Plan.Closes : test.IsHeld ? Instant.Later(test.Plan.Closes, over) : over };
        var reply = new TestIsHeld(hold.Campaign, hold.Test, plan.Closes);
        return test is { IsHeld: true, Dropped: null } && plan.Closes == test.Plan.Closes
            ? Decision.Tell(reply)
            : new Decision(
                reply,
                [new TestHeld(hold.Campaign, hold.Test, plan.Closes)],
                plan.Use == TestUse.Live
                    ? [new Message(CampaignKey.Of(hold.Campaign), new NoteChallengeTerm(hold.Test, plan.ChallengesUntil, new BankedTest(bank.Id, plan.Closes, IsHeld: true)))]
                    : []);
    }

    public static Decision Report(ItemBank bank, ReportSittings report, Instant now)
    {
        if (bank.FindTest(report.Campaign, report.Test) is not { } test)
        {
            return Decision.Refuse(UnknownTest);
        }

        var reply = new SittingsAre(report.Campaign, report.Test, report.Sittings);
        return report.Sittings < test.Sittings ? Decision.Refuse(FewerSittings, Number("sittings", test.Sittings))
            : report.Sittings == test.Sittings ? Decision.Tell(reply)
            : Decision.Happen(reply, new SittingsReported(report.Mandate.At(now), report.Campaign, report.Test, report.Sittings));
    }

    public static Decision Read(ItemBank bank, ReadTest read) =>
        bank.FindTest(read.Campaign, read.Test) is { } test
            ? Decision.Tell(Whole(bank, test.Plan, test.Pretest) with { Unfit = [.. test.Plan.Items.Where(one => WhyUnfit(bank, test.Plan.Use, one) is not null).Select(one => one.Item)] })
            : Decision.Refuse(UnknownTest);

    private static Decision? WhyNoPlan(ItemBank bank, TestPlan plan, Instant now)
    {
        if (plan.Sections.IsEmpty || plan.Sections.Any(section => section.Items.IsEmpty)
            || plan.Sections.Select(section => section.Id).Distinct().Count() < plan.Sections.Length
            || plan.Languages.IsEmpty || plan.Languages.Distinct().Count() < plan.Languages.Length)
        {
            return Decision.Refuse(BadPlan);
        }

        return plan.Items.Count() > ItemBank.TestItemsMax ? TooManyOf("test-items", ItemBank.TestItemsMax)
            : bank.Tests.Count >= ItemBank.TestsMax ? TooManyOf("tests", ItemBank.TestsMax)
            : plan.Closes <= now ? Decision.Refuse(AlreadyOver)
            : plan.Closes > now + BankedTest.OverWithin ? Decision.Refuse(TooFarOff, new RefusalFact("until", (now + BankedTest.OverWithin).ToString()))
            : null;
    }

    private static Decision? WhyNoItems(ItemBank bank, TestPlan plan)
    {
        var seen = new HashSet<Id>();
        foreach (var chosen in plan.Items)
        {
            if (bank.Find(chosen.Item)?.Find(chosen.Version) is not { } version)
            {
                return Decision.Refuse(UnknownItem, Named(chosen.Item));
            }

            if (!seen.Add(chosen.Item))
            {
                return Decision.Refuse(DuplicateItem, Named(chosen.Item));
            }

            if (WhyUnfit(bank, plan.Use, chosen) is { } code)
            {
                return Decision.Refuse(code, Named(chosen.Item));
            }

            if (plan.Languages.Except(version.Content.Languages).ToArray() is [var missing, ..])
            {
                return Decision.Refuse(LanguageMissing, Named(chosen.Item), new RefusalFact("language", NameOf(missing)));
            }
        }

        return null;
    }

    private static string? WhyUnfit(ItemBank bank, TestUse use, ChosenItem chosen) =>
        WhyNoUse(use, bank.Find(chosen.Item)!.Find(chosen.Version)!) ?? (IsInDoubt(bank, chosen) ? KeyInDoubt : null);

    private static string? WhyNoUse(TestUse use, ItemVersion version) => version switch
    {
        { Retired: not null } => IsRetired,
        { KeyApproved: null } => KeyNotApproved,
        { Use: null } => NotInUse,
        { Use: ItemUse.Practice } => use == TestUse.Live ? WasPractice : null,
        _ => use == TestUse.Practice ? IsSecret : null,
    };

    /// <summary>Whether a challenge to the key of a version is open or was upheld.</summary>
    public static bool IsInDoubt(ItemBank bank, ChosenItem chosen) =>
        bank.ChallengesOf(chosen.Item, chosen.Version).Any(challenge => challenge.CastsDoubt);

    private static string NameOf(Language language) => language switch
    {
        Language.Kk => "kk",
        Language.Ru => "ru",
        _ => "en",
    };

    /// <summary>Versions do not change, so a test can be told again at any time.</summary>
    private static TestIsComposed Whole(ItemBank bank, TestPlan plan, ImmutableArray<Id> pretest) => new(
        bank.Id,
        plan,
        [
            .. from chosen in plan.Items
            let version = bank.Find(chosen.Item)!.Find(chosen.Version)!
            select new ComposedItem(
                chosen.Item, chosen.Version, pretest.Contains(chosen.Item), version.Shape, version.Content.Reference, version.Key!.Keys),
        ]);
}

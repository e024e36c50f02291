using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.Vacancies;
using static Recruit.Tests.ItemBanks.BankBench;

namespace Recruit.Tests.ItemBanks;

/// <summary>What holds for a bank whatever it is told, in whatever order.</summary>
public class ItemBankPropertyTests
{
    private static readonly string[] Accounts = ["author", "ann", "ben", "cem", "dana"];

    [Fact]
    public void Nothing_secret_was_ever_practice_and_three_accounts_stand_behind_every_use() => Hold((bench, random) =>
    {
        bench.Do(Any(bench, random), random.Next(30));
        foreach (var item in bench.State.Items)
        {
            foreach (var version in item.Versions.Where(version => !version.Uses.IsEmpty))
            {
                new[] { version.Drafted.By, version.Review!.Act.By, version.KeyApproved!.By }.Distinct().Count().ShouldBe(3);
                version.KeyApproved.By.ShouldNotBe(version.Key!.Act.By);
                var uses = version.Uses.Select(one => one.Use).ToArray();
                uses.Order().Reverse().SkipWhile(use => use == ItemUse.Live).Any(use => use == ItemUse.Live).ShouldBeFalse();
                Array.IndexOf(uses, ItemUse.Practice).ShouldBeOneOf(-1, uses.Length - 1);
            }

            (item.WasPractice && item.Versions.Any(version => version.Status is VersionStatus.Live or VersionStatus.Pretest)).ShouldBeFalse();
        }
    });

    [Fact]
    public void Composed_tests_hold_versions_with_approved_keys_and_live_ones_no_practice() => Hold((bench, random) =>
    {
        var day = random.Next(30);
        if (bench.Do(Any(bench, random), day) is not TestIsComposed composed || TestDefinition.Open(composed, Keys) is not { } test)
        {
            return;
        }

        test.Sections.SelectMany(section => section.Items).Select(item => item.Id).ShouldBeUnique();
        var stored = bench.State.FindTest(composed.Plan.Campaign, composed.Plan.Test)!;
        foreach (var item in composed.Items)
        {
            var version = bench.State.Find(item.Item)!.Find(item.Version)!;
            version.KeyApproved.ShouldNotBeNull();
            if (stored.Plan.Use == TestUse.Live && day < 20)
            {
                version.Uses.TakeWhile(one => one.Act.At <= stored.Act.At).Any(one => one.Use == ItemUse.Practice && one.Act.At < stored.Act.At).ShouldBeFalse();
            }
        }
    });

    [Fact]
    public void Whoever_was_shown_something_is_on_record_and_nobody_else() => Hold((bench, random) =>
    {
        var command = Any(bench, random);
        var before = bench.State.Views.Count;
        var shown = bench.Do(command, random.Next(30)) switch
        {
            VersionShown => 1,
            KeysMayBeKnown => bench.State.Views.Count == before ? 0 : bench.State.FindTest(Campaign, Law)!.Plan.Items.Count(),
            _ => 0,
        };
        bench.State.Views.Count.ShouldBe(before + shown);
    });

    [Fact]
    public void Versions_never_change_their_content_and_every_file_has_a_due_date_after_its_beginning()
    {
        var known = new Dictionary<(Id, int), (ItemContent, ItemShape)>();
        Hold(
            (bench, random) =>
            {
                bench.Do(Any(bench, random), random.Next(30));
                foreach (var item in bench.State.Items)
                {
                    foreach (var version in item.Versions)
                    {
                        known.TryAdd((item.Id, version.Number), (version.Content, version.Shape));
                        known[(item.Id, version.Number)].ShouldBe((version.Content, version.Shape));
                        var file = item.OpenFile(version, Terms);
                        (file is null || file.Due > file.Since).ShouldBeTrue();
                    }
                }
            },
            known.Clear);
    }

    [Fact]
    public void A_command_that_is_told_twice_changes_nothing_the_second_time_but_views_count() => Hold((bench, random) =>
    {
        var (command, day) = (Any(bench, random), random.Next(30));
        var first = bench.Do(command, day);
        if (command is ViewVersion or AskKeys || first is Refusal)
        {
            return;
        }

        var views = bench.State.Views.Count;
        bench.Do(command, day).ShouldNotBeOfType<Refusal>();
        bench.State.Views.Count.ShouldBe(views);
    });

    [Fact]
    public void Replay_and_snapshot_give_the_same_bank() => Hold((bench, random) => bench.Do(Any(bench, random), random.Next(30)), bare: false, steps: 6);

    private static void Hold(Action<BankBench, Random> step, Action? begin = null, bool bare = true, int steps = 25) => Properties.Hold(Gen.Choose(1, int.MaxValue), seed =>
    {
        begin?.Invoke();
        var random = new Random(seed);
        var bench = new BankBench(bare: bare);
        if (random.Next(2) == 0)
        {
            bench.Use("q1", ItemUse.Pretest);
        }

        for (var left = steps; left > 0; left--)
        {
            step(bench, random);
        }
    });

    /// <summary>Mostly what a version waits for, so that stories get somewhere, by anybody.</summary>
    private static ActorCommand Any(BankBench bench, Random random)
    {
        var account = Accounts[random.Next(Accounts.Length)];
        var name = random.Next(2) == 0 ? "q1" : "q2";
        var item = bench.State.Find(new Id(name));
        if (item is null)
        {
            return Draft(name);
        }

        var number = random.Next(4) == 0 ? random.Next(1, item.Versions.Length + 1) : item.Latest.Number;
        var version = item.Find(number)!;
        return random.Next(9) switch
        {
            0 => Draft(name, $"stem {random.Next(3)}"),
            1 => new RetireVersion(By(account, "flawed"), item.Id, number),
            2 => Composing(random),
            3 => Challenging(bench, random, account),
            4 => View(account, name, number, version.Key is null ? ViewedPart.Content : (ViewedPart)random.Next(2)),
            _ => version.Status switch
            {
                VersionStatus.Draft => new ReviewVersion(By(Seeing(bench, account, name, number)), item.Id, number, random.Next(5) > 0),
                VersionStatus.NotSound => Draft(name, $"stem {random.Next(10)}"),
                VersionStatus.Reviewed => new ProposeKey(By(account), item.Id, number, Sealed(name, number, version.Shape, "a")),
                VersionStatus.KeyProposed when random.Next(5) == 0 => new ReturnKey(By(account), item.Id, number, version.Key!.Keys.Digest()),
                VersionStatus.KeyProposed => new ApproveKey(By(Seeing(bench, account, name, number)), item.Id, number, version.Key!.Keys.Digest()),
                _ => new PutToUse(By(account), item.Id, number, (ItemUse)random.Next(3)),
            },
        };
    }

    private static string Seeing(BankBench bench, string account, string item, int version)
    {
        bench.Do(View(account, item, version));
        bench.Do(View(account, item, version, ViewedPart.Keys));
        return account;
    }

    private static ActorCommand Composing(Random random)
    {
        ChosenItem[] items = [new(new Id("q1"), random.Next(1, 3)), new(new Id("q2"), 1)];
        return random.Next(10) switch
        {
            0 or 1 => new DropTest(By("keeper"), Campaign, Law),
            2 => new HoldTest(Campaign, Law, Day(random.Next(15, 30))),
            3 => new AskKeys(Campaign, Law, By("auditor")),
            _ => new ComposeTest(By("keeper"), NamedPlan((TestUse)random.Next(2), 20, "law", random.Next(3) == 0 ? items : [items[random.Next(2)]])),
        };
    }

    private static ActorCommand Challenging(BankBench bench, Random random, string account) => bench.State.Challenges switch
    {
        [.., var last] when random.Next(2) == 0 => new ProposeRemedy(By(account), last.Id, new(RemedyKind.KeyStands)),
        [.., { Proposed: { } proposed } last] => new ConfirmRemedy(By(account), last.Id, proposed.Remedy),
        var all => Challenge($"c{all.Count}", random.Next(2) == 0 ? "q1" : "q2", random.Next(3)),
    };
}

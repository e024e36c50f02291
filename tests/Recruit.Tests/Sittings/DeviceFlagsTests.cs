using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>
/// EX9: two people on one device, a changed device and a parallel sitting are flagged whenever they happen, and honest days are not. The
/// stories go through the shard, as a campaign's do.
/// </summary>
public class DeviceFlagsTests
{
    private const int Own = 1;
    private const int Other = 2;
    private const int Third = 3;

    private static readonly AttemptRef AnnasEssay = new(new Id("a-anna-essay"), 2);
    private static readonly AttemptRef BolatsEssay = new(new Id("a-bolat-essay"), 3);

    private readonly ShardBench bench = new();
    private int wishes;

    public DeviceFlagsTests()
    {
        bench.Do(new PlanSitting(Campaign, Items, Plan()), -60);
        bench.Do(new PlanSitting(Campaign, 1, Plan(of: PaperKind.Exercise)), -60);
        bench.Do(Deal("a-anna", "A"), -50);
        bench.Do(Deal("a-bolat", "B"), -50);
        bench.Do(Deal("a-anna-essay", "A", test: Essay), -50);
        bench.Do(Deal("a-bolat-essay", "B", test: Essay), -50);
    }

    [Fact]
    public void Two_people_who_start_on_one_device_are_flagged()
    {
        Start(Anna, Own, 0);
        Start(Bolat, Own, 30);

        var flag = Flags().ShouldHaveSingleItem();

        (flag.Kind, flag.Concerned).ShouldBe((DeviceFlagKind.TwoPeopleOnOneDevice, 2));
        flag.Attempts.ShouldBe([new FlaggedAttempt(Anna.Id, Law, Minute(0), Minute(0)), new FlaggedAttempt(Bolat.Id, Law, Minute(30), Minute(30))]);
    }

    [Fact]
    public void Whoever_only_arrives_or_takes_over_on_the_device_of_another_is_flagged_too()
    {
        bench.Do(new Arrive(Anna, Mark(Own)), 0);
        Start(Bolat, Other, 1);
        TakeOver(Bolat, Own, 2);

        Flags().ShouldHaveSingleItem().Kind.ShouldBe(DeviceFlagKind.TwoPeopleOnOneDevice);
    }

    [Fact]
    public void Two_people_on_one_device_in_different_sittings_are_flagged()
    {
        Start(Anna, Own, 0);
        Start(BolatsEssay, Own, 60);

        Flags().ShouldHaveSingleItem().Attempts.Select(one => one.Sitting).ShouldBe([Law, Essay]);
    }

    [Theory]
    [InlineData(Own, Other, Own)]
    [InlineData(Own, Other, Third, Own)]
    [InlineData(Own, Other, Third, Other)]
    [InlineData(Own, Own, Other, Own)]
    public void An_attempt_that_goes_back_to_a_device_is_flagged(params int[] devices)
    {
        Start(Anna, devices[0], 0);
        for (var place = 1; place < devices.Length; place++)
        {
            TakeOver(Anna, devices[place], place);
        }

        var flag = Flags().ShouldHaveSingleItem();

        (flag.Kind, flag.Concerned).ShouldBe((DeviceFlagKind.ParallelSitting, 1));
        flag.Attempts.ShouldBe([new FlaggedAttempt(Anna.Id, Law, Minute(0), Minute(devices.Length - 1))]);
    }

    [Fact]
    public void A_second_device_that_repeats_the_start_or_the_takeover_of_the_first_is_flagged()
    {
        Start(Anna, Own, 0);
        Start(Anna, Other, 1);
        Start(Bolat, Third, 0);
        TakeOver(Bolat, 4, 1);
        bench.Do(new TakeOver(Bolat, Wish(wishes), Mark(5)), 2);

        Flags().Select(one => (one.Kind, one.Attempts.ShouldHaveSingleItem().Attempt)).ShouldBe(
            [(DeviceFlagKind.ParallelSitting, Anna.Id), (DeviceFlagKind.ParallelSitting, Bolat.Id)]);
    }

    [Fact]
    public void A_device_that_nobody_knows_in_the_next_sitting_is_flagged()
    {
        Start(Anna, Own, 0);
        Start(AnnasEssay, Other, 60);

        var flag = Flags().ShouldHaveSingleItem();

        flag.Kind.ShouldBe(DeviceFlagKind.ChangedDevice);
        flag.Attempts.Select(one => one.Attempt).ShouldBe([Anna.Id, AnnasEssay.Id]);
    }

    [Fact]
    public void An_arrival_on_the_known_device_does_not_hide_that_it_was_sat_on_another()
    {
        Start(Anna, Own, 0);
        bench.Do(new Arrive(AnnasEssay, Mark(Own)), 59);
        Start(AnnasEssay, Other, 60);

        Flags().ShouldHaveSingleItem().Kind.ShouldBe(DeviceFlagKind.ChangedDevice);
    }

    [Fact]
    public void Honest_days_are_not_flagged()
    {
        // Opened on one device before, started on another, reloaded there.
        bench.Do(new Arrive(Anna, Mark(Third)), 0);
        Start(Anna, Own, 1);
        Start(Anna, Own, 2);
        bench.Do(new Arrive(Anna, Mark(Third)), 3);
        bench.Do(new Arrive(Anna, Mark(Own)), 3);

        // A phone that breaks, whose takeover is asked twice; the essay is sat on what is left.
        TakeOver(Anna, Other, 4);
        bench.Do(new TakeOver(Anna, Wish(wishes), Mark(Other)), 5);
        Start(AnnasEssay, Other, 60);

        // The credential is lost on the same device.
        Start(Bolat, 7, 0);
        TakeOver(Bolat, 7, 1);
        TakeOver(Bolat, 7, 2);
        Start(BolatsEssay, 7, 60);

        Flags().ShouldBeEmpty();
    }

    [Fact]
    public void Who_gives_no_mark_is_not_flagged()
    {
        bench.Do(new StartAttempt(Anna), 0);
        bench.Do(new TakeOver(Anna, Wish(100)), 1);
        bench.Do(new StartAttempt(Bolat), 0);
        bench.Do(new StartAttempt(AnnasEssay), 60);

        Flags().ShouldBeEmpty();
    }

    [Fact]
    public void Where_devices_are_shared_only_a_parallel_sitting_is_flagged()
    {
        Start(Anna, Own, 0);
        Start(Bolat, Own, 60);
        Start(AnnasEssay, Third, 100);
        Flags(Law).ShouldBeEmpty();

        TakeOver(Bolat, Other, 61);
        TakeOver(Bolat, Own, 62);

        Flags(Law).ShouldHaveSingleItem().Kind.ShouldBe(DeviceFlagKind.ParallelSitting);
    }

    [Fact]
    public void A_flag_names_so_many_attempts_and_says_how_many_there_are()
    {
        var attempts = Enumerable.Range(0, 120).Select(number => Sat($"a-{number:D3}", $"P{number}", Law, number, (Own, 0))).ToList();

        var flag = DeviceFlags.Of(attempts, new HashSet<Id>()).ShouldHaveSingleItem();

        (flag.Attempts.Length, flag.Concerned).ShouldBe((DeviceFlags.AttemptsMost, 120));
        flag.Attempts.Select(one => one.Attempt).ShouldBe(attempts.Take(DeviceFlags.AttemptsMost).Select(one => one.Attempt));
    }

    /// <summary>Random campaigns in which the cheats are known: each is found with its kind, and nobody else.</summary>
    [Fact]
    public void Of_many_people_exactly_those_who_cheat_are_flagged() => Properties.Hold(
        from ways in Gen.Choose(0, 4).ArrayOf(30)
        from shuffle in ArbMap.Default.GeneratorFor<int>()
        select (Ways: ways, Shuffle: shuffle),
        one =>
        {
            var (attempts, expected) = (new List<AttemptDevices>(), new List<(DeviceFlagKind, string)>());
            for (var person = 0; person < one.Ways.Length; person++)
            {
                var (law, essay, device, at) = ($"law-{person:D2}", $"essay-{person:D2}", 10 * (person + 1), person * 10);
                switch (one.Ways[person])
                {
                    case 1:
                        attempts.Add(Sat(law, $"P{person}", Law, at, (device, 0), (device + 1, 1), (device, 2)));
                        attempts.Add(Sat(essay, $"P{person}", Essay, at + 5, (device, 0)));
                        expected.Add((DeviceFlagKind.ParallelSitting, law));
                        break;
                    case 2:
                        attempts.Add(Sat(law, $"P{person}", Law, at, (device, 0)));
                        attempts.Add(Sat(essay, $"P{person}", Essay, at + 5, (device + 1, 0)));
                        expected.Add((DeviceFlagKind.ChangedDevice, law));
                        break;
                    case 3:
                        attempts.Add(Sat(law, $"P{person}", Law, at, (device, 0)));
                        attempts.Add(Sat($"{law}-friend", $"F{person}", Law, at + 1, (device, 0)));
                        expected.Add((DeviceFlagKind.TwoPeopleOnOneDevice, law));
                        break;
                    default:
                        attempts.Add(Sat(law, $"P{person}", Law, at, (device, 0), (device + 1, 1)));
                        attempts.Add(Sat(essay, $"P{person}", Essay, at + 5, (device + 1, 0)));
                        break;
                }
            }

            var flags = DeviceFlags.Of(attempts.OrderBy(attempt => (attempt.Seen[0].At.Milliseconds / 60_000 * 31 % 97) ^ one.Shuffle), new HashSet<Id>());

            flags.Select(flag => (flag.Kind, flag.Attempts[0].Attempt.Text)).ShouldBe(expected.OrderBy(flag => flag.Item1));
        });

    private static DeviceMark Mark(int number) => new(new Guid(number, 1, 1, new byte[8]));

    private static OperationId Wish(int number) => new(new Guid(number, 2, 2, new byte[8]));

    private static AttemptDevices Sat(string attempt, string person, Id sitting, int minute, params ReadOnlySpan<(int Device, int Epoch)> devices)
    {
        var seen = new List<DeviceSighting>();
        foreach (var (device, epoch) in devices)
        {
            seen.Add(new DeviceSighting(Mark(device), epoch == 0 ? DeviceOccasion.Start : DeviceOccasion.Takeover, epoch, Minute(minute + epoch)));
        }

        return new AttemptDevices(new Id(attempt), sitting, KeyOf(person), [.. seen]);
    }

    private void Start(AttemptRef attempt, int device, double minute) =>
        bench.Do(new StartAttempt(attempt, Mark(device)), minute).Reply.ShouldBeOfType<AttemptOpened>();

    private void TakeOver(AttemptRef attempt, int device, double minute) =>
        bench.Do(new TakeOver(attempt, Wish(++wishes), Mark(device)), minute).Reply.ShouldBeOfType<AttemptOpened>();

    private DeviceFlag[] Flags(params Id[] shared) => [.. DeviceFlags.Of(bench.Ask<DevicesRead>(new ReadDevices(0), 500).Attempts, shared.ToHashSet())];
}

using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Which marks of devices an attempt keeps, and how they are stored.</summary>
public class DeviceSightingTests
{
    private static readonly DeviceMark Phone = MarkOf(1);
    private static readonly DeviceMark Laptop = MarkOf(2);

    [Fact]
    public void Arrival_start_and_takeover_say_on_which_device()
    {
        var bench = Dealt();
        bench.Do(new Arrive(Anna, Phone), 0);
        bench.Do(new StartAttempt(Anna, Phone), 1);
        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 2);

        var read = Devices(bench).ShouldHaveSingleItem();

        (read.Attempt, read.Sitting, read.Person).ShouldBe((Anna.Id, Law, KeyOf("A")));
        read.Seen.ShouldBe(
        [
            new DeviceSighting(Phone, DeviceOccasion.Arrival, 0, Minute(0)),
            new DeviceSighting(Phone, DeviceOccasion.Start, 0, Minute(1)),
            new DeviceSighting(Laptop, DeviceOccasion.Takeover, 1, Minute(2)),
        ]);
    }

    [Fact]
    public void A_reload_and_a_repeat_on_the_same_device_store_nothing()
    {
        var bench = Dealt();
        bench.Do(new Arrive(Anna, Phone), 0);
        bench.Do(new StartAttempt(Anna, Phone), 1);

        bench.Do(new Arrive(Anna, Phone), 2).Events.ShouldBeEmpty();
        bench.Do(new StartAttempt(Anna, Phone), 3).Events.ShouldBeEmpty();
        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 4);
        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 5).Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_repeat_of_an_earlier_takeover_is_no_return_of_its_device()
    {
        var bench = Started();
        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 1);
        bench.Do(new TakeOver(Anna, Wish(2), Phone), 2);

        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 3).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Who_gives_no_mark_and_who_is_refused_leaves_none()
    {
        var bench = Dealt();
        bench.Do(new StartAttempt(Anna, Phone), -1).Reply.ShouldBeOfType<Refusal>();
        bench.Do(new Arrive(Anna), 0);
        bench.Do(new StartAttempt(Anna), 0);
        bench.Do(new TakeOver(Anna, Wish(1)), 1);
        bench.Do(new StartAttempt(Anna, Phone), 2).Reply.ShouldBeOfType<Refusal>();
        bench.Do(new Submit(Anna, 1, 0), 3);
        bench.Do(new TakeOver(Anna, Wish(1), Phone), 4).Events.ShouldBeEmpty();
        bench.Do(new TakeOver(Anna, Wish(2), Phone), 4).Reply.ShouldBeOfType<Refusal>();

        Devices(bench).ShouldBeEmpty();
    }

    [Fact]
    public void Marks_that_change_all_the_time_fill_nothing_and_hide_no_takeover()
    {
        var bench = Dealt(Plan(takeovers: 3));
        for (var number = 0; number < 100; number++)
        {
            bench.Do(new Arrive(Anna, MarkOf(1000 + number)), 0);
        }

        for (var number = 0; number < 100; number++)
        {
            bench.Do(new StartAttempt(Anna, MarkOf(2000 + number)), 1);
        }

        for (var takeover = 1; takeover <= 3; takeover++)
        {
            for (var number = 0; number < 100; number++)
            {
                bench.Do(new TakeOver(Anna, Wish(takeover), MarkOf((3000 * takeover) + number)), 2);
            }
        }

        var seen = Devices(bench).ShouldHaveSingleItem().Seen;

        seen.Length.ShouldBe(4 + (4 * 4));
        seen.Where(one => one.Occasion == DeviceOccasion.Takeover).Select(one => one.Epoch).Distinct().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_snapshot_keeps_the_marks()
    {
        var bench = Started();
        bench.Do(new TakeOver(Anna, Wish(1), Laptop), 1);
        bench.Do(new Arrive(Bolat, Phone), 1);
        var (pages, before) = (bench.Pages(), Devices(bench));
        bench.Restart(pages);

        bench.Pages().ShouldBe(pages);
        Devices(bench).Select(one => (one.Attempt, string.Join(';', one.Seen))).ShouldBe(before.Select(one => (one.Attempt, string.Join(';', one.Seen))));
        before.Count.ShouldBe(2);
    }

    [Fact]
    public void A_person_reads_the_own_devices_only()
    {
        var bench = Dealt();
        bench.Do(new StartAttempt(Anna, Phone), 0);
        bench.Do(new StartAttempt(Bolat, Laptop), 0);

        bench.Ask<DevicesRead>(new ReadDevices(0, KeyOf("B")), 1).Attempts.ShouldHaveSingleItem().Attempt.ShouldBe(Bolat.Id);
    }

    [Fact]
    public void Devices_are_read_page_by_page()
    {
        var bench = Dealt();
        for (var number = 2; number <= ReadDevices.Most; number++)
        {
            bench.Do(Deal($"a-{number}", $"P{number}"), -40);
        }

        var last = new AttemptRef(new($"a-{ReadDevices.Most}"));
        bench.Do(new StartAttempt(Anna, Phone), 0);
        bench.Do(new StartAttempt(last, Laptop), 0);

        var first = bench.Ask<DevicesRead>(new ReadDevices(0), 1);
        (first.Next, first.Total).ShouldBe((ReadDevices.Most, ReadDevices.Most + 1));
        first.Attempts.ShouldHaveSingleItem().Attempt.ShouldBe(Anna.Id);
        bench.Ask<DevicesRead>(new ReadDevices(first.Next), 1).Attempts.ShouldHaveSingleItem().Attempt.ShouldBe(last.Id);
    }

    [Fact]
    public async Task The_door_stores_a_keyed_hash_and_not_what_the_device_keeps()
    {
        var (bench, given) = (Dealt(), "what the phone h"u8.ToArray());
        var credentials = new AttemptCredentials(SHA256.HashData("credentials"u8));
        var door = new AttemptDoor(
            new DoorHost(bench), credentials, new DoorKeys(), new PaperKeys(SHA256.HashData("papers"u8)),
            new DoorPapers(new SittingPaper(Plan(), DoorPapers.LawTest, 0)), sessionsMax: 2);
        var shard = new ShardId(Campaign, 0);
        (await door.ArriveAsync(shard, Anna, given)).Reply.ShouldBeOfType<TimeTold>();
        (await door.StartAsync(shard, Anna, given)).Reply.ShouldBeOfType<AttemptEntered>();
        (await door.TakeOverAsync(shard, Anna, Wish(1), given)).Reply.ShouldBeOfType<AttemptEntered>();

        Devices(bench).ShouldHaveSingleItem().Seen.Select(one => one.Device).ShouldBe(Enumerable.Repeat(credentials.MarkOf(Campaign, given), 3));
        foreach (var bytes in bench.Journal.Select(one => bench.Bytes(one)).Concat(bench.Pages()))
        {
            bytes.AsSpan().IndexOf(given).ShouldBe(-1);
        }

        credentials.MarkOf(new("other"), given).ShouldNotBe(credentials.MarkOf(Campaign, given));
        new AttemptCredentials(SHA256.HashData("other"u8)).MarkOf(Campaign, given).ShouldNotBe(credentials.MarkOf(Campaign, given));
        (await door.ArriveAsync(shard, Anna, given.AsSpan(1))).Reply.ShouldBe(Refusal.Because(SittingRefusals.BadDevice));
        (await door.StartAsync(shard, Anna, given.AsSpan(1))).Reply.ShouldBe(Refusal.Because(SittingRefusals.BadDevice));
        (await door.TakeOverAsync(shard, Anna, Wish(2), given.AsSpan(1))).Reply.ShouldBe(Refusal.Because(SittingRefusals.BadDevice));
    }

    private static DeviceMark MarkOf(int number) => new(new Guid(number, 1, 1, new byte[8]));

    private static OperationId Wish(int number) => new(new Guid(number, 2, 2, new byte[8]));

    private static List<AttemptDevices> Devices(ShardBench bench) => [.. bench.Ask<DevicesRead>(new ReadDevices(0), 500).Attempts];
}

using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>Answers that no line carried come in a file: who brought it stays on record, and what is in it is judged by the clock as every save.</summary>
public class AnswersFileTests
{
    private static readonly SittingPaper Paper = new(Plan(), DoorPapers.LawTest, 0);

    [Fact]
    public void Who_uploaded_a_file_why_and_when_is_on_record()
    {
        var bench = Started();

        bench.Do(File("one", 3), 10).Reply.ShouldBe(new Done());

        var file = new AnswersFile(Digest.Of("one"u8), 3, new("officer-1"), new("lost-line"), Minute(10));
        bench.Journal[^1].ShouldBe(new AnswersFileRecorded(0, file));
        bench.Ask<KeptRead>(new ReadKept(Anna), 11).Files.ShouldBe([file]);
        bench.Ask<KeptRead>(new ReadKept(Bolat), 11).Files.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_file_again_changes_nothing_whoever_brings_it()
    {
        var bench = Started().Done(File("one"), 10);

        var again = bench.Do(new RecordAnswersFile(Anna, Digest.Of("one"u8), 1, new("officer-2"), new("incident")), 20);

        again.Reply.ShouldBe(new Done());
        again.Events.ShouldBeEmpty();
        bench.Do(File("two"), 21).Events.ShouldHaveSingleItem();
    }

    [Fact]
    public void So_many_files_are_taken_of_one_attempt_and_no_more()
    {
        var bench = Started();
        for (var number = 0; number < RecordAnswersFile.FilesMax; number++)
        {
            bench.Do(File($"{number}"), 1).Reply.ShouldBe(new Done());
        }

        var refused = bench.Do(File("one more"), 2);
        refused.Reply.ShouldBeOfType<Refusal>().Facts.ShouldBe([new RefusalFact("most", "16")]);
        refused.Events.ShouldBeEmpty();
        bench.Do(File("3"), 3).Reply.ShouldBe(new Done(), "one that is on record is no other one");
    }

    [Fact]
    public void Before_the_start_there_is_nothing_to_carry_and_no_personal_number_comes_into_the_journal()
    {
        var bench = Dealt();
        bench.Reply(File("one"), 1).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.NotStarted);
        bench.Reply(File("one") with { Attempt = new AttemptRef(new("nobody")) }, 1).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.NotDealt);
        bench.Do(new StartAttempt(Anna), 1);
        bench.Reply(File("one") with { By = new("900101300123") }, 1).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.PersonalNumber);
        bench.Reply(File("one") with { Reason = new("900101300123") }, 1).ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.PersonalNumber);
        Should.Throw<ArgumentOutOfRangeException>(() => File("one", 0));
        Should.Throw<ArgumentOutOfRangeException>(() => File("one", PlanSitting.ItemsMax + 1));
    }

    [Fact]
    public void A_file_after_the_end_is_taken_and_the_receipt_stays_as_it_was()
    {
        var bench = Started().Done(Save(Anna, 0, 1), 1).Done(new Submit(Anna, 0, 1), 2);
        var receipt = bench.Reply(new Submit(Anna, 0, 1), 3);

        bench.Do(File("one"), 700).Reply.ShouldBe(new Done());

        bench.Reply(new Submit(Anna, 0, 1), 701).ShouldBe(receipt);
        bench.Due.ShouldBeNull();
    }

    [Fact]
    public void Files_are_in_snapshots_and_pages_without_files_are_as_before()
    {
        var bench = Started();
        var before = bench.Pages();
        bench.Do(File("one"), 10);
        bench.Do(File("two"), 11);
        var pages = bench.Pages();
        before[1][0].ShouldBe((byte)3);
        pages[1][0].ShouldBe((byte)4);

        bench.Restart(pages);

        bench.Pages().ShouldBe(pages);
        bench.Ask<KeptRead>(new ReadKept(Anna), 12).Files.Select(one => one.Digest).ShouldBe([Digest.Of("one"u8), Digest.Of("two"u8)]);
        bench.Do(File("two"), 13).Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_that_are_carried_in_time_are_taken_as_the_devices_own_and_repeated_alike()
    {
        var (bench, host, carried) = Carrying(minute: 30);
        var saves = new[] { Carried("q1", 1, "b"), Carried("n1", 2, "12") };

        var replies = await carried.GiveAsync(new ShardId(Campaign, 0), Anna, bench.Read(Anna, 30), 0, saves);
        replies.ShouldAllBe(one => one.Reply is SaveTaken);
        bench.Read(Anna, 31).Answers.Select(one => (one.Position, one.Sequence, one.Epoch))
            .ShouldBe([(PlaceOf("q1"), 1u, 0), (PlaceOf("n1"), 2u, 0)], ignoreOrder: true);
        host.Now = Minute(90);
        (await carried.GiveAsync(new ShardId(Campaign, 0), Anna, bench.Read(Anna, 90), 0, saves)).ShouldAllBe(one => one.Reply is SaveTaken);
        bench.Ask<KeptRead>(new ReadKept(Anna), 91).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_that_are_carried_too_late_are_each_refused_and_kept_once()
    {
        var (bench, _, carried) = Carrying(minute: 90);
        var saves = new[] { Carried("q1", 1, "b"), Carried("q2", 2, "a|c"), Carried("n1", 3, "12") };
        for (var time = 0; time < 2; time++)
        {
            var replies = await carried.GiveAsync(new ShardId(Campaign, 0), Anna, bench.Read(Anna, 90), 0, saves);
            replies.Select(one => ((Refusal)one.Reply).Code).ShouldAllBe(code => code == SittingRefusals.TooLate);
        }

        bench.Ask<KeptRead>(new ReadKept(Anna), 91).Answers.Select(one => (one.Sequence, one.Reason))
            .ShouldBe([(1u, KeptReason.TooLate), (2u, KeptReason.TooLate), (3u, KeptReason.TooLate)]);
        bench.Read(Anna, 91).Answers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saves_of_a_device_that_was_replaced_are_kept_and_those_of_one_that_never_was_are_not()
    {
        var (bench, _, carried) = Carrying(minute: 30);
        bench.Do(new TakeOver(Anna), 29);

        var older = await carried.GiveAsync(new ShardId(Campaign, 0), Anna, bench.Read(Anna, 30), 0, [Carried("q1", 1, "b")]);
        var none = await carried.GiveAsync(new ShardId(Campaign, 0), Anna, bench.Read(Anna, 30), 2, [Carried("q1", 1, "b")]);

        older.ShouldHaveSingleItem().Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.TakenOver);
        none.ShouldHaveSingleItem().Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.UnknownEpoch);
        bench.Ask<KeptRead>(new ReadKept(Anna), 31).Answers.ShouldHaveSingleItem().Reason.ShouldBe(KeptReason.TakenOver);
    }

    [Fact]
    public async Task What_no_question_can_have_is_refused_before_the_shard_is_asked()
    {
        var (bench, host, carried) = Carrying(minute: 30);
        var read = bench.Read(Anna, 30);

        var replies = await carried.GiveAsync(
            new ShardId(Campaign, 0), Anna, read, 0, [Carried("q1", 1, "z"), Carried("q1", 2, "b") with { Position = 9 }, Carried("q1", 3, "b") with { DeviceSalt = new byte[3] }]);

        replies.Select(one => ((Refusal)one.Reply).Code).ShouldBe([SittingRefusals.BadResponse, SittingRefusals.UnknownPosition, SittingRefusals.BadSalt]);
        host.Asked.ShouldBe(0);
        var without = new CarriedSaves(host, new DoorKeys(), new DoorPapers(null));
        (await without.GiveAsync(new ShardId(Campaign, 0), Anna, read, 0, [Carried("q1", 1, "b")])).ShouldHaveSingleItem()
            .Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(SittingRefusals.NoPaper);
    }

    internal static RecordAnswersFile File(string content, int saves = 1) =>
        new(Anna, Digest.Of(Encoding.UTF8.GetBytes(content)), saves, new("officer-1"), new("lost-line"));

    private static int PlaceOf(string item) => Form.Of(DoorPapers.LawTest, new FormSeed(1, 2)).Items.Select(one => one.Item.Id.Text).ToList().IndexOf(item);

    private static CarriedSave Carried(string item, uint number, string answer) =>
        new(PlaceOf(item), number, SHA256.HashData(Encoding.UTF8.GetBytes($"salt {number}")).AsMemory(0, 16), Encoding.UTF8.GetBytes(answer));

    private static (ShardBench Bench, DoorHost Host, CarriedSaves Carried) Carrying(double minute)
    {
        var bench = Started();
        var host = new DoorHost(bench) { Now = Minute(minute) };
        return (bench, host, new CarriedSaves(host, new DoorKeys(), new DoorPapers(Paper)));
    }
}

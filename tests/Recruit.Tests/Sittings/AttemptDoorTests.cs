using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>The way of a device to its attempt, with a shard in memory behind it.</summary>
public class AttemptDoorTests
{
    private static readonly ShardId Shard = new(Campaign, 0);
    private static readonly byte[] Salt = [.. "a salt of 16 byt"u8];

    private readonly ShardBench bench = new();
    private readonly DoorKeys keys = new();
    private readonly DoorHost host;

    public AttemptDoorTests()
    {
        host = new DoorHost(bench);
        bench.Do(new PlanSitting(Campaign, Items, Plan()), -60);
        bench.Do(Deal("a-anna", "A"), -50);
    }

    [Fact]
    public async Task What_was_saved_is_given_back_to_the_holder_of_the_credential()
    {
        var door = Door();
        var entered = await Enter(door);
        var (q1, q2, x1) = (At(entered, "q1"), At(entered, "q2"), At(entered, "x1"));
        (await door.SaveAsync(entered.Credential, q1, 1, Salt, "b"u8)).ShouldSatisfyAllConditions(
            answer => answer.Reply.ShouldBeOfType<SaveTaken>(), answer => answer.Receipt.ShouldNotBeNull());
        await door.SaveAsync(entered.Credential, q2, 2, Salt, "a | c"u8);
        await door.SaveAsync(entered.Credential, x1, 3, Salt, "Әл-Фараби"u8.ToArray());
        await door.SaveAsync(entered.Credential, q1, 4, Salt, "  "u8);

        var restored = (await Door().ReadBackAsync(entered.Credential)).Reply.ShouldBeOfType<AnswersRestored>();

        restored.Answers.ToDictionary(one => restored.Form!.Items[one.Stored.Position].Item.Id.Text, one => Encoding.UTF8.GetString(one.Answer.Span))
            .ShouldBe(new Dictionary<string, string> { ["q1"] = "  ", ["q2"] = "a | c", ["x1"] = "Әл-Фараби" }, ignoreOrder: true);
        restored.Answers[0].DeviceSalt.ToArray().ShouldBe(Salt);
        var receipt = (await door.SubmitAsync(entered.Credential, 4)).Reply.ShouldBeOfType<SubmissionReceipt>();
        (receipt.Answered, receipt.Blank).ShouldBe((2, 3));
    }

    [Fact]
    public async Task Nothing_that_a_person_gave_is_in_the_journal_or_the_snapshot()
    {
        var door = Door();
        var entered = await Enter(door);
        await door.SaveAsync(entered.Credential, At(entered, "x1"), 1, Salt, "unmistakable"u8);

        foreach (var bytes in bench.Journal.Select(one => bench.Bytes(one)).Concat(bench.Journal.Select(one => one.Leaf.ToArray())).Concat(bench.Pages()))
        {
            bytes.AsSpan().IndexOf("unmistakable"u8).ShouldBe(-1);
        }
    }

    [Fact]
    public async Task The_person_can_check_the_receipt_with_both_halves_of_the_salt()
    {
        var door = Door();
        var entered = await Enter(door);
        await door.SaveAsync(entered.Credential, At(entered, "q1"), 1, Salt, "b"u8);

        var hash = bench.Journal.OfType<AnswerSaved>().ShouldHaveSingleItem().Proof.Hash;
        hash.ShouldBe(ReceiptLeaf.AnswerHash(Salt, entered.ServerSalt.Span, "b"u8));
    }

    [Theory]
    [InlineData("q1", "d", "unknown-option")]
    [InlineData("q1", "a|b", "unknown-option")]
    [InlineData("q2", "a|a", "duplicate-option")]
    [InlineData("q3", "a|d", "unknown-option")]
    [InlineData("x1", "\0", "not-utf8")]
    public async Task What_an_item_cannot_have_as_a_response_is_refused(string item, string response, string fault)
    {
        var door = Door();
        var entered = await Enter(door);

        var refusal = (await door.SaveAsync(entered.Credential, At(entered, item), 1, Salt, Encoding.UTF8.GetBytes(response))).Reply.ShouldBeOfType<Refusal>();

        refusal.ShouldBe(Refusal.Because(SittingRefusals.BadResponse, new RefusalFact("fault", fault)));
    }

    [Fact]
    public async Task What_is_badly_formed_is_refused_before_anything_is_asked()
    {
        var door = Door();
        var entered = await Enter(door);
        var asked = host.Asked;

        (await Code(door.SaveAsync(entered.Credential, 0, 1, Salt.AsSpan(1), "a"u8))).ShouldBe(SittingRefusals.BadSalt);
        (await Code(door.SaveAsync(entered.Credential, 5, 1, Salt, "a"u8))).ShouldBe(SittingRefusals.UnknownPosition);
        (await Code(door.SaveAsync(entered.Credential, -1, 1, Salt, "a"u8))).ShouldBe(SittingRefusals.UnknownPosition);
        (await Code(door.SaveAsync(entered.Credential, 0, 1, Salt, new byte[101]))).ShouldBe(SittingRefusals.TooLong);
        (await Code(door.SaveAsync(entered.Credential, At(entered, "n1"), 1, Salt, [0xFF]))).ShouldBe(SittingRefusals.BadResponse);
        (await Code(door.SaveAsync("forged", 0, 1, Salt, "a"u8))).ShouldBe(SittingRefusals.BadCredential);
        (await Code(door.ContactAsync("forged"))).ShouldBe(SittingRefusals.BadCredential);
        (await Code(door.SubmitAsync("forged", 0))).ShouldBe(SittingRefusals.BadCredential);
        (await Code(door.ReadBackAsync("forged"))).ShouldBe(SittingRefusals.BadCredential);
        host.Asked.ShouldBe(asked);
    }

    [Fact]
    public async Task An_erased_key_ends_saving_and_reading_at_once()
    {
        var door = Door();
        var entered = await Enter(door);
        await door.SaveAsync(entered.Credential, At(entered, "q1"), 1, Salt, "b"u8);
        keys.IsErased = true;

        (await Code(door.SaveAsync(entered.Credential, At(entered, "q1"), 2, Salt, "c"u8))).ShouldBe(SittingRefusals.KeyErased);
        (await Code(door.ReadBackAsync(entered.Credential))).ShouldBe(SittingRefusals.KeyErased);
        (await Code(door.StartAsync(Shard, Anna))).ShouldBe(SittingRefusals.KeyErased);
    }

    [Fact]
    public async Task After_a_takeover_only_the_newer_credential_speaks()
    {
        var door = Door();
        var first = await Enter(door);
        var second = (await door.TakeOverAsync(Shard, Anna, default)).Reply.ShouldBeOfType<AttemptEntered>();

        second.Credential.ShouldNotBe(first.Credential);
        (await Code(door.ContactAsync(first.Credential))).ShouldBe(SittingRefusals.TakenOver);
        (await Code(door.ReadBackAsync(first.Credential))).ShouldBe(SittingRefusals.TakenOver);
        (await Code(door.SaveAsync(first.Credential, At(first, "q1"), 1, Salt, "b"u8))).ShouldBe(SittingRefusals.TakenOver);
        (await door.ContactAsync(second.Credential)).Reply.ShouldBeOfType<TimeTold>();
        (await door.SaveAsync(second.Credential, At(second, "q1"), 1, Salt, "b"u8)).Reply.ShouldBeOfType<SaveTaken>();
        (await Code(door.StartAsync(Shard, Anna))).ShouldBe(SittingRefusals.TakenOver);
    }

    [Fact]
    public async Task The_key_of_the_paper_comes_with_the_start_and_whenever_the_start_is_told_again()
    {
        var door = Door();
        var key = new PaperKeys(SHA256.HashData("paper secret"u8)).KeyOf(Campaign, Law, 4);

        var entered = await Enter(door);

        foreach (var paper in (PaperKey[])[
            entered.Paper,
            (await Enter(door)).Paper,
            (await door.ReadBackAsync(entered.Credential)).Reply.ShouldBeOfType<AnswersRestored>().Paper,
            (await door.TakeOverAsync(Shard, Anna, default)).Reply.ShouldBeOfType<AttemptEntered>().Paper])
        {
            paper.Key.ToArray().ShouldBe(key);
            paper.Version.ShouldBe(4);
        }
    }

    [Fact]
    public async Task Who_only_arrives_gets_no_key_and_a_device_before_the_start_none_either()
    {
        var door = Door();

        (await door.ArriveAsync(Shard, Anna)).Reply.ShouldBeOfType<TimeTold>();

        bench.Journal[^1].ShouldBe(new Arrived(0, Minute(1)));
        (await Code(door.TakeOverAsync(Shard, Anna, default))).ShouldBe(SittingRefusals.NotStarted);
    }

    [Fact]
    public async Task Without_its_paper_no_attempt_starts()
    {
        (await Code(Door(paper: null).StartAsync(Shard, Anna))).ShouldBe(SittingRefusals.NoPaper);

        bench.Read(Anna, 1).Started.ShouldBeNull();
    }

    [Fact]
    public async Task A_text_of_an_exercise_is_saved_and_given_back()
    {
        bench.Do(new PlanSitting(Campaign, 1, Plan(of: PaperKind.Exercise)), -60);
        bench.Do(Deal("a-anna-essay", "A", test: Essay), -50);
        var door = Door(new SittingPaper(Plan(of: PaperKind.Exercise), null, 0));
        var text = Encoding.UTF8.GetBytes(new string('ж', 400));
        var entered = (await door.StartAsync(Shard, new AttemptRef(new Id("a-anna-essay")))).Reply.ShouldBeOfType<AttemptEntered>();
        (await door.SaveAsync(entered.Credential, 0, 1, Salt, text)).Reply.ShouldBeOfType<SaveTaken>();

        var restored = (await door.ReadBackAsync(entered.Credential)).Reply.ShouldBeOfType<AnswersRestored>();

        restored.Answers.ShouldHaveSingleItem().Answer.ToArray().ShouldBe(text);
        (await Code(door.SaveAsync(entered.Credential, 0, 2, Salt, new byte[1001]))).ShouldBe(SittingRefusals.TooLong);
        (await Code(door.SaveAsync(entered.Credential, 1, 2, Salt, text))).ShouldBe(SittingRefusals.UnknownPosition);
        (await Code(door.SaveAsync(entered.Credential, -1, 2, Salt, text))).ShouldBe(SittingRefusals.UnknownPosition);
    }

    [Fact]
    public async Task Sessions_are_bounded_and_a_forgotten_one_is_verified_again()
    {
        var door = Door(sessionsMax: 2);
        var first = await Enter(door);
        for (var epoch = 0; epoch < 10; epoch++)
        {
            await door.TakeOverAsync(Shard, Anna, default);
        }

        (await Code(door.ContactAsync(first.Credential))).ShouldBe(SittingRefusals.TakenOver);
    }

    private static int At(AttemptEntered entered, string item) => entered.Form!.PositionOf(new Id(item))!.Value;

    private static async Task<string> Code(ValueTask<Answer> asked) => (await asked).Reply.ShouldBeOfType<Refusal>().Code;

    private AttemptDoor Door(int sessionsMax = 100) => Door(new SittingPaper(Plan(), DoorPapers.LawTest, 4), sessionsMax);

    private AttemptDoor Door(SittingPaper? paper, int sessionsMax = 100) => new(
        host, new AttemptCredentials(SHA256.HashData("credentials"u8)), keys, new PaperKeys(SHA256.HashData("paper secret"u8)), new DoorPapers(paper), sessionsMax);

    private async Task<AttemptEntered> Enter(AttemptDoor door) => (await door.StartAsync(Shard, Anna)).Reply.ShouldBeOfType<AttemptEntered>();
}

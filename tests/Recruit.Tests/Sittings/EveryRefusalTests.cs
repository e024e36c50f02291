using System.Reflection;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>
/// Every reason for which a shard or the door can refuse is given at least once (RL20): a reason that nothing gives is a promise, and one
/// that no test gives is a guess. The list of reasons is read from the product, so a new one fails until it stands here.
/// </summary>
public class EveryRefusalTests
{
    private static readonly byte[] Salt = new byte[16];

    private static readonly Dictionary<string, Func<Reply>> OfShard = new()
    {
        [SittingRefusals.PlanInUse] = () => Started().Reply(new PlanSitting(Campaign, Items, Plan(minutes: 90)), 1),
        [SittingRefusals.OtherCampaign] = () => Dealt().Reply(new PlanSitting(new("other"), Items, Plan()), 0),
        [SittingRefusals.NotPlanned] = () => Dealt().Reply(Deal("a-new", "N", test: Essay), 0),
        [SittingRefusals.DealtOtherwise] = () => Dealt().Reply(Deal("a-anna", "C"), 0),
        [SittingRefusals.PersonalNumber] = () => Dealt().Reply(Deal("a-900101300123", "N"), 0),
        [SittingRefusals.NotDealt] = () => Dealt().Reply(new StartAttempt(new AttemptRef(new("nobody"))), 0),
        [SittingRefusals.NotOpenYet] = () => Dealt().Reply(new StartAttempt(Anna), -1),
        [SittingRefusals.StartClosed] = () => Dealt().Reply(new StartAttempt(Anna), 121),
        [SittingRefusals.NotStarted] = () => Dealt().Reply(Save(Anna, 0, 1), 1),
        [SittingRefusals.AttemptEnded] = () => Started().Done(new Submit(Anna, 0, 0), 1).Reply(Save(Anna, 0, 1), 2),
        [SittingRefusals.TooLate] = () => Started().Reply(Save(Anna, 0, 1), 62),
        [SittingRefusals.TakenOver] = () => Started().Done(new TakeOver(Anna), 1).Reply(Save(Anna, 0, 1), 2),
        [SittingRefusals.UnknownEpoch] = () => Started().Reply(Save(Anna, 0, 1, epoch: 1), 1),
        [SittingRefusals.TooManyTakeovers] = () => Started(Plan(takeovers: 0)).Reply(new TakeOver(Anna), 1),
        [SittingRefusals.TooManySaves] = () => Started(Plan(saves: 1)).Done(Save(Anna, 0, 1), 1).Reply(Save(Anna, 1, 2), 1),
        [SittingRefusals.TooMuchText] = () => Started(Plan(of: PaperKind.Exercise, textBytesInAll: 10)).Reply(new SaveText(Anna, 0, 1, 0, Sealed("b")), 1),
        [SittingRefusals.UnknownPosition] = () => Started().Reply(Save(Anna, Items, 1), 1),
        [SittingRefusals.BadSequence] = () => Started().Reply(Save(Anna, 0, 0), 1),
        [SittingRefusals.SequenceReused] = () => Started().Done(Save(Anna, 0, 1), 1).Reply(Save(Anna, 0, 1, "c"), 1),
        [SittingRefusals.StaleSequence] = () => Started().Done(Save(Anna, 0, 2), 1).Reply(Save(Anna, 0, 1), 1),
        [SittingRefusals.WrongKind] = () => Started().Reply(new SaveText(Anna, 0, 1, 0, Sealed("b")), 1),
        [SittingRefusals.TooLong] = () => Started().Reply(Save(Anna, 0, 1, new string('x', 200)), 1),
        [SittingRefusals.SubmitAhead] = () => Started().Reply(new Submit(Anna, 0, 1), 1),
        [SittingRefusals.TooManyFiles] = () => Enumerable.Range(0, RecordAnswersFile.FilesMax).Aggregate(Started(), (bench, number) => bench.Done(AnswersFileTests.File($"{number}"), 1))
            .Reply(AnswersFileTests.File("one more"), 1),
        [SittingRefusals.ExtraOutOfRange] = () => Started().Reply(new GrantExtra(Anna, 0, new("officer-1"), new("noise")), 1),
    };

    private static readonly Dictionary<string, Func<AttemptDoor, DoorKeys, string, ValueTask<Answer>>> OfDoor = new()
    {
        [SittingRefusals.BadCredential] = (door, _, _) => door.ContactAsync("forged"),
        [SittingRefusals.KeyErased] = (door, keys, credential) =>
        {
            keys.IsErased = true;
            return door.SaveAsync(credential, 0, 1, Salt, []);
        },
        [SittingRefusals.BadSalt] = (door, _, credential) => door.SaveAsync(credential, 0, 1, [], []),
        [SittingRefusals.BadDevice] = (door, _, _) => door.StartAsync(new ShardId(Campaign, 0), Anna, [1]),
        [SittingRefusals.BadResponse] = (door, _, credential) => door.SaveAsync(credential, 0, 1, Salt, [0xFF]),
        [SittingRefusals.NoPaper] = (door, _, credential) => door.ContactAsync(credential),
    };

    public static TheoryData<string> Codes => [.. from one in typeof(SittingRefusals).GetFields(BindingFlags.Public | BindingFlags.Static) select (string)one.GetRawConstantValue()!];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_declared_reason_is_given(string code)
    {
        var reply = OfShard.TryGetValue(code, out var ask) ? ask() : await AtTheDoor(code);

        reply.ShouldBeOfType<Refusal>().Code.ShouldBe(code);
    }

    private static async Task<Reply> AtTheDoor(string code)
    {
        OfDoor.ShouldContainKey(code, "Nothing shows when this reason is given.");
        var (keys, host, secret) = (new DoorKeys(), new DoorHost(Dealt()), SHA256.HashData("credentials"u8));
        AttemptDoor Door(SittingPaper? paper) => new(host, new AttemptCredentials(secret), keys, new PaperKeys(secret), new DoorPapers(paper), sessionsMax: 2);
        var paper = new SittingPaper(Plan(), DoorPapers.LawTest, 0);
        var entered = (await Door(paper).StartAsync(new ShardId(Campaign, 0), Anna)).Reply.ShouldBeOfType<AttemptEntered>();
        return (await OfDoor[code](Door(code == SittingRefusals.NoPaper ? null : paper), keys, entered.Credential)).Reply;
    }
}

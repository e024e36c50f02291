using System.Globalization;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// The embedded engine at the door through which candidates come: the credential is verified, the answer checked and sealed under the
/// person's key, decided on by its pool shard, put into a batch that is hashed, signed and flushed; the reply names the receipt.
/// </summary>
internal sealed class EngineDoor : SaveTarget
{
    public const string EngineName = "Recruit's engine, at the door, with receipts";

    private const int Items = 60;
    private const int Shards = 8;

    private readonly ECDsa signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly KeysInMemory keys = new();
    private readonly byte[] salts = RandomNumberGenerator.GetBytes(1 << 16);
    private EmbeddedEngine? engine;
    private AttemptDoor? door;
    private string[] credentials = [];
    private string folder = "";

    public override string Name => EngineName;

    public override bool HasAims => true;

    public override long Commits => (long)engine!.DurableBatches;

    public override long BytesOnDisk => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    public override async ValueTask StartAsync(string folder, int savers)
    {
        this.folder = folder;
        engine = EmbeddedEngine.Start(new EngineParts(
            new ActorKinds(new PoolShardKind()), SqliteJournal.Open(folder, "recruit.example/benchmark"), SqliteSnapshots.Open(folder), Sign, _ => true, TimeProvider.System));
        var paper = new OnePaper();
        door = new AttemptDoor(engine, new AttemptCredentials(new byte[32]), keys, new PaperKeys(new byte[32]), paper, sessionsMax: 4 * savers + 2);
        credentials = new string[savers];
        for (var shard = 0; shard < Shards; shard++)
        {
            await MustAsync<Reply>(new ShardId(OnePaper.Campaign, shard), new PlanSitting(OnePaper.Campaign, Items, paper.Plan));
        }

        await Task.WhenAll(Enumerable.Range(0, savers).Select(EnterAsync));
    }

    public override async ValueTask SaveAsync(int saver, ulong number)
    {
        var position = (int)(number % Items);
        var salt = salts.AsSpan((saver * 31 + (int)(number * 17)) & 0x7FFF, ReceiptLeaf.SaltHalf);
        var answer = await door!.SaveAsync(credentials[saver], position, (uint)number, salt, OnePaper.Response(number)).ConfigureAwait(false);
        if (answer.Reply is not SaveTaken || answer.Receipt is null)
        {
            throw new InvalidOperationException($"Saver {saver}, number {number}: {answer.Reply}.");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await engine!.DisposeAsync();
        signing.Dispose();
    }

    private async Task EnterAsync(int saver)
    {
        var shard = new ShardId(OnePaper.Campaign, saver % Shards);
        var attempt = new AttemptRef(new Id(string.Create(CultureInfo.InvariantCulture, $"a{saver}")));
        var person = new Person(string.Create(CultureInfo.InvariantCulture, $"C-{saver:D7}"));
        await MustAsync<Reply>(shard, new DealForm(attempt.Id, person, OnePaper.TestId, keys.Make(), TimeRatio.One, new FormSeed((ulong)saver, 1)));
        var entered = (AttemptEntered)(await door!.StartAsync(shard, attempt)).Reply;
        credentials[saver] = entered.Credential;
    }

    private async Task<TReply> MustAsync<TReply>(ShardId shard, ActorCommand command)
        where TReply : Reply =>
        (await engine!.AskAsync(shard.Key, command)).Reply is TReply and not Refusal and var reply
            ? (TReply)reply
            : throw new InvalidOperationException($"{command} was refused.");

    private BatchRoot Sign(BatchHeader header) => new(
        "recruit.example/benchmark", header, default,
        [.. signing.SignData(BatchRoot.Statement("recruit.example/benchmark", header), HashAlgorithmName.SHA256)]);

    private sealed class KeysInMemory : PersonSeals
    {
        private readonly Dictionary<PersonKeyId, PersonSeal> seals = [];

        public PersonKeyId Make()
        {
            var id = new PersonKeyId(Guid.NewGuid());
            lock (seals)
            {
                seals.Add(id, new PersonSeal(RandomNumberGenerator.GetBytes(PersonSeal.KeyLength)));
            }

            return id;
        }

        public override PersonSeal? Find(PersonKeyId person) => seals.GetValueOrDefault(person);
    }

    /// <summary>A test of 60 questions with one answer each, open all day.</summary>
    private sealed class OnePaper : SittingPapers
    {
        private static readonly byte[][] Options = ["A"u8.ToArray(), "B"u8.ToArray(), "C"u8.ToArray(), "D"u8.ToArray(), "E"u8.ToArray()];

        private readonly SittingPaper paper;

        public OnePaper()
        {
            var items = Enumerable.Range(0, Items).Select(i => new Item(
                new Id(string.Create(CultureInfo.InvariantCulture, $"q{i}")), ItemType.Single, ["A", "B", "C", "D", "E"], [ItemKey.OfOptions("A")],
                Rational.One, Rational.Zero, Pretest: false, Partial: false, Rational.Zero));
            var now = Instant.Of(DateTimeOffset.UtcNow);
            Plan = new SittingPlan(
                TestId, PaperKind.Test, new AttemptWindow(now - TimeSpan.FromHours(1), now + TimeSpan.FromHours(10), now + TimeSpan.FromHours(30)), 1200, 30,
                new LostTimeRule(LostTimeCredit.All, 3600, 3600, 60), 100, 400, 100_000);
            paper = new SittingPaper(Plan, new Test(TestId, [new Section(new Id("s"), null, [.. items])]), 0);
        }

        public static Id Campaign { get; } = new("benchmark");

        public static Id TestId { get; } = new("law");

        public SittingPlan Plan { get; }

        public static ReadOnlySpan<byte> Response(ulong number) => Options[number % (ulong)Options.Length];

        public override SittingPaper? Find(Id campaign, Id test) => paper;
    }
}

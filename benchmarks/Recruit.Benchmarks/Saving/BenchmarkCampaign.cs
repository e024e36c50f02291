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

/// <summary>A campaign with one test of 60 questions, open all day, on an engine of its own.</summary>
internal sealed class BenchmarkCampaign : IAsyncDisposable
{
    public const int Items = 60;

    private const string Origin = "recruit.example/benchmark";

    private static readonly Id Campaign = new("benchmark");
    private static readonly byte[][] Options = ["A"u8.ToArray(), "B"u8.ToArray(), "C"u8.ToArray(), "D"u8.ToArray(), "E"u8.ToArray()];

    private readonly ECDsa signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly KeysFromNumbers keys = new();
    private readonly OnePaper paper = new();
    private readonly AttemptDoor door;

    /// <summary>Starts an engine on a folder.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="candidates">At once at the door.</param>
    /// <param name="limits">Of the engine.</param>
    public BenchmarkCampaign(string folder, int candidates, EngineLimits? limits = null)
    {
        // Any signature counts: what is measured does not depend on whose it is, and a second process has another key.
        var journal = SqliteJournal.Open(folder, Origin);
        Engine = EmbeddedEngine.Start(new EngineParts(
            new ActorKinds(new PoolShardKind()), journal, SqliteSnapshots.Open(folder, journal, new byte[32]), Sign, _ => true, TimeProvider.System)
        {
            Limits = limits ?? new EngineLimits(),
        });
        door = new AttemptDoor(Engine, new AttemptCredentials(new byte[32]), keys, new PaperKeys(new byte[32]), paper, sessionsMax: (4 * candidates) + 2);
    }

    public EmbeddedEngine Engine { get; }

    public static ShardId Shard(int number) => new(Campaign, number);

    public static AttemptRef Attempt(int candidate) => new(new Id(string.Create(CultureInfo.InvariantCulture, $"a{candidate}")));

    public Task PlanAsync(int shard) => MustAsync(Shard(shard), new PlanSitting(Campaign, Items, paper.Plan));

    /// <summary>Deals a form and starts the attempt; the credential of the device.</summary>
    public async Task<string> EnterAsync(int candidate, int shard)
    {
        var attempt = Attempt(candidate);
        await MustAsync(Shard(shard), new DealForm(attempt.Id, OnePaper.TestId, keys.Make(candidate), TimeRatio.One, new FormSeed((ulong)candidate, 1)))
            .ConfigureAwait(false);
        return ((AttemptEntered)(await door.StartAsync(Shard(shard), attempt).ConfigureAwait(false)).Reply).Credential;
    }

    /// <summary>Saves an answer.</summary>
    public async ValueTask SaveAsync(string credential, int saver, ulong number)
    {
        Span<byte> salt = stackalloc byte[ReceiptLeaf.SaltHalf];
        BitConverter.TryWriteBytes(salt, number);
        BitConverter.TryWriteBytes(salt[8..], saver);
        var saving = door.SaveAsync(credential, (int)(number % Items), (uint)number, salt, Options[number % (ulong)Options.Length]);
        var answer = await saving.ConfigureAwait(false);
        if (answer.Reply is not SaveTaken || answer.Receipt is null)
        {
            throw new InvalidOperationException($"Saver {saver}, number {number}: {answer.Reply}.");
        }
    }

    /// <summary>The person has left: the key is put away.</summary>
    public void Leave(int candidate) => keys.PutAway(candidate);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync().ConfigureAwait(false);
        signing.Dispose();
    }

    private async Task MustAsync(ShardId shard, ActorCommand command)
    {
        if ((await Engine.AskAsync(shard.Key, command).ConfigureAwait(false)).Reply is Refusal or Busy or OutcomeUnknown)
        {
            throw new InvalidOperationException($"{command} was refused.");
        }
    }

    private BatchRoot Sign(BatchHeader header) =>
        new(Origin, header, default, [.. signing.SignData(BatchRoot.Statement(Origin, header), HashAlgorithmName.SHA256)]);

    private sealed class KeysFromNumbers : PersonSeals
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<PersonKeyId, PersonSeal> seals = [];

        public PersonKeyId Make(int candidate)
        {
            seals[Of(candidate)] = new PersonSeal(Digest.Of(BitConverter.GetBytes(candidate)).ToArray());
            return Of(candidate);
        }

        public void PutAway(int candidate)
        {
            if (seals.TryRemove(Of(candidate), out var seal))
            {
                seal.Dispose();
            }
        }

        public override PersonSeal? Find(PersonKeyId person) => seals.GetValueOrDefault(person);

        private static PersonKeyId Of(int candidate) => new(new Guid(candidate, 1, 1, new byte[8]));
    }

    private sealed class OnePaper : SittingPapers
    {
        private readonly SittingPaper paper;

        public OnePaper()
        {
            var items = Enumerable.Range(0, Items).Select(i => new Item(
                new Id(string.Create(CultureInfo.InvariantCulture, $"q{i}")), ItemType.Single, ["A", "B", "C", "D", "E"], [ItemKey.OfOptions("A")],
                Rational.One, Rational.Zero, Pretest: false, Partial: false, Rational.Zero));
            var now = Instant.Of(DateTimeOffset.UtcNow);
            Plan = new SittingPlan(
                TestId, PaperKind.Test, new AttemptWindow(now - TimeSpan.FromHours(1), now + TimeSpan.FromHours(10), now + TimeSpan.FromHours(30)), 1200, 30,
                new LostTimeRule(LostTimeCredit.All, 3600, 3600, 60),
                new AttemptBounds(AttemptBounds.SavesMax, 100, 100, 400, 100_000, AttemptBounds.TextBytesInAllMax));
            paper = new SittingPaper(Plan, new Test(TestId, [new Section(new Id("s"), null, [.. items])]), 0);
        }

        public static Id TestId { get; } = new("law");

        public SittingPlan Plan { get; }

        public override SittingPaper? Find(Id campaign, Id test) => paper;
    }
}

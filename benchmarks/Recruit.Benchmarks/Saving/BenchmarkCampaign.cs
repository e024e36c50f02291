using System.Globalization;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Keys;
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

    private readonly KeyFolder keys;
    private readonly OnePaper paper = new();
    private readonly AttemptDoor door;
    private readonly bool isGuest;

    /// <summary>Starts an engine on a folder, with a key folder beside it as a service has one.</summary>
    /// <param name="folder">Exists.</param>
    /// <param name="candidates">At once at the door.</param>
    /// <param name="limits">Of the engine.</param>
    /// <param name="withLists">Whether it has an index of lists, made anew.</param>
    public BenchmarkCampaign(string folder, int candidates, EngineLimits? limits = null, bool withLists = false)
    {
        var keysAt = KeysOf(folder);
        if (!Directory.Exists(keysAt))
        {
            KeyFolder.Create(keysAt, Origin, folder);
        }

        keys = KeyFolder.Open(keysAt, folder);
        var parts = EngineParts.Open(folder, keys, new ActorKinds(new PoolShardKind()), TimeProvider.System, _ => { }, _ => { }) with { Limits = limits ?? new EngineLimits() };
        Engine = EmbeddedEngine.Start(withLists ? parts.WithLists(folder, keys, anew: true) : parts);
        door = DoorFor(candidates);
    }

    /// <summary>On an engine that somebody else started and stops.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="candidates">At once at the door.</param>
    public BenchmarkCampaign(EmbeddedEngine engine, KeyFolder keys, int candidates)
    {
        (Engine, this.keys, isGuest) = (engine, keys, true);
        door = DoorFor(candidates);
    }

    public EmbeddedEngine Engine { get; }

    /// <summary>Where the keys of a data folder are. They stay when the engine ends, so that another process can start on both.</summary>
    public static string KeysOf(string folder) => Path.TrimEndingDirectorySeparator(folder) + "-keys";

    public static ShardId Shard(int number) => new(Campaign, number);

    public static AttemptRef Attempt(int candidate) => new(new Id(string.Create(CultureInfo.InvariantCulture, $"a{candidate}")));

    public Task PlanAsync(int shard) => MustAsync(Shard(shard), new PlanSitting(Campaign, Items, paper.Plan));

    /// <summary>Deals a form and starts the attempt; the credential of the device.</summary>
    public async Task<string> EnterAsync(int candidate, int shard)
    {
        var attempt = Attempt(candidate);
        var key = new PersonKeyId(new Guid(candidate, 1, 1, new byte[8]));
        if (!keys.Persons.Create([key]).IsEmpty)
        {
            throw new InvalidOperationException($"Candidate {candidate} has a key already.");
        }

        await MustAsync(Shard(shard), new DealForm(attempt.Id, OnePaper.TestId, key, TimeRatio.One, new FormSeed((ulong)candidate, 1)))
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

    public async ValueTask DisposeAsync()
    {
        if (isGuest)
        {
            return;
        }

        await Engine.DisposeAsync().ConfigureAwait(false);
        keys.Dispose();
    }

    private AttemptDoor DoorFor(int candidates) => new(
        Engine, new AttemptCredentials(keys.CredentialSecret.Bytes), keys.Persons, new PaperKeys(keys.PaperSecret.Bytes), paper, sessionsMax: (4 * candidates) + 2);

    private async Task MustAsync(ShardId shard, ActorCommand command)
    {
        if ((await Engine.AskAsync(shard.Key, command).ConfigureAwait(false)).Reply is Refusal or Busy or OutcomeUnknown)
        {
            throw new InvalidOperationException($"{command} was refused.");
        }
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

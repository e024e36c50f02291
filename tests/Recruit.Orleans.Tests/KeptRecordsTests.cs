using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Lists;
using Recruit.Orleans.Storage;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Records as an earlier build wrote them, kept as text, must stay readable: every later build has the same actors of them, and goes on (RL16, as far as
/// one build can say it; silos of one build are replaced under load in <see cref="ClusterOf3Tests"/>). A new file joins them when a form grows
/// (RECRUIT_WRITE_GOLDEN=path, without an ending, writes one); none is ever changed.
/// </summary>
/// <remarks>That an earlier build reads what this one writes is tried in <see cref="TwoBuildsTests"/>, with the actors that sittings need.</remarks>
public sealed class KeptRecordsTests
{
    private const int Purses = 3;
    private const int Wishes = 30;

    private static readonly ShardId Shard = new(new Id("clerk-7"), 0);
    private static readonly Id Law = new("law");

    private static ActorKinds Kinds { get; } = PurseKind.Alone.With(new PoolShardKind());

    /// <summary>So small that a short life has segments, levels of their index, pages, tables of those, and a desk in two parts.</summary>
    private static SiloSettings Small { get; } = TestSilos.Quick with { TailBytes = 900, RecordBytes = 900, DeskBytes = 40, PagesAfterBytes = 3000 };

    private static ActorKey[] Actors { get; } = [.. Enumerable.Range(1, Purses).Select(PurseKind.Key), Shard.Key];

    [Theory]
    [InlineData("records-1")]
    [InlineData("records-2")]
    [InlineData("records-3")]
    [InlineData("records-4")]
    public async Task What_an_earlier_build_wrote_is_read_and_gone_on_from(string kept)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Kept", $"{kept}.txt"));
        var (verifier, hashes) = (VerifierKey.Parse(lines[0])!, lines[1].Split(' '));
        var receipts = lines[2].Split(' ').Select(one => ReceiptPlace.Unpack(ulong.Parse(one, CultureInfo.InvariantCulture))).ToList();
        var store = new SharedStore();
        store.Load(Records(lines.Skip(3)));
        store.Load(await WhoseAsync());
        await using var silos = await TestSilos.StartAsync(Kinds, new StandingTime(), store: store);
        (await HashesAsync(silos)).ShouldBe(hashes);
        (await silos.Actors.ReadReceiptsAsync(receipts)).ShouldAllBe(one => one != null && one.Verify(TestKeys.Origin, new[] { verifier }) == ReceiptVerdict.Accepted);
        (await silos.Actors.ReadAttachmentAsync(Digest.Of(Text)))!.Value.ToArray().ShouldBe(Text);
        for (var number = 1; number <= Wishes; number++)
        {
            (await silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(number), Named(number))).Receipt.ShouldBe(receipts[number - 1], "it was asked before");
        }

        // Whom lists follow is among the records, and so are the sections that were handed out.
        await using (var follower = new ClusterFollower(silos.Cluster.Client, Kinds, _ => { }))
        {
            await follower.Index.CatchUpAsync();
            follower.Index.TryRead(view => view.FindShard(Shard.Campaign, Shard.Number) is not null, out var isThere).ShouldBeTrue();
            isThere.ShouldBeTrue();
        }

        var more = new List<ReceiptPlace>();
        for (var number = 1; number <= 20; number++)
        {
            more.Add((await silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(1), Named(Wishes + number))).Receipt!.Value);
            more.Add((await silos.Actors.AskAsync(PurseKind.Key(Purses + number), new PutIn(1))).Receipt!.Value);
        }

        more.Concat(receipts).Distinct().Count().ShouldBe(40 + receipts.Count);
        (await silos.Actors.ReadReceiptsAsync(more)).ShouldAllBe(one => one != null && one.Verify(TestKeys.Origin, new[] { TestKeys.Verifier }) == ReceiptVerdict.Accepted);
        var now = await HashesAsync(silos);
        await silos.RestartAsync();
        (await HashesAsync(silos)).ShouldBe(now);
    }

    /// <summary>A life that has a record of every form. Kept as the next file when that is asked for.</summary>
    [Fact]
    public async Task A_short_life_has_a_record_of_every_form()
    {
        var (store, receipts) = (new SharedStore(), new List<ReceiptPlace>());
        var lines = new List<string> { TestKeys.Verifier.ToString() };
        await using (var silos = await TestSilos.StartAsync(Kinds, new StandingTime(), store: store, settings: Small))
        {
            for (var number = 1; number <= Wishes; number++)
            {
                receipts.Add((await silos.Actors.AskAsync(PurseKind.Key(1), new PutIn(number), Named(number))).Receipt!.Value);
            }

            await silos.Actors.AskAsync(PurseKind.Key(2), new Attach(Text));
            await silos.Actors.AskAsync(PurseKind.Key(3), new WakeAt(new Instant(4_000_000_000_000)));
            await silos.Actors.AskAsync(PurseKind.Key(BesideThird), new WakeAt(new Instant(4_000_000_000_000)));
            await silos.Actors.AskAsync(Shard.Key, new PlanSitting(Shard.Campaign, 3, Plan()));
            for (var number = 0; number < 6; number++)
            {
                var attempt = new AttemptRef(new Id($"a{number}"));
                var person = new PersonKeyId(new Guid(number, 1, 1, new byte[8]));
                await silos.Actors.AskAsync(Shard.Key, new DealForm(attempt.Id, Law, person, TimeRatio.One, new FormSeed(1, (ulong)number)));
                await silos.Actors.AskAsync(Shard.Key, new StartAttempt(attempt));
                var answer = new SealedAnswer(Digest.Of(BitConverter.GetBytes(number)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
                receipts.Add((await silos.Actors.AskAsync(Shard.Key, new SaveAnswer(attempt, 0, 1, 0, answer))).Receipt!.Value);
                await silos.Actors.AskAsync(Shard.Key, new Submit(attempt, 0, 1));
            }

            lines.Add(string.Join(' ', await HashesAsync(silos)));
            lines.Add(string.Join(' ', receipts.Select(one => one.Packed)));
        }

        store.Names.Count(name => name.Contains("/wake-desk-", StringComparison.Ordinal)).ShouldBe(1);
        var names = store.Names.Select(name => name[(name.LastIndexOf('/') + 1)..].Split('-')[0]).Distinct();
        names.ShouldBe(["actor", "follow", "head", "part", "sections", "service", "signer", "wake"], ignoreOrder: true);
        if (Environment.GetEnvironmentVariable("RECRUIT_WRITE_GOLDEN") is { } path)
        {
            lines.AddRange(Lines(store.Save()));
            await File.WriteAllTextAsync($"{path}.records.txt", string.Join('\n', lines) + '\n');
        }
    }

    /// <summary>
    /// Whose store it is, as this process says it. The key that signed a kept life was drawn for that life alone and is nowhere any more, so no silo could
    /// have it; whose store it is is said anew, as an operator does.
    /// </summary>
    private static async Task<byte[]> WhoseAsync()
    {
        var (store, basis) = (new SharedStore(), new SiloBasis(Kinds, TestKeys.Sign, TestKeys.Verifier, TestKeys.SnapshotKey, new StandingTime()));
        await new ServiceRecord(store, basis, new StoreWitness(store, store, basis, TestSilos.Quick, () => { }), () => { }).ClaimAsync();
        store.Names.ShouldBe(["recruit/service.one/service", "recruit/service.one/signer"], ignoreOrder: true);
        return store.Save();
    }

    /// <summary>Another purse of the desk that the third one has.</summary>
    private static int BesideThird { get; } = Enumerable.Range(Purses + 1, 10_000).First(purse => SiloParts.FollowDeskOf(PurseKind.Key(purse)) == SiloParts.FollowDeskOf(PurseKind.Key(3)));

    private static byte[] Text { get; } = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(number => $"{number}. ")));

    private static OperationId Named(int number) => new(new Guid(number, 1, 1, new byte[8]));

    private static async Task<string[]> HashesAsync(TestSilos silos) => await Task.WhenAll(Actors.Select(async actor =>
        Convert.ToHexString(await silos.Cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)).HashAsync())));

    /// <summary>A line for each record: its name, its tag, its bytes.</summary>
    private static IEnumerable<string> Lines(byte[] saved)
    {
        var lines = new List<string>();
        var reader = new RecordReader(saved);
        while (!reader.AtEnd)
        {
            var (name, bytes, tag) = (reader.ReadText(), reader.ReadBytes(), reader.ReadInt());
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {tag} {Convert.ToBase64String(bytes.Span)}"));
        }

        return lines.Order(StringComparer.Ordinal);
    }

    private static byte[] Records(IEnumerable<string> lines)
    {
        var writer = new RecordWriter();
        foreach (var cells in lines.Select(line => line.Split(' ')))
        {
            writer.Write(cells[0]);
            writer.Write(Convert.FromBase64String(cells[2]));
            writer.Write(int.Parse(cells[1], CultureInfo.InvariantCulture));
        }

        return writer.ToArray();
    }

    private static SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(100, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}

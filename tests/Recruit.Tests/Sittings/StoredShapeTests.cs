using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Sittings;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>
/// Bytes of events and pages as they were written on the first day of each version (Sittings/Stored/pool-shard-*.txt). They are read, and the same story is
/// written alike, for as long as journals hold them. RECRUIT_WRITE_STORED=1 writes the file of a new version; an old one is never changed.
/// </summary>
public class StoredShapeTests
{
    /// <summary>Of the first version; it does not say when forms were dealt.</summary>
    private const string First = "pool-shard-1.txt";

    /// <summary>Of the version that does not know answers files.</summary>
    private const string Second = "pool-shard-2.txt";

    /// <summary>Of the version that is written.</summary>
    private const string Current = "pool-shard-3.txt";

    [Fact]
    public void The_same_story_is_written_as_on_the_first_day()
    {
        var lines = Lines(Story());
        if (Environment.GetEnvironmentVariable("RECRUIT_WRITE_STORED") == "1")
        {
            File.WriteAllLines(PathOf(Current), lines);
        }

        File.ReadAllLines(PathOf(Current)).ShouldBe(lines);
    }

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    [InlineData(Current)]
    public void What_was_written_on_the_first_day_is_read(string version)
    {
        var stored = File.ReadAllLines(PathOf(version));
        var kind = new PoolShardKind();
        var shard = kind.Create("clerk-7/0");
        var bench = new ShardBench();
        foreach (var line in stored.Where(line => line.StartsWith("event ", StringComparison.Ordinal)))
        {
            var parts = line.Split(' ');
            var leaf = Convert.FromHexString(parts[3]);
            var happened = bench.Read(Convert.FromHexString(parts[2]), leaf);
            happened.GetType().Name.ShouldBe(parts[1]);
            shard = kind.Evolve(shard, happened);
            if (leaf.Length > 0)
            {
                kind.Placed(shard, happened, ReceiptPlace.Unpack(ulong.Parse(parts[4], System.Globalization.CultureInfo.InvariantCulture)));
            }
        }

        var pages = stored.Where(line => line.StartsWith("page ", StringComparison.Ordinal)).Select(line => Convert.FromHexString(line.Split(' ')[2])).ToArray();
        bench.Pages(shard).ShouldBe(pages);
        bench.Restart(pages);
        bench.Pages().ShouldBe(pages);
    }

    [Fact]
    public void The_leaf_of_a_save_is_the_one_that_receipts_hold() => Properties.Hold(
        from numbers in ArbMap.Default.GeneratorFor<(uint Position, uint Sequence)>()
        from hash in ArbMap.Default.GeneratorFor<ulong>()
        from at in Gen.Choose(0, int.MaxValue)
        from length in Gen.Choose(1, 40)
        select (numbers.Position, numbers.Sequence, Hash: Digest.Of(BitConverter.GetBytes(hash)), At: at * 4000L, Id: new string('x', length)),
        one =>
        {
            var proof = SaveProof.Of(Campaign, new(one.Id), one.Position, one.Sequence, one.Hash, new Instant(one.At));

            proof.Leaf.ToArray().ShouldBe(new ReceiptLeaf("clerk-7", one.Id, one.Position, one.Sequence, one.Hash, one.At).Encode());
            SaveProof.Read(proof.Leaf).ShouldBe(proof);
            Should.Throw<InvalidDataException>(() => SaveProof.Read(proof.Leaf[..^1]));
        });

    /// <summary>Every kind of event at least once.</summary>
    private static ShardBench Story()
    {
        var bench = Dealt(Plan(LostTimeCredit.All));
        bench.Do(new PlanSitting(Campaign, 1, Plan(of: PaperKind.Exercise)), -40);
        bench.Do(Deal("a-anna-essay", "A", test: Essay), -40);
        var essay = new AttemptRef(new("a-anna-essay"), 2);
        bench.Do(new Arrive(Anna), 0);
        bench.Do(new StartAttempt(Anna), 0.1);
        bench.Do(new StartAttempt(Bolat), 0.2);
        bench.Do(new StartAttempt(essay), 0.2);
        bench.Do(Save(Anna, 3, 1), 0.3);
        bench.Do(Save(Anna, 1, 2, "", blank: true), 0.4);
        bench.Do(new SaveText(essay, 0, 1, 0, Sealed("a text")), 0.4);
        bench.Do(new Contact(Bolat, 0), 5);
        bench.Do(new ServiceGap(Minute(5.1), Minute(6)), 6);
        bench.Do(new TakeOver(Anna), 6.1);
        bench.Do(Save(Anna, 3, 3, "c"), 6.2);
        bench.Do(Save(Anna, 3, 3, "c", epoch: 1), 6.2);
        bench.Do(new GrantExtra(Bolat, 60_000, new("officer-1"), new("noise")), 6.3);
        bench.Do(new Submit(Bolat, 0, 0), 6.4);
        bench.Do(new Nudge(), 100);
        bench.Do(AnswersFileTests.File("file"), 110);
        bench.Do(new SaveText(essay, 0, 2, 0, Sealed("a later text")), 599);
        return bench;
    }

    private static string[] Lines(ShardBench bench)
    {
        var lines = new List<string>();
        foreach (var (happened, place) in bench.Placed)
        {
            lines.Add(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"event {happened.GetType().Name} {Convert.ToHexStringLower(bench.Bytes(happened))} {Convert.ToHexStringLower(happened.Leaf.Span)} {place}"));
        }

        lines.AddRange(bench.Pages().Select((page, number) => $"page {number} {Convert.ToHexStringLower(page)}"));
        bench.Journal.Select(one => one.GetType()).Distinct().Count().ShouldBe(14);
        return [.. lines];
    }

    private static string PathOf(string version)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Recruit.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "tests", "Recruit.Tests", "Sittings", "Stored", version);
    }
}

using Microsoft.Data.Sqlite;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Engine.Tests.Simulation;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

/// <summary>RL12: what a loss of power may leave of the log of writes, beyond what was flushed, and damage of what was flushed.</summary>
public class WriteAheadLogTests
{
    private const int Asks = 24;
    private const int Block = 4096;
    private const int Sector = 512;
    private const string LogName = SqliteJournal.FileName + "-wal";

    /// <summary>Files as they were while a real engine ran, and for every acknowledged answer how long the log was and where the chain stood.</summary>
    private sealed record Life(Dictionary<string, byte[]> Files, IReadOnlyList<(int Length, ChainHead Head)> Acknowledged)
    {
        public byte[] Log => Files[LogName];
    }

    [Fact]
    public async Task Whatever_happens_beyond_the_flushed_position_nothing_acknowledged_is_lost()
    {
        var life = await LiveAsync(withSnapshots: false);
        var chance = new Chance(12);
        for (var i = 0; i < 250 * Math.Min(Seeds.Factor, 10); i++)
        {
            // The last answer that left before the power was lost; one commit more was under way, because each is flushed before the next.
            var last = chance.Below(life.Acknowledged.Count - 1);
            var (length, head) = life.Acknowledged[last];
            var log = Damage(life.Log[..life.Acknowledged[last + 1].Length], length, chance);
            var (refused, found) = Start(life, log);
            refused.ShouldBeNull($"case {i}: {refused}");
            HashChain.Verify(HashChain.Start(TestKeys.Origin), found, head).Verdict.ShouldBe(ChainVerdict.Whole, $"case {i}, beyond {length}");
        }
    }

    [Fact]
    public async Task Damage_of_what_was_flushed_is_refused()
    {
        var life = await LiveAsync(withSnapshots: false);
        var chance = new Chance(13);
        for (var i = 0; i < 100 * Math.Min(Seeds.Factor, 25); i++)
        {
            var (length, head) = life.Acknowledged[^1];
            var log = life.Log.ToArray();
            log[chance.Below(length)] ^= (byte)chance.Between(1, 255);
            var (refused, found) = Start(life, log);
            if (refused is null)
            {
                HashChain.Verify(HashChain.Start(TestKeys.Origin), found, head).Verdict.ShouldBe(ChainVerdict.Whole, $"case {i}");
            }
            else
            {
                refused.ShouldBeOfType<JournalBrokenException>().Message.ShouldContain("write-ahead log is damaged", Case.Sensitive, $"case {i}");
            }
        }
    }

    [Fact]
    public async Task A_journal_that_ends_before_what_snapshots_have_seen_is_refused()
    {
        var life = await LiveAsync(withSnapshots: true);
        var (length, _) = life.Acknowledged[Asks / 2];
        var (refused, _) = Start(life, life.Log[..length]);
        refused.ShouldBeOfType<JournalBrokenException>();
        Start(life, life.Log).Refused.ShouldBeNull();
    }

    private static byte[] Damage(byte[] whole, int from, Chance chance)
    {
        var log = whole.ToArray();
        var tail = log.Length - from;
        if (tail == 0)
        {
            return log;
        }

        // Sectors arrive whole or not at all.
        var at = Math.Max(from, (from + chance.Below(tail)) / Sector * Sector);
        switch (chance.Below(5))
        {
            case 0:
                return log[..at];
            case 1:
                log.AsSpan(at, Math.Min(log.Length - at, (Sector * chance.Between(1, 1 + (tail / Sector))) - (at % Sector))).Clear();
                return log;
            case 2:
                // A sector that cannot be read.
                log.AsSpan(at, Math.Min(Sector, log.Length - at)).Reverse();
                return log;
            case 3:
                // Blocks reach the disk in another order, and some do not.
                var blocks = log.AsSpan(from).ToArray().Chunk(Block).ToList();
                for (var i = blocks.Count - 1; i > 0; i--)
                {
                    var other = chance.Below(i + 1);
                    (blocks[i], blocks[other]) = (blocks[other], blocks[i]);
                }

                return [.. log[..from], .. blocks.Take(chance.Between(1, blocks.Count)).SelectMany(one => one)];
            default:
                // What was there before where only some sectors arrived.
                for (; at < log.Length; at += (2 * Sector) - (at % Sector))
                {
                    log.AsSpan(at, Math.Min(Sector - (at % Sector), log.Length - at)).Clear();
                }

                return log;
        }
    }

    private static (Exception? Refused, IReadOnlyList<ReadOnlyMemory<byte>> Batches) Start(Life life, byte[] log)
    {
        using var folder = new DataFolder();
        foreach (var (name, bytes) in life.Files)
        {
            File.WriteAllBytes(Path.Combine(folder.Path, name), name == LogName ? log : bytes);
        }

        try
        {
            var parts = folder.Parts();
            using var journal = parts.Journal;
            using var saved = parts.Snapshots;
            _ = new EmbeddedEngine(parts, new SimulatedCrew(new Chance(1)));
            return (null, [.. journal.Read(0).Select(one => one.Bytes)]);
        }
        catch (Exception refused) when (refused is JournalBrokenException or SqliteException or InvalidDataException)
        {
            return (refused, []);
        }
    }

    private static async Task<Life> LiveAsync(bool withSnapshots)
    {
        using var folder = new DataFolder();
        var acknowledged = new List<(int, ChainHead)>();
        var parts = folder.Parts(new EngineLimits { SnapshotEvery = withSnapshots ? TimeSpan.Zero : TimeSpan.FromDays(1) });
        var savedAll = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var snapshots = new FaultySnapshots(parts.Snapshots, new StorageFaults(), from =>
        {
            if (from?.Count >= Asks)
            {
                savedAll.TrySetResult();
            }
        });
        await using var engine = EmbeddedEngine.Start(parts with { Snapshots = snapshots });
        for (var i = 0; i < Asks; i++)
        {
            (await engine.AskAsync(PurseKind.Key(1 + (i % 3)), new PutIn(i + 1))).Reply.ShouldBeOfType<Contents>();
            var length = (int)new FileInfo(Path.Combine(folder.Path, LogName)).Length;
            acknowledged.Add((length, HashChain.Verify(HashChain.Start(TestKeys.Origin), parts.Journal.Read(0).Select(one => one.Bytes)).Head));
        }

        if (withSnapshots)
        {
            await savedAll.Task;
        }

        // As they are, beside an engine that runs; the files of shared memory are not on the disk.
        var files = Directory.GetFiles(folder.Path).Where(one => !one.EndsWith("-shm", StringComparison.Ordinal) && !one.EndsWith(".lock", StringComparison.Ordinal));
        return new Life(
            files.Where(one => withSnapshots || !one.Contains(SqliteSnapshots.FileName, StringComparison.Ordinal)).ToDictionary(one => Path.GetFileName(one), File.ReadAllBytes),
            acknowledged);
    }
}

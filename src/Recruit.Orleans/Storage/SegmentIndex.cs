using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>A run of batches, or of such runs, in a content of its own.</summary>
/// <param name="First">Number of its first batch.</param>
/// <param name="Content">Where it is.</param>
internal sealed record SegmentRef(ulong First, ContentRef Content);

/// <summary>
/// Where the batches are that left the head record. It stays small however long an actor lives: what fills a level goes into a record, and the
/// next level points to it.
/// </summary>
/// <param name="Levels">The lowest first: level 0 points to batches, each other one to records that hold a full level below. Each in the order of its batches.</param>
internal sealed record SegmentIndex(ImmutableArray<ImmutableArray<SegmentRef>> Levels)
{
    /// <summary>How much a level holds.</summary>
    private const int Width = 64;

    public static SegmentIndex Empty { get; } = new([]);

    /// <summary>With one more segment.</summary>
    public async Task<SegmentIndex> AddAsync(SegmentRef segment, PartFiles contents)
    {
        var levels = Levels;
        for (var level = 0; ; level++)
        {
            if (level == levels.Length)
            {
                return new SegmentIndex(levels.Add([segment]));
            }

            var held = levels[level].Add(segment);
            if (held.Length < Width)
            {
                return new SegmentIndex(levels.SetItem(level, held));
            }

            levels = levels.SetItem(level, []);
            segment = new SegmentRef(held[0].First, await contents.WriteAsync(Bytes(held)));
        }
    }

    /// <summary>The segments that may hold batches from a number on, in order.</summary>
    public async IAsyncEnumerable<SegmentRef> From(ulong number, PartFiles contents)
    {
        for (var level = Levels.Length - 1; level >= 0; level--)
        {
            var after = Levels.Take(level).Reverse().FirstOrDefault(one => !one.IsEmpty);
            await foreach (var one in Within(Levels[level], level, number, after.IsDefault ? ulong.MaxValue : after[0].First, contents))
            {
                yield return one;
            }
        }
    }

    public void Write(RecordWriter writer)
    {
        writer.Write(Levels.Length);
        foreach (var level in Levels)
        {
            Write(level, writer);
        }
    }

    public static SegmentIndex Read(ref RecordReader reader)
    {
        var levels = ImmutableArray.CreateBuilder<ImmutableArray<SegmentRef>>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            levels.Add(ReadLevel(ref reader));
        }

        return new SegmentIndex(levels.DrainToImmutable());
    }

    /// <summary>Those of a level that may hold batches from a number on; the end is the first batch behind the level.</summary>
    private static async IAsyncEnumerable<SegmentRef> Within(ImmutableArray<SegmentRef> held, int level, ulong number, ulong end, PartFiles contents)
    {
        for (var at = 0; at < held.Length; at++)
        {
            var after = at + 1 < held.Length ? held[at + 1].First : end;
            if (after <= number)
            {
                continue;
            }

            if (level == 0)
            {
                yield return held[at];
                continue;
            }

            await foreach (var one in Within(LevelOf(await contents.ReadAsync(held[at].Content)), level - 1, number, after, contents))
            {
                yield return one;
            }
        }
    }

    private static byte[] Bytes(ImmutableArray<SegmentRef> level)
    {
        var writer = new RecordWriter();
        Write(level, writer);
        return writer.ToArray();
    }

    private static ImmutableArray<SegmentRef> LevelOf(byte[] bytes)
    {
        var reader = new RecordReader(bytes);
        return ReadLevel(ref reader);
    }

    private static void Write(ImmutableArray<SegmentRef> level, RecordWriter writer)
    {
        writer.Write(level.Length);
        foreach (var segment in level)
        {
            writer.Write(segment.First);
            segment.Content.Write(writer);
        }
    }

    private static ImmutableArray<SegmentRef> ReadLevel(ref RecordReader reader)
    {
        var level = ImmutableArray.CreateBuilder<SegmentRef>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            level.Add(new SegmentRef(reader.ReadNumber(), ContentRef.Read(ref reader)));
        }

        return level.DrainToImmutable();
    }
}

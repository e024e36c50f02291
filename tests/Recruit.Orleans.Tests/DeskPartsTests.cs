using System.Globalization;
using Recruit.Actors;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Tests;

/// <summary>The records of a desk: bounded, written where something changed, and never by a desk that was replaced.</summary>
public sealed class DeskPartsTests
{
    private const string Name = "desk";

    /// <summary>Some ten actors a part.</summary>
    private const int Most = 400;

    private readonly SharedStore store = new();

    [Fact]
    public async Task However_many_actors_no_record_is_longer_than_it_may_be_and_all_are_read_again()
    {
        var desk = await BeginAsync();
        foreach (var some in Enumerable.Range(0, 500).Chunk(7))
        {
            await ComeAsync(desk, some);
        }

        store.Longest.ShouldBeLessThanOrEqualTo(Most + sizeof(int));
        store.Names.Count().ShouldBeGreaterThan(20);
        (await ReadAsync()).ShouldBe(Enumerable.Range(0, 500).Select(Actor), ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_part_that_changed_is_written_and_room_is_used_again()
    {
        var desk = await BeginAsync();
        await ComeAsync(desk, [.. Enumerable.Range(0, 100)]);
        var (records, writes) = (store.Names.Count(), store.Writes);
        await ComeAsync(desk, [50]);
        store.Writes.ShouldBe(writes + 1, "its part");
        desk.Remove(Actor(50));
        await desk.WriteAsync(Encode);
        store.Writes.ShouldBe(writes + 2);
        await ComeAsync(desk, [500]);
        store.Names.Count().ShouldBe(records);
        (await ReadAsync()).ShouldBe(Enumerable.Range(0, 100).Where(number => number != 50).Append(500).Select(Actor), ignoreOrder: true);
    }

    /// <summary>Whoever left and comes back before that is stored comes back to his part; nobody else had his room meanwhile.</summary>
    [Fact]
    public async Task Who_comes_back_before_it_is_stored_that_he_left_is_lost_by_no_write_that_fails()
    {
        var desk = await BeginAsync();
        await ComeAsync(desk, [.. Enumerable.Range(0, 3 * InOnePart)]);
        for (var actor = 0; actor < 3 * InOnePart; actor++)
        {
            desk.Remove(Actor(actor));
        }

        await ComeAsync(desk, [.. Enumerable.Range(100, 10)]);
        store.Longest.ShouldBeLessThanOrEqualTo(Most + sizeof(int));
        await ComeAsync(desk, [.. Enumerable.Range(0, 3 * InOnePart)]);
        for (var failing = 0; failing < 4; failing++)
        {
            desk = await BeginAsync();
            desk.Remove(Actor(0));
            desk.Change(Actor(200 + failing));
            desk.Change(Actor(0));
            var left = failing;
            store.Before = (_, _) => left-- == 0 ? throw new IOException("It is away.") : Task.CompletedTask;
            try
            {
                await desk.WriteAsync(Encode);
            }
            catch (IOException)
            {
                // The next desk begins.
            }

            store.Before = null;
            (await ReadAsync()).ShouldContain(Actor(0));
        }
    }

    /// <summary>What it would have stored, nobody would have known.</summary>
    [Theory]
    [InlineData(3, false)]
    [InlineData(500, false)]
    [InlineData(500, true)]
    public async Task A_desk_that_was_replaced_stores_nothing_even_in_a_part_that_is_new(int actor, bool isFull)
    {
        var before = await BeginAsync();
        await ComeAsync(before, [.. Enumerable.Range(0, isFull ? InOnePart : 12)]);
        await BeginAsync();
        await Should.ThrowAsync<global::Orleans.Storage.InconsistentStateException>(() => ComeAsync(before, [actor]));

        // Whatever it left there, the one that follows goes on.
        var after = await BeginAsync();
        await ComeAsync(after, [600, 601, 602]);
        (await ReadAsync()).ShouldContain(Actor(602));
    }

    [Fact]
    public async Task One_long_record_of_an_earlier_build_becomes_parts_and_nobody_is_lost_wherever_that_fails()
    {
        var all = Enumerable.Range(0, 60).Select(Actor).ToList();
        var writes = 0;
        for (var failing = 0; ; failing++)
        {
            store.Remove(string.Empty);
            var whole = await BeginAsync(most: int.MaxValue);
            all.ForEach(whole.Change);
            await whole.WriteAsync(Encode);
            store.Names.Count().ShouldBe(1);
            var left = failing;
            store.Before = (_, _) => left-- == 0 ? throw new IOException("It is away.") : Task.CompletedTask;
            var failed = false;
            try
            {
                await BeginAsync();
            }
            catch (IOException)
            {
                failed = true;
            }

            store.Before = null;
            (await ReadAsync()).ShouldBe(all, ignoreOrder: true, $"write {failing} failed");
            if (!failed)
            {
                break;
            }

            writes++;
        }

        writes.ShouldBe(4, "each of the parts");
        store.Longest.ShouldBeLessThanOrEqualTo(Most + sizeof(int));
    }

    /// <summary>Random lives, in which any write may fail before or after it is stored; then another desk begins.</summary>
    [Fact]
    public async Task Whom_a_write_stored_stays_until_another_one_took_him_away()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var chance = new Random(seed);
            store.Remove(string.Empty);
            var desk = await BeginAsync();
            HashSet<int> sure = [];
            for (var round = 0; round < 30; round++)
            {
                var come = Enumerable.Range(0, chance.Next(20)).Select(_ => chance.Next(200)).ToHashSet();
                var leave = sure.Where(_ => chance.Next(4) == 0).Except(come).ToList();
                var failing = chance.Next(6) == 0 ? chance.Next(4) : int.MaxValue;
                var isBefore = chance.Next(2) == 0;
                Func<string, GrainId, Task> fail = (_, _) => failing-- == 0 ? throw new IOException("It is away.") : Task.CompletedTask;
                (store.Before, store.After) = (isBefore ? fail : null, isBefore ? null : fail);
                foreach (var actor in come)
                {
                    desk.Change(Actor(actor));
                }

                leave.ForEach(actor => desk.Remove(Actor(actor)));
                sure.ExceptWith(leave);
                try
                {
                    await desk.WriteAsync(Encode);
                    sure.UnionWith(come);
                }
                catch (IOException)
                {
                    (store.Before, store.After) = (null, null);
                    desk = await BeginAsync();
                }

                (store.Before, store.After) = (null, null);
                var read = await ReadAsync();
                sure.Select(Actor).Except(read).ShouldBeEmpty($"seed {seed}, round {round}");
                store.Longest.ShouldBeLessThanOrEqualTo(Most + sizeof(int));

                // Whoever came by a write that failed may be there; from now on he stays.
                sure = [.. Enumerable.Range(0, 200).Where(number => read.Contains(Actor(number)))];
            }
        }
    }

    private static int InOnePart => Enumerable.Range(1, 100).Last(count => count * (2 * sizeof(int) + 5 + 8) <= Most);

    private static ActorKey Actor(int number) => new("purse", string.Create(CultureInfo.InvariantCulture, $"{number:D8}"));

    private static async Task ComeAsync(DeskParts desk, int[] actors)
    {
        foreach (var actor in actors)
        {
            desk.Change(Actor(actor));
        }

        await desk.WriteAsync(Encode);
    }

    private DeskParts Of(int most) => new(new RecordStore(store, GrainNames.StoredAs(Name, "1"), () => { }), Name, most, 0);

    private async Task<DeskParts> BeginAsync(int most = Most)
    {
        var desk = Of(most);
        await desk.ReadAsync((stored, _) => Decode(stored));
        desk.ChangeAll();
        await desk.WriteAsync(Encode);
        return desk;
    }

    private async Task<HashSet<ActorKey>> ReadAsync()
    {
        var all = new HashSet<ActorKey>();
        await Of(Most).ReadAsync((stored, _) =>
        {
            var some = Decode(stored);
            all.UnionWith(some);
            return some;
        });
        return all;
    }

    private static byte[] Encode(IReadOnlyCollection<ActorKey> actors)
    {
        var writer = new RecordWriter();
        writer.Write(actors.Count);
        foreach (var actor in actors)
        {
            writer.Write(actor);
        }

        return writer.ToArray();
    }

    private static List<ActorKey> Decode(StoredBytes stored)
    {
        var reader = new RecordReader(stored.Bytes);
        return stored.Bytes.Length == 0 ? [] : Keys(ref reader);
    }

    private static List<ActorKey> Keys(ref RecordReader reader)
    {
        var keys = new List<ActorKey>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            keys.Add(reader.ReadKey());
        }

        return keys;
    }
}

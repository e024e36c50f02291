using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Orleans.Hosting;
using Recruit.Orleans.Storage;
using Xunit.Abstractions;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Every store does what a model of a few lines does, in all sequences of up to four steps of two activations on one record (RL15): what is
/// read, which writes and clearings are refused because somebody else was first, and what is there in the end. A tag from before a record was
/// taken away is tried where there is no record, but not where a new one is, as one may bear the same tag: heads, which everything hangs on, are
/// never taken away, and no other name is used twice.
/// </summary>
public sealed class StorageModelTests(ITestOutputHelper output)
{
    private const int Longest = 4;
    private const int Together = 16;

    /// <summary>What one of two activations does: reads, writes over what it knows, clears what it knows, or clears whatever is there.</summary>
    private enum Deed
    {
        Read,
        Write,
        Clear,
        ClearUnread,
    }

    [Fact]
    public Task The_store_that_the_tests_simulate_is_the_model() => TryAsync("the tests' own", new SharedStore());

    [Fact]
    public Task Memory_is_the_model() => TryAsync(new RealStore(Stores.Memory, ""));

    [FactWithPostgres]
    public async Task PostgreSql_is_the_model()
    {
        using var postgres = new PostgresStore();
        await TryAsync(postgres.Store);
    }

    [FactWithStore(Stores.Azure)]
    public Task Azure_is_the_model() => TryAsync(RealStore.Chosen!);

    private async Task TryAsync(RealStore real)
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), real: real);
        var services = silos.Cluster.GetSiloServiceProvider();

        // Only in Azure Storage the two are different.
        foreach (var name in real.Kind == Stores.Azure ? new[] { SiloParts.LargeStore, SiloParts.SmallStore } : [SiloParts.LargeStore])
        {
            await TryAsync($"{real.Kind}, {name}", services.GetRequiredKeyedService<IGrainStorage>(name));
        }
    }

    private async Task TryAsync(string name, IGrainStorage storage)
    {
        var (all, beyond) = (Sequences().ToList(), 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, all.Count), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (number, _) =>
        {
            var run = new Run(new RecordStore(storage, GrainNames.StoredAs("sequence", $"{name} {number}"), () => { }));
            foreach (var (who, deed) in all[number])
            {
                if (!await run.DoAsync(who, deed))
                {
                    Interlocked.Increment(ref beyond);
                    return;
                }
            }

            await run.CheckAsync(string.Join(' ', all[number]));
        });
        output.WriteLine($"{name}: {all.Count - beyond} sequences; {beyond} more use a tag of a record that was taken away and made anew");
        (all.Count - beyond).ShouldBeGreaterThan(3000);
    }

    /// <summary>Each of one to four steps.</summary>
    private static IEnumerable<(int Who, Deed Deed)[]> Sequences()
    {
        var steps = (from who in new[] { 0, 1 } from deed in Enum.GetValues<Deed>() select (who, deed)).ToList();
        IEnumerable<(int, Deed)[]> longer = [[]];
        for (var length = 1; length <= Longest; length++)
        {
            longer = [.. from one in longer from step in steps select ((int, Deed)[])[.. one, step]];
            foreach (var one in longer)
            {
                yield return one;
            }
        }
    }

    /// <summary>One sequence on a store and on the model.</summary>
    private sealed class Run(RecordStore store)
    {
        private const string Name = "head";

        private readonly (string? Tag, bool Exists)[] known = [(null, false), (null, false)];
        private readonly int?[] knownVersions = [null, null];
        private int? version;
        private byte[] content = [];
        private int versions;
        private int madeAt;

        /// <summary>False where the model says nothing.</summary>
        public async Task<bool> DoAsync(int who, Deed deed)
        {
            if (deed is Deed.Write or Deed.Clear && version is not null && knownVersions[who] < madeAt)
            {
                return false;
            }

            switch (deed)
            {
                case Deed.Read:
                    var read = await store.ReadAsync(Name);
                    read.State!.Bytes.ShouldBe(content);
                    Know(who, read, version);
                    break;
                case Deed.Write:
                    var next = new GrainState<StoredBytes>(new StoredBytes { Bytes = [(byte)(versions + 1), 0, 255] }, known[who].Tag) { RecordExists = known[who].Exists };
                    if (await IsTakenAsync(store.WriteAsync(Name, next), knownVersions[who] == version))
                    {
                        madeAt = version is null ? versions + 1 : madeAt;
                        (version, content) = (++versions, next.State!.Bytes);
                        Know(who, next, version);
                    }

                    break;
                case Deed.Clear:
                    var old = new GrainState<StoredBytes>(new StoredBytes(), known[who].Tag) { RecordExists = known[who].Exists };
                    if (await IsTakenAsync(store.ClearAsync(Name, old), knownVersions[who] is null || knownVersions[who] == version))
                    {
                        (version, content) = knownVersions[who] is null ? (version, content) : (null, []);
                        Know(who, old, null);
                    }

                    break;
                default:
                    await store.ClearAsync(Name);
                    (version, content) = (null, []);
                    break;
            }

            return true;
        }

        public async Task CheckAsync(string sequence)
        {
            var read = await store.ReadAsync(Name);
            read.State!.Bytes.ShouldBe(content, sequence);
            read.RecordExists.ShouldBe(version is not null, sequence);
        }

        /// <summary>Whether it was done; refused by the store where the model refuses it.</summary>
        private static async Task<bool> IsTakenAsync(Task deed, bool isTaken)
        {
            if (isTaken)
            {
                await deed;
            }
            else
            {
                await Should.ThrowAsync<InconsistentStateException>(() => deed);
            }

            return isTaken;
        }

        private void Know(int who, GrainState<StoredBytes> state, int? its) => (known[who], knownVersions[who]) = ((state.ETag, state.RecordExists), its);
    }
}

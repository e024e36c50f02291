using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Engine.Tests;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Hosts;
using Recruit.Orleans.Books;

namespace Recruit.Orleans.Tests;

/// <summary>What silos note of their actors convicts whoever puts an older state back, or changes or cuts a book.</summary>
public sealed class ClusterBooksTests
{
    private const int Purses = 40;

    private static readonly SiloSettings Settings = TestSilos.Quick with { BookEvery = TimeSpan.FromMilliseconds(20), BookAgain = TimeSpan.FromMilliseconds(20), TailBytes = 2000 };

    private readonly SharedStore store = new();

    [Fact]
    public async Task Three_silos_have_a_book_each_and_every_actor_still_has_what_they_noted()
    {
        await using var silos = await StartAsync(silos: 3);
        var found = await SpendAsync(silos, rounds: 20);
        (found.Books, found.Heads.Length, found.FaultCount).ShouldBe((3, 3, 0), string.Join('\n', found.Faults));
        found.Batches.ShouldBeGreaterThanOrEqualTo(3);

        // The silos of the next cluster begin books of their own, by which those are found.
        await silos.RestartAsync();
        found = await SpendAsync(silos, rounds: 3, found.Heads);
        (found.Books, found.FaultCount).ShouldBe((6, 0), string.Join('\n', found.Faults));
    }

    /// <summary>Also where the actor went on from the older state, so that its chain is as long as before.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task An_older_state_that_was_put_back_is_found(int goesOn)
    {
        var silos = await StartAsync();
        await SpendAsync(silos, rounds: 5);
        var before = store.Save();
        await SpendAsync(silos, rounds: 5);
        await silos.DisposeAsync();
        PutBack(before, NameOf(2));
        await using var again = await StartAsync();
        for (var coin = 0; coin < goesOn; coin++)
        {
            (await again.Actors.AskAsync(PurseKind.Key(2), new PutIn(2))).Reply.ShouldBeOfType<Contents>();
        }

        var found = await VerifyAsync(again);
        found.FaultCount.ShouldBe(1, string.Join('\n', found.Faults));
        found.Faults[0].ShouldContain(PurseKind.Key(2).ToString());
    }

    /// <summary>The known head is what somebody outside kept.</summary>
    [Fact]
    public async Task A_book_that_was_changed_or_cut_is_found()
    {
        await using var silos = await StartAsync();
        var half = await SpendAsync(silos, rounds: 5);
        var before = store.Save();
        var whole = await SpendAsync(silos, rounds: 5, half.Heads);
        whole.FaultCount.ShouldBe(0, string.Join('\n', whole.Faults));
        var after = store.Save();

        PutBack(before, "recruit/silo-book");
        (await VerifyAsync(silos)).FaultCount.ShouldBe(0, "nobody outside knows better");
        (await VerifyAsync(silos, whole.Heads)).Faults.ShouldHaveSingleItem().ShouldContain("known from elsewhere");

        PutBack(after, "recruit/silo-book");
        store.Change("recruit/silo-book.", bytes =>
        {
            bytes[bytes.Length / 2] ^= (byte)(bytes.Length > 200 ? 1 : 0);
            return bytes;
        });
        (await VerifyAsync(silos)).Faults.ShouldContain(fault => fault.Contains("is not as its silo signed it", StringComparison.Ordinal));
        store.Remove("recruit/silo-book");
        (await VerifyAsync(silos, whole.Heads)).Faults.ShouldContain(fault => fault.Contains("is not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_key_is_not_believed()
    {
        await using var silos = await StartAsync();
        await SpendAsync(silos, rounds: 2);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stranger = VerifierKey.Create(TestKeys.Origin, other.ExportSubjectPublicKeyInfo())!;
        var found = await new ClusterBooks(silos.Cluster.Client, TestKeys.Origin, [stranger]).VerifyAsync([], (_, _) => { }, default);
        (found.FaultCount > 0, found.Actors).ShouldBe((true, 0));
    }

    /// <summary>Wherever a write of a book fails, before or after it was stored, the next book has what it had.</summary>
    [Fact]
    public async Task What_a_write_that_failed_should_have_noted_is_in_the_next_book()
    {
        for (var failing = 0; failing < 6; failing++)
        {
            store.Remove(string.Empty);
            var left = failing / 2;
            Func<string, GrainId, Task> fail = (name, grain) =>
                grain.Key.ToString()!.Contains("silo-book", StringComparison.Ordinal) && left-- == 0 ? throw new IOException("It is away.") : Task.CompletedTask;
            (store.Before, store.After) = (failing % 2 == 0 ? fail : null, failing % 2 == 0 ? null : fail);
            await using var silos = await StartAsync();
            var found = await SpendAsync(silos, rounds: 5);
            found = await SpendAsync(silos, rounds: 5);
            left.ShouldBeLessThan(0, $"{failing}: it failed");
            found.FaultCount.ShouldBe(0, string.Join('\n', found.Faults));
        }
    }

    /// <summary>A write that was stored although it failed, and after it nothing but reading: the actor notes what it woke with.</summary>
    [Fact]
    public async Task What_nobody_noted_when_it_was_stored_is_noted_when_the_actor_wakes()
    {
        await using var silos = await StartAsync();
        await SpendAsync(silos, rounds: 2);
        var before = store.Save();
        store.After = (name, grain) => name == "head" && grain == GrainNames.StoredAs(PurseKind.Key(4)) ? throw new TimeoutException("It was stored.") : Task.CompletedTask;
        var named = new OperationId(new Guid(4, 4, 4, new byte[8]));
        (await silos.Actors.AskAsync(PurseKind.Key(4), new PutIn(1), named)).Reply.ShouldBeOfType<OutcomeUnknown>();
        store.After = null;
        while ((await silos.Actors.AskAsync(PurseKind.Key(4), new PutIn(1), named)).Reply is not Contents)
        {
        }

        var written = await VerifyAsync(silos);
        while ((await VerifyAsync(silos)).Batches == written.Batches)
        {
            // Its silo writes what it noted.
            await silos.Actors.AskAsync(PurseKind.Key(5), new PutIn(1));
        }

        await silos.DisposeAsync();
        PutBack(before, NameOf(4));
        await using var again = await StartAsync();
        (await VerifyAsync(again)).Faults.ShouldHaveSingleItem().ShouldContain(PurseKind.Key(4).ToString());
    }

    /// <summary>Whoever can write the store has batches that the service signed, but none that is a page of a book, and no mark for another newest book.</summary>
    [Fact]
    public async Task What_is_put_in_the_place_of_a_book_is_told_and_stops_no_check()
    {
        await using var silos = await StartAsync();
        await SpendAsync(silos, rounds: 5);
        var after = store.Save();
        store.Change("recruit/silo-book.newest/", _ => [7]);
        (await VerifyAsync(silos)).Faults.ShouldHaveSingleItem().ShouldContain("not marked by this service");
        PutBack(after, "recruit/silo-book");
        store.Change("recruit/silo-book.newest/", _ => []);
        (await VerifyAsync(silos)).Books.ShouldBe(0);
        PutBack(after, "recruit/silo-book");
        string? third;
        while ((third = store.Names.FirstOrDefault(name => name.StartsWith("recruit/silo-book.", StringComparison.Ordinal) && name.EndsWith("/batches-2", StringComparison.Ordinal))) is null)
        {
            await SpendAsync(silos, rounds: 5);
        }

        store.Remove(third.Replace("/batches-2", "/batches-1", StringComparison.Ordinal));
        (await VerifyAsync(silos)).Faults.ShouldContain(fault => fault.Contains("lacks its record 1", StringComparison.Ordinal));
    }

    /// <summary>A state that somebody changed cannot be read at all.</summary>
    [Fact]
    public async Task An_actor_that_cannot_be_read_is_told()
    {
        var silos = await StartAsync();
        await SpendAsync(silos, rounds: 2);
        await silos.DisposeAsync();
        store.Change(NameOf(3) + "head", bytes =>
        {
            bytes[^1] ^= 1;
            return bytes;
        });
        await using var again = await StartAsync();
        (await VerifyAsync(again)).Faults.ShouldHaveSingleItem().ShouldContain(PurseKind.Key(3).ToString());
    }

    private Task<TestSilos> StartAsync(int silos = 1) => TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos, store, Settings);

    private static Task<BooksReport> VerifyAsync(TestSilos silos, params IReadOnlyCollection<ChainHead> known) =>
        new ClusterBooks(silos.Cluster.Client, TestKeys.Origin, [TestKeys.Verifier]).VerifyAsync(known, (_, _) => { }, default);

    /// <summary>Coins into all purses, until the books have the last of them.</summary>
    private async Task<BooksReport> SpendAsync(TestSilos silos, int rounds, params IReadOnlyCollection<ChainHead> known)
    {
        var before = await VerifyAsync(silos, known);
        for (var round = 0; round < rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(1, Purses).Select(async purse =>
                (await silos.Actors.AskAsync(PurseKind.Key(purse), new PutIn(1))).Reply.ShouldBeOfType<Contents>()));
        }

        while (true)
        {
            var batches = store.Writes;
            var found = await VerifyAsync(silos, known);
            if (found.Actors == Purses && found.Batches > before.Batches && store.Writes == batches)
            {
                return found;
            }
        }
    }

    private static string NameOf(int purse) => $"{GrainNames.StoredAs(PurseKind.Key(purse))}/";

    /// <summary>Records whose names begin so, as they were.</summary>
    private void PutBack(byte[] before, string name)
    {
        store.Remove(name);
        var reader = new RecordReader(before);
        while (!reader.AtEnd)
        {
            var (key, bytes, _) = (reader.ReadText(), reader.ReadBytes().ToArray(), reader.ReadInt());
            if (key.StartsWith(name, StringComparison.Ordinal))
            {
                store.Put(key, bytes);
            }
        }
    }
}

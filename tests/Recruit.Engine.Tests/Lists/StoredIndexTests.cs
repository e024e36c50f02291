using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Engine.Tests.Lists;

/// <summary>The stored index is disposable: whatever becomes of its file, lists are the same after the next start.</summary>
public sealed class StoredIndexTests : IDisposable
{
    private static readonly ActorKinds Kinds = new(new CampaignKind(), new PoolShardKind());
    private static readonly ActorKey Shard = new ShardId(new Id("v"), 0).Key;

    private readonly string root = Directory.CreateTempSubdirectory("recruit-lists-").FullName;
    private readonly List<string> notices = [];

    public StoredIndexTests()
    {
        Directory.CreateDirectory(Data);
        KeyFolder.Create(Path.Combine(root, "keys"), TestKeys.Origin);
    }

    private string Data => Path.Combine(root, "data");

    private string Stored => Path.Combine(Data, SqliteSnapshots.ListsFileName);

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_start_goes_on_from_what_is_stored()
    {
        var before = await RunAsync(applications: 700);
        notices.ShouldBeEmpty();
        (await RunAsync(applications: 0)).ShouldBe(before);
        notices.ShouldBeEmpty();
        (await RunAsync(applications: 3)).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_missing_file_is_made_again()
    {
        var before = await RunAsync(applications: 20);
        File.Delete(Stored);
        (await RunAsync(applications: 0)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_is_damaged_anywhere_is_thrown_away_or_was_not_needed()
    {
        var before = await RunAsync(applications: 20);
        var whole = await File.ReadAllBytesAsync(Stored);
        for (var at = 0; at < whole.Length; at += whole.Length / 60)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            await File.WriteAllBytesAsync(Stored, damaged);
            (await RunAsync(applications: 0)).ShouldBe(before, $"byte {at}");
        }

        notices.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("PRAGMA user_version = 7")]
    [InlineData("UPDATE page SET bytes = (SELECT bytes FROM page WHERE number = 0 LIMIT 1)")]
    [InlineData("DELETE FROM page")]
    [InlineData("UPDATE place SET replay = replay - 1")]
    [InlineData("DELETE FROM actor")]
    public async Task A_file_that_is_another_is_thrown_away(string sql)
    {
        var before = await RunAsync(applications: 20);
        Edit(Stored, sql);
        (await RunAsync(applications: 0)).ShouldBe(before);
        notices.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Snapshots_in_its_place_are_thrown_away()
    {
        var before = await RunAsync(applications: 20);
        File.Copy(Path.Combine(Data, SqliteSnapshots.FileName), Stored, overwrite: true);
        (await RunAsync(applications: 0)).ShouldBe(before);
        notices.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_file_that_is_ahead_of_the_journal_is_thrown_away()
    {
        await RunAsync(applications: 20);
        var journal = Directory.GetFiles(Data, "*").Where(file => !file.StartsWith(Stored, StringComparison.Ordinal)).ToDictionary(file => file, File.ReadAllBytes);
        var expected = await RunAsync(applications: 0);
        await RunAsync(applications: 20);
        foreach (var file in Directory.GetFiles(Data).Where(file => !file.StartsWith(Stored, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        foreach (var (file, bytes) in journal)
        {
            await File.WriteAllBytesAsync(file, bytes);
        }

        (await RunAsync(applications: 0)).ShouldBe(expected);
        notices.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nothing_of_it_is_personal_or_plain()
    {
        using var keys = KeyFolder.Open(Path.Combine(root, "keys"), Data);
        var person = new PersonKeyId(Guid.NewGuid());
        keys.Persons.Create([person]);
        await using (var engine = Start(keys))
        {
            await engine.AskAsync(Shard, new OpenApplications());
            await engine.AskAsync(Shard, new Apply(person, keys.Persons.Find(person)!.Seal(SealForm.Text, new byte[16], "Досжанов Алмат"u8)));
        }

        var bytes = await File.ReadAllBytesAsync(Stored);
        bytes.AsSpan().IndexOf(person.Value.ToByteArray(bigEndian: true)).ShouldBeGreaterThan(0);
        bytes.AsSpan().IndexOf("Досжанов"u8).ShouldBe(-1);
    }

    /// <summary>Runs an engine in which so many apply; what its lists are in the end, whatever the number of batches.</summary>
    private async Task<string> RunAsync(int applications)
    {
        using var keys = KeyFolder.Open(Path.Combine(root, "keys"), Data);
        await using var engine = Start(keys);
        await engine.AskAsync(Shard, new OpenApplications());
        for (var number = 0; number < applications; number++)
        {
            var bytes = Guid.NewGuid().ToByteArray();
            await engine.AskAsync(Shard, new Apply(new PersonKeyId(new Guid(bytes)), new SealedAnswer(Digest.Of(bytes), bytes)));
        }

        await engine.Lists!.CatchUpAsync();
        if (!engine.Lists.TryRead(view => view.FindShard(new Id("v"), 0), out var shard))
        {
            // A damaged part was found by this very question.
            await engine.Lists.CatchUpAsync();
            engine.Lists.TryRead(view => view.FindShard(new Id("v"), 0), out shard).ShouldBeTrue();
        }

        return string.Join(' ', Enumerable.Range(0, shard!.Count).Select(place => $"{shard[place].Person} {shard[place].At}"));
    }

    private EmbeddedEngine Start(KeyFolder keys) =>
        EmbeddedEngine.Start(EngineParts.Open(Data, keys, Kinds, TimeProvider.System, _ => { }, _ => { }).WithLists(Data, keys) with { Notice = notices.Add });

    private static void Edit(string file, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        connection.Open();
        SqliteFile.Run(connection, sql);
    }
}

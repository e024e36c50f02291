using System.Globalization;
using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Tests.Snapshots;

/// <summary>Whoever can write the data folder and has no key changes no state by way of the snapshots, whatever he kept of earlier ones.</summary>
public sealed class MarkedSnapshotTests : IDisposable
{
    private const int Purses = 3;

    /// <summary>Each page with its mark, and everything else of the row as it is now.</summary>
    private const string OldPages =
        "UPDATE actor SET marks = (SELECT marks FROM old.actor AS was WHERE was.id = actor.id); INSERT OR REPLACE INTO page SELECT * FROM old.page";

    private readonly DataFolder folder = new();
    private readonly List<string> notices = [];

    private string Snapshots => Path.Combine(folder.Path, SqliteSnapshots.FileName);

    private string Old => Path.Combine(folder.Path, "old.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_value_in_the_file_that_is_another_is_noticed_and_changes_nothing()
    {
        await PutInAsync(5);
        var whole = await File.ReadAllBytesAsync(Snapshots);
        var edits = EveryEdit().ToList();
        edits.Count.ShouldBeGreaterThan(30);
        foreach (var edit in edits)
        {
            await File.WriteAllBytesAsync(Snapshots, whole);
            Edit(edit);
            await DemandAsync(5, edit);
            notices.ShouldNotBeEmpty(edit);
        }
    }

    /// <summary>All of it was marked by the key once: another page, row or place of an earlier moment, alone or in any company but all together.</summary>
    [Theory]
    [InlineData("UPDATE page SET bytes = (SELECT bytes FROM old.page AS was WHERE was.actor = page.actor AND was.number = page.number) WHERE actor = 1")]
    [InlineData("DELETE FROM actor WHERE id = 'p1'; INSERT INTO actor SELECT * FROM old.actor WHERE id = 'p1'")]
    [InlineData("DELETE FROM actor WHERE id = 'p1'; INSERT INTO actor SELECT * FROM old.actor WHERE id = 'p1'; INSERT OR REPLACE INTO page SELECT * FROM old.page WHERE actor = 1")]
    [InlineData("DELETE FROM actor; INSERT INTO actor SELECT * FROM old.actor; INSERT OR REPLACE INTO page SELECT * FROM old.page")]
    [InlineData(OldPages)]
    [InlineData("INSERT OR REPLACE INTO place SELECT * FROM old.place")]
    [InlineData("UPDATE place SET (seen, seen_link, mark) = (SELECT seen, seen_link, mark FROM old.place)")]
    [InlineData("INSERT OR REPLACE INTO place SELECT * FROM old.place; DELETE FROM actor; INSERT INTO actor SELECT * FROM old.actor")]
    public async Task Parts_of_an_earlier_moment_among_those_of_now_are_noticed_and_change_nothing(string sql)
    {
        await PutInAsync(5);
        File.Copy(Snapshots, Old);
        await PutInAsync(7);
        Edit($"ATTACH '{Old}' AS old; {sql}");

        await DemandAsync(12, sql);

        notices.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("UPDATE page SET actor = -actor WHERE actor IN (1, 2); UPDATE page SET actor = 3 + actor WHERE actor < 0")]
    [InlineData("UPDATE actor SET id = id || 'x' WHERE id <> 'p3'; UPDATE actor SET id = CASE id WHEN 'p1x' THEN 'p2' ELSE 'p1' END WHERE id <> 'p3'")]
    [InlineData("DELETE FROM actor WHERE id = 'p1'")]
    [InlineData("DELETE FROM page WHERE actor = 1")]
    [InlineData("DELETE FROM place")]
    [InlineData("INSERT INTO actor SELECT 9, kind, 'p9', through, due, pending, marks FROM actor WHERE id = 'p1'")]
    [InlineData("INSERT INTO page SELECT actor, 2, bytes FROM page WHERE number = 1 AND actor = 1")]
    public async Task Parts_of_other_actors_and_missing_ones_are_noticed_and_change_nothing(string sql)
    {
        await folder.Start().DisposeAsync();
        await PutInAsync(5);
        Edit(sql);

        await DemandAsync(5, sql);

        notices.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_earlier_file_put_back_whole_is_as_good_as_new()
    {
        await PutInAsync(5);
        File.Copy(Snapshots, Old);
        await PutInAsync(7);
        File.Copy(Old, Snapshots, overwrite: true);

        await DemandAsync(12, "older");

        notices.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_another_journal_of_the_same_service_and_one_under_another_key_are_thrown_away()
    {
        using var other = new DataFolder();
        await PutInAsync(other, 100);
        await PutInAsync(5);
        var own = await File.ReadAllBytesAsync(Snapshots);
        File.Copy(Path.Combine(other.Path, SqliteSnapshots.FileName), Snapshots, overwrite: true);

        await DemandAsync(5, "another journal");

        notices.ShouldHaveSingleItem().ShouldContain("of another journal");
        await File.WriteAllBytesAsync(Snapshots, own);
        using (var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin))
        using (var snapshots = SqliteSnapshots.Open(folder.Path, journal, new byte[32]))
        {
            snapshots.ThrownAway.ShouldNotBeNull().ShouldContain("not marked by the key");
            snapshots.Resting().ShouldBeEmpty();
        }
    }

    /// <summary>Both histories are genuine, and the place from which to replay is in both; what the snapshots have seen is in one only.</summary>
    [Fact]
    public void Snapshots_that_have_seen_another_history_behind_their_place_are_thrown_away()
    {
        var actor = PurseKind.Key(1);
        using var left = new DataFolder();
        using (var journal = SqliteJournal.Open(left.Path, TestKeys.Origin))
        using (var snapshots = SqliteSnapshots.Open(left.Path, journal, TestKeys.SnapshotKey))
        {
            var both = Batches(journal, Evidence.HashChain.Start(TestKeys.Origin), 0, 1);
            Batches(journal, both, 2, 3);
            snapshots.Save([new ActorSnapshot(actor, 3, 1, [(0, [1])], null, HasPending: false)], both);
        }

        File.Copy(Path.Combine(left.Path, SqliteSnapshots.FileName), Snapshots);
        using var own = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        Batches(own, Evidence.HashChain.Start(TestKeys.Origin), 0, 1, 12, 13);
        using var believed = SqliteSnapshots.Open(folder.Path, own, TestKeys.SnapshotKey);

        believed.ThrownAway.ShouldNotBeNull().ShouldContain("of another history");
        believed.Find(actor).ShouldBeNull();
    }

    [Fact]
    public async Task Snapshots_of_a_history_that_was_left_for_another_are_thrown_away()
    {
        await PutInAsync(5);
        using var left = new DataFolder();
        File.Copy(Path.Combine(folder.Path, SqliteJournal.FileName), Path.Combine(left.Path, SqliteJournal.FileName));
        File.Copy(Snapshots, Path.Combine(left.Path, SqliteSnapshots.FileName));
        await PutInAsync(left, 100);
        Edit(Path.Combine(left.Path, SqliteSnapshots.FileName), "SELECT 1");
        await PutInAsync(7);
        File.Copy(Path.Combine(left.Path, SqliteSnapshots.FileName), Snapshots, overwrite: true);

        await DemandAsync(12, "another history");

        notices.ShouldHaveSingleItem().ShouldContain("of another history");
    }

    [Theory]
    [InlineData("DELETE FROM actor WHERE id = 'p1'")]
    [InlineData("UPDATE page SET bytes = (SELECT bytes FROM old.page AS was WHERE was.actor = page.actor AND was.number = page.number)")]
    [InlineData("DELETE FROM actor WHERE id = 'p1'; INSERT INTO actor SELECT * FROM old.actor WHERE id = 'p1'; INSERT OR REPLACE INTO page SELECT * FROM old.page")]
    [InlineData(OldPages)]
    public async Task What_is_changed_beside_a_running_engine_is_noticed_too(string sql)
    {
        await PutInAsync(5);
        File.Copy(Snapshots, Old);
        await PutInAsync(7);
        await using (var engine = Start(folder))
        {
            Edit($"ATTACH '{Old}' AS old; {sql}");
            await DemandAsync(engine, 12, sql);
            notices.ShouldNotBeEmpty();
            (await engine.AskAsync(PurseKind.Key(1), new PutIn(1))).Reply.ShouldBeOfType<Contents>();
        }

        await using var again = Start(folder);
        (await again.AskAsync(PurseKind.Key(1), new Look())).Reply.ShouldBeOfType<Contents>().Coins.ShouldBe(13);
    }

    /// <summary>The marks of unchanged pages come from the row before; one that somebody changed must not be marked anew.</summary>
    [Fact]
    public void A_row_that_was_changed_is_not_marked_again_by_the_next_snapshot()
    {
        var actor = PurseKind.Key(1);
        using var journal = SqliteJournal.Open(folder.Path, TestKeys.Origin);
        Batches(journal, Evidence.HashChain.Start(TestKeys.Origin), 0, 1);
        using (var snapshots = SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey))
        {
            snapshots.Save([new ActorSnapshot(actor, 0, 2, [(0, [1]), (1, [2])], null, HasPending: false)], null);
            Edit("CREATE TABLE kept AS SELECT * FROM actor; CREATE TABLE kept_page AS SELECT * FROM page");
            snapshots.Save([new ActorSnapshot(actor, 0, 2, [(1, [3])], null, HasPending: false)], null);
            Edit("UPDATE actor SET marks = (SELECT marks FROM kept); INSERT OR REPLACE INTO page SELECT * FROM kept_page");
            snapshots.Save([new ActorSnapshot(actor, 1, 2, [(0, [4])], null, HasPending: false)], null);
            Should.Throw<SnapshotBrokenException>(() => snapshots.Find(actor));
        }

        using (var again = SqliteSnapshots.Open(folder.Path, journal, TestKeys.SnapshotKey))
        {
            again.ThrownAway.ShouldNotBeNull();
            again.Find(actor).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_file_of_an_unknown_version_is_thrown_away_and_the_operator_is_told()
    {
        await PutInAsync(5);
        Edit("PRAGMA user_version = 1");

        await DemandAsync(5, "version");

        notices.ShouldHaveSingleItem().ShouldContain("format 1; this version reads 2");
    }

    /// <summary>One batch at each of these times.</summary>
    private static Evidence.ChainHead Batches(SqliteJournal journal, Evidence.ChainHead head, params int[] times)
    {
        foreach (var time in times)
        {
            var batch = Evidence.Batch.After(head, [BatchBody.Encode(new Instant(time), new RecordWriter())]);
            journal.Append(new StoredBatch(head.Count, batch.Encode(), BatchSeal.Encode(TestKeys.Sign(batch.Header))), []);
            head = Evidence.HashChain.HeadAfter(batch.Header);
        }

        return head;
    }

    private IEnumerable<string> EveryEdit()
    {
        foreach (var table in new[] { "place", "actor", "page" })
        {
            var columns = Column($"SELECT name FROM pragma_table_info('{table}')");
            var keys = table == "page" ? Column("SELECT 'actor = ' || actor || ' AND number = ' || number FROM page") : Column($"SELECT 'rowid = ' || rowid FROM {table}");
            foreach (var column in columns.Where(column => column != "only"))
            {
                foreach (var key in keys)
                {
                    yield return $"UPDATE {table} SET {column} = CASE typeof({column}) WHEN 'integer' THEN {column} + 40 WHEN 'null' THEN 7 WHEN 'text' THEN {column} || 'x' "
                        + $"ELSE CAST(substr({column}, 1, length({column}) - 1) || CASE WHEN hex(substr({column}, -1)) = '00' THEN x'01' ELSE x'00' END AS BLOB) END WHERE {key}";
                }
            }
        }
    }

    private List<string> Column(string sql)
    {
        using var connection = Connect(Snapshots);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read())
        {
            all.Add(rows.GetString(0));
        }

        return all;
    }

    private Task PutInAsync(int coins) => PutInAsync(folder, coins);

    private static async Task PutInAsync(DataFolder into, int coins)
    {
        await using var engine = into.Start();
        for (var purse = 1; purse <= Purses; purse++)
        {
            (await engine.AskAsync(PurseKind.Key(purse), new PutIn(coins * purse))).Reply.ShouldBeOfType<Contents>();
        }
    }

    private async Task DemandAsync(int coins, string what)
    {
        notices.Clear();
        await using var engine = Start(folder);
        await DemandAsync(engine, coins, what);
    }

    private static async Task DemandAsync(EmbeddedEngine engine, int coins, string what)
    {
        for (var purse = 1; purse <= Purses; purse++)
        {
            (await engine.AskAsync(PurseKind.Key(purse), new Look())).Reply.ShouldBeOfType<Contents>()
                .Coins.ShouldBe(coins * purse, string.Create(CultureInfo.InvariantCulture, $"purse {purse}: {what}"));
        }
    }

    private EmbeddedEngine Start(DataFolder of) => EmbeddedEngine.Start(of.Parts() with { Notice = notices.Add });

    private void Edit(string sql) => Edit(Snapshots, sql);

    private static void Edit(string path, string sql)
    {
        using var connection = Connect(path);
        SqliteFile.Run(connection, sql);
    }

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}

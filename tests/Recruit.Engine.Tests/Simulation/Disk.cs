using Microsoft.Data.Sqlite;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Tests.Simulation;

/// <summary>What survives an engine, and what can happen to it.</summary>
internal abstract class Disk : IDisposable
{
    public abstract JournalStore OpenJournal();

    public abstract SnapshotStore OpenSnapshots();

    /// <summary>The engine is gone without a word: only what was durable is left.</summary>
    public abstract void Crash();

    /// <summary>Stores a batch whose bytes are not those that were written.</summary>
    public abstract void Tear(StoredBatch batch);

    /// <summary>An operator cuts off a last batch that nobody was told of.</summary>
    public abstract void CutOff(ulong batch);

    /// <summary>Snapshots are gone.</summary>
    public abstract void LoseSnapshots();

    /// <summary>Remembers the snapshots of now.</summary>
    public abstract void KeepSnapshots();

    /// <summary>Puts back the snapshots that were kept, as a restored backup would.</summary>
    public abstract void PutSnapshotsBack();

    /// <summary>Damages one page of one snapshot.</summary>
    public abstract void BreakPage(Chance chance);

    public abstract void Dispose();

    protected static StoredBatch Damaged(StoredBatch batch)
    {
        var bytes = batch.Bytes.ToArray();
        bytes[^1] ^= 1;
        return batch with { Bytes = bytes };
    }
}

/// <summary>A disk of real SQLite files. A crash leaves the files as they are, without what an orderly end would do to them.</summary>
internal sealed class FileDisk : Disk
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-disk-").FullName;
    private readonly List<IDisposable> open = [];
    private int generation;
    private SqliteJournal? journal;

    public FileDisk() => Directory.CreateDirectory(Folder);

    public string Folder => Path.Combine(root, generation.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string Kept => Path.Combine(root, "kept");

    public override JournalStore OpenJournal() => journal = Remember(SqliteJournal.Open(Folder, TestKeys.Origin));

    public override SnapshotStore OpenSnapshots() => Remember(SqliteSnapshots.Open(Folder, journal!, TestKeys.SnapshotKey));

    public override void Crash()
    {
        var before = Folder;
        generation++;
        Copy(before, Folder);

        // Only to give the handles back; what closing does to the old files is seen by nobody.
        open.ForEach(one => one.Dispose());
        open.Clear();
        Directory.Delete(before, recursive: true);
    }

    public override void Tear(StoredBatch batch)
    {
        var damaged = Damaged(batch);
        Change(
            SqliteJournal.FileName,
            $"INSERT INTO batch VALUES ({damaged.Number}, X'{Convert.ToHexString(damaged.Bytes.Span)}', X'{Convert.ToHexString(damaged.Seal.Span)}')");
    }

    public override void CutOff(ulong batch) => Change(SqliteJournal.FileName, $"DELETE FROM batch WHERE number = {batch}");

    public override void LoseSnapshots()
    {
        foreach (var file in Directory.GetFiles(Folder, SqliteSnapshots.FileName + "*"))
        {
            File.Delete(file);
        }
    }

    public override void KeepSnapshots()
    {
        if (Directory.Exists(Kept))
        {
            Directory.Delete(Kept, recursive: true);
        }

        Copy(Folder, Kept, SqliteSnapshots.FileName + "*");
    }

    public override void PutSnapshotsBack()
    {
        if (Directory.Exists(Kept))
        {
            LoseSnapshots();
            Copy(Kept, Folder);
        }
    }

    public override void BreakPage(Chance chance) => Change(
        SqliteSnapshots.FileName,
        $"UPDATE page SET bytes = bytes || X'00' WHERE (actor, number) = (SELECT actor, number FROM page ORDER BY actor, number LIMIT 1 OFFSET {chance.Below(8)})");

    public override void Dispose()
    {
        open.ForEach(one => one.Dispose());
        Directory.Delete(root, recursive: true);
    }

    private static void Copy(string from, string to, string pattern = "*")
    {
        Directory.CreateDirectory(to);

        // Neither survives its process.
        foreach (var file in Directory.GetFiles(from, pattern).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }

    private void Change(string file, string sql)
    {
        var path = Path.Combine(Folder, file);
        if (File.Exists(path))
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
            connection.Open();
            SqliteFile.Run(connection, sql);
        }
    }

    private T Remember<T>(T store)
        where T : IDisposable
    {
        open.Add(store);
        return store;
    }
}

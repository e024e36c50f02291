using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>A pair of keys that a test signs with.</summary>
internal sealed class SigningKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SigningKey() => Public = VerifierKey.Create(TestKeys.Origin, key.ExportSubjectPublicKeyInfo())!;

    public VerifierKey Public { get; }

    public BatchRoot Sign(BatchHeader header) =>
        new(TestKeys.Origin, header, Public.Id, [.. key.SignData(BatchRoot.Statement(TestKeys.Origin, header), HashAlgorithmName.SHA256)]);

    public void Dispose() => key.Dispose();
}

/// <summary>Journals of seeded random turns, with attachments and a change of keys, as an engine would have written them.</summary>
internal sealed class SealedJournal : IDisposable
{
    private readonly Random random = new(20260301);
    private long time = 1_772_000_000_000;

    public SigningKey First { get; } = new();

    public SigningKey Second { get; } = new();

    public string Folder { get; private set; } = Directory.CreateTempSubdirectory("recruit-journal-").FullName;

    public string File => Path.Combine(Folder, SqliteJournal.FileName);

    public ChainHead Head { get; private set; } = HashChain.Start(TestKeys.Origin);

    public JournalTrust Trust => new([First.Public]);

    /// <summary>A journal with a change of keys in the middle.</summary>
    public static SealedJournal Of(int batches, int largest, int attachmentEvery)
    {
        var journal = new SealedJournal();
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.Write(store, batches, largest, attachmentEvery);
        }

        return journal;
    }

    /// <summary>Adds turns, then a hand-over, then as many turns again.</summary>
    public void Write(JournalStore store, int batches, int largest, int attachmentEvery)
    {
        for (var i = 0; i < batches; i++)
        {
            if (i == batches / 2)
            {
                Append(store, [BatchBody.EncodeRotation(Now(), Second.Public, Now())], [], First.Sign);
            }
            else
            {
                Append(store, i, largest, attachmentEvery, i < batches / 2 ? First.Sign : Second.Sign);
            }
        }
    }

    /// <summary>Adds turns, signed by the key that <see cref="Write"/> handed over to.</summary>
    public void WriteMore(JournalStore store, int batches, int largest, int attachmentEvery)
    {
        for (var i = 0; i < batches; i++)
        {
            Append(store, i, largest, attachmentEvery, Second.Sign);
        }
    }

    /// <summary>Adds one batch whatever it holds.</summary>
    public void Append(JournalStore store, ReadOnlyMemory<byte>[] entries, IReadOnlyList<Attachment> attachments, SignBatch sign)
    {
        var batch = Batch.After(Head, [.. entries]);
        store.Append(new StoredBatch(batch.Header.Number, batch.Encode(), BatchSeal.Encode(sign(batch.Header))), attachments);
        Head = HashChain.HeadAfter(batch.Header);
    }

    public JournalReport Verify(string? scratch = null, params ChainHead[] known) =>
        JournalVerification.Verify(Folder, Trust with { Known = known }, scratch);

    /// <summary>Copies journal and log as they are, while somebody may have them open: what a crash would leave.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Folder, SqliteJournal.FileName + "*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            System.IO.File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Goes on with a copy.</summary>
    public void MoveTo(string folder)
    {
        Directory.Delete(Folder, recursive: true);
        Folder = folder;
    }

    /// <summary>Changes rows as somebody with the file and SQLite would.</summary>
    public void Edit(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = File, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public Instant Now() => new(time += 7);

    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private void Append(JournalStore store, int number, int largest, int attachmentEvery, SignBatch sign)
    {
        var (turns, leaves, attachments) = (new RecordWriter(), new List<ReadOnlyMemory<byte>>(), new List<Attachment>());
        for (var turn = random.Next(1, 3); turn > 0; turn--)
        {
            var record = new TurnRecord();
            record.Entries.WriteRaw(Bytes(random.Next(1, largest)));
            record.Leaves.Add(Bytes(random.Next(40, 120)));
            if (number % attachmentEvery == 0)
            {
                record.Attachments.Add(new Attachment(Bytes(random.Next(0, 3 * largest))));
            }

            BatchBody.WriteTurn(turns, PurseKind.Key(random.Next(20)), record);
            leaves.AddRange(record.Leaves);
            attachments.AddRange(record.Attachments);
        }

        Append(store, [BatchBody.Encode(Now(), turns), .. leaves], attachments, sign);
    }

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}

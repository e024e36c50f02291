using System.Buffers.Binary;
using Recruit.Engine.Journal;
using Recruit.Engine.Tests.Simulation;
using Recruit.Engine.Verifying;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>
/// Every byte of a journal of a megabyte and of its write-ahead log, one bit of each (TL3, RL14): what has a meaning is found, and what has
/// none is no damage. A few places in every run, and all of them in parts at night (./test --nightly --flips k/n, with n above 1).
/// </summary>
public sealed class EveryByteTests : IDisposable
{
    /// <summary>Bytes of file and log together. ./test knows the number too, for the record of what ran.</summary>
    private const int Bytes = 1_058_624;

    /// <summary>In an ordinary run one byte in so many; at night more, and in a part of the night every one.</summary>
    private const int Stride = 2_503;

    private readonly SealedJournal journal = SealedJournal.Of(batches: 12, largest: 30_000, attachmentEvery: 3);
    private readonly bool[] meaning;
    private readonly int fileLength;

    public EveryByteTests()
    {
        using (var store = SqliteJournal.Open(journal.Folder, TestKeys.Origin))
        {
            journal.WriteMore(store, 12, 30_000, 4);
            journal.CopyTo(journal.Folder + "-copy");
        }

        journal.MoveTo(journal.Folder + "-copy");
        fileLength = (int)new FileInfo(journal.File).Length;
        meaning = Meaning();
        journal.Verify().Faults.ShouldBeEmpty();
    }

    public void Dispose() => journal.Dispose();

    [Fact]
    public void A_flipped_byte_is_found_where_it_has_a_meaning_and_is_no_damage_where_it_has_none()
    {
        meaning.Length.ShouldBe(Bytes);
        var (part, parts) = Seeds.Share;
        var (from, to) = ((int)((long)Bytes * (part - 1) / parts), (int)((long)Bytes * part / parts));
        var stride = parts > 1 ? 1 : Math.Max(1, Stride / Seeds.Factor);
        int[] places = [.. Enumerable.Range(from, to - from).Where(at => at % stride == 0 || at is >= 96 and < 100)];
        Parallel.For(0, Environment.ProcessorCount, worker =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(journal.Folder, $"copy-{worker}")).FullName;
            journal.CopyTo(folder);
            using var file = OpenIn(folder, SqliteJournal.FileName);
            using var log = OpenIn(folder, SqliteJournal.FileName + SqliteFile.LogEnding);
            for (var i = worker; i < places.Length; i += Environment.ProcessorCount)
            {
                var at = places[i];
                Flip(at < fileLength ? file : log, at < fileLength ? at : at - fileLength, folder, meaning[at]);
            }
        });
    }

    private void Flip(FileStream stream, int at, string folder, bool isDamage)
    {
        stream.Position = at;
        var right = (byte)stream.ReadByte();
        Put(stream, at, (byte)(right ^ (1 << (at % 8))));
        var report = JournalVerification.Verify(folder, journal.Trust, folder);
        Put(stream, at, right);
        report.IsWhole.ShouldBe(!isDamage, $"byte {at} of {Path.GetFileName(stream.Name)}");
    }

    /// <summary>
    /// Whether the flipped bit of each byte has a meaning. None has a page of the file that the log has newer bytes for, nor the version of
    /// SQLite that wrote last, as long as it can be one.
    /// </summary>
    private bool[] Meaning()
    {
        using var pages = JournalPages.Open(journal.File);
        var all = new bool[fileLength + (int)new FileInfo(journal.File + SqliteFile.LogEnding).Length];
        Array.Fill(all, true);
        for (uint page = 1; page <= fileLength / JournalPages.PageSize; page++)
        {
            if (pages.Log.Find(page) is not null)
            {
                all.AsSpan((int)(page - 1) * JournalPages.PageSize, JournalPages.PageSize).Clear();
            }
        }

        var first = pages.Log.Find(1) is { } newer ? fileLength + (int)newer : 0;
        var writer = pages.Read(1).AsSpan(96, 4).ToArray();
        for (var i = 0; i < writer.Length; i++)
        {
            // In a frame the checksum covers it.
            var other = writer.ToArray();
            other[i] ^= (byte)(1 << ((first + 96 + i) % 8));
            all[first + 96 + i] = first > 0 || BinaryPrimitives.ReadInt32BigEndian(other) is < 3_007_000 or >= 4_000_000;
        }

        return all;
    }

    private static FileStream OpenIn(string folder, string name) =>
        new(Path.Combine(folder, name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);

    private static void Put(FileStream stream, int at, byte value)
    {
        stream.Position = at;
        stream.WriteByte(value);
    }
}

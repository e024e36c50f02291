using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Verifying;

/// <summary>Bit rot is found when it is read: a start refuses and names the batch, receipts and attachments are not given out (RL14).</summary>
public sealed class BitRotTests : IDisposable
{
    private readonly DataFolder data = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task A_start_refuses_a_batch_that_is_not_as_it_was_written()
    {
        await using (var engine = data.Start())
        {
            for (var i = 0; i < 200; i++)
            {
                await engine.AskAsync(PurseKind.Key(i % 5), new PutIn(i));
            }
        }

        var file = Path.Combine(data.Path, SqliteJournal.FileName);
        var (right, random) = (await File.ReadAllBytesAsync(file), new Random(6962));
        foreach (var batch in Enumerable.Range(0, 40).Select(_ => random.Next(200)))
        {
            File.Delete(Path.Combine(data.Path, Engine.Snapshots.SqliteSnapshots.FileName));
            var stored = Stored((ulong)batch);
            var at = right.AsSpan().IndexOf(stored.Bytes.Span[..64]) + random.Next(stored.Bytes.Length);
            var spoilt = right.ToArray();
            spoilt[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(file, spoilt);
            var parts = data.Parts();
            Should.Throw<JournalBrokenException>(() => EmbeddedEngine.Start(parts)).Batch.ShouldBe((ulong)batch);
            parts.Snapshots.Dispose();
            parts.Journal.Dispose();
            await File.WriteAllBytesAsync(file, right);
        }
    }

    [Fact]
    public async Task An_attachment_that_is_not_as_it_was_stored_is_not_given_out()
    {
        byte[] text = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        await using (var engine = data.Start())
        {
            await engine.AskAsync(PurseKind.Key(1), new Attach(text));
        }

        var file = Path.Combine(data.Path, SqliteJournal.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.AsSpan().IndexOf(text) + 150] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        await using var again = data.Start();
        await Should.ThrowAsync<InvalidDataException>(async () => await again.ReadAttachmentAsync(Digest.Of(text)));
        (await again.ReadAttachmentAsync(Digest.Of([]))).ShouldBeNull();
    }

    private StoredBatch Stored(ulong number)
    {
        using var journal = SqliteJournal.Open(data.Path, TestKeys.Origin);
        return journal.Find(number)!;
    }
}

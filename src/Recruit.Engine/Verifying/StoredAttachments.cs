using System.Globalization;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>The attachments of the file, and which of them no batch has named yet.</summary>
internal sealed class StoredAttachments
{
    private readonly Dictionary<Digest, bool> named = [];

    /// <summary>What is wrong with rows that cannot be blamed on a batch.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>How many there are.</summary>
    public long Count => named.Count;

    /// <summary>Reads them all, hashes each, and compares the index with them.</summary>
    public static StoredAttachments Read(TreeWalk walk, JournalTables tables)
    {
        var all = new StoredAttachments();
        var places = new Dictionary<Digest, long>();
        try
        {
            foreach (var row in walk.Table(tables.Attachments))
            {
                all.Add(row, places);
            }

            all.Compare(walk.Index(tables.References), places);
        }
        catch (PageBrokenException broken)
        {
            all.Faults.Add(broken.Message);
        }

        return all;
    }

    /// <summary>Whether an attachment is there as it was stored. From now on somebody needs it.</summary>
    public bool Name(Digest reference) => named.ContainsKey(reference) && (named[reference] = true);

    /// <summary>The first that nobody needs, or nothing.</summary>
    public Digest? FirstUnnamed() => named.Where(one => !one.Value).Select(one => (Digest?)one.Key).FirstOrDefault();

    private void Add(TreeEntry row, Dictionary<Digest, long> places)
    {
        // One that is not as it was stored counts as missing, so the batch that needs it is the bad one.
        if (StoredRecord.TryRead(row.Record, StoredType.Bytes, StoredType.Bytes) is [{ Content.Length: Digest.Length }, _] values
            && Digest.Of(values[1].Content.Span) is var reference && values[0].Content.Span.SequenceEqual(reference.ToArray())
            && row.Key == places.Count + Faults.Count + 1 && places.TryAdd(reference, row.Key))
        {
            named.Add(reference, value: false);
        }
        else
        {
            Faults.Add(string.Create(CultureInfo.InvariantCulture, $"the attachment in row {row.Key} is not as it was stored, or stands where it does not belong"));
        }
    }

    private void Compare(IEnumerable<TreeEntry> index, Dictionary<Digest, long> places)
    {
        byte[]? last = null;
        var count = 0;
        foreach (var entry in index)
        {
            if (StoredRecord.TryRead(entry.Record, StoredType.Bytes, StoredType.Number) is not [{ Content.Length: Digest.Length }, _] values
                || !places.TryGetValue(new Digest(values[0].Content.Span), out var row) || row != values[1].Number
                || (last is not null && last.AsSpan().SequenceCompareTo(values[0].Content.Span) >= 0))
            {
                Faults.Add("the index of attachments has an entry that is none, or not in its place");
                return;
            }

            (last, count) = (values[0].Content.ToArray(), count + 1);
        }

        if (count != places.Count)
        {
            Faults.Add("the index of attachments has not as many entries as there are attachments");
        }
    }
}

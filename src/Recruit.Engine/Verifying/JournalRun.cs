using System.Globalization;
using System.Text;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>One pass through a journal: what is read, what is wrong with it, and what was left out.</summary>
internal sealed class JournalRun(JournalPages pages, JournalTrust trust, CancellationToken cancellation)
{
    private readonly List<string> notes = [];
    private StoredAttachments? attachments;
    private BatchCheck? batches;
    private string origin = "";

    public List<JournalFault> Faults { get; } = [];

    public void All(string? scratch)
    {
        if (pages.Log.OlderBytes > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{pages.Log.OlderBytes} bytes of the write-ahead log are of an earlier round; they mean nothing and were not looked at"));
        }

        if (pages.Log.PageCount > 0 && pages.FileBytes > 0)
        {
            notes.Add("pages of the file that the write-ahead log has newer bytes for were not looked at");
        }

        if (File.Exists(pages.Path + "-journal"))
        {
            Faults.Add(new JournalFault(null, $"{SqliteJournal.FileName}-journal lies beside the file; no engine makes such a file"));
        }

        var ledger = new PageLedger(pages);
        var isRead = Tables(ledger);
        Faults.AddRange(ledger.Faults.Select(one => new JournalFault(null, one)));
        if (isRead && ledger.FirstUnused() is { } unused)
        {
            Faults.Add(new JournalFault(null, new PageBrokenException(unused, "nothing leads to it").Message));
        }

        if (Faults.Count == 0 && ledger.WithRests.Count > 0)
        {
            Compare(ledger, scratch);
        }
    }

    public JournalReport Report() => new()
    {
        Origin = origin,
        Head = batches?.Head ?? default,
        LastTime = batches?.LastTime,
        FirstSigner = batches?.Keys.First,
        Signer = batches?.Keys.Current,
        HandOvers = batches?.Keys.HandOvers ?? 0,
        Attachments = attachments?.Count ?? 0,
        Bytes = (long)pages.Count * JournalPages.PageSize,
        LogBytes = pages.Log.CommittedBytes,
        Faults = [.. Faults.OrderBy(one => one.Batch is null)],
        Notes = [.. notes],
    };

    /// <summary>Reads everything; the answer is whether every page that is used was seen.</summary>
    private bool Tables(PageLedger ledger)
    {
        var walk = new TreeWalk(ledger);
        try
        {
            Faults.AddRange(FileHeader.Faults(pages.Read(1), pages).Select(one => new JournalFault(null, one)));
            var tables = JournalTables.Read(walk);
            origin = Name(walk, tables);
            attachments = StoredAttachments.Read(walk, tables);
            batches = new BatchCheck(origin, trust, attachments);
            var isRead = Batches(walk.Table(tables.Batches)) && attachments.Faults.Count == 0;
            Faults.AddRange(attachments.Faults.Select(one => new JournalFault(null, one)));
            return isRead;
        }
        catch (PageBrokenException broken)
        {
            Faults.Add(new JournalFault(null, broken.Message));
            return false;
        }
    }

    private static string Name(TreeWalk walk, JournalTables tables)
    {
        string? name = null;
        foreach (var row in walk.Table(tables.Log))
        {
            var text = StoredRecord.TryRead(row.Record, StoredType.Text) is [var value] ? Encoding.UTF8.GetString(value.Content.Span) : "";
            if (name is not null || row.Key != 1 || !NoteName(text))
            {
                throw new PageBrokenException(tables.Log, "the journal has no name, or more than one");
            }

            name = text;
        }

        return name ?? throw new PageBrokenException(tables.Log, "the journal has no name");
    }

    /// <summary>Whether a text can be the name of a log; keys carry it, so it is one of theirs.</summary>
    private static bool NoteName(string text) => text.Length > 0 && !text.Any(letter => char.IsControl(letter) || letter == '\uFFFD');

    private bool Batches(IEnumerable<TreeEntry> rows)
    {
        try
        {
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                if (batches!.Objection(row) is { } objection)
                {
                    Faults.Add(new JournalFault(batches.Head.Count, objection));
                    return false;
                }
            }
        }
        catch (PageBrokenException broken)
        {
            Faults.Add(new JournalFault(batches!.Head.Count, $"it cannot be read: {broken.Message}"));
            return false;
        }

        if (batches!.EndObjection() is { } end)
        {
            Faults.Add(new JournalFault(batches.Head.Count, end));
        }

        if (attachments!.FirstUnnamed() is { } unnamed)
        {
            Faults.Add(new JournalFault(null, $"no batch refers to the attachment {unnamed}"));
        }

        return true;
    }

    private void Compare(PageLedger ledger, string? scratch)
    {
        if (scratch is null)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"rests of moved entries in {ledger.WithRests.Count} pages were not looked at; they mean nothing"));
            return;
        }

        var others = RebuiltJournal.Differences(pages, origin, ledger.WithRests, scratch, cancellation);
        if (others.Count > 0 && FileHeader.WriterOf(pages.Read(1)) is var writer && writer != RebuiltJournal.Writer)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"rests of moved entries in {others.Count} pages, the first of them {others[0]}, are not those that this version of SQLite leaves; {writer} wrote the file, and they mean nothing"));
            return;
        }

        foreach (var page in others)
        {
            Faults.Add(new JournalFault(null, new PageBrokenException(page, "bytes that nothing uses are not those that SQLite left there").Message));
        }
    }
}

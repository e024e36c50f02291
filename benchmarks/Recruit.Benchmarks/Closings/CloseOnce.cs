using System.Globalization;
using Microsoft.Data.Sqlite;
using Recruit.Applications;
using Recruit.Files;

namespace Recruit.Benchmarks.Closings;

/// <summary>In a process of its own: takes a folder live, closes both its stages, reads the lists; or only runs the rule engine over it. Prints what that took.</summary>
internal static class CloseOnce
{
    public const string Scored = "entry-test";
    public const string ContentRead = "folder read and digested, to open the campaign for it";
    public const string Import = "import";
    public const string DocumentsClosed = "stage of documents: closing";
    public const string DocumentsReleased = "stage of documents: rehearsal, release";
    public const string Rehearsal = "rehearsal";
    public const string Release = "release by two, until page and funnel tell it";
    public const string Again = "started again after a stop, until its lists are there";
    public const string EngineRead = "rule engine alone: folder read";
    public const string EngineRun = "rule engine alone: assessed";
    public const string EngineFiles = "rule engine alone: result files";
    public const string Bytes = "bytes";
    public const string Saves = "saves";
    public const string Quiet = "quiet: ";
    public const string Loaded = "saves: ";

    private const string Documents = "documents";

    /// <summary>All of it, live.</summary>
    /// <param name="folder">The campaign folder.</param>
    /// <param name="data">A new data folder.</param>
    /// <param name="withReads">Whether the lists are read many times afterwards.</param>
    public static async Task RunAsync(string folder, string data, bool withReads)
    {
        Directory.CreateDirectory(data);
        var meter = new StepMeter();
        var live = new LiveCampaign(data);
        var content = await meter.MeasureAsync(ContentRead, () => Task.FromResult(LiveCampaign.ContentOf(folder))).ConfigureAwait(false);
        await live.OpenAsync(folder, content).ConfigureAwait(false);
        await meter.MeasureAsync(Import, () => live.ImportAsync(folder)).ConfigureAwait(false);
        var bytes = new List<long> { JournalBytes(data), GC.GetTotalMemory(forceFullCollection: true) };

        await meter.MeasureAsync(DocumentsClosed, () => live.CloseAsync(Documents)).ConfigureAwait(false);
        await meter.MeasureAsync(DocumentsReleased, async () =>
        {
            await live.RehearseAsync(Documents).ConfigureAwait(false);
            return await live.ReleaseAsync(Documents).ConfigureAwait(false);
        }).ConfigureAwait(false);
        bytes.Add(JournalBytes(data));

        meter.Begin(ClosingSteps.Checks);
        live.Actors.Steps = new ClosingSteps(meter);
        await live.CloseAsync(Scored).ConfigureAwait(false);
        live.Actors.Steps = null;
        meter.End();
        bytes.Add(JournalBytes(data));

        await meter.MeasureAsync(Rehearsal, () => live.RehearseAsync(Scored)).ConfigureAwait(false);
        var reads = new ListReads(live, Scored);
        await meter.MeasureAsync(Release, async () =>
        {
            await live.ReleaseAsync(Scored).ConfigureAwait(false);
            return await reads.WaitAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
        bytes.AddRange([JournalBytes(data), GC.GetTotalMemory(forceFullCollection: true)]);

        Console.WriteLine($"{Bytes}\t{string.Join('\t', bytes)}");
        if (withReads)
        {
            await ReadAsync(live, reads).ConfigureAwait(false);
        }

        await live.DisposeAsync().ConfigureAwait(false);
        await meter.MeasureAsync(Again, async () =>
        {
            await using var again = new LiveCampaign(data, isNew: false);
            return await again.Engine.Lists!.PlaceAsync().ConfigureAwait(false);
        }).ConfigureAwait(false);
        Print(meter);
    }

    /// <summary>The floor: the rule engine over the same folder.</summary>
    public static async Task EngineAsync(string folder)
    {
        var meter = new StepMeter();
        var campaign = await meter.MeasureAsync(EngineRead, () => Task.FromResult(CampaignFolder.Read(folder).Campaign!)).ConfigureAwait(false);
        var outcome = await meter.MeasureAsync(EngineRun, () => Task.FromResult(Assessment.Run(campaign))).ConfigureAwait(false);
        await meter.MeasureAsync(EngineFiles, () => Task.FromResult(ResultFolder.ToFiles(outcome))).ConfigureAwait(false);
        Print(meter);
    }

    private static void Print(StepMeter meter)
    {
        foreach (var taken in meter.Taken)
        {
            Console.WriteLine(taken);
        }
    }

    private static async Task ReadAsync(LiveCampaign live, ListReads reads)
    {
        foreach (var taken in await reads.MeasureAsync(Quiet).ConfigureAwait(false))
        {
            Console.WriteLine(taken);
        }

        var load = await SaveLoad.StartAsync(live).ConfigureAwait(false);
        var underLoad = await reads.MeasureAsync(Loaded).ConfigureAwait(false);
        var perSecond = await load.StopAsync().ConfigureAwait(false);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Saves}\t{perSecond:0}"));
        foreach (var taken in underLoad)
        {
            Console.WriteLine(taken);
        }
    }

    /// <summary>Of all pages of the journal's file, those that are still in its write-ahead log with them.</summary>
    private static long JournalBytes(string data)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "journal.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
        return (long)command.ExecuteScalar()!;
    }
}

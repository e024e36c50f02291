using System.Collections.Immutable;
using System.Text;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Cli.Live;
using Recruit.Evidence;
using Recruit.Files;
using Recruit.Synthetic.Live;

namespace Recruit.Cli.Simulating;

/// <summary>What the engine released and exported, beside what the rule engine makes of the export.</summary>
/// <param name="Outcome">Of the export.</param>
/// <param name="Lists">Released live.</param>
/// <param name="Export">The campaign as a folder.</param>
/// <param name="Difference">The first list that is not the same, byte for byte; nothing if all are.</param>
/// <param name="Lost">Answers and texts that were acknowledged and are not there as they were given.</param>
internal sealed record LiveCheck(
    AssessmentOutcome Outcome,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Lists,
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Export,
    string? Difference,
    int Lost)
{
    /// <summary>Whether the engine kept what it promised.</summary>
    public bool Holds => Difference is null && Lost == 0;

    /// <summary>Digest over the released lists.</summary>
    public Digest Digest
    {
        get
        {
            var content = new RecordWriter();
            foreach (var (file, bytes) in Lists)
            {
                content.Write(file);
                content.Write(bytes.Span);
            }

            return Digest.Of(content.Written);
        }
    }

    /// <summary>Exports, assesses and compares.</summary>
    /// <param name="steps">Of the campaign.</param>
    /// <param name="pool">What was acknowledged.</param>
    /// <param name="read">Texts that markers read.</param>
    public static async Task<LiveCheck> MakeAsync(CampaignSteps steps, Pool pool, IEnumerable<string> read)
    {
        var (lists, export) = ((await steps.ListsAsync(SimulatedVacancy.Campaign)).Files, (await steps.ExportAsync(SimulatedVacancy.Campaign)).Files);
        var reading = CampaignFolder.Read(export);
        SimulationException.Demand(reading.Campaign is not null, "the export is not a campaign folder without problems");
        var outcome = Assessment.Run(reading.Campaign!);
        var difference = HandedFolder.FirstDifference(lists, ResultFolder.ToFiles(outcome));
        return new LiveCheck(outcome, lists, export, difference, LostAnswers(pool, export) + LostTexts(pool, read));
    }

    /// <summary>Answers that were acknowledged last and are not in responses.csv, and those that are there and never were acknowledged.</summary>
    private static int LostAnswers(Pool pool, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> export)
    {
        var left = new Dictionary<(string Candidate, string Item), char>();
        foreach (var row in RowsOf(export["responses.csv"]))
        {
            left.Add((row[0], row[2]), row[3][0]);
        }

        var items = Enumerable.Range(0, LiveApplicants.Items).Select(item => SimulatedVacancy.ItemId(item).Text).ToArray();
        var lost = 0;
        foreach (var number in pool.Numbers)
        {
            for (var item = 0; item < items.Length; item++)
            {
                if (pool.AcknowledgedOf(number, item) is { } answer && !(left.Remove((pool.ReferenceOf(number), items[item]), out var exported) && exported == answer))
                {
                    lost++;
                }
            }
        }

        return lost + left.Count;
    }

    /// <summary>Texts that were acknowledged last and that no marker read; no two are alike.</summary>
    private static int LostTexts(Pool pool, IEnumerable<string> read) => pool.AcknowledgedTexts.Except(read).Count();

    private static IEnumerable<string[]> RowsOf(ReadOnlyMemory<byte> file)
    {
        using var reader = new StreamReader(new MemoryStream(file.ToArray()), Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Files.Csv;
using Recruit.Files.Rows;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Files.Handover;

/// <summary>
/// A campaign as it is handed over: its rules as they were written, byte for byte, and its facts and events as texts. Reading and writing it
/// again gives the same files, in the one form of each.
/// </summary>
/// <param name="Rules">vacancy.json, campaign.json where there is one, the tests and the words of papers, by their paths.</param>
/// <param name="Candidates">Who applied.</param>
/// <param name="Attempts">What became of each sitting.</param>
/// <param name="Responses">What was answered.</param>
/// <param name="Marks">Marks of exercises.</param>
/// <param name="Ratings">Ratings of panels.</param>
/// <param name="Events">What happened after a first release.</param>
public sealed record CampaignHandover(
    ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Rules,
    FactTable Candidates,
    FactTable Attempts,
    ResponseTable Responses,
    FactTable Marks,
    FactTable Ratings,
    FactTable Events)
{
    /// <summary>Whether there must be a file of marks.</summary>
    public required bool HasExercises { get; init; }

    /// <summary>Whether there must be a file of ratings.</summary>
    public required bool HasPanels { get; init; }

    /// <summary>Whether there is a file of responses.</summary>
    internal bool HasResponses => HasTests || Responses.Sheets.Length > 0;

    private bool HasTests => Rules.Keys.Any(path => path.StartsWith(CampaignFile.TestsFolder, StringComparison.Ordinal));

    /// <summary>Reads a campaign folder that <see cref="CampaignFolder.Read(string, IProgress{ReadProgress}?, CancellationToken)"/> found without problems.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="vacancy">Its rules.</param>
    /// <exception cref="IOException">The storage failed.</exception>
    public static CampaignHandover Read(string folder, Vacancy vacancy)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        var files = new FolderFiles(folder, null, default);
        var rules = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(Utf8Order.Instance);
        foreach (var file in (IEnumerable<CampaignFile>)[CampaignFile.Vacancy, CampaignFile.Plan, CampaignFile.Words, .. files.Tests, .. files.Papers])
        {
            if (files.ReadAll(file) is { } content)
            {
                rules.Add(file.Path, content);
            }
        }

        return new CampaignHandover(
            rules.ToImmutable(),
            Table(CampaignFile.Candidates, CandidateRows.Columns(vacancy)),
            Table(CampaignFile.Attempts, AttemptRows.Columns),
            Responses(),
            Table(CampaignFile.Marks, MarkRows.Columns),
            Table(CampaignFile.Ratings, RatingRows.Columns),
            Table(CampaignFile.Events, EventColumns.All))
        {
            HasExercises = vacancy.Exercises.Length > 0,
            HasPanels = vacancy.Panels.Length > 0,
        };

        ResponseTable Responses()
        {
            using var table = files.Open(CampaignFile.Responses, new ProblemList());
            return table is null ? new ResponseTable([]) : ResponseTable.Read(table);
        }

        FactTable Table(CampaignFile file, Column[] columns)
        {
            using var table = files.Open(file, new ProblemList());
            return table is null ? FactTable.Of(columns, []) : FactTable.Read(table, columns);
        }
    }

    /// <summary>A handover of these rows; each has a cell for every declared column.</summary>
    public static CampaignHandover Of(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> rules,
        Vacancy vacancy,
        IEnumerable<ImmutableArray<string>> candidates,
        IEnumerable<ImmutableArray<string>> attempts,
        IEnumerable<AnswerSheet> responses,
        IEnumerable<ImmutableArray<string>> marks,
        IEnumerable<ImmutableArray<string>> ratings,
        IEnumerable<ImmutableArray<string>> events)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        return new CampaignHandover(
            rules,
            FactTable.Of(CandidateRows.Columns(vacancy), candidates),
            FactTable.Of(AttemptRows.Columns, attempts),
            new ResponseTable(responses),
            FactTable.Of(MarkRows.Columns, marks),
            FactTable.Of(RatingRows.Columns, ratings),
            FactTable.Of(EventColumns.All, events))
        {
            HasExercises = vacancy.Exercises.Length > 0,
            HasPanels = vacancy.Panels.Length > 0,
        };
    }

    /// <summary>The same with other events; each row has a cell for every column of events.csv.</summary>
    public CampaignHandover WithEvents(IEnumerable<ImmutableArray<string>> events) => this with { Events = FactTable.Of(EventColumns.All, events) };

    /// <summary>Digest of files in their one form: the same for the same content, whatever the order of rows and columns was.</summary>
    /// <param name="files">What <see cref="ToFiles()"/> gave.</param>
    public static Digest ContentOf(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var content = new RecordWriter();
        foreach (var (file, bytes) in files)
        {
            content.Write(file);
            content.Write(bytes.Span);
        }

        return Digest.Of(content.Written);
    }

    /// <summary>All files in their one form, by their paths. A file of facts that may be missing and has no rows is missing.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ToFiles() => ToFiles(withResponses: true);

    /// <summary>All files, or all but responses.csv, by far the longest.</summary>
    internal ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> ToFiles(bool withResponses)
    {
        var files = Rules.ToBuilder();
        var tables = new List<(CampaignFile File, Func<byte[]> Write)> { (CampaignFile.Candidates, () => Candidates.Write(1)) };
        Add(CampaignFile.Attempts, Attempts, 2, HasTests);
        if (withResponses && HasResponses)
        {
            tables.Add((CampaignFile.Responses, Responses.Write));
        }

        Add(CampaignFile.Marks, Marks, 4, HasExercises);
        Add(CampaignFile.Ratings, Ratings, 4, HasPanels);
        if (Events.Rows.Length > 0)
        {
            tables.Add((CampaignFile.Events, () => Events.Write(1, isNumbered: true)));
        }

        // Nearly all of the work is ordering rows, and no file waits for another.
        var written = new byte[tables.Count][];
        Parallel.For(0, written.Length, place => written[place] = tables[place].Write());
        files.AddRange(tables.Zip(written, (table, content) => KeyValuePair.Create(table.File.Path, (ReadOnlyMemory<byte>)content)));
        return files.ToImmutable();

        void Add(CampaignFile file, FactTable table, int keys, bool isNeeded)
        {
            if (isNeeded || table.Rows.Length > 0)
            {
                tables.Add((file, () => table.Write(keys)));
            }
        }
    }
}

using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Files.Handover;
using Recruit.Files.Rows;
using Recruit.Stages.FinalSelection;
using Recusal = Recruit.Files.Rows.Recusal;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;

namespace Recruit.Files;

/// <summary>Reads the CSV files: their form always, their headers and rows once the rules are known.</summary>
internal sealed class FactsReading : IDisposable
{
    private readonly FolderFiles files;
    private readonly AssessmentRules? rules;
    private readonly ProblemList problems;
    private readonly ResponseTable? sheets;
    private readonly CsvTable? candidates;
    private readonly CsvTable? attempts;
    private readonly CsvTable? responses;
    private readonly CsvTable? marks;
    private readonly CsvTable? ratings;
    private readonly CsvTable? events;
    private readonly CsvTable? supposed;

    /// <summary>Opens the files and reads their headers, so that no row is judged under a header that is wrong.</summary>
    /// <param name="files">The files.</param>
    /// <param name="rules">The rules; nothing where they have problems.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="sheets">Responses, where they are not among the files.</param>
    public FactsReading(FolderFiles files, AssessmentRules? rules, ProblemList problems, ResponseTable? sheets = null)
    {
        this.sheets = sheets;
        this.files = files;
        this.rules = rules;
        this.problems = problems;
        var vacancy = rules?.Vacancy;
        candidates = Open(CampaignFile.Candidates, vacancy is null ? [] : CandidateRows.Columns(vacancy), isNeeded: true);
        attempts = Open(CampaignFile.Attempts, AttemptRows.Columns, isNeeded: rules?.Tests.Length > 0);
        responses = sheets is null ? Open(CampaignFile.Responses, ResponseRows.Columns, isNeeded: rules?.Tests.Length > 0) : null;
        marks = Open(CampaignFile.Marks, MarkRows.Columns, isNeeded: vacancy?.Exercises.Length > 0);
        ratings = Open(CampaignFile.Ratings, RatingRows.Columns, isNeeded: vacancy?.Panels.Length > 0);
        events = Open(CampaignFile.Events, EventColumns.All, isNeeded: false);
        supposed = Open(CampaignFile.Supposed, EventColumns.All, isNeeded: false);
    }

    /// <summary>The campaign; null if its rows could not be judged, or a sheet of responses is not as the file of them must be.</summary>
    public Campaign? Read()
    {
        if (rules is null || candidates is null || !problems.IsFineUpTo(Step.Headers))
        {
            ReadForm();
            return null;
        }

        var names = new RuleNames(rules);
        var (roll, fields) = CandidateRows.Read(candidates, rules.Vacancy);
        var acceptedKeys = AcceptedKeys(names);
        var facts = NewFacts(roll, fields, acceptedKeys);
        if (attempts is not null)
        {
            AttemptRows.Read(attempts, names, facts);
        }

        if (responses is not null)
        {
            ResponseRows.Read(responses, names, facts);
        }

        if (sheets is not null && !sheets.TryRecord(rules, facts))
        {
            return null;
        }

        if (marks is not null)
        {
            MarkRows.Read(marks, names, facts);
        }

        if (ratings is not null)
        {
            RatingRows.Read(ratings, names, facts, Recusals(names, facts));
        }

        var happened = ReadEvents(names, facts);

        // Responses are coded under the keys of the first pass; under others the codes would mean something else.
        if (problems.Count == 0 && happened.Count(e => e is KeyAccepted) != acceptedKeys.Sum(test => test.Sum(keys => keys.Count)))
        {
            throw new IOException($"{CampaignFile.Events.Path} changed while it was being read.");
        }

        return new Campaign(rules, facts, happened);
    }

    public void Dispose()
    {
        foreach (var table in Tables())
        {
            table.Dispose();
        }
    }

    private IEnumerable<CsvTable> Tables() => new[] { candidates, attempts, responses, marks, ratings, events, supposed }.OfType<CsvTable>();

    private void ReadForm()
    {
        foreach (var table in Tables())
        {
            table.ReadForm();
        }
    }

    private CsvTable? Open(CampaignFile file, Column[] columns, bool isNeeded)
    {
        var table = files.Open(file, problems);
        if (table is null && isNeeded)
        {
            problems.Add(Step.Headers, file, 1, "-", Phrases.MissingFile);
        }

        if (rules is not null)
        {
            table?.Bind(columns);
        }

        return table;
    }

    /// <summary>
    /// A file that is open already, once more: for what must be known before its rows are judged. What is wrong with it is found the
    /// second time.
    /// </summary>
    private CsvTable? OpenAhead(CampaignFile file, Column[] columns)
    {
        var table = files.Open(file, new ProblemList());
        table?.Bind(columns);
        return table;
    }

    private ImmutableArray<ImmutableArray<List<ItemKey>>> AcceptedKeys(RuleNames names)
    {
        var keys = AcceptedKeys(CampaignFile.Events, names);
        foreach (var (first, later) in keys.Zip(AcceptedKeys(CampaignFile.Supposed, names)))
        {
            foreach (var (here, there) in first.Zip(later))
            {
                here.AddRange(there);
            }
        }

        return keys;
    }

    private ImmutableArray<ImmutableArray<List<ItemKey>>> AcceptedKeys(CampaignFile file, RuleNames names)
    {
        using var table = OpenAhead(file, EventColumns.All);
        return table is null ? ItemEvents.KeysOf(rules!, []) : new ItemEvents(table, names, rules!).ReadAllAcceptedKeys();
    }

    private HashSet<Recusal> Recusals(RuleNames names, Facts facts)
    {
        using var table = OpenAhead(CampaignFile.Ratings, RatingRows.Columns);
        return table is null ? [] : RatingRows.ReadRecusals(table, names, facts);
    }

    /// <summary>The events of the folder, and after them those that are supposed.</summary>
    private ImmutableArray<CampaignEvent> ReadEvents(RuleNames names, Facts facts)
    {
        var rows = events is null ? [] : new EventRows(events, names, rules!, facts).Read();
        if (supposed is not null)
        {
            var last = rows.Count == 0 ? 0 : rows[^1].Event.Sequence;
            rows.AddRange(new EventRows(supposed, names, rules!, facts).Read()
                .Select(row => row with { Event = row.Event with { Sequence = last + row.Event.Sequence } }));
        }

        new EventOrder(rules!, facts).Judge(rows);
        return [.. rows.Select(row => row.Event)];
    }

    private Facts NewFacts(
        Candidates.CandidateRoll roll,
        ImmutableArray<Candidates.FieldColumn> fields,
        ImmutableArray<ImmutableArray<List<ItemKey>>> acceptedKeys)
    {
        var vacancy = rules!.Vacancy;
        return new Facts(
            roll,
            fields,
            [.. rules.Tests.Select(_ => new Attempts(roll.Count))],
            [.. rules.Tests.Select((test, place) => RuleNames.ItemsOf(test)
                .Zip(acceptedKeys[place], (item, keys) => new ItemResponses(item, keys, roll.Count))
                .ToImmutableArray())],
            [.. vacancy.Exercises.Select(_ => new Attempts(roll.Count))],
            [.. vacancy.Exercises.Select(exercise => new MarkSheet(exercise, roll.Count))],
            [.. vacancy.Panels.Select(_ => new Attempts(roll.Count))],
            [.. vacancy.Panels.Select(panel => new RatingSheet(panel, roll.Count))]);
    }
}

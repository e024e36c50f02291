using Rows = System.Collections.Generic.List<System.Collections.Generic.Dictionary<string, string>>;

namespace Recruit.Reference;

/// <summary>A campaign folder as it was read: rules, fact rows, events in ascending order (campaign-folder 3, rules 8).</summary>
internal sealed class Campaign
{
    public Campaign(string folder)
    {
        Vacancy = RulesReader.ReadVacancy(Path.Combine(folder, "vacancy.json"));
        var tests = Path.Combine(folder, "tests");
        Tests = Directory.Exists(tests)
            ? [.. Directory.GetFiles(tests, "*.json").Select(RulesReader.ReadTest).OrderBy(test => test.Id, Texts.ByBytes)]
            : [];
        CandidateRows = Csv.Read(Path.Combine(folder, "candidates.csv"));
        AttemptRows = Csv.Read(Path.Combine(folder, "attempts.csv"));
        ResponseRows = Csv.Read(Path.Combine(folder, "responses.csv"));
        MarkRows = Csv.Read(Path.Combine(folder, "marks.csv"));
        RatingRows = Csv.Read(Path.Combine(folder, "ratings.csv"));
        Candidates = [.. CandidateRows.Select(row => row["candidate"]).Order(Texts.ByBytes)];
        Events = [.. Csv.Read(Path.Combine(folder, "events.csv")).Select(EventOf).OrderBy(one => one.Sequence)];
    }

    public Vacancy Vacancy { get; }

    /// <summary>By id.</summary>
    public List<Test> Tests { get; }

    /// <summary>The ids, by bytes.</summary>
    public List<string> Candidates { get; }

    public List<Event> Events { get; }

    public Rows CandidateRows { get; }

    public Rows AttemptRows { get; }

    public Rows ResponseRows { get; }

    public Rows MarkRows { get; }

    public Rows RatingRows { get; }

    public Test Test(string id) => Tests.Single(test => test.Id == id);

    private static Event EventOf(Dictionary<string, string> row) => new(
        Rational.Parse(row["seq"]).Numerator,
        row["type"],
        row["candidate"],
        row["stage"],
        row["test"],
        row["item"],
        row["value"],
        row.GetValueOrDefault("person", ""));
}

/// <summary>A row of events.csv; empty cells are empty texts.</summary>
internal sealed record Event(
    System.Numerics.BigInteger Sequence,
    string Type,
    string Candidate,
    string Stage,
    string Test,
    string Item,
    string Value,
    string Person);

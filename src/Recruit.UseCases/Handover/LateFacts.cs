using System.Collections.Immutable;
using Recruit.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Facts that were noted here after two people had recorded an event that does not go with them, so that no campaign could be read as one. What two people recorded, or an
/// import brought, stands before what the service or one person noted later: that nobody began or came, and a marker beyond those whom a rule has. But whoever is recused is so
/// for good (rules 8), and of a test that is no fact yet there is nothing to correct. Whatever does go together stays as it is.
/// </summary>
/// <param name="vacancy">The rules.</param>
/// <param name="attempts">Rows of attempts.csv; those that do not stand are taken out.</param>
/// <param name="marks">Rows of marks.csv; those that do not stand are taken out.</param>
internal sealed class LateFacts(Vacancy vacancy, List<ImmutableArray<string>> attempts, List<ImmutableArray<string>> marks)
{
    private const string Recused = "recused";

    // Cells of events.csv.
    private const int Type = 1;
    private const int Candidate = 2;
    private const int Judged = 4;
    private const int Part = 5;
    private const int Value = 6;
    private const int Judge = 7;

    /// <summary>Takes out what does not stand; the events that count.</summary>
    /// <param name="events">Rows of events.csv, in their order.</param>
    /// <param name="ratings">Rows of ratings.csv.</param>
    /// <param name="sittings">Tests and exercises whose attempts are facts already; all if nothing.</param>
    public List<ImmutableArray<string>> Settle(List<ImmutableArray<string>> events, List<ImmutableArray<string>> ratings, ImmutableHashSet<Id>? sittings)
    {
        TakeOutAbsences(events);
        TakeOutMarkers(events);
        var recused = ratings.Where(row => row[4] == Recused).Select(row => (row[0], row[1], row[2])).ToHashSet();
        var early = events.Where(row => row[Type] == EventTypes.SetResponse && sittings?.Contains(new Id(row[Judged])) == false).Select(KeyOf).ToHashSet();
        early.ExceptWith(attempts.Select(row => (row[0], row[1])));
        return
        [
            .. events.Where(row => row[Type] switch
            {
                EventTypes.SetRating => row[Value] == Recused || !recused.Contains((row[Candidate], row[Judged], row[Judge])),
                EventTypes.SetResponse => !early.Contains(KeyOf(row)),
                _ => true,
            }),
        ];
    }

    /// <summary>Whoever was judged came, unless an event before says what was.</summary>
    private void TakeOutAbsences(List<ImmutableArray<string>> events)
    {
        var (told, judged) = (new HashSet<(string, string)>(), new HashSet<(string, string)>());
        foreach (var row in events)
        {
            switch (row[Type])
            {
                case EventTypes.SetAttempt:
                    told.Add(KeyOf(row));
                    break;
                case EventTypes.SetMark or EventTypes.SetRating when !told.Contains(KeyOf(row)):
                    judged.Add(KeyOf(row));
                    break;
            }
        }

        var exercises = vacancy.Exercises.Select(one => one.Id.Text).ToHashSet();
        var absent = attempts.Where(IsAbsence).Select(row => (row[0], row[1])).Where(key => judged.Contains(key) || exercises.Contains(key.Item2)).ToHashSet();
        if (absent.Count > 0)
        {
            judged.UnionWith(marks.Select(row => (row[0], row[1])).Where(absent.Contains));
            attempts.RemoveAll(row => IsAbsence(row) && judged.Contains((row[0], row[1])));
        }
    }

    /// <summary>A script has no more markers than its exercise; those whom events name stay.</summary>
    private void TakeOutMarkers(List<ImmutableArray<string>> events)
    {
        var set = events.Where(row => row[Type] == EventTypes.SetMark).ToArray();
        var scripts = set.Select(KeyOf).Distinct().ToDictionary(key => key, _ => new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal));
        foreach (var row in scripts.Count == 0 ? [] : marks)
        {
            if (scripts.TryGetValue((row[0], row[1]), out var script))
            {
                MarkedBy(script, row[2]).Add(row[3]);
            }
        }

        var (named, surplus) = (new HashSet<(string, string, string)>(), new HashSet<(string, string, string)>());
        foreach (var row in set)
        {
            var ((candidate, exercise), marker) = (KeyOf(row), row[Judge]);
            var script = scripts[(candidate, exercise)];
            named.Add((candidate, exercise, marker));
            if (row[Value].Length == 0)
            {
                if (script.TryGetValue(marker, out var marked) && marked.Remove(row[Part]) && marked.Count == 0)
                {
                    script.Remove(marker);
                }

                continue;
            }

            if (!script.ContainsKey(marker) && script.Count == PlacesOf(exercise) && script.Keys.LastOrDefault(one => !named.Contains((candidate, exercise, one))) is { } last)
            {
                script.Remove(last);
                surplus.Add((candidate, exercise, last));
            }

            MarkedBy(script, marker).Add(row[Part]);
        }

        marks.RemoveAll(row => surplus.Contains((row[0], row[1], row[2])));
    }

    private int PlacesOf(string exercise) =>
        vacancy.Exercises.FirstOrDefault(one => one.Id.Text == exercise) is { Markers: 1 } ? 1 : Exercise.MarkersMax;

    private static HashSet<string> MarkedBy(SortedDictionary<string, HashSet<string>> script, string marker)
    {
        if (!script.TryGetValue(marker, out var marked))
        {
            script.Add(marker, marked = []);
        }

        return marked;
    }

    private static (string Candidate, string Judged) KeyOf(ImmutableArray<string> row) => (row[Candidate], row[Judged]);

    private static bool IsAbsence(ImmutableArray<string> row) => row[2] is "absent" or "not-started";
}

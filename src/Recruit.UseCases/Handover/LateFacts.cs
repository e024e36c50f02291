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

    /// <summary>Whether a row of attempts.csv says that nobody began or came.</summary>
    public static bool IsAbsence(ImmutableArray<string> row) => row[2] is "absent" or "not-started";

    /// <summary>Takes out what does not stand; the events that count.</summary>
    /// <param name="events">Rows of events.csv, in their order.</param>
    /// <param name="ratings">Rows of ratings.csv.</param>
    /// <param name="sittings">Tests and exercises whose attempts are facts already; all if nothing.</param>
    public List<ImmutableArray<string>> Settle(List<ImmutableArray<string>> events, List<ImmutableArray<string>> ratings, ImmutableHashSet<Id>? sittings)
    {
        var moot = TakeOutAbsences(events);
        TakeOutMarkers(events);
        if (ratings.Count > 0)
        {
            var recused = ratings.Where(row => row[4] == Recused).Select(row => (row[0], row[1], row[2])).ToHashSet();
            moot.UnionWith(events.Where(row => row[Type] == EventTypes.SetRating && row[Value] != Recused && recused.Contains((row[Candidate], row[Judged], row[Judge]))));
        }

        if (sittings is not null)
        {
            moot.UnionWith(EarlyResponses(events, sittings));
        }

        return moot.Count == 0 ? events : [.. events.Where(row => !moot.Contains(row))];
    }

    /// <summary>
    /// Whoever was judged came, unless an event before says what was. A judgement that was taken back, and that a member was recused, says nothing of it: then they did not come, and such
    /// events are moot. These are given back.
    /// </summary>
    private HashSet<ImmutableArray<string>> TakeOutAbsences(List<ImmutableArray<string>> events)
    {
        var judging = new Dictionary<(string, string), List<ImmutableArray<string>>>();
        var told = new HashSet<(string, string)>();
        foreach (var row in events)
        {
            if (row[Type] == EventTypes.SetAttempt)
            {
                told.Add(KeyOf(row));
            }
            else if (row[Type] is EventTypes.SetMark or EventTypes.SetRating && !told.Contains(KeyOf(row)))
            {
                judging.TryAdd(KeyOf(row), []);
                judging[KeyOf(row)].Add(row);
            }
        }

        var exercises = vacancy.Exercises.Select(one => one.Id.Text).ToHashSet();
        var absent = attempts.Where(IsAbsence).Select(row => (row[0], row[1])).Where(key => judging.ContainsKey(key) || exercises.Contains(key.Item2)).ToHashSet();
        if (absent.Count == 0)
        {
            return [];
        }

        var came = marks.Select(row => (row[0], row[1])).Where(absent.Contains).ToHashSet();
        var moot = new HashSet<ImmutableArray<string>>();
        foreach (var key in absent.Where(judging.ContainsKey))
        {
            // What an event behind them says takes the place of what was noted in any case.
            if (came.Contains(key) || told.Contains(key) || IsAnythingLeft(judging[key]))
            {
                came.Add(key);
            }
            else
            {
                moot.UnionWith(judging[key]);
            }
        }

        attempts.RemoveAll(row => IsAbsence(row) && came.Contains((row[0], row[1])));
        return moot;
    }

    /// <summary>Whether a mark or a rating is left that nobody took back, by somebody who is not recused.</summary>
    private static bool IsAnythingLeft(List<ImmutableArray<string>> judging)
    {
        var given = new HashSet<(string Judge, string Part)>();
        foreach (var row in judging)
        {
            if (row[Value] == Recused)
            {
                given.RemoveWhere(one => one.Judge == row[Judge]);
            }
            else if (row[Value].Length > 0)
            {
                given.Add((row[Judge], row[Part]));
            }
            else
            {
                given.Remove((row[Judge], row[Part]));
            }
        }

        return given.Count > 0;
    }

    /// <summary>Corrections of answers of a test that is no fact yet, for who has no attempt by an import or an event either.</summary>
    private IEnumerable<ImmutableArray<string>> EarlyResponses(List<ImmutableArray<string>> events, ImmutableHashSet<Id> sittings)
    {
        var early = events.Where(row => row[Type] == EventTypes.SetResponse && !sittings.Contains(new Id(row[Judged]))).ToArray();
        var sat = early.Length == 0 ? [] : attempts.Select(row => (row[0], row[1])).ToHashSet();
        foreach (var row in early.Length == 0 ? [] : events)
        {
            if (row[Type] == EventTypes.SetAttempt)
            {
                _ = row[Value] is "completed" or "timed-out" or "voided" ? sat.Add(KeyOf(row)) : sat.Remove(KeyOf(row));
            }
            else if (row[Type] == EventTypes.SetResponse && !sittings.Contains(new Id(row[Judged])) && !sat.Contains(KeyOf(row)))
            {
                yield return row;
            }
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

        var named = set.Select(row => (row[Candidate], row[Judged], row[Judge])).ToHashSet();
        var (given, surplus) = (new HashSet<(string, string, string)>(), new HashSet<(string, string, string)>());
        foreach (var row in set)
        {
            var ((candidate, exercise), marker) = (KeyOf(row), row[Judge]);
            var script = scripts[(candidate, exercise)];
            if (row[Value].Length == 0)
            {
                if (script.TryGetValue(marker, out var marked) && marked.Remove(row[Part]) && marked.Count == 0)
                {
                    script.Remove(marker);
                }

                continue;
            }

            if (!script.ContainsKey(marker) && script.Count >= PlacesOf(exercise)
                && (script.Keys.LastOrDefault(one => !named.Contains((candidate, exercise, one))) ?? script.Keys.LastOrDefault(one => !given.Contains((candidate, exercise, one)))) is { } last)
            {
                script.Remove(last);
                surplus.Add((candidate, exercise, last));
            }

            given.Add((candidate, exercise, marker));
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
}

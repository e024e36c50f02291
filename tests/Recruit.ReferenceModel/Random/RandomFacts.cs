using System.Globalization;

namespace Recruit.Reference;

/// <summary>The fact files but for events.csv (campaign-folder 3).</summary>
internal sealed class RandomFacts(Dice dice, Vacancy vacancy, List<Test> tests, List<string> candidates)
{
    private readonly RandomResponses _responses = new(dice);
    private readonly List<string> _markers = RandomTexts.DistinctPersons(dice, 6);
    private readonly Dictionary<(string Candidate, string Test), string> _states = [];

    public Table Attempts { get; } = new("attempts.csv", "candidate", "test", "state", "shift", "started", "ended");

    public Table Responses { get; } = dice.Chance(50)
        ? new("responses.csv", "candidate", "test", "item", "response", "seconds")
        : new("responses.csv", "candidate", "test", "item", "response");

    public Table Marks { get; } = new("marks.csv", "candidate", "exercise", "marker", "criterion", "mark");

    public Table Ratings { get; } = new("ratings.csv", "candidate", "panel", "member", "criterion", "rating");

    public void Create()
    {
        var judgedRows = dice.Pick(0, 0, 0, 10, 40);
        foreach (var candidate in candidates)
        {
            var ability = dice.Pick(25, 60, 75, 75, 90, 100);
            foreach (var test in tests)
            {
                CreateTest(candidate, test, ability);
            }

            foreach (var id in vacancy.Exercises.Keys.Concat(vacancy.Panels.Keys).Where(_ => dice.Chance(judgedRows)))
            {
                AddAttempt(candidate, id);
            }

            foreach (var exercise in vacancy.Exercises.Values.Where(exercise => MayBeJudged(candidate, exercise.Id)))
            {
                CreateMarks(candidate, exercise, ability);
            }

            foreach (var panel in vacancy.Panels.Values.Where(panel => MayBeJudged(candidate, panel.Id)))
            {
                CreateRatings(candidate, panel, ability);
            }
        }
    }

    /// <summary>A mark or rating within its limits, on a coarse grid so that many are equal.</summary>
    public static string Grade(Dice dice, Criterion criterion, int ability)
    {
        var steps = (criterion.Max - criterion.Min).Floor();
        var level = (int)steps * Math.Clamp(ability + dice.Between(-20, 20), 0, 100) / 100;
        var grade = criterion.Min + level + (dice.Chance(10) ? new Rational(1, 2) : Rational.Zero);
        var capped = grade > criterion.Max ? criterion.Min + level : grade;
        return capped.Denominator.IsOne && dice.Chance(80) ? capped.Print(0) : capped.Print(dice.Between(1, 2));
    }

    private bool MayBeJudged(string candidate, string id) => _states.GetValueOrDefault((candidate, id)) is not ("absent" or "not-started");

    private void CreateTest(string candidate, Test test, int ability)
    {
        if (dice.Chance(2))
        {
            return;
        }

        AddAttempt(candidate, test.Id);
        if (!MayBeJudged(candidate, test.Id))
        {
            return;
        }

        foreach (var item in test.Sections.SelectMany(section => section.Items).Where(_ => dice.Chance(94)))
        {
            string[] row = [candidate, test.Id, item.Id, _responses.Response(item, ability)];
            Responses.Rows.Add(Responses.Columns.Length == 4 ? row : [.. row, dice.Pick("", "12", "3.25")]);
        }
    }

    private void AddAttempt(string candidate, string test)
    {
        var state = dice.Weighted((88, "completed"), (6, "timed-out"), (2, "absent"), (2, "not-started"), (2, "voided"));
        var timed = state is "completed" or "timed-out" || (state == "voided" && dice.Chance(50));
        var shift = dice.Pick("", "A", "A", "B", "a", "\U0001F600");
        var minutes = dice.Between(0, 600);
        _states[(candidate, test)] = state;
        Attempts.Rows.Add([candidate, test, state, shift, timed ? Time(minutes) : "", timed ? Time(minutes + dice.Pick(0, 1, 55)) : ""]);
    }

    private string Time(int minutes)
    {
        var offset = dice.Pick(0, 5, -3, 14);
        var time = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes).AddHours(offset);
        var zone = offset == 0 ? "Z" : (offset > 0 ? "+" : "-") + Math.Abs(offset).ToString("00", CultureInfo.InvariantCulture) + ":00";
        return time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + dice.Pick("", ".0", ".0000000") + zone;
    }

    private void CreateMarks(string candidate, Exercise exercise, int ability)
    {
        var count = exercise.Markers == 1 ? dice.Weighted((15, 1), (1, 0)) : dice.Weighted((1, 0), (1, 1), (8, 2), (14, 3));
        foreach (var marker in dice.Sample(_markers, count))
        {
            var skipped = dice.Chance(4);
            foreach (var (criterion, limits) in exercise.Criteria.Skip(skipped ? 1 : 0))
            {
                Marks.Rows.Add([candidate, exercise.Id, marker, criterion, Grade(dice, limits, ability)]);
            }
        }
    }

    private void CreateRatings(string candidate, Panel panel, int ability)
    {
        var misses = dice.Pick(0, 0, 0, 10);
        foreach (var member in panel.Members)
        {
            if (dice.Chance(4))
            {
                Ratings.Rows.Add([candidate, panel.Id, member, "", "recused"]);
                continue;
            }

            foreach (var (criterion, limits) in panel.Criteria.Where(_ => !dice.Chance(misses)))
            {
                Ratings.Rows.Add([candidate, panel.Id, member, criterion, Grade(dice, limits, ability)]);
            }
        }
    }
}

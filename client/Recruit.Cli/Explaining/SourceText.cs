using Recruit.Explaining;
using Recruit.Applications;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>Tests, case studies, panels and earlier totals in words.</summary>
internal sealed class SourceText(Prose prose)
{
    /// <summary>What a source is called.</summary>
    public string NameOf(Source source) => source.Kind switch
    {
        SourceKind.Test => prose.Say("source.test", ("id", prose.Quoted(source.Id))),
        SourceKind.Section => prose.Say("source.section", ("id", prose.Quoted(source.Id)), ("section", prose.Quoted(source.Section))),
        SourceKind.Exercise => prose.Say("source.exercise", ("id", prose.Quoted(source.Id))),
        SourceKind.Panel => prose.Say("source.panel", ("id", prose.Quoted(source.Id))),
        _ => prose.Say("source.stage", ("id", prose.Quoted(source.Id))),
    };

    public void Write(SourceReading reading)
    {
        var name = NameOf(reading.Source);
        if (reading.Value is not { } value)
        {
            prose.Line(1, "source.no-score", ("source", name), ("state", prose.Say($"state.{StageStates.Word(reading.State)}")));
        }
        else if (reading.Source.Kind == SourceKind.Stage)
        {
            prose.Line(1, "source.total", ("source", name), ("value", prose.Number(value)));
        }
        else
        {
            var score = prose.Say("source.value", ("source", name), ("value", prose.Number(value)), ("maximum", prose.Number(reading.Maximum)));
            prose.Text(1, score, reading.State == StageState.TimedOut ? prose.Say("state.timed-out") : null);
        }

        foreach (var section in reading.Sections)
        {
            Write(section);
        }

        var isJudged = reading.Value is not null || StageStates.IsAwaiting(reading.State);
        if (reading.Marks is { } marks && isJudged)
        {
            Write(marks);
        }

        if (reading.Ratings is { } ratings && isJudged)
        {
            Write(ratings);
        }
    }

    private void Write(SectionReading section)
    {
        var floor = section.Floor is not { } least ? null : prose.Say(
            section.IsBelowFloor ? "section.floor-unmet" : "section.floor-met",
            ("floor", prose.Number(least)),
            ("lacking", prose.Number(least - section.Value)));
        var score = prose.Say(
            "section",
            ("section", prose.Quoted(section.Section)), ("value", prose.Number(section.Value)), ("maximum", prose.Number(section.Maximum)),
            ("answered", Prose.Number(section.Answered)), ("items", Prose.Number(section.Items)));
        prose.Text(2, score, floor);
        foreach (var ruling in section.Rulings)
        {
            var item = ("item", prose.Quoted(ruling.Item));
            if (ruling.Policy is { } policy)
            {
                prose.Line(3, PolicyKey(policy), item);
            }

            if (ruling.AcceptedKeys > 0)
            {
                prose.Line(3, "ruling.keys", item, ("count", Prose.Number(ruling.AcceptedKeys)));
            }
        }
    }

    /// <summary>The sentence about a void item.</summary>
    public static string PolicyKey(VoidPolicy policy) => policy switch
    {
        VoidPolicy.Drop => "ruling.drop",
        VoidPolicy.CreditAll => "ruling.credit-all",
        _ => "ruling.spread",
    };

    private void Write(MarkReading marks)
    {
        if (marks is { Markers: > 1, Totals.IsEmpty: false })
        {
            prose.Line(2, "marks.totals", ("totals", string.Join("; ", marks.Totals.Select(total => prose.Number(total)))));
        }

        prose.Line(
            2,
            (marks.Counted.Length, marks.Totals.Length) switch
            {
                (1, _) => "marks.one",
                (2, 2) => "marks.two",
                (2, _) => "marks.three",
                (_, 2) => "marks.apart",
                _ => "marks.waiting",
            },
            ("tolerance", prose.Number(marks.Tolerance)),
            ("low", marks.Counted.IsEmpty ? "" : prose.Number(marks.Counted[0])),
            ("high", marks.Counted.IsEmpty ? "" : prose.Number(marks.Counted[^1])),
            ("count", Prose.Number(marks.Totals.Length)),
            ("needed", Prose.Number(marks.Markers)));
    }

    private void Write(RatingReading ratings)
    {
        prose.Text(
            2,
            prose.Say("panel.quorum", ("taking", Prose.Number(ratings.TakingPart)), ("members", Prose.Number(ratings.Members)), ("quorum", Prose.Number(ratings.Quorum))),
            ratings.Recused > 0 ? prose.Say("panel.recused", ("count", Prose.Number(ratings.Recused))) : null);
        if (ratings.Criteria.IsEmpty)
        {
            return;
        }

        prose.Line(2, ratings.Method == PanelMethod.Trimmed ? "panel.trimmed" : "panel.mean");
        foreach (var (criterion, value) in ratings.Criteria)
        {
            prose.Line(
                3,
                criterion.Weight == 1 ? "panel.criterion" : "panel.criterion-weight",
                ("id", prose.Quoted(criterion.Id)), ("value", prose.Number(value)), ("maximum", prose.Number(criterion.Max)), ("weight", prose.Number(criterion.Weight)));
        }
    }
}

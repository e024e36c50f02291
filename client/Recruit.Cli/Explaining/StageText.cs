using Recruit.Applications;
using Recruit.Cli.Tables;
using Recruit.Explaining;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>One stage in words: what was asked, what the candidate had, and what came of it.</summary>
internal sealed class StageText(Explanation explanation, Prose prose)
{
    public void Write(int index)
    {
        var stage = explanation.Stages[index];
        prose.Line(
            0,
            "stage",
            ("n", Prose.Number(index + 1)),
            ("count", Prose.Number(explanation.Stages.Length)),
            ("stage", prose.Quoted(stage.Stage.Id)),
            ("kind", prose.Say($"kind.{CampaignTables.KindWord(stage.Stage.Kind)}")),
            ("result", prose.Say(ResultKey(stage, index))));
        foreach (var check in stage.Requirements)
        {
            WriteRequirement(check);
        }

        var sources = new SourceText(prose);
        foreach (var source in stage.Sources.Where(source => !IsPartOfAnother(source.Source, stage)))
        {
            sources.Write(source);
        }

        if (stage.Total is { } total)
        {
            new TotalText(prose).Write(total);
        }

        foreach (var check in stage.Hurdles)
        {
            prose.Line(
                1,
                check.IsBelow ? "hurdle.unmet" : "hurdle.met",
                ("id", prose.Quoted(check.Hurdle.Id)), ("source", sources.NameOf(check.Hurdle.Source)), ("least", prose.Number(check.Hurdle.AtLeast)),
                ("value", prose.Number(check.Value)), ("lacking", prose.Number(check.Hurdle.AtLeast - check.Value)));
        }

        if (stage.Band is { } band)
        {
            var least = band.Fails && band.Band.HoldFrom != band.Band.PassFrom ? band.Band.HoldFrom : band.Band.PassFrom;
            prose.Line(
                1,
                least != band.Band.PassFrom ? "band.fail-hold" : band.Fails ? "band.fail" : band.Holds ? "band.hold" : "band.pass",
                ("pass", prose.Number(band.Band.PassFrom)), ("hold", prose.Number(band.Band.HoldFrom)), ("lacking", prose.Number(least - band.Total)));
        }

        if (stage.Rank is { } rank)
        {
            RankText.Write(rank, prose);
        }

        foreach (var cut in stage.Cuts)
        {
            CutText.Write(cut, stage.Stage.Score!.Digits, prose);
        }

        ReasonText.Write(stage, prose);
    }

    private string ResultKey(StageExplanation stage, int index) => stage.State switch
    {
        StageState.NotReached => index == explanation.Rules.SelectionStages ? "result.not-reached-training" : "result.not-reached",
        StageState.Withdrawn => "result.withdrawn",
        _ when stage.Stage.Kind == StageKind.Training && stage.Decision != Decision.Hold =>
            StageStates.Continues(stage.Decision) ? "result.training-passed" : "result.training-failed",
        _ => $"result.{StageStates.Word(stage.Decision)}",
    };

    /// <summary>A section of a test that is shown as a whole anyway.</summary>
    private static bool IsPartOfAnother(Source source, StageExplanation stage) =>
        source.Kind == SourceKind.Section && stage.Sources.Any(other => other.Source == new Source(SourceKind.Test, source.Id));

    private void WriteRequirement(RequirementCheck check)
    {
        var condition = check.Requirement.Condition;
        var needed = prose.Say(
            condition.Operator switch
            {
                Operator.Present => "needed.present",
                Operator.EqualTo => "needed.equals",
                Operator.OneOf => "needed.one-of",
                Operator.AtLeast => check.Field.Type == FieldType.Date ? "needed.at-least.date" : "needed.at-least",
                _ => check.Field.Type == FieldType.Date ? "needed.at-most.date" : "needed.at-most",
            },
            ("field", prose.Quoted(check.Field.Id)),
            ("wanted", string.Join(", ", condition.Values.Select(value => prose.Value(check.Field, value)))));
        prose.Line(
            1,
            "requirement",
            ("id", prose.Quoted(check.Requirement.Id)),
            ("needed", needed),
            ("value", prose.Value(check.Field, check.Value)),
            ("verdict", prose.Say(check.IsMet ? "verdict.met" : check.IsSetAside ? "verdict.set-aside" : "verdict.unmet")));
    }
}

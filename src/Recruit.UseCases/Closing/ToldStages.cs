using System.Globalization;
using System.Numerics;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Numbers;

namespace Recruit.UseCases.Closing;

/// <summary>What candidates are told of the stages that are closed. One thread asks.</summary>
/// <param name="outcome">All results.</param>
/// <param name="through">Place of the last stage that is closed.</param>
internal sealed class ToldStages(AssessmentOutcome outcome, int through)
{
    private readonly ToldStage[] stages = [.. outcome.Stages.Take(through + 1).Select(stage => new ToldStage(stage))];

    /// <summary>What a candidate is told, stage by stage.</summary>
    public IEnumerable<StageDecision> To(int candidate) => stages.Select(stage => stage.To(candidate));
}

/// <summary>What candidates are told of one stage. A text that many are told is made once; one thread asks.</summary>
internal sealed class ToldStage(StageOutcome stage)
{
    private readonly Dictionary<int, string> reasons = [];
    private readonly Dictionary<BigInteger, string> scores = [];

    /// <summary>What a candidate is told.</summary>
    public StageDecision To(int candidate) => new(
        StageStates.Word(stage.States[candidate]),
        StageStates.Word(stage.Decisions[candidate]),
        ReasonsOf(stage.ReasonLists[candidate]),
        stage.IsScored(candidate) ? ScoreOf(stage.Totals!.UnitsOf(candidate)) : "",
        stage.Ranks[candidate] == 0 ? "" : stage.Ranks[candidate].ToString(CultureInfo.InvariantCulture));

    private string ReasonsOf(int list)
    {
        if (!reasons.TryGetValue(list, out var text))
        {
            reasons.Add(list, text = string.Join(';', stage.Reasons[list]));
        }

        return text;
    }

    private string ScoreOf(BigInteger units)
    {
        if (!scores.TryGetValue(units, out var text))
        {
            scores.Add(units, text = NumberForm.Print(units, stage.Stage.Score!.Digits));
        }

        return text;
    }
}

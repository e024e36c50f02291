using System.Text;
using Recruit.Applications;

namespace Recruit.Files.Results;

/// <summary>stages.csv: every candidate in every stage.</summary>
internal static class StageRows
{
    /// <summary>The first row.</summary>
    public static ReadOnlySpan<byte> Header => "candidate,stage,state,decision,reasons,score,rank\n"u8;

    private static readonly byte[][] StateWords = [.. Enum.GetValues<StageState>().Select(state => Encoding.UTF8.GetBytes(StageStates.Word(state)))];
    private static readonly byte[][] DecisionWords = [.. Enum.GetValues<Decision>().Select(decision => Encoding.UTF8.GetBytes(StageStates.Word(decision)))];

    public static void Write(AssessmentOutcome outcome, ResultWriter writer, CancellationToken cancellation)
    {
        writer.Raw(Header);
        var roll = outcome.Facts.Roll;
        foreach (var stage in outcome.Stages)
        {
            cancellation.ThrowIfCancellationRequested();
            var id = Encoding.UTF8.GetBytes(stage.Stage.Id.Text);
            var reasons = new Dictionary<int, byte[]>();
            for (var candidate = 0; candidate < roll.Count; candidate++)
            {
                writer.Cell(roll.IdOf(candidate)).Word(id);
                writer.Word(StateWords[(int)stage.States[candidate]]).Word(DecisionWords[(int)stage.Decisions[candidate]]);
                var list = stage.ReasonLists[candidate];
                if (!reasons.TryGetValue(list, out var text))
                {
                    reasons.Add(list, text = Encoding.UTF8.GetBytes(string.Join(';', stage.Reasons[list])));
                }

                writer.Cell(text);
                if (stage.IsScored(candidate))
                {
                    writer.Decimal(stage.Totals!, candidate, stage.Stage.Score!.Digits);
                }
                else
                {
                    writer.Empty();
                }

                writer.Rank(stage.Ranks[candidate]).EndRow();
            }
        }
    }
}

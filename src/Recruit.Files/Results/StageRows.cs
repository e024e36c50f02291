using System.Text;
using Recruit.Applications;

namespace Recruit.Files.Results;

/// <summary>stages.csv: every candidate in every stage.</summary>
internal static class StageRows
{
    /// <summary>The first row.</summary>
    public static ReadOnlySpan<byte> Header => "candidate,stage,state,decision,reasons,score,rank\n"u8;

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
                writer.Cell(roll.IdOf(candidate)).Cell(id);
                writer.Cell(StageStates.Word(stage.States[candidate])).Cell(StageStates.Word(stage.Decisions[candidate]));
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

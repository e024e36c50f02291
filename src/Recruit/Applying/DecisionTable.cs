using System.Collections.Immutable;

namespace Recruit.Applying;

/// <summary>
/// Decisions about all applications of a shard, each text once: states, decisions, reasons and most scores repeat thousands of times.
/// </summary>
/// <param name="Stages">Stages of every application.</param>
/// <param name="Texts">The texts, in the order in which they first occur.</param>
/// <param name="Cells">Five places of texts for each decision, in the order of the applications, then of the stages.</param>
public sealed record DecisionTable(int Stages, ImmutableArray<string> Texts, ImmutableArray<int> Cells)
{
    private const int CellsPerDecision = 5;

    /// <summary>How many applications it is about.</summary>
    public int Applications => Stages == 0 ? 0 : Cells.Length / (CellsPerDecision * Stages);

    /// <summary>A table of these decisions.</summary>
    /// <param name="stages">Stages of every application, at least 1.</param>
    /// <param name="decisions">In the order of the applications, then of the stages.</param>
    public static DecisionTable Of(int stages, IEnumerable<StageDecision> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        var places = new Dictionary<string, int>();
        var texts = ImmutableArray.CreateBuilder<string>();
        var cells = ImmutableArray.CreateBuilder<int>();
        foreach (var one in decisions)
        {
            foreach (var text in (ReadOnlySpan<string>)[one.State, one.Decision, one.Reasons, one.Score, one.Rank])
            {
                if (!places.TryGetValue(text, out var place))
                {
                    places.Add(text, place = texts.Count);
                    texts.Add(text);
                }

                cells.Add(place);
            }
        }

        return new DecisionTable(stages, texts.DrainToImmutable(), cells.DrainToImmutable());
    }

    /// <summary>Whether every cell names a text and every application has all stages.</summary>
    public bool IsWhole =>
        Stages > 0 && Cells.Length % (CellsPerDecision * Stages) == 0 && Cells.All(cell => (uint)cell < (uint)Texts.Length);

    /// <summary>The decisions about an application.</summary>
    /// <param name="application">Its place, from 0.</param>
    public ImmutableArray<StageDecision> Of(int application)
    {
        var decisions = ImmutableArray.CreateBuilder<StageDecision>(Stages);
        for (var stage = 0; stage < Stages; stage++)
        {
            decisions.Add(Of(application, stage));
        }

        return decisions.MoveToImmutable();
    }

    /// <summary>The decision about an application in a stage.</summary>
    /// <param name="application">Its place, from 0.</param>
    /// <param name="stage">Its place, from 0.</param>
    public StageDecision Of(int application, int stage)
    {
        var at = CellsPerDecision * ((application * Stages) + stage);
        return new StageDecision(Texts[Cells[at]], Texts[Cells[at + 1]], Texts[Cells[at + 2]], Texts[Cells[at + 3]], Texts[Cells[at + 4]]);
    }
}

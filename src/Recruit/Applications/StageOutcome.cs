using System.Collections.Immutable;
using Recruit.Numbers;
using Recruit.Selection;
using Recruit.Vacancies;

namespace Recruit.Applications;

/// <summary>The cut of one group at a stage.</summary>
/// <param name="Group"><c>all</c>, <c>open</c> or the id of a quota.</param>
/// <param name="Line">Nominal number, admitted, tied, excess.</param>
/// <param name="Lowest">Whoever was admitted with the lowest total; none if nobody was.</param>
public sealed record GroupCut(string Group, CutLine Line, int? Lowest);

/// <summary>What became of everybody at one stage.</summary>
public sealed class StageOutcome
{
    internal StageOutcome(Stage stage, int candidates)
    {
        Stage = stage;
        States = new StageState[candidates];
        Decisions = new Decision[candidates];
        ReasonLists = new int[candidates];
        Ranks = new int[candidates];
    }

    /// <summary>The stage's rules.</summary>
    public Stage Stage { get; }

    /// <summary>For each candidate the state.</summary>
    public StageState[] States { get; }

    /// <summary>For each candidate the decision.</summary>
    public Decision[] Decisions { get; }

    /// <summary>For each candidate the list of reasons, in <see cref="Reasons"/>.</summary>
    public int[] ReasonLists { get; }

    /// <summary>For each candidate the rank among those in the running, or 0.</summary>
    public int[] Ranks { get; internal set; }

    /// <summary>All lists of reasons at this stage.</summary>
    public ReasonLists Reasons { get; } = new();

    /// <summary>Rounded totals of the scored; null where the stage has no score.</summary>
    public ScoreColumn? Totals { get; internal set; }

    /// <summary>Transformed values of the components, in declared order; only those of the scored mean anything.</summary>
    public ImmutableArray<Transformed> Components { get; internal set; } = [];

    /// <summary>The cuts, by group; none without an advance rule.</summary>
    public ImmutableArray<GroupCut> Cuts { get; internal set; } = [];

    /// <summary>Whether somebody has a total here.</summary>
    public bool IsScored(int candidate) => StageStates.IsScored(States[candidate]);

    /// <summary>Whether somebody goes on to the next stage.</summary>
    public bool Continues(int candidate) => StageStates.Continues(Decisions[candidate]);

    /// <summary>Adds a reason to a candidate's list.</summary>
    internal void AddReason(int candidate, string reason) => ReasonLists[candidate] = Reasons.Append(ReasonLists[candidate], reason);
}

using System.Globalization;
using System.Numerics;
using Recruit.Applications;
using Recruit.Applying;

namespace Recruit.Lists;

/// <summary>What was released of a stage, counted exactly: whoever publishes it leaves small numbers out (<see cref="OpenFigures"/>).</summary>
public sealed class ReleasedStageCount
{
    private static readonly string NotReached = StageStates.Word(StageState.NotReached);
    private static readonly HashSet<string> GoingOn = [.. Enum.GetValues<Applications.Decision>().Where(StageStates.Continues).Select(StageStates.Word)];

    private static readonly string BelowCut = StageStates.Word(Applications.Decision.NotAdvanced);

    private readonly Dictionary<string, TotalCount> byTotal = [];

    /// <summary>How many got to it.</summary>
    public int Entered { get; private set; }

    /// <summary>How many of them have a total.</summary>
    public int Scored => byTotal.Values.Sum(one => one.All);

    /// <summary>How many go on.</summary>
    public int GoneOn { get; private set; }

    /// <summary>How many have each total, in units of the last printed decimal.</summary>
    public IReadOnlyDictionary<BigInteger, TotalCount> Totals => byTotal.ToDictionary(one => UnitsOf(one.Key), one => one.Value);

    /// <summary>Counts what was decided about one application.</summary>
    internal void Add(StageDecision decided)
    {
        // Who was erased before the closing has no decision in it.
        if (decided.State.Length == 0 || decided.State == NotReached)
        {
            return;
        }

        var goesOn = GoingOn.Contains(decided.Decision);
        Entered++;
        GoneOn += goesOn ? 1 : 0;
        if (decided.Score.Length > 0)
        {
            var known = byTotal.GetValueOrDefault(decided.Score);
            byTotal[decided.Score] = goesOn ? known with { GoOn = known.GoOn + 1 }
                : decided.Decision == BelowCut ? known with { Below = known.Below + 1 }
                : known with { Others = known.Others + 1 };
        }
    }

    private static BigInteger UnitsOf(string printed) =>
        BigInteger.Parse(printed.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}

/// <summary>How many have one total.</summary>
/// <param name="GoOn">Those who go on.</param>
/// <param name="Below">Those whom the cut left out.</param>
/// <param name="Others">Those whom something else left out, or who wait.</param>
public readonly record struct TotalCount(int GoOn, int Below, int Others)
{
    /// <summary>All of them.</summary>
    public int All => GoOn + Below + Others;
}

namespace Recruit.Reference;

/// <summary>One candidate in one stage: a row of stages.csv.</summary>
internal sealed class StageResult
{
    public string State { get; set; } = "not-reached";

    /// <summary>Empty for not-reached and withdrawn.</summary>
    public string Decision { get; set; } = "";

    public List<string> Reasons { get; } = [];

    public Rational? Total { get; set; }

    public int? Rank { get; set; }

    /// <summary>Transformed component values (rules 6.4) by component id; none if there is no total.</summary>
    public Dictionary<string, Rational> Components { get; } = [];

    public bool HasEntered => State is not ("not-reached" or "withdrawn");

    public bool IsScored => TestScoring.IsScored(State);

    public bool Continues => Decision is "pass" or "advanced";
}

/// <summary>A line of <c>cuts</c> in report.json.</summary>
internal sealed record Cut(string Group, System.Numerics.BigInteger Nominal, int Admitted, Rational? Lowest, int Tied)
{
    public System.Numerics.BigInteger Excess => System.Numerics.BigInteger.Max(0, Admitted - Nominal);
}

/// <summary>A stage with the results of all candidates and its cuts.</summary>
internal sealed record StageOutcome(Stage Stage, Dictionary<string, StageResult> Results, List<Cut> Cuts)
{
    public IEnumerable<string> Continuing => Results.Where(pair => pair.Value.Continues).Select(pair => pair.Key);
}

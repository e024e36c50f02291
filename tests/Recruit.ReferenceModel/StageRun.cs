namespace Recruit.Reference;

/// <summary>One stage from those who get to it to those who continue (rules 6, readmit and no-detriment of 8).</summary>
internal sealed class StageRun
{
    private readonly Facts _facts;
    private readonly IReadOnlyList<StageOutcome> _earlier;
    private readonly Stage _stage;
    private readonly SourceValues _values;
    private readonly Dictionary<string, StageResult> _results;
    private readonly HashSet<string> _setAside = [];

    private StageRun(Facts facts, IReadOnlyList<StageOutcome> earlier, Stage stage)
    {
        _facts = facts;
        _earlier = earlier;
        _stage = stage;
        _values = new(facts, earlier);
        _results = facts.Campaign.Candidates.ToDictionary(candidate => candidate, _ => new StageResult());
    }

    /// <param name="facts">The facts at this moment.</param>
    /// <param name="earlier">The outcome of all stages before.</param>
    /// <param name="stage">The stage to run.</param>
    /// <param name="arriving">Who gets to the stage.</param>
    /// <param name="before">The outcome of the stage <i>before</i>; null when this is that outcome itself.</param>
    public static StageOutcome Run(
        Facts facts, IReadOnlyList<StageOutcome> earlier, Stage stage, IEnumerable<string> arriving, StageOutcome? before)
    {
        var run = new StageRun(facts, earlier, stage);
        foreach (var candidate in arriving)
        {
            run.Enter(candidate);
        }

        return new(stage, run._results, run.Decide(before));
    }

    /// <summary>Withdrawal, requirements and state (rules 6.1–6.3).</summary>
    private void Enter(string candidate)
    {
        var result = _results[candidate];
        if (_facts.Left(candidate) is { IsWithdrawal: true } left && left.Stage == _stage.Id)
        {
            result.State = "withdrawn";
            return;
        }

        var unmet = Unmet(candidate).ToList();
        if (unmet.Count > 0 && !_facts.IsReadmitted(candidate, _stage.Id))
        {
            result.State = "ineligible";
            result.Decision = "fail";
            result.Reasons.AddRange(unmet);
            return;
        }

        if (unmet.Count > 0)
        {
            _setAside.Add(candidate);
        }

        SetState(candidate, result);
    }

    /// <summary>All unmet requirements in declared order (rules 2).</summary>
    private IEnumerable<string> Unmet(string candidate) =>
        from requirement in _stage.Requirements
        let value = _facts.FieldValue(candidate, requirement.Condition.Field.Id)
        where !requirement.Condition.Holds(value)
        select value is null ? $"missing:{requirement.Id}" : requirement.Reason;

    private void SetState(string candidate, StageResult result)
    {
        if (_stage.Score is null)
        {
            result.State = "eligible";
            result.Decision = "pass";
            return;
        }

        var states = _stage.NamedSources
            .Select(source => source with { Section = null })
            .Distinct()
            .Select(source => (source.Id, State: _values.State(candidate, source)))
            .ToList();
        result.State = SourceValues.First(states.Select(source => source.State));
        if (!result.IsScored)
        {
            result.Reasons.AddRange(states.Where(one => !TestScoring.IsScored(one.State)).Select(one => $"{one.State}:{one.Id}"));
            result.Decision = result.State.StartsWith("awaiting-", StringComparison.Ordinal) ? "hold" : "not-advanced";
        }
    }

    private List<Cut> Decide(StageOutcome? before)
    {
        var cuts = new List<Cut>();
        if (_stage.Score is not null)
        {
            var scored = _results.Where(pair => pair.Value.IsScored).ToDictionary();
            Transforms.SetTotals(_facts, _values, _stage.Score, scored);
            foreach (var (candidate, result) in scored)
            {
                Judge(candidate, result);
            }

            var running = scored.Where(pair => pair.Value.Decision.Length == 0).ToDictionary();
            cuts = new Advancing(_facts, _earlier, _stage, running).Decide(scored.Count);
        }

        foreach (var (candidate, result) in _results.Where(pair => pair.Value.HasEntered))
        {
            AddProtection(candidate, result, before);
        }

        return cuts;
    }

    /// <summary>Floors and hurdles (rules 6.5), then the band (6.6).</summary>
    private void Judge(string candidate, StageResult result)
    {
        result.Reasons.AddRange(_values.MissedFloors(candidate, _stage.NamedSources));
        result.Reasons.AddRange(_stage.Hurdles
            .Where(hurdle => _values.Raw(candidate, hurdle.Source) < hurdle.AtLeast)
            .Select(hurdle => $"hurdle:{hurdle.Id}"));
        result.Decision = result.Reasons.Count > 0 ? "fail" : "";
        if (_stage.Band is { } band && result.Total! < band.PassFrom)
        {
            var verdict = result.Total! < band.HoldFrom ? "fail" : "hold";
            result.Reasons.Add($"band:{verdict}");
            result.Decision = result.Decision == "fail" ? "fail" : verdict;
        }
    }

    /// <summary>Readmission; where none applies, no-detriment (rules 8).</summary>
    private void AddProtection(string candidate, StageResult result, StageOutcome? before)
    {
        var readmitted = _facts.IsReadmitted(candidate, _stage.Id) && (!result.Continues || _setAside.Contains(candidate));
        var noDetriment = !_facts.IsReadmitted(candidate, _stage.Id) && !result.Continues
            && _facts.Campaign.Vacancy.NoDetriment && before is not null && before.Results[candidate].Continues;
        if (!readmitted && !noDetriment)
        {
            return;
        }

        result.Reasons.Add(readmitted ? "readmitted" : "no-detriment");
        if (!result.Continues)
        {
            result.Decision = _stage.Advance is null ? "pass" : "advanced";
        }
    }
}

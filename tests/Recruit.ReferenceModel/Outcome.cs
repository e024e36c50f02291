namespace Recruit.Reference;

/// <summary>Everything as determined anew at one moment from rules, facts, events so far and accepted places (rules 8).</summary>
internal sealed class Outcome
{
    /// <param name="facts">The facts at this moment.</param>
    /// <param name="accepted">The accepted places at this moment.</param>
    /// <param name="before">The outcome <i>before</i> at the same moment; null when this is that outcome itself.</param>
    public Outcome(Facts facts, IReadOnlyCollection<Place> accepted, Outcome? before)
    {
        Facts = facts;
        Accepted = [.. accepted];
        RunStages(Vacancy.Stages.Where(stage => !stage.IsTraining), facts.Campaign.Candidates, before);
        if (Vacancy.Merit is not null)
        {
            MeritList = Merit.List(facts, Stages);
            var available = Merit.Available(facts, MeritList, Accepted);
            Places = Merit.Fill(facts, Accepted, available);
            Waiting = [.. available.Where(candidate => HeldBy(candidate) is null)];
        }
    }

    public Facts Facts { get; }

    public List<Place> Accepted { get; }

    /// <summary>In declared order; training only once it has run.</summary>
    public List<StageOutcome> Stages { get; } = [];

    public List<MeritRow> MeritList { get; } = [];

    public List<Place> Places { get; } = [];

    /// <summary>The waiting list in merit order (rules 9.5).</summary>
    public List<string> Waiting { get; } = [];

    public IEnumerable<string> Reserve => Waiting.Take(Vacancy.Reserve?.Size ?? 0);

    private Vacancy Vacancy => Facts.Campaign.Vacancy;

    public Place? HeldBy(string candidate) => Places.SingleOrDefault(place => place.Candidate == candidate);

    /// <summary>The outcome column of merit.csv: the first that applies (rules 9.6).</summary>
    public string OutcomeOf(MeritRow row) =>
        HeldBy(row.Candidate)?.Status == "accepted" ? "accepted"
        : Facts.Left(row.Candidate) is { } left ? (left.IsWithdrawal ? "withdrawn" : "declined")
        : row.Total is null ? "no-total"
        : HeldBy(row.Candidate) is not null ? "offered"
        : Reserve.Contains(row.Candidate) ? "reserve"
        : "not-selected";

    /// <summary>Training, once, after the last event (rules 9.7).</summary>
    /// <param name="gaveUp">Sequence numbers of the withdrawals that gave up an accepted place.</param>
    /// <param name="before">As in the constructor, its training run already.</param>
    public void RunTraining(ICollection<System.Numerics.BigInteger> gaveUp, Outcome? before)
    {
        var training = Vacancy.Stages.Where(stage => stage.IsTraining).ToList();
        var trainees = Facts.Campaign.Candidates.Where(candidate =>
            Accepted.Any(place => place.Candidate == candidate)
            || (Facts.Left(candidate) is { IsWithdrawal: true } left
                && training.Any(stage => stage.Id == left.Stage)
                && gaveUp.Contains(left.Event.Sequence)));
        RunStages(training, trainees, before);
    }

    private void RunStages(IEnumerable<Stage> stages, IEnumerable<string> arriving, Outcome? before)
    {
        foreach (var stage in stages)
        {
            var outcome = StageRun.Run(Facts, [.. Stages], stage, arriving, before?.Stages[Stages.Count]);
            Stages.Add(outcome);
            arriving = outcome.Continuing;
        }
    }
}

namespace Recruit.Reference;

/// <summary>
/// Events that are valid at their moment and likely to matter: several looks at the outcome so far, after each of them a few
/// events chosen by who holds a place, who has left, who failed.
/// </summary>
internal sealed class RandomEvents(Dice dice, Campaign campaign, RandomFields fields)
{
    private readonly RandomFactEvents _facts = new(dice, campaign, fields);
    private int _sequence;

    public void Create()
    {
        for (var looks = dice.Weighted((1, 0), (2, 2), (4, 4), (4, 6)); looks > 0; looks--)
        {
            var outcome = new History(campaign, new History(campaign, null)).Last;
            for (var events = dice.Between(1, 8); events > 0; events--)
            {
                if (Event(outcome) is { } one)
                {
                    _sequence += dice.Pick(1, 1, 1, 7, 100);
                    campaign.Events.Add(one with { Sequence = _sequence });
                }
            }
        }
    }

    private Event? Event(Outcome outcome) => dice.Weighted(
        (campaign.Vacancy.Merit is null ? 1 : 9, 0), (3, 1), (5, 2), (3, 3), (4, 4), (9, 5), (7, 6)) switch
    {
        0 => Of("accept", Candidate(80, outcome.Places.Where(place => place.Status == "offered").Select(place => place.Candidate))),
        1 => Of("decline", Candidate(70, Holders(outcome))),
        2 => Withdraw(outcome),
        3 => Of("reinstate", Candidate(80, campaign.Candidates.Where(candidate => _facts.Now.Left(candidate) is not null))),
        4 => Readmit(outcome),
        5 => _facts.Rescoring(),
        _ => _facts.Setting(Candidate(50, Holders(outcome))),
    };

    private static Event Of(string type, string candidate, string stage = "") => new(0, type, candidate, stage, "", "", "", "");

    private static IEnumerable<string> Holders(Outcome outcome) =>
        outcome.Places.Where(place => place.Candidate.Length > 0).Select(place => place.Candidate);

    /// <summary>Mostly one of the likely ones, else anybody.</summary>
    private string Candidate(int percent, IEnumerable<string> likely) =>
        likely.ToList() is { Count: > 0 } list && dice.Chance(percent) ? dice.Pick<string>(list) : dice.Pick<string>(campaign.Candidates);

    private Event Withdraw(Outcome outcome)
    {
        var likely = dice.Chance(40) ? Holders(outcome) : outcome.Accepted.Select(place => place.Candidate);
        var stages = campaign.Vacancy.Stages;
        var training = stages.Where(stage => stage.IsTraining).ToList();
        var stage = dice.Chance(30) ? "" : dice.Pick<Stage>(training.Count > 0 && dice.Chance(75) ? training : stages).Id;
        return Of("withdraw", Candidate(75, likely), stage);
    }

    /// <summary>Mostly somebody who entered a stage and does not continue.</summary>
    private Event Readmit(Outcome outcome)
    {
        var stopped =
            from stage in outcome.Stages
            from pair in stage.Results
            where pair.Value is { HasEntered: true, Continues: false }
            select (Candidate: pair.Key, Stage: stage.Stage.Id);
        var choices = dice.Chance(70) ? stopped.ToList() : [];
        var (candidate, id) = choices.Count > 0
            ? dice.Pick<(string, string)>(choices)
            : (Candidate(60, Holders(outcome)), dice.Pick<Stage>(campaign.Vacancy.Stages).Id);
        return Of("readmit", candidate, id);
    }
}

using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Chances;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic.Answers;

/// <summary>How people answer offers, round after round: most accept, some decline, withdraw or keep silent; a few change their minds.</summary>
internal sealed class OfferAnswers(EventLog events, long seed)
{
    private readonly List<int> declined = [];

    /// <summary>Who accepted a place and did not give it up, in the order of acceptance.</summary>
    public List<int> Holders { get; } = [];

    /// <summary>Answers to the offers that stand at the beginning of a round; true if there were any.</summary>
    public bool Round(int round, IReadOnlyList<int> offered)
    {
        var chance = new Chance(seed, Purpose.Answers, round);
        var answers = Deal(offered.Count, ref chance);
        var before = declined.Count;
        for (var index = 0; index < offered.Count; index++)
        {
            var id = Person.IdOf(offered[index]);
            switch (answers[index])
            {
                case Answer.Accept:
                    events.Accept(id);
                    Holders.Add(offered[index]);
                    break;
                case Answer.Decline:
                    events.Decline(id, "another post");
                    declined.Add(offered[index]);
                    break;
                case Answer.Withdraw:
                    events.Withdraw(id, "", "leaves the competition");
                    break;
                default:
                    break;
            }
        }

        ChangeMinds(before);
        return offered.Count > 0;
    }

    /// <summary>Some holders leave the training; they have had a place, and give it up.</summary>
    /// <returns>Those who leave before the course, and those who leave before the practice.</returns>
    public (HashSet<int> BeforeCourse, HashSet<int> BeforePractice) LeaveTraining()
    {
        var chance = new Chance(seed, Purpose.Answers, -1);
        var order = Holders.ToList();
        chance.Shuffle(order);
        var practice = order.Take(AtLeastOne(order.Count, from: 3, oneIn: 40)).ToHashSet();
        var course = order.Skip(practice.Count).Take(AtLeastOne(order.Count, from: 6, oneIn: 60)).ToHashSet();
        Leave(course, ChiefSpecialist.Course, "family reasons");
        Leave(practice, ChiefSpecialist.Practice, "moves to another town");
        return (course, practice);
    }

    /// <summary>As many answers as offers, in fixed proportions and random order, so that a campaign of some size shows every kind.</summary>
    private static List<Answer> Deal(int offers, ref Chance chance)
    {
        List<Answer> answers =
        [
            .. Enumerable.Repeat(Answer.Decline, AtLeastOne(offers, from: 4, oneIn: 9)),
            .. Enumerable.Repeat(Answer.Withdraw, AtLeastOne(offers, from: 6, oneIn: 20)),
            .. Enumerable.Repeat(Answer.Silence, AtLeastOne(offers, from: 12, oneIn: 25)),
        ];
        answers.AddRange(Enumerable.Repeat(Answer.Accept, offers - answers.Count));
        chance.Shuffle(answers);
        return answers;
    }

    private static int AtLeastOne(int count, int from, int oneIn) => count < from ? 0 : Math.Max(1, count / oneIn);

    /// <summary>
    /// Of those who declined in earlier rounds a few come back. Last in the round: a return may move an offer, and whoever
    /// accepts in this round is to hold theirs when they do. Someone else accepts too late, which is ignored.
    /// </summary>
    private void ChangeMinds(int earlier)
    {
        var returning = AtLeastOne(earlier, from: 1, oneIn: 12);
        foreach (var candidate in declined.Take(returning))
        {
            events.Reinstate(Person.IdOf(candidate), "the other post fell through");
        }

        if (earlier > returning)
        {
            events.Accept(Person.IdOf(declined[returning]));
        }

        declined.RemoveRange(0, earlier);
    }

    private void Leave(IEnumerable<int> holders, string stage, string why)
    {
        foreach (var holder in holders.Order())
        {
            events.Withdraw(Person.IdOf(holder), stage, why);
        }
    }

    private enum Answer
    {
        Accept,
        Decline,
        Withdraw,
        Silence,
    }
}

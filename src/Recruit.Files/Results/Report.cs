using System.Text;
using Recruit.Applications;
using Recruit.Numbers;
using Recruit.Stages.Attraction;

namespace Recruit.Files.Results;

/// <summary>report.json: the counts of a campaign and the digests of the other files.</summary>
internal static class Report
{
    public static byte[] Of(AssessmentOutcome outcome, IReadOnlyList<(string File, string Digest)> digests)
    {
        var json = new PlainJson();
        json.Object(() =>
        {
            json.Member("vacancy", outcome.Rules.Vacancy.Id.Text);
            json.Member("posts", outcome.Rules.Vacancy.Posts);
            json.Member("candidates", outcome.Facts.Roll.Count);
            json.List("stages", Enumerable.Range(0, outcome.Stages.Length), index => Stage(json, outcome, index));
            json.List("channels", Channel.Of(outcome), channel => OneChannel(json, outcome, channel));
            json.Object("merit", () =>
            {
                json.Member("ranked", outcome.Merit?.Order.Length ?? 0);
                json.Member("noTotal", outcome.Merit?.WithoutTotal.Length ?? 0);
            });
            json.Object("offers", () => Offers(json, outcome));
            json.List("ignoredEvents", outcome.IgnoredEvents, number => json.Value(number));
            json.Object("digests", () =>
            {
                foreach (var (file, digest) in digests)
                {
                    json.Member(file, digest);
                }
            });
        });
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    private static void Stage(PlainJson json, AssessmentOutcome outcome, int index) => json.Object(() =>
    {
        var stage = outcome.Stages[index];
        var counts = StageCounts.Of(stage);
        json.Member("stage", stage.Stage.Id.Text);
        json.Member("entered", counts.Entered);
        json.Member("scored", counts.Scored);
        json.Member("continued", counts.Continued);
        json.Member("before", outcome.ContinuedBefore[index]);
        json.Object("states", () =>
        {
            foreach (var state in Enum.GetValues<StageState>())
            {
                json.Member(StageStates.Word(state), counts[state]);
            }
        });
        json.Object("decisions", () =>
        {
            foreach (var decision in Enum.GetValues<Decision>().Where(one => one != Decision.None))
            {
                json.Member(StageStates.Word(decision), counts[decision]);
            }
        });
        json.List("cuts", stage.Cuts, cut => Cut(json, stage, cut));
    });

    private static void Cut(PlainJson json, StageOutcome stage, GroupCut cut) => json.Object(() =>
    {
        json.Member("group", cut.Group);
        json.Member("nominal", cut.Line.Nominal);
        json.Member("admitted", cut.Line.Admitted);
        json.Member("cut", cut.Lowest is { } lowest ? NumberForm.Print(stage.Totals!.UnitsOf(lowest), stage.Stage.Score!.Digits) : null);
        json.Member("tied", cut.Line.Tied);
        json.Member("excess", cut.Line.Excess);
    });

    private static void OneChannel(PlainJson json, AssessmentOutcome outcome, Channel channel) => json.Object(() =>
    {
        json.Member("channel", channel.Name);
        json.Member("candidates", channel.Candidates);
        json.Object("continued", () =>
        {
            for (var stage = 0; stage < channel.Continued.Length; stage++)
            {
                json.Member(outcome.Stages[stage].Stage.Id.Text, channel.Continued[stage]);
            }
        });
        json.Member("places", channel.Places);
    });

    private static void Offers(PlainJson json, AssessmentOutcome outcome)
    {
        var held = outcome.Merit is null ? [] : Enumerable.Range(0, outcome.Places.Count).ToArray();
        var left = outcome.Merit is { } merit ? merit.Order.Concat(merit.WithoutTotal).Select(outcome.OutcomeOf).ToArray() : [];
        json.Member("offered", held.Count(place => outcome.Places.HolderOf(place) is not null && !outcome.Places.IsAccepted(place)));
        json.Member("accepted", held.Count(outcome.Places.IsAccepted));
        json.Member("vacant", held.Count(place => outcome.Places.HolderOf(place) is null));
        json.Member("declined", left.Count(one => one == MeritOutcome.Declined));
        json.Member("withdrawn", left.Count(one => one == MeritOutcome.Withdrawn));
        json.Member("reserve", outcome.Reserve.Length);
        json.Member("called", outcome.Places.Holders.Except(outcome.FirstHolders).Count());
        json.Member("displaced", outcome.FirstHolders.Count(first => outcome.Places.PlaceOf(first) is null && !outcome.Standing.IsOut(first)));
    }
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>
/// What a shard tells its applicants by messages to their notice desk, stored with what happened: whatever is killed or repeated, each of them gets it
/// once. Without a letterhead nothing is written.
/// </summary>
internal static class ShardLetters
{
    /// <summary>The letters go with what happened; where nothing happened none goes.</summary>
    public static Decision With(Decision decision, IEnumerable<Message> letters) =>
        decision.Events.IsEmpty ? decision : decision with { Messages = [.. decision.Messages, .. letters] };

    /// <summary>An application came in.</summary>
    public static IEnumerable<Message> Received(ApplicationRoll applications, ShardView shard, PersonKeyId person) =>
        applications.Letterhead is { } head
            ? SendLetters.By(DeskOf(shard), head.Matter(CampaignOf(shard), Letterhead.Received, NoticeText.ApplicationReceived, []), [person])
            : [];

    /// <summary>
    /// What was decided becomes visible: everybody who reached a stage that was not shown before is told of the last of them, and everybody about
    /// whom something shown before is another now is told of that. Each class of candidate gets a matter of its own.
    /// </summary>
    public static IEnumerable<Message> Released(ApplicationRoll applications, ShardView shard, Id closing)
    {
        if (applications.Letterhead is not { } head)
        {
            return [];
        }

        var told =
            from place in Enumerable.Range(0, applications.Count)
            let one = applications[place]
            from news in NewsOf(one.Released, one.Decided)
            group one.Key by news;
        return told.SelectMany(one => SendLetters.By(DeskOf(shard), MatterOf(one.Key.IsCorrection, head.Stages[one.Key.Stage], one.Key.Class), one));

        NoticeMatter MatterOf(bool isCorrection, Id stage, string decided) => head.Matter(
            CampaignOf(shard),
            Letterhead.NameOf(isCorrection ? "corrected" : "result", closing.Text, stage.Text, decided),
            isCorrection ? NoticeText.ResultCorrected : NoticeText.Result,
            [("stage", stage.Text), (NoticeTexts.Class.Text, decided)],
            closing);
    }

    private static IEnumerable<(bool IsCorrection, int Stage, string Class)> NewsOf(ImmutableArray<StageDecision> before, ImmutableArray<StageDecision> after)
    {
        for (var stage = after.Length - 1; stage >= before.Length; stage--)
        {
            if (after[stage].IsReached)
            {
                yield return (false, stage, after[stage].Class);
                break;
            }
        }

        for (var stage = Math.Min(before.Length, after.Length) - 1; stage >= 0; stage--)
        {
            // Who was erased since has nothing left to read.
            if (before[stage] != after[stage] && after[stage].State.Length > 0)
            {
                yield return (true, stage, after[stage].Class);
                break;
            }
        }
    }

    private static NoticeDeskId DeskOf(ShardView shard) => new(CampaignOf(shard), shard.Number);

    private static Id CampaignOf(ShardView shard) => new(shard.Campaign.Id);
}

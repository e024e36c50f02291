using System.Globalization;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>
/// What a shard tells those who have a form by messages to their notice desk, stored with what happened: each of them gets it once for each window.
/// </summary>
internal static class SittingLetters
{
    /// <summary>Somebody got a form: from when to when it can be sat, and where.</summary>
    public static IEnumerable<Message> Invitation(PoolShard shard, SittingPlan plan, PersonKeyId person) =>
        Tell(shard, plan, NoticeText.Sitting, "sitting", [person]);

    /// <summary>The window was extended: its new times, to everybody who has a form.</summary>
    public static IEnumerable<Message> Moved(PoolShard shard, SittingPlan plan, IEnumerable<PersonKeyId> people) =>
        Tell(shard, plan, NoticeText.SittingMoved, "sitting-moved", people);

    private static IEnumerable<Message> Tell(PoolShard shard, SittingPlan plan, NoticeText text, string kind, IEnumerable<PersonKeyId> people)
    {
        if (shard.Roll.Letterhead is not { } head || ShardId.Parse(shard.Id) is not { } id)
        {
            return [];
        }

        var window = plan.Window;
        var name = Letterhead.NameOf(kind, plan.Test.Text, Stamp(window.Opens), Stamp(window.LastStart), Stamp(window.Closes));
        var facts = head.PlaceOf(plan.Test).Append(("sitting", plan.Test.Text))
            .Concat([head.Time("opens", window.Opens), head.Time("starts", window.LastStart), head.Time("closes", window.Closes)]);
        return SendLetters.By(new NoticeDeskId(id.Campaign, id.Number), head.Matter(id.Campaign, name, text, facts), people);
    }

    private static string Stamp(Instant at) => at.Milliseconds.ToString(CultureInfo.InvariantCulture);
}

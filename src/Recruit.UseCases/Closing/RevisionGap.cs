using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Whether what is released is to be revised before the next stage is closed: two people, or the remedy of an appeal, changed something of it since. By that
/// somebody may enter the next stage whom nobody judged there, and what is fixed of a stage stays so.
/// </summary>
internal sealed class RevisionGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    /// <summary>Why a stage must not be closed yet; nothing for a revision, or where nothing is to be revised.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins.</param>
    public async ValueTask<Refusal?> DueAsync(int stage, Recruit.Campaigns.Closing? closing = null)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply
            is not CampaignRead { Head.LastReleased: { } released } || stage <= released.Through)
        {
            return null;
        }

        await foreach (var one in new Entrants(parts).EventsAsync(campaign, released.EventsThrough).ConfigureAwait(false))
        {
            if (Changes(one.Row, released.Through))
            {
                return Due(rules, one, released, closing);
            }
        }

        return null;
    }

    /// <summary>That an event is to be counted first, and how.</summary>
    public static Refusal Due(SealedRules rules, RegisteredEvent happened, Recruit.Campaigns.Closing released, Recruit.Campaigns.Closing? closing) =>
        Refusal.Because(
            UseCaseRefusals.RevisionDue,
            new("event", happened.Sequence.ToString(CultureInfo.InvariantCulture)),
            new("stage", rules.Rules.Vacancy.Stages[released.Through].Id.Text),
            new("way-out", closing is null ? "close-released-stages" : "abandon-closing"));

    /// <summary>
    /// Why what people judge in a stage must not be fixed yet: an appeal is not decided that may let somebody enter it. Where nothing is fixed for good, an appeal
    /// keeps no stage.
    /// </summary>
    /// <param name="head">Where the campaign stands.</param>
    /// <param name="closing">The closing that would fix it; a revision fixes nothing anew.</param>
    public static Refusal? OfAppeals(CampaignHead head, Recruit.Campaigns.Closing closing)
    {
        if (head.LastReleased?.Through >= closing.Through)
        {
            return null;
        }

        var open = head.Appeals.Count(one => one.Value == AppealState.Open);
        return open == 0 ? null
            : Refusal.Because(
                UseCaseRefusals.AppealsOpen, new("appeals", open.ToString(CultureInfo.InvariantCulture)), new("way-out", "decide-appeals"));
    }

    /// <summary>Whether an event is about a released stage, or about no single one. What candidates do themselves changes none (<c>stage-closed</c>).</summary>
    private bool Changes(EventRow row, int through) =>
        !RegisteredEvent.IsPersonal(row.Type)
        && (row.Stage is { } named ? PlaceOf(stage => stage.Id == named) <= through
            : row.Test is not { } judged || PlaceOf(stage => Uses(stage, judged)) <= through);

    /// <summary>Place of the first such stage; before all if there is none.</summary>
    private int PlaceOf(Func<Stage, bool> isIt) => rules.Rules.Vacancy.Stages.TakeWhile(stage => !isIt(stage)).Count() is var place
        && place < rules.Rules.Vacancy.Stages.Length ? place : -1;

    private static bool Uses(Stage stage, Id judged) =>
        (stage.Score?.Components ?? []).Select(one => one.Source).Concat(stage.Hurdles.Select(one => one.Source)).Any(one => one.Id == judged);
}

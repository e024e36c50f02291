using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Whether what is released is to be revised before the next stage is closed: two people, or the remedy of an appeal, changed something of it since, or somebody
/// was erased whose place others take. By that somebody may enter the next stage whom nobody judged there, and what is fixed of a stage stays so.
/// </summary>
internal sealed class RevisionGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    /// <summary>Why a stage must not be closed yet; nothing for a revision, or where nothing is to be revised.</summary>
    /// <param name="stage">Place of the stage, from 0.</param>
    /// <param name="closing">The closing that is under way; nothing before it begins.</param>
    public async ValueTask<Refusal?> DueAsync(int stage, Recruit.Campaigns.Closing? closing = null)
    {
        if ((await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply
            is not CampaignRead { Head: { LastReleased: { } released } head } || stage <= released.Through)
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

        return await new ErasureGap(parts, campaign, head).DueAsync(released, closing).ConfigureAwait(false);
    }

    /// <summary>That an event is to be counted first, and how.</summary>
    public static Refusal Due(SealedRules rules, RegisteredEvent happened, Recruit.Campaigns.Closing released, Recruit.Campaigns.Closing? closing) =>
        Refusal.Because(
            UseCaseRefusals.RevisionDue,
            new("event", happened.Sequence.ToString(CultureInfo.InvariantCulture)),
            new("stage", rules.Rules.Vacancy.Stages[released.Through].Id.Text),
            WayOut(closing));

    /// <summary>How the revision is begun.</summary>
    public static RefusalFact WayOut(Recruit.Campaigns.Closing? closing) => new("way-out", closing is null ? "close-released-stages" : "abandon-closing");

    /// <summary>Whether an event is about a released stage, or about no single one. What candidates do themselves changes none (<c>stage-closed</c>).</summary>
    private bool Changes(EventRow row, int through)
    {
        var stages = rules.Rules.Vacancy.Stages;
        return !RegisteredEvent.IsPersonal(row.Type)
            && (row.Stage is { } named ? IsReleased(stage => stage.Id == named)
                : row.Test is not { } judged || IsReleased(stage => stage.DrawsOn().Any(source => source.Id == judged)));

        bool IsReleased(Func<Stage, bool> isIt) => stages.Take(through + 1).Any(isIt) || !stages.Any(isIt);
    }
}

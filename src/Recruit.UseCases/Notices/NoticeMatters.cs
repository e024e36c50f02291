using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Notices;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>
/// Makes matters whose facts about the vacancy come from its sealed rules, so that nobody types a title into a letter. Nor what was decided about somebody, or that a place is offered: that is told by
/// the release itself; nor times and places; nor under a name that a letter of the service has.
/// </summary>
internal sealed class NoticeMatters(ServiceParts parts)
{
    /// <summary>The matter of the letter to all who registered interest.</summary>
    public static readonly Id Opening = new("opening");

    private static readonly Id Stage = new("stage");

    /// <summary>A matter; a refusal if there is no such campaign, or its rules are not sealed.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="matter">Its name.</param>
    /// <param name="text">Which text.</param>
    /// <param name="facts">Facts of the text beyond those about the vacancy.</param>
    /// <param name="closing">For results and offers: the closing that released them.</param>
    public async ValueTask<(NoticeMatter? Matter, Refusal? Refusal)> OfAsync(
        Id campaign, Id matter, NoticeText text, ImmutableSortedDictionary<Id, string> facts, Id? closing)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
        return rules is null ? (null, refusal)
            : Letterhead.IsOurs(matter) || (matter == Opening) != (text == NoticeText.Opening) ? (null, Refusal.Because(UseCaseRefusals.Invalid, new RefusalFact("Matter", "the service gives its own letters such names")))
            : !IsByHand(text) || facts.ContainsKey(NoticeTexts.Class) || facts.Keys.Any(Letterhead.Gives) ? (null, Refusal.Because(NoticeRefusals.BadMatter))
            : closing is { } named && await IsBeyondAsync(campaign, facts, named).ConfigureAwait(false) ? (null, Refusal.Because(NoticeRefusals.Embargoed, new RefusalFact("closing", named.Text)))
            : (rules.Letterhead.Matter(campaign, matter, text, facts.Select(fact => (fact.Key.Text, fact.Value)), closing), null);
    }

    /// <summary>Whether people write such letters. When and where something is, and what is offered until when, is told by what decides it.</summary>
    private static bool IsByHand(NoticeText text) => text is not (NoticeText.Sitting or NoticeText.SittingMoved or NoticeText.Hearing or NoticeText.HearingMoved or NoticeText.HearingCancelled
        or NoticeText.Offer or NoticeText.ReserveOffer or NoticeText.ReserveOfferAccepted or NoticeText.ReserveOfferLapsed);

    /// <summary>Whether results of a stage are told that this closing did not release.</summary>
    private async ValueTask<bool> IsBeyondAsync(Id campaign, ImmutableSortedDictionary<Id, string> facts, Id closing) =>
        facts.TryGetValue(Stage, out var stage)
        && (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply is CampaignRead { Head: { Outline: { } outline } head }
        && head.Closings.FirstOrDefault(one => one.Id == closing) is { } released
        && !outline.Stages.Take(released.Through + 1).Any(one => one.Text == stage);
}

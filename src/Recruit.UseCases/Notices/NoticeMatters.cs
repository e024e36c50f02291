using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Notices;

/// <summary>Makes matters whose facts about the vacancy come from its sealed rules, so that nobody types a title into a letter.</summary>
internal sealed class NoticeMatters(ServiceParts parts)
{
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
        return rules is null
            ? (null, refusal)
            : (rules.Letterhead.Matter(campaign, matter, text, facts.Select(fact => (fact.Key.Text, fact.Value)), closing), null);
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// The papers of campaigns, from their sealed rules: those that have words. They never change, so what was read once stays. A door asks without waiting,
/// so the campaign is made known to it first (<see cref="KnowAsync"/>).
/// </summary>
public sealed class CampaignPapers(ServiceParts parts) : SittingPapers
{
    private readonly LiveFacts facts = new(parts with { Actors = new AnsweringActors(parts.Actors) });
    private readonly ConcurrentDictionary<Id, ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)>> campaigns = new();

    /// <summary>Reads the papers of a campaign, once its rules are sealed.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <exception cref="UnansweredException">Nobody answers, so that nobody knows whether it has papers.</exception>
    public async ValueTask KnowAsync(Id campaign)
    {
        if (campaigns.ContainsKey(campaign))
        {
            return;
        }

        var (rules, _) = await facts.ReadRulesAsync(campaign).ConfigureAwait(false);
        if (rules is not null)
        {
            campaigns[campaign] = rules.Sittings.Where(one => rules.Files.ContainsKey(PaperFile.PathOf(one.Plan.Test))).ToImmutableDictionary(one => one.Plan.Test, one =>
            {
                var test = rules.Rules.Tests.FirstOrDefault(test => test.Id == one.Plan.Test);
                return (new SittingPaper(one.Plan, test, 0), PaperFile.Read(rules.Files[PaperFile.PathOf(one.Plan.Test)], test));
            });
        }
    }

    /// <inheritdoc/>
    public override SittingPaper? Find(Id campaign, Id test) => Get(campaign, test)?.Paper;

    /// <summary>The words of a paper; nothing if it has none, or its campaign was not made known.</summary>
    public PaperWords? WordsOf(Id campaign, Id test) => Get(campaign, test)?.Words;

    private (SittingPaper Paper, PaperWords Words)? Get(Id campaign, Id test) =>
        campaigns.TryGetValue(campaign, out var papers) && papers.TryGetValue(test, out var found) ? found : null;
}

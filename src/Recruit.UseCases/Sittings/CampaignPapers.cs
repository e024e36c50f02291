using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// The papers of campaigns, from their sealed rules: those that have words. They never change, so what was read stays as long as it is asked for. A door asks without waiting,
/// so the campaign is made known to it first (<see cref="KnowAsync"/>).
/// </summary>
/// <param name="parts">Where they are.</param>
/// <param name="most">Most campaigns that are known at a time, at least 2.</param>
public sealed class CampaignPapers(ServiceParts parts, int most = CampaignPapers.CampaignsMax) : SittingPapers
{
    /// <summary>Most campaigns that are known at a time: those whose turn was longest ago are read again.</summary>
    public const int CampaignsMax = 256;

    private readonly LiveFacts facts = new(parts with { Actors = new AnsweringActors(parts.Actors) });
    private readonly Lock gate = new();
    private Dictionary<Id, ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)>> young = [];
    private Dictionary<Id, ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)>> old = [];

    /// <summary>How many campaigns are known.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return young.Count + old.Count;
            }
        }
    }

    /// <summary>Reads the papers of a campaign, once its rules are sealed.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <exception cref="UnansweredException">Nobody answers, so that nobody knows whether it has papers.</exception>
    public async ValueTask KnowAsync(Id campaign)
    {
        if (PapersOf(campaign) is not null)
        {
            return;
        }

        var (rules, _) = await facts.ReadRulesAsync(campaign).ConfigureAwait(false);
        if (rules is not null)
        {
            Keep(campaign, rules.Sittings.Where(one => rules.Files.ContainsKey(PaperFile.PathOf(one.Plan.Test))).ToImmutableDictionary(one => one.Plan.Test, one =>
            {
                var test = rules.Rules.Tests.FirstOrDefault(test => test.Id == one.Plan.Test);
                return (new SittingPaper(one.Plan, test, 0), PaperFile.Read(rules.Files[PaperFile.PathOf(one.Plan.Test)], test));
            }));
        }
    }

    /// <inheritdoc/>
    public override SittingPaper? Find(Id campaign, Id test) => Get(campaign, test)?.Paper;

    /// <summary>The words of a paper; nothing if it has none, or its campaign was not made known.</summary>
    public PaperWords? WordsOf(Id campaign, Id test) => Get(campaign, test)?.Words;

    private (SittingPaper Paper, PaperWords Words)? Get(Id campaign, Id test) =>
        PapersOf(campaign) is { } papers && papers.TryGetValue(test, out var found) ? found : null;

    private ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)>? PapersOf(Id campaign)
    {
        lock (gate)
        {
            if (!young.TryGetValue(campaign, out var papers) && old.Remove(campaign, out papers))
            {
                Add(campaign, papers);
            }

            return papers;
        }
    }

    private void Keep(Id campaign, ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)> papers)
    {
        lock (gate)
        {
            old.Remove(campaign);
            young.Remove(campaign);
            Add(campaign, papers);
        }
    }

    /// <summary>In two generations: when the young one is full, the old one goes, so that what was made known a moment ago is still there.</summary>
    private void Add(Id campaign, ImmutableDictionary<Id, (SittingPaper Paper, PaperWords Words)> papers)
    {
        if (young.Count >= most / 2)
        {
            (old, young) = (young, []);
        }

        young.Add(campaign, papers);
    }
}

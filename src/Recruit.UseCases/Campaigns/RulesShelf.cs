using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Sealed rules of the campaigns that were asked for last, in memory: they never change, and nearly everything that anybody asks for needs them. To open and
/// read them takes milliseconds, which thousands who press start at once do not have.
/// </summary>
internal sealed class RulesShelf
{
    /// <summary>Campaigns whose rules stay; with one more the one that was not asked for longest goes.</summary>
    public const int CampaignsMax = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<Id, (Digest Reference, SealedRules Rules, long Asked)> kept = [];
    private long asked;

    /// <summary>Those of a campaign as they were sealed.</summary>
    /// <param name="parts">Where they are.</param>
    /// <param name="campaign">Which.</param>
    /// <param name="reference">Of the definition that was sealed.</param>
    public async ValueTask<SealedRules> ReadAsync(ServiceParts parts, Id campaign, Digest reference)
    {
        lock (gate)
        {
            if (kept.TryGetValue(campaign, out var one) && one.Reference == reference)
            {
                kept[campaign] = one with { Asked = ++asked };
                return one.Rules;
            }
        }

        var rules = SealedRules.Read(Definitions.Unpack(await new Definitions(parts).ReadAsync(campaign, reference).ConfigureAwait(false)));
        lock (gate)
        {
            kept[campaign] = (reference, rules, ++asked);
            if (kept.Count > CampaignsMax)
            {
                kept.Remove(kept.MinBy(one => one.Value.Asked).Key);
            }
        }

        return rules;
    }
}

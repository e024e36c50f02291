using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.UseCases.Appeals;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// A campaign names the appeals for which it does not end; how far each is, and until when its holder has it, only the appeal knows.
/// </summary>
internal static class OpenAppeals
{
    private const string Named = "appeal";

    /// <summary>A reply as it is; a refusal that names open appeals, with <c>until</c> behind each of them.</summary>
    public static async ValueTask<Reply> WithTermsAsync(this AppealFiles files, Id campaign, Reply reply)
    {
        if (reply is not Refusal { Code: CampaignRefusals.Unfinished } unfinished)
        {
            return reply;
        }

        var facts = ImmutableArray.CreateBuilder<RefusalFact>();
        foreach (var fact in unfinished.Facts)
        {
            facts.Add(fact);
            if (fact.Name == Named && await files.FindAsync(campaign, new Id(fact.Value)).ConfigureAwait(false) is AppealTold { OpenFile: { } file })
            {
                facts.Add(new RefusalFact("until", file.Due.ToString()));
            }
        }

        return unfinished with { Facts = facts.DrainToImmutable() };
    }
}

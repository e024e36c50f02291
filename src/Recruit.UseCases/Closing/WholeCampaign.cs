using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.UseCases.Handover;
using Recruit.UseCases.ItemBanks;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>A live campaign with everything that happened by now, once its last sitting here is over: what comes of it gives keys away.</summary>
/// <param name="Facts">As the rule engine takes it.</param>
/// <param name="Handover">As it is handed over.</param>
internal sealed record WholeCampaign(Campaign Facts, CampaignHandover Handover)
{
    /// <summary>Reads one; why not, if that cannot be.</summary>
    /// <param name="parts">The service.</param>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="tellsOfItems">Whether what comes of it tells how single items were answered, so that it waits for every live test that has one of them too.</param>
    public static async ValueTask<(WholeCampaign? Whole, Reply? Instead)> ReadAsync(ServiceParts parts, Id campaign, bool tellsOfItems)
    {
        var asked = (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new AskExport()).ConfigureAwait(false)).Reply;
        if (asked is not CampaignDone)
        {
            return (null, asked);
        }

        if (tellsOfItems && await new BankFiles(parts).WhySecretAsync(campaign).ConfigureAwait(false) is { } secret)
        {
            return (null, secret);
        }

        var (live, refusal) = await new LiveFacts(parts).ReadAsync(campaign).ConfigureAwait(false);
        if (live is null)
        {
            return (null, refusal);
        }

        var reading = CampaignFolder.Read(live.Handover);
        return reading.Campaign is { } facts ? (new WholeCampaign(facts, live.Handover), null) : (null, FolderProblems.Tell(reading));
    }
}

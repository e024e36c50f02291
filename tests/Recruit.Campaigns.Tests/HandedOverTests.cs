using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Files.Handover;

namespace Recruit.Campaigns.Tests;

public class HandedOverTests
{
    /// <summary>The way of a closing, which writes no file of responses, and the way of everybody who has an export.</summary>
    [Fact]
    public void What_is_handed_over_in_memory_comes_to_the_results_of_its_folder()
    {
        foreach (var seed in CampaignBench.Seeds(60))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignFolder.Read(folder).Campaign.ShouldNotBeNull();
                var handed = CampaignFolder.Read(CampaignHandover.Read(folder, campaign.Rules.Vacancy)).Campaign.ShouldNotBeNull();
                Results(handed).ShouldBe(Results(campaign), $"seed {seed}");
            });
        }
    }

    private static Dictionary<string, string> Results(Campaign campaign) =>
        ResultFolder.ToFiles(Assessment.Run(campaign)).ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.Span));
}

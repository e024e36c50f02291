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
                var handover = CampaignHandover.Read(folder, CampaignBench.Read(folder).Rules.Vacancy);
                var handed = CampaignFolder.Read(handover).Campaign.ShouldNotBeNull();
                CampaignBench.Results(Assessment.Run(handed)).ShouldBe(CampaignBench.Results(folder));
            });
        }
    }
}

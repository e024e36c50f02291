using System.Text;
using Recruit.Reference;

namespace Recruit.Campaigns.Tests;

/// <summary>The product against a simple second model of the rules that shares no code with it.</summary>
public class SecondModelTests
{
    [Fact]
    public void Both_give_the_same_bytes_for_every_random_campaign()
    {
        foreach (var seed in CampaignBench.Seeds(300))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var expected = ReferenceModel.Assess(folder);
                foreach (var (file, text) in CampaignBench.Results(folder))
                {
                    text.ShouldBe(Encoding.Latin1.GetString(expected[file]), file);
                }
            });
        }
    }
}

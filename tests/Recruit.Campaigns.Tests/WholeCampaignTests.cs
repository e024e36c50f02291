using Recruit.Applications;

namespace Recruit.Campaigns.Tests;

public class WholeCampaignTests
{
    [Fact]
    public void A_higher_total_never_ranks_lower()
    {
        foreach (var seed in CampaignBench.Seeds(60))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                foreach (var stage in Assessment.Run(CampaignBench.Read(folder)).Stages.Where(stage => stage.Totals is not null))
                {
                    var ranked = Enumerable.Range(0, stage.Ranks.Length).Where(candidate => stage.Ranks[candidate] > 0).ToArray();
                    foreach (var (one, other) in ranked.SelectMany(one => ranked.Select(other => (one, other))))
                    {
                        if (stage.Totals![one] > stage.Totals[other])
                        {
                            stage.Ranks[one].ShouldBeLessThan(stage.Ranks[other]);
                        }
                    }
                }
            });
        }
    }

    [Fact]
    public void An_accepted_place_stays_until_its_holder_gives_it_up()
    {
        foreach (var seed in CampaignBench.Seeds(60))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignBench.Read(folder);
                Dictionary<int, int> held = [];
                for (var count = 1; count <= campaign.Events.Length; count++)
                {
                    var departing = campaign.Events[count - 1] switch
                    {
                        Withdrawn e => e.Candidate,
                        Declined e => e.Candidate,
                        _ => -1,
                    };
                    var places = Assessment.Run(campaign with { Events = campaign.Events[..count] }).Places;
                    foreach (var (place, holder) in held.Where(entry => entry.Value != departing))
                    {
                        places.HolderOf(place).ShouldBe(holder, $"place {place + 1} after event {count}");
                        places.IsAccepted(place).ShouldBeTrue();
                    }

                    held = Enumerable.Range(0, places.Count).Where(places.IsAccepted).ToDictionary(place => place, place => places.HolderOf(place)!.Value);
                }
            });
        }
    }

    [Fact]
    public void Assessing_leaves_the_facts_of_a_campaign_as_they_were()
    {
        foreach (var seed in CampaignBench.Seeds(20))
        {
            CampaignBench.WithRandom(seed, folder =>
            {
                var campaign = CampaignBench.Read(folder);
                var once = CampaignBench.Results(Assessment.Run(campaign));
                CampaignBench.Results(Assessment.Run(campaign)).ShouldBe(once);
            });
        }
    }
}

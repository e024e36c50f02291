using System.Text;
using Recruit.Engine.Keys;
using Recruit.Files;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests;

/// <summary>An erasure stops no campaign: the others get their lists, and the erased person is in none that is made afterwards.</summary>
public class ErasedApplicantTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_stage_is_closed_without_somebody_who_was_erased(int shards)
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), shards);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var erasures = await Erasures.StartAsync(live.Actors, live.Keys.Persons);
        await erasures.EraseAsync(new Definitions(live.Parts).KeyOf(campaign, "K03"), new Id("officer-1"), ErasureReason.Request, live.Next());

        foreach (var stage in CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy.Stages)
        {
            await live.CloseAsync(campaign, stage.Id, $"c-{stage.Id}");
            await live.ReleaseAsync(campaign, $"c-{stage.Id}");
        }

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var stages = Encoding.UTF8.GetString(lists.Files["stages.csv"].Span);
        stages.ShouldContain("K02,");
        stages.ShouldNotContain("K03,");
    }
}

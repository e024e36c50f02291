using Recruit.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Tests;

namespace Recruit.Orleans.Tests;

/// <summary>What can be read of a campaign on a cluster, where nobody feeds the index of lists.</summary>
public sealed class ListsOnAClusterTests
{
    [Fact]
    public async Task Released_lists_and_ranks_are_read_and_what_needs_the_index_is_refused_and_not_empty()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 4);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var stage = Recruit.Files.CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy.Stages[0].Id;
        await live.CloseAsync(campaign, stage, "c0");
        await live.ReleaseAsync(campaign, "c0");

        var expected = LiveIsAssessTests.Assess(copy.Folder);
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        lists.Files.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        (await live.DoAsync<RankedShown>(new ReadRanked(LiveService.Officer, live.Next(), LiveService.Routine, campaign, stage))).Rows.ShouldNotBeEmpty();
        await live.RefusedAsync(new CountApplicants(LiveService.Officer, live.Next(), campaign, ApplicantFilter.All), UseCaseRefusals.ListsNotReady);
        await live.RefusedAsync(new ListCampaigns(LiveService.Officer, live.Next(), []), UseCaseRefusals.ListsNotReady);
    }
}

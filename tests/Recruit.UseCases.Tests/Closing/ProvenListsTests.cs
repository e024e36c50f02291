using System.Text;
using Recruit.UseCases.Closing;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>What is proven is what was released, and nothing of the stages behind it, whose facts may be known already.</summary>
public sealed class ProvenListsTests
{
    [Fact]
    public async Task Lists_of_a_first_stage_hold_no_other_one_and_no_places()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 4);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await live.CloseAsync(campaign, new Id("documents"), "c0");
        await live.ReleaseAsync(campaign, "c0");

        var proven = await live.DoAsync<ListsProven>(new ProveLists(LiveService.Auditor, live.Next(), campaign, new Id("c0")));

        proven.Files.Keys.ShouldBe(["stages.csv"]);
        var rows = Encoding.UTF8.GetString(proven.Files["stages.csv"].Span).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Contains(",documents,", StringComparison.Ordinal));
    }
}

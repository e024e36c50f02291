using System.Text;
using Recruit.Files;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests;

/// <summary>A closing that dies after any of its calls and begins again on the same files comes to the same lists.</summary>
public class InterruptedClosingTests
{
    private static readonly Id Closing = new("last");

    /// <summary>A suite with marks, a panel, places and events; nightly all of them.</summary>
    public static TheoryData<string> Suites() => LiveIsAssessTests.Factor > 1 ? [.. LiveIsAssessTests.Names] : ["five-stages"];

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task A_closing_interrupted_after_any_call_ends_with_the_same_lists(string suite)
    {
        using var folder = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), suite, "campaign"), shards: 2);
        await using var before = new LiveService();
        var (campaign, stage) = await PrepareAsync(before, folder.Folder);
        await before.StopAsync();
        var expected = LiveIsAssessTests.Assess(folder.Folder);

        var calls = 1;
        for (var isInterrupted = true; isInterrupted; calls += LiveIsAssessTests.Stride)
        {
            await using var live = new LiveService(before);
            isInterrupted = await DiesAsync(live, campaign, stage, calls);
            await live.RestartAsync();
            await GoOnAsync(live, campaign, stage);
            var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
            foreach (var (file, content) in expected)
            {
                Text(lists.Files[file]).ShouldBe(Text(content), $"{suite}: {file}, interrupted after call {calls}");
            }
        }

        // Freezing, tallying, deciding, rehearsing and releasing two shards takes more calls than phases.
        calls.ShouldBeGreaterThan(20);
    }

    /// <summary>Everything but the last stage is closed and released.</summary>
    private static async Task<(Id Campaign, Id Stage)> PrepareAsync(LiveService live, string folder)
    {
        var campaign = await live.ImportAsync(folder);
        var stages = CampaignFolder.Read(folder).Campaign!.Rules.Vacancy.Stages;
        for (var stage = 0; stage < stages.Length - 1; stage++)
        {
            await live.CloseAsync(campaign, stages[stage].Id, $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        return (campaign, stages[^1].Id);
    }

    /// <summary>Closes and releases the last stage until the given number of calls was answered; whether it came to that.</summary>
    private static async Task<bool> DiesAsync(LiveService live, Id campaign, Id stage, int calls)
    {
        live.Wrap(actors => new DyingActors(actors, calls));
        try
        {
            await live.CloseAsync(campaign, stage, Closing.Text);
            await live.ReleaseAsync(campaign, Closing.Text);
            return false;
        }
        catch (CallerDiedException)
        {
            return true;
        }
    }

    /// <summary>What whoever finds the campaign does: closes and releases what is not.</summary>
    private static async Task GoOnAsync(LiveService live, Id campaign, Id stage)
    {
        var standing = await live.DoAsync<StandingTold>(new ReadStanding(LiveService.Auditor, live.Next(), campaign));
        if (standing.LastReleased?.Id != Closing)
        {
            await live.CloseAsync(campaign, stage, Closing.Text);
            await live.ReleaseAsync(campaign, Closing.Text);
        }
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.Latin1.GetString(content.Span);
}

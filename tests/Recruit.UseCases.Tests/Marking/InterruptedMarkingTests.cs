using System.Text;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>Whoever brings texts to a round, or releases its marks, may die after any call: who goes on comes to the same.</summary>
public class InterruptedMarkingTests
{
    private static readonly Id Case = new("case");

    [Fact]
    public async Task An_opening_interrupted_after_any_call_brings_every_text_once()
    {
        using var marked = new MarkedCampaign(seed: 3, shards: 2, candidates: 5, markers: 1);
        await using var before = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(before);
        await new MarkingRoom(before, campaign).PrepareAsync();
        await before.StopAsync();

        var interruptions = 0;
        for (var isInterrupted = true; isInterrupted; interruptions += isInterrupted ? 1 : 0)
        {
            await using var live = new LiveService(before);
            var open = new OpenMarking(LiveService.Officer, live.Next(), LiveService.Routine, campaign, MarkedCampaign.Essay);
            isInterrupted = await DiesAsync(live, interruptions + 1, () => live.DoAsync<MarkingDone>(open));
            await live.RestartAsync();
            await live.DoAsync<MarkingDone>(open);
            var room = new MarkingRoom(live, campaign);
            await room.MarkAllAsync();
            var standing = (await room.WatchAsync(MarkingRoom.Lead)).Marking;
            (standing.Scripts, standing.Complete).ShouldBe((4, 4), $"interrupted after call {interruptions + 1}");
            room.Read.Values.ShouldContain("", "who wrote nothing has a script");
        }

        interruptions.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task A_closing_interrupted_after_any_call_up_to_its_tally_ends_with_the_same_lists()
    {
        using var marked = new MarkedCampaign(seed: 4, shards: 1, candidates: 5, markers: 1);
        await using var before = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(before);
        var room = new MarkingRoom(before, campaign);
        await room.OpenAsync();
        await room.MarkAllAsync();
        await before.CloseAsync(campaign, new Id("filter"), "c1");
        await before.ReleaseAsync(campaign, "c1");
        await before.StopAsync();

        string? expected = null;
        var interruptions = 0;
        for (var isInterrupted = true; isInterrupted; interruptions += isInterrupted ? 1 : 0)
        {
            await using var live = new LiveService(before);
            isInterrupted = await DiesAsync(live, interruptions + 1, () => CloseAsync(live, campaign));
            await live.RestartAsync();

            // Once it is tallied the marks take no part any more; the calls after that are InterruptedClosingTests'.
            isInterrupted &= (await live.HeadAsync(campaign)).Current?.Tally is null;
            if ((await live.HeadAsync(campaign)).LastReleased?.Id != Case)
            {
                await CloseAsync(live, campaign);
            }

            var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
            var text = string.Join('\n', lists.Files.Select(file => $"{file.Key}\n{Encoding.UTF8.GetString(file.Value.Span)}"));
            text.ShouldBe(expected ??= text, $"interrupted after call {interruptions + 1}");
        }

        expected!.ShouldContain("Candidate-02");
        interruptions.ShouldBeGreaterThan(10);
    }

    private static async Task CloseAsync(LiveService live, Id campaign)
    {
        await live.CloseAsync(campaign, Case, Case.Text);
        await live.ReleaseAsync(campaign, Case.Text);
    }

    /// <summary>Does something until the given number of calls was answered; whether it came to that.</summary>
    private static async Task<bool> DiesAsync(LiveService live, int calls, Func<Task> work)
    {
        live.Wrap(actors => new DyingActors(actors, calls));
        try
        {
            await work();
            return false;
        }
        catch (CallerDiedException)
        {
            return true;
        }
    }
}

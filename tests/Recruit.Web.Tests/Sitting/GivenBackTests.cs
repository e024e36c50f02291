using Recruit.Sittings;

namespace Recruit.Web.Tests.Sitting;

/// <summary>The same campaign with a test of a minute that gives back all that is lost on the line.</summary>
public sealed class GivingService : SittingService
{
    private protected override string LawConduct =>
        """ "minutes": 1, "graceSeconds": 5, "lostTime": { "credit": "all", "contactSeconds": 10, "thresholdSeconds": 5 } """;
}

/// <summary>Who comes back after the end of a test that gives back lost time is heard by the page of the receipt first, and goes on.</summary>
public sealed class GivenBackTests(GivingService service) : IClassFixture<GivingService>
{
    [Fact]
    public async Task Looking_for_the_receipt_hands_nothing_in_while_time_is_given_back()
    {
        var (away, here) = (service.Somebody(), service.Somebody());
        using var visitor = service.Visit(away);
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{SittingService.Law}"), []);
        using var other = service.Visit(here);
        await other.SubmitAsync(await other.GetAsync($"/en{SittingService.Law}"), []);

        // The clock goes on in steps in which no service stands still, because a gap of ours is nobody's lost line; who is here is heard at each.
        while ((await service.FindAsync(away)).Status != AttemptStatus.TimedOut)
        {
            service.Time.Move(TimeSpan.FromSeconds(2));
            var found = await service.FindAsync(here);
            await service.Server.Engine.Parts.Actors.AskAsync(found.Shard.Key, new Contact(found.Attempt, 0));
        }

        var finished = await visitor.GetAsync($"{page.Path.Split('?')[0]}/finished");
        finished.Path.ShouldBe(page.Path.Split('?')[0]);
        finished.Document.QuerySelector("#answers").ShouldNotBeNull();
        var back = await service.FindAsync(away);
        back.Status.ShouldBe(AttemptStatus.Running);
        back.Clock.LeftMs.ShouldBeGreaterThan(0);
        (await service.FindAsync(here)).Status.ShouldBe(AttemptStatus.TimedOut, "of whom nothing was lost");
    }
}

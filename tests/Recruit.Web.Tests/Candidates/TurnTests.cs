namespace Recruit.Web.Tests.Candidates;

/// <summary>What an application waits for as time goes on. It moves the clock of its service.</summary>
public sealed class TurnTests(CandidateService service) : IClassFixture<CandidateService>
{
    [Fact]
    public async Task What_follows_and_whose_turn_it_is_is_told_step_by_step()
    {
        var campaign = await service.OpenAsync();
        var person = service.Somebody();
        using (var visitor = await service.RegisterAsync(person))
        {
            (await visitor.GetAsync("/en/applications")).Text.ShouldContain("You have not applied for a vacancy yet.");
            await CandidateService.ApplyAsync(visitor, person, campaign, isCitizen: false);
            JourneyTests.Next(await visitor.GetAsync($"/en/applications/{campaign}")).ShouldStartWith("Applications are taken until");
            (await visitor.GetAsync("/ru/applications")).Document.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Заявления принимаются до");
            (await visitor.GetAsync("/kk/applications")).Text.ShouldContain("Өтініштер");
        }

        service.Time.Move(TimeSpan.FromDays(5));
        using var later = await service.SignInAsync(person);
        JourneyTests.Next(await later.GetAsync($"/en/applications/{campaign}")).ShouldContain("It is the turn of: An officer of the agency.");
        await service.CloseAsync(campaign, "filter");
        var closing = JourneyTests.Next(await later.GetAsync($"/en/applications/{campaign}"));
        closing.ShouldStartWith("The stage \"Check of requirements\" is being closed. Its results are due by");
        closing.ShouldNotContain("Overdue");
        service.Time.Move(TimeSpan.FromDays(60));
        using var late = await service.SignInAsync(person);
        JourneyTests.Next(await late.GetAsync($"/en/applications/{campaign}")).ShouldContain("Overdue");
        (await late.GetAsync($"/en/applications/{campaign}/results")).Path.ShouldBe($"/en/applications/{campaign}", "nothing is released");

        await service.ReleaseAsync(campaign, "filter", isClosed: true);
        JourneyTests.Next(await late.GetAsync($"/en/applications/{campaign}")).ShouldStartWith("You do not go on. The reasons are below. You can appeal until");
        service.Time.Move(TimeSpan.FromDays(30));
        using var tooLate = await service.SignInAsync(person);
        JourneyTests.Next(await tooLate.GetAsync($"/en/applications/{campaign}")).ShouldContain("The time to appeal has ended");
        var appeal = await tooLate.GetAsync($"/en/applications/{campaign}/appeal/filter");
        appeal.Text.ShouldContain("The time to appeal ended");
        appeal.Document.QuerySelectorAll("main form").ShouldBeEmpty();
    }
}

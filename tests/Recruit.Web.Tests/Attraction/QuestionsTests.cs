using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using AnswerPrivately = Recruit.UseCases.Attraction.AnswerPrivately;

namespace Recruit.Web.Tests.Attraction;

/// <summary>Questions without an account, and answers for everybody.</summary>
[Collection(DemoTestGroup.Name)]
public sealed class QuestionsTests(DemoService service)
{
    private const string Address = "anna@example.kz";

    [Theory]
    [InlineData("kk", "Магистратурада оқып жүрген адам қатыса ала ма?")]
    [InlineData("ru", "Может ли участвовать тот, кто ещё учится в магистратуре?")]
    [InlineData("en", "May somebody take part who still studies for a master's degree?")]
    public async Task Everybody_reads_what_was_answered_to_one(string language, string question)
    {
        using var visitor = service.Visit();
        (await visitor.GetAsync($"/{language}{DemoService.Open}/questions")).Document.QuerySelectorAll("section h2").Select(one => one.TextContent.Trim()).ShouldBe([question]);
    }

    [Fact]
    public async Task Somebody_asks_and_reads_the_answer_with_number_and_address_alone()
    {
        using var visitor = service.Visit();
        var asked = await visitor.SubmitAsync(await visitor.GetAsync($"/en{DemoService.Open}/questions"), new() { ["Address"] = Address, ["Text"] = "Is there a dormitory?" });
        var number = asked.Document.QuerySelector(".govuk-panel .recruit-code")!.TextContent.Trim();
        var own = await visitor.GetAsync($"/en{DemoService.Open}/questions/own");
        (await visitor.SubmitAsync(own, new() { ["Number"] = number, ["Address"] = Address })).Text.ShouldContain("It is not answered yet");

        var answer = new AnswerPrivately(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, new Id("legal-specialist"), new Id(number), Language.En, "Yes, in Astana.");
        (await service.Server.Engine.Service.AskAsync(answer)).ShouldBeOfType<QuestionStands>();
        (await visitor.SubmitAsync(own, new() { ["Number"] = number, ["Address"] = Address })).Text.ShouldContain("Yes, in Astana.");
        var stranger = await visitor.SubmitAsync(own, new() { ["Number"] = number, ["Address"] = "bolat@example.kz" });
        stranger.Errors.ShouldBe(["There is no such question from this address. Check both"]);
        stranger.Text.ShouldNotContain("in Astana");
        (await visitor.SubmitAsync(own, new() { ["Number"] = "no number", ["Address"] = Address })).Errors.Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_asks_once()
    {
        using var visitor = service.Visit();
        var form = await visitor.GetAsync($"/en{DemoService.Open}/questions");
        Dictionary<string, string> fields = new() { ["Address"] = "twice@example.kz", ["Text"] = "When?" };
        string Number(Page page) => page.Document.QuerySelector(".govuk-panel .recruit-code")!.TextContent.Trim();
        Number(await visitor.SubmitAsync(form, fields)).ShouldBe(Number(await visitor.SubmitAsync(form, fields)));
    }

    [Fact]
    public async Task What_is_missing_is_told_and_kept()
    {
        using var visitor = service.Visit();
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/en{DemoService.Open}/questions"), new() { ["Address"] = "nobody", ["Text"] = " " });
        page.Errors.ShouldBe(["Enter an email address in the right form, like name@example.kz", "Enter your question"], ignoreOrder: true);
        page.Document.QuerySelector("#Address")!.GetAttribute("value").ShouldBe("nobody");
        (await visitor.SubmitAsync(page, new() { ["Address"] = Address, ["Text"] = new string('x', 4001) })).Errors.ShouldBe(["Your question is longer than 4,000 characters"]);
    }
}

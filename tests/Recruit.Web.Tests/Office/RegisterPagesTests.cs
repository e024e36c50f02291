using System.Net;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Candidates;

namespace Recruit.Web.Tests.Office;

/// <summary>An officer asks a state register by the code that the person gave for it, once, and reads the answer.</summary>
[Collection(OfficeTests.Name)]
public sealed class RegisterPagesTests(OfficeService office)
{
    [Fact]
    public async Task A_register_is_asked_by_the_code_of_a_consent_and_its_answer_is_read()
    {
        var campaign = new Id("asks-registers");
        await office.DoAsync<CampaignDone>(
            new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, CandidateService.FilesOf(campaign.Text, office.Demo.Time.GetUtcNow())));
        await office.Demo.OpenAsync(campaign);
        using var person = await office.Demo.ApplyAsync("person8201@example.kz", campaign);
        var consent = new Dictionary<string, string> { ["Register"] = "education", ["Vacancy"] = campaign.Text, ["Days"] = "30", ["Subject"] = "950327000001" };
        var code = (await person.SubmitAsync(await person.GetAsync("/en/my-data/registers"), consent, "Give")).Document.QuerySelector(".recruit-code")!.TextContent;

        using var officer = await office.OfficerAsync();
        var row = (await office.DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, ApplicantFilter.All))).Rows.Single();
        var record = await officer.GetAsync($"/en/office/{campaign}/applicants/{row.Person.Value}");
        var page = await officer.GetAsync(record.Document.QuerySelector("a[href$='/registers']")!.GetAttribute("href")!);
        var wrong = await officer.SubmitAsync(page, new() { ["Code"] = " " }, "Ask");
        wrong.Errors.ShouldBe(["Choose a register", "Enter the code of the consent"], ignoreOrder: true);
        foreach (var (register, typed, told) in ((string, string, string)[])
            [
                ("education", "t0000", "This person gave no consent with that code"), ("employment", code, "The consent is for another register"), ("education", "';--", "Enter the code of the consent"),
            ])
        {
            wrong = await officer.SubmitAsync(wrong, new() { ["Register"] = register, ["Code"] = typed }, "Ask");
            wrong.Errors.ShouldBe([told]);
            wrong.Document.QuerySelector("#Code-error").ShouldNotBeNull();
            wrong.Document.QuerySelector("#Code")!.GetAttribute("value").ShouldBe(typed, "what was typed stays");
            wrong.Document.QuerySelector("input[name=Register][checked]")!.GetAttribute("value").ShouldBe(register);
        }

        var asked = await officer.SubmitAsync(wrong, new() { ["Register"] = "education", ["Code"] = $" {code} " }, "Ask");
        asked.Heading.ShouldEndWith("Question to a state register");
        asked.Document.QuerySelector("#outcome")!.TextContent.ShouldBe("The register has not answered yet");
        asked.Document.QuerySelector("#answer").ShouldBeNull();
        var again = await officer.GetAsync(page.Path);
        (await officer.SubmitAsync(again, new() { ["Register"] = "education", ["Code"] = code }, "Ask")).Errors.ShouldBe(["A question was asked by this consent before"]);

        await new RegisterClerk(office.Demo.Parts, new Id("education"), new EveryDegree()).GoRoundAsync(CancellationToken.None);
        var number = asked.Document.QuerySelector("#number")!.TextContent;
        var answered = await officer.SubmitAsync(again, new() { ["Number"] = number }, "Find");
        answered.Path.ShouldBe(asked.Path);
        answered.Document.QuerySelector("#outcome")!.TextContent.ShouldBe("Found");
        answered.Document.QuerySelector("#answer")!.TextContent.ShouldBe("master of 950327000001");
        (await officer.SubmitAsync(again, new() { ["Number"] = "none" }, "Find")).Errors.ShouldBe(["There is no question of that number about this person here"]);
        (await person.GetAsync("/en/my-data/looks")).Text.ShouldContain("What a register said about you", Case.Sensitive, "the person sees who read it");

        var stranger = (await office.SomebodyAsync(6)).Person!.Value.Value;
        string[] hidden =
        [
            $"{OfficeService.Filled}/applicants/{row.Person.Value}/registers", $"{OfficeService.Filled}/applicants/{row.Person.Value}/registers/{number}",
            $"{OfficeService.Filled}/applicants/{stranger}/registers/{number}", $"{page.Path}/none", $"{page.Path}/%27",
        ];
        foreach (var path in hidden)
        {
            (await officer.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var approver = await office.ApproverAsync();
        (await approver.GetAsync(record.Path)).Document.QuerySelectorAll("a[href$='/registers']").ShouldBeEmpty();
        (await approver.GetAsync(asked.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        using var trainer = await office.Demo.SignInAsync(Role.Trainer);
        (await trainer.GetAsync(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}

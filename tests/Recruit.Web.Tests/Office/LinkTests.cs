using System.Net;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Demo;

namespace Recruit.Web.Tests.Office;

/// <summary>What a page offers to somebody leads somewhere for that role: no link ends at a page that is not there.</summary>
[Collection(OfficeTests.Name)]
public sealed class LinkTests(OfficeService office)
{
    [Theory]
    [InlineData(Role.AgencyOfficer)]
    [InlineData(Role.Approver)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    public async Task Every_link_of_the_desk_and_of_campaigns_leads_somewhere(Role role)
    {
        var tax = new Id("tax-inspector");
        var people = await office.DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, tax, ApplicantFilter.All));
        await office.DoAsync<CampaignDone>(new AskEnquiry(new Caller(new Id("asks"), [Role.Candidate], Person: people.Rows[0].Person), DemoDesk.Fresh, tax, "Who reads this?"));
        using var visitor = await office.Demo.SignInAsync(role);
        string[] campaigns = ["chief-specialist", "tax-inspector", "customs-inspector", "head-of-unit", "legal-specialist", OfficeService.Embargoed];
        var pages = new Queue<string>(["/en/office"]);
        foreach (var campaign in role == Role.Administrator ? [] : campaigns)
        {
            pages.Enqueue($"/en/office/{campaign}");
            pages.Enqueue($"/en/office/{campaign}/requests");
            pages.Enqueue($"/en/office/{campaign}/exports");
        }

        var tried = new HashSet<string>();
        while (pages.TryDequeue(out var path))
        {
            var page = await visitor.GetAsync(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            foreach (var link in page.Document.QuerySelectorAll("main a, nav a").Select(one => one.GetAttribute("href")!).Where(one => one.StartsWith("/en/office", StringComparison.Ordinal)))
            {
                if (tried.Add(link))
                {
                    using var response = await visitor.SendAsync(HttpMethod.Get, link);
                    response.StatusCode.ShouldNotBe(HttpStatusCode.NotFound, $"{link} on {path} for {role}");
                }
            }
        }

        tried.ShouldNotBeEmpty();

        // An administrator sees of campaigns that they are there, and what became of their letters.
        (role == Role.Administrator && tried.Any(link => !link.EndsWith("/notices", StringComparison.Ordinal))).ShouldBeFalse();
    }
}

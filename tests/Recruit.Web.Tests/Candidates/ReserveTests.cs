using System.Net;
using Recruit.Campaigns;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Reserve;
using Recruit.Vacancies;

namespace Recruit.Web.Tests.Candidates;

/// <summary>Somebody in the reserve of one vacancy is offered the vacant place of another, and answers on the page of the own file.</summary>
public sealed class ReserveTests(CandidateService service) : IClassFixture<CandidateService>
{
    private static readonly Id Routine = new("routine");

    [Fact]
    public async Task Who_agreed_is_asked_for_another_vacancy_and_takes_its_place()
    {
        // Two campaigns at once: in the first three are after two places, in the second one.
        var (source, target) = (await service.OpenAsync(), await service.OpenAsync());
        string[] people = [service.Somebody(), service.Somebody(), service.Somebody(), service.Somebody(), service.Somebody()];
        foreach (var (place, person) in people.Index())
        {
            using var somebody = await service.RegisterAsync(person);
            await CandidateService.ApplyAsync(somebody, person, place < 4 ? source : target);
        }

        await service.DealAsync(source);
        await service.DealAsync(target);
        foreach (var (place, person) in people.Index())
        {
            using var somebody = await service.SignInAsync(person);
            await CandidateService.SitAsync(somebody, place < 4 ? source : target, place is 2 or 3 ? 2 : 3);
        }

        service.Time.Move(TimeSpan.FromDays(8));
        foreach (var campaign in (string[])[source, target])
        {
            await service.ReleaseAsync(campaign, "filter");
            await service.ReleaseAsync(campaign, "entry");
        }

        using var third = await service.SignInAsync(people[2]);
        using var fourth = await service.SignInAsync(people[3]);
        var address = $"/en/applications/{source}/reserve";
        (await third.GetAsync($"/en/applications/{source}")).Document.QuerySelectorAll($"a[href='{address}']").Length.ShouldBe(1);
        var page = await third.GetAsync(address);
        page.Text.ShouldContain("31 December 2199");
        page.Text.ShouldContain("Nothing was offered to you so far.");
        (await third.SubmitAsync(page, [], "Agree")).Text.ShouldContain("You agreed to be asked for other vacancies.");
        (await third.SubmitAsync(await third.GetAsync(address), [], "Withdraw")).Text.ShouldContain("You will not be asked for other vacancies any more.");
        await third.SubmitAsync(await third.GetAsync(address), [], "Agree");
        await fourth.SubmitAsync(await fourth.GetAsync(address), [], "Agree");

        // Declined by one, who stays in the reserve, it is offered to the next, who takes it.
        await OfferAsync(source, target, await ReferenceOfAsync(third, source), "offer-1");
        var file = await third.GetAsync($"/en/applications/{source}");
        file.Document.QuerySelector("#elsewhere")!.TextContent.ShouldContain("A place of another vacancy is offered to you: Chief specialist.");
        var declined = await third.SubmitAsync(await third.GetAsync(address), [], "Decline");
        declined.Text.ShouldContain("You have declined the place and stay in the reserve.");
        declined.Text.ShouldContain("This offer is over.");
        (await third.GetAsync($"/en/applications/{source}")).Document.QuerySelectorAll("#elsewhere").ShouldBeEmpty();

        await OfferAsync(source, target, await ReferenceOfAsync(fourth, source), "offer-2");
        var offered = await fourth.GetAsync(address);
        var accepted = await fourth.SubmitAsync(offered, [], "Accept");
        accepted.Text.ShouldContain("You have accepted the place of another vacancy.");
        accepted.Text.ShouldContain("You accepted this place.");
        (await fourth.SubmitAsync(offered, [], "Decline")).Errors.ShouldBe(["There is no offer to you any more"]);

        // Who has a place of the own vacancy has no such page, and nobody answers for another.
        using var first = await service.SignInAsync(people[0]);
        (await first.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await first.PostAsync(await first.GetAsync($"/en/applications/{source}/offer"), $"{address}?handler=Accept", ("target", target), ("offer", "offer-2"))).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The person's id in a campaign, as the own page tells it.</summary>
    private static async Task<string> ReferenceOfAsync(Visitor who, string campaign) =>
        (await who.GetAsync($"/en/applications/{campaign}")).Document.QuerySelector(".govuk-summary-list .recruit-sitting__code")!.TextContent;

    private async Task OfferAsync(string source, string target, string candidate, string name)
    {
        var (campaign, proposal) = (new Id(target), new Id(name));
        await service.DoAsync<CampaignDone>(new ProposeReserveOffer(CandidateService.Officer, CandidateService.Next(), Routine, campaign, proposal, new Id(source), candidate));
        foreach (var who in (Caller[])[CandidateService.Approver, CandidateService.Approver with { Account = new Id("zarina") }])
        {
            await service.DoAsync<CampaignDone>(new ApproveStep(who, CandidateService.Next(), Routine, campaign, proposal));
        }
    }
}

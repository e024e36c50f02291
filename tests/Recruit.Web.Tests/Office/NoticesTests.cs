using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Recruit.Accounts;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Notices;
using Recruit.Vacancies;
using Recruit.Web.Demo;

namespace Recruit.Web.Tests.Office;

/// <summary>The desk of a campaign's letters: counted for those who watch, tried anew by those who may, and nobody is named.</summary>
[Collection(OfficeTests.Name)]
public sealed class NoticesTests(OfficeService office)
{
    private const string Here = $"{OfficeService.Filled}/notices";
    private static readonly Id Campaign = new("chief-specialist");

    [Fact]
    public async Task An_officer_sees_what_failed_and_lets_it_be_tried_again()
    {
        var person = (await office.SomebodyAsync(7)).Person!.Value;
        await FailAsync(person);
        using var officer = await office.OfficerAsync();
        var campaign = await officer.GetAsync(OfficeService.Filled);
        var page = await officer.GetAsync(campaign.Document.QuerySelector("a[href$='/notices']")!.GetAttribute("href")!);
        page.Heading.ShouldEndWith("Letters");
        var row = page.Document.QuerySelectorAll("#failures tbody tr").Single(one => one.TextContent.Contains("What the person gave is no mail address", StringComparison.Ordinal));
        var count = int.Parse(row.QuerySelector("td")!.TextContent, CultureInfo.InvariantCulture);
        count.ShouldBeGreaterThan(1, "what waited for an address fails with it");
        page.Document.QuerySelectorAll("#states dd").Length.ShouldBeGreaterThanOrEqualTo(4);
        page.Text.ShouldNotContain(person.Value.ToString("N"));

        var again = await officer.PostAsync(page, $"{Here}?handler=Retry", ("failure", TryReasons.BadAddress.Text));
        again.Document.QuerySelector("#again")!.TextContent.Trim().ShouldBe($"{count} letters are tried again");
        var none = await officer.PostAsync(page, $"{Here}?handler=Retry", ("failure", TryReasons.MailboxBusy.Text));
        none.Document.QuerySelector("#again")!.TextContent.Trim().ShouldBe("Nothing failed for this reason any more");
        foreach (var wrong in (string[])["", "no reason", "../x"])
        {
            (await officer.PostAsync(page, $"{Here}?handler=Retry", ("failure", wrong))).Errors.ShouldBe(["There is no such reason. Nothing was changed"]);
        }
    }

    [Fact]
    public async Task Who_watches_tries_nothing_again_and_others_see_nothing()
    {
        foreach (var role in (Role[])[Role.Approver, Role.Auditor])
        {
            using var visitor = await office.Demo.SignInAsync(role);
            var page = await visitor.GetAsync(Here);
            page.Document.QuerySelector("#states").ShouldNotBeNull($"{role}");
            page.Document.QuerySelectorAll("main form").ShouldBeEmpty($"{role}");
            (await RetryAsync(visitor, Here)).ShouldBe(HttpStatusCode.NotFound, $"{role}");
        }

        foreach (var role in (Role[])[Role.ItemAuthor, Role.PanelMember, Role.Marker])
        {
            using var visitor = await office.Demo.SignInAsync(role);
            (await visitor.GetAsync(Here)).Status.ShouldBe(HttpStatusCode.NotFound, $"{role}");
            (await RetryAsync(visitor, Here)).ShouldBe(HttpStatusCode.NotFound, $"{role}");
        }
    }

    [Fact]
    public async Task An_administrator_comes_to_it_from_the_list_of_campaigns()
    {
        using var visitor = await office.Demo.SignInAsync(Role.Administrator);
        var link = (await visitor.GetAsync("/en/office")).Document.QuerySelectorAll("main a").Single(one => one.GetAttribute("href") == Here);
        var page = await visitor.GetAsync(link.GetAttribute("href")!);
        page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href").ShouldBe("/en/office", "the campaign itself is not for administrators");
        (await visitor.PostAsync(await visitor.GetAsync("/en/sign-out"), $"{Here}?handler=Retry", ("failure", "mailbox-busy"))).Document.QuerySelector("#again").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_campaign_of_others_and_one_that_is_not_there_look_the_same()
    {
        await office.MakeForeignAsync();
        using var officer = await office.OfficerAsync();
        foreach (var name in (string[])[OfficeService.Foreign, "nobodys-name", "%00"])
        {
            ((int)(await officer.GetAsync($"/en/office/{name}/notices")).Status).ShouldBeOneOf([400, 404], name);
            ((int)await RetryAsync(officer, $"/en/office/{name}/notices")).ShouldBeOneOf([400, 404], name);
        }
    }

    private static async Task<HttpStatusCode> RetryAsync(Visitor visitor, string path) =>
        (await visitor.PostAsync(await visitor.GetAsync("/en/sign-out"), $"{path}?handler=Retry", ("failure", "mailbox-busy"))).Status;

    /// <summary>A letter to somebody fails, because what was sealed is no address: by the service's own courier, or told here before it came.</summary>
    private async Task FailAsync(PersonKeyId person)
    {
        var (seal, actors) = (office.Demo.Parts.Seals.Find(person)!, office.Demo.Actors);
        var standing = await office.DoAsync<UseCases.Campaigns.StandingTold>(new UseCases.Campaigns.ReadStanding(DemoDesk.Officer, DemoDesk.Fresh, Campaign));
        var desk = new NoticeDeskId(Campaign, ShardId.NumberOf(person, standing.Outline!.Shards)).Key;
        await actors.AskAsync(desk, new KeepAddress(new Mandate(new Id("somebody"), new Id("own-wish")), person, Language.En, seal.Seal(SealForm.Answer, new byte[16], "nowhere"u8)));
        await office.DoAsync<NoticesTaken>(new TellApplicant(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, person, new Id("fails"), NoticeText.News, ImmutableSortedDictionary<Id, string>.Empty));
        if ((await actors.AskAsync(desk, new ReadDueNotices(9))).Reply is NoticesDue { Notices: var due } && due.Any(one => one.Person == person))
        {
            await actors.AskAsync(desk, new ReportTries([.. due.Where(one => one.Person == person).Select(one => new TriedNotice(one.Notice, one.Try, TryOutcome.Refused, TryReasons.BadAddress))]));
        }
    }
}

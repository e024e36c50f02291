using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.OpenFiles;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using EventRow = Recruit.Campaigns.EventRow;

namespace Recruit.UseCases.Tests;

/// <summary>Who delays what, asked of a whole service.</summary>
public class WhoDelaysTests
{
    private static readonly SealedNote Words = new(default, new SealedAnswer(Digest.Of("?"u8), "sealed"u8.ToArray()));
    private static readonly AppealTerms Terms = new(WorkingCalendar.Plain(TimeSpan.Zero), [new Id("procedure")], 100, 300, 2, 5, 4, 2, 3, 1000);

    [Fact]
    public async Task Files_of_all_actors_are_told_with_their_holders_overdue_ones_first()
    {
        using var copy = new FolderCopy(Suite("five-stages"), 1);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var appeal = await OpenAsync(live, campaign);

        var told = await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]));
        told.HasMore.ShouldBeFalse();
        told.Files.ShouldAllBe(one => !one.IsOverdue && one.WorkingDaysHeld == 0 && one.Campaign == campaign);
        told.Files.Select(one => (one.Kind, one.Name, one.File.Holder.Text)).ShouldBe(
            [("vacancy", "Proposal/end-it", "approver"), ("vacancy", "Enquiry/e1", "officer-1"), ("appeal", appeal.Text, "agency-officer")]);
        (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign], OverdueOnly: true))).Files.ShouldBeEmpty();
        var requests = new WhoDelays(LiveService.Officer, live.Next(), [campaign], RequestsOnly: true, Most: 1);
        var first = await live.DoAsync<OpenFilesTold>(requests);
        (first.Files.Single().Name, first.HasMore).ShouldBe(("Enquiry/e1", true));
        var second = await live.DoAsync<OpenFilesTold>(requests with { From = 1 });
        (second.Files.Single().Kind, second.HasMore).ShouldBe(("appeal", false));
        await live.RefusedAsync(requests with { Most = 0 }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(requests with { From = -1 }, UseCaseRefusals.Invalid);

        var later = live.ServiceAt(new ShiftedTime(TimeSpan.FromDays(60)));
        var overdue = (await later.AskAsync(new WhoDelays(LiveService.Auditor, live.Next(), [campaign]))).ShouldBeOfType<OpenFilesTold>();
        overdue.Files.Select(one => one.IsOverdue).ShouldBe([true, true, false]);
        overdue.Files.ShouldAllBe(one => one.WorkingDaysHeld >= 42);
        var only = (await later.AskAsync(new WhoDelays(LiveService.Auditor, live.Next(), [campaign], OverdueOnly: true))).ShouldBeOfType<OpenFilesTold>();
        only.Files.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Files_of_another_agency_are_not_found()
    {
        using var copy = new FolderCopy(Suite("five-stages"), 1);
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await OpenAsync(live, campaign);
        var stranger = new Caller(new Id("erlan"), [Role.AgencyOfficer], new Id("other"));
        await live.RefusedAsync(new WhoDelays(stranger, live.Next(), [campaign]), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new WhoDelays(LiveService.Officer, live.Next(), [new Id("nothing")]), UseCaseRefusals.NotFound);
        (await live.DoAsync<OpenFilesTold>(new WhoDelays(stranger, live.Next(), [], OfAgency: true))).Files.ShouldBeEmpty();
        await live.RefusedAsync(new WhoDelays(LiveService.Officer, live.Next(), []), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new WhoDelays(new Caller(new Id("m"), [Role.Marker], LiveService.Agency), live.Next(), [campaign]), UseCaseRefusals.NotAllowed);
    }

    /// <summary>A proposal, an enquiry and an appeal are open.</summary>
    private static async Task<Id> OpenAsync(LiveService live, Id campaign)
    {
        await live.DoAsync<CampaignDone>(new ProposeStep(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("end-it"), new RecordEvents([new EventRow("void-item", Test: new Id("law"), Item: new Id("q1"), Value: "drop")])));
        var asked = await live.Actors.AskAsync(
            CampaignKey.Of(campaign), new FileEnquiry(new Mandate(new Id("anna"), new Id("question"), Words), new Id("e1"), new Id("officer-1")));
        asked.Reply.ShouldBeOfType<CampaignDone>();

        var subject = new AppealSubject(new Id("entry"));
        var id = AppealCase.IdOf(campaign, new Id("k1"), subject);
        var released = Instant.Of(DateTimeOffset.UtcNow.AddMinutes(-1));
        var filed = new AppealCase(campaign, new Id("k1"), new Id("c-anna"), new Id("anna"), subject, new Id("procedure"), Words, released, [], Terms);
        var answer = await live.Actors.AskAsync(new ActorKey(DataMap.Appeal, id.Text), new FileAppeal(new Mandate(new Id("anna"), new Id("own-wish")), filed));
        answer.Reply.ShouldBeOfType<OwnAppealTold>();
        return id;
    }

    private static string Suite(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recruit.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "Suites", name, "campaign");
    }

    private sealed class ShiftedTime(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }
}

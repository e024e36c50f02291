using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using EventRow = Recruit.Campaigns.EventRow;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.UseCases.Tests.Lists;

/// <summary>The record of an applicant says what happened, by whom and why, and who holds what is open.</summary>
public class ApplicantRecordTests
{
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task Everything_that_happened_is_in_it_in_order_and_what_is_open_has_a_holder()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var b = live.Imported(campaign, "B", "b");
        (await ReadAsync(live, campaign, b)).Stages.ShouldAllBe(one => one.Decided == null);
        await live.CloseAsync(campaign, Essay, "c1");
        (await ReadAsync(live, campaign, b)).Timeline.ShouldAllBe(one => one.Kind != TimelineKind.Released);
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<CampaignDone>(new AskEnquiry(b, live.Next(), campaign, "Why?"));
        await live.DoAsync<CampaignDone>(new AskEnquiry(b, live.Next(), campaign, "And when?"));
        var enquiry = (await live.HeadAsync(campaign)).Enquiries.Keys.First();
        await live.DoAsync<CampaignDone>(new AnswerEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, enquiry, "So."));
        var appeal = await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, new AppealSubject(Essay), new Id("procedure"), "No!"));
        var change = new EventRow("set-mark", b.Person, null, Essay, new Id("law"), "7", new Person("marker-1"));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), new Id("mistake"), campaign, new Id("change"), new RecordEvents([change])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("change")));

        var record = await ReadAsync(live, campaign, b);
        record.Candidate.ShouldBe("B");
        record.Standing.ShouldNotBeNull();
        record.Stages.Single(one => one.Stage.Id == Essay).Decided.ShouldNotBeNull();
        record.Timeline.Select(one => one.At).ShouldBeInOrder();
        record.Timeline.Select(one => one.Kind).ShouldBe(
            [
                TimelineKind.Received, TimelineKind.Released, TimelineKind.EnquiryAsked, TimelineKind.EnquiryAsked, TimelineKind.EnquiryAnswered,
                TimelineKind.AppealFiled, TimelineKind.Happened,
            ],
            ignoreOrder: true);
        record.Timeline.Single(one => one.Kind == TimelineKind.Happened).ShouldSatisfyAllConditions(
            one => (one.About, one.By, one.Reason, one.Approved).ShouldBe(("set-mark", LiveService.Officer.Account, new Id("mistake"), LiveService.Approver.Account)));
        record.Timeline.Single(one => one.Kind == TimelineKind.EnquiryAnswered).By.ShouldBe(LiveService.Officer.Account);
        record.Timeline.Where(one => one.Kind is TimelineKind.EnquiryAsked or TimelineKind.AppealFiled).ShouldAllBe(one => one.By == null);
        record.Files.Select(one => one.Kind).ShouldBe(["vacancy", "appeal"], ignoreOrder: true);
        record.Files.Single(one => one.Kind == "appeal").Name.ShouldBe(appeal.Appeal.Text);

        // The other one's record has nothing of it, and each sees that the own one was read.
        var a = live.Imported(campaign, "A", "a");
        (await ReadAsync(live, campaign, a)).Timeline.Select(one => one.Kind).ShouldBe([TimelineKind.Received, TimelineKind.Released]);
        (await LooksTests.LooksAsync(live, a)).Select(look => look.UseCase.Text).ShouldBe(["ReadApplicant"]);
        (await LooksTests.LooksAsync(live, b)).CountBy(look => look.UseCase.Text).ShouldBe([new("ReadApplicant", 3), new("ProposeStep", 1), new("ApproveStep", 1)], ignoreOrder: true);
    }

    [Fact]
    public async Task Somebody_else_and_the_person_itself_do_not_get_it()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "a");
        await live.RefusedAsync(new ReadApplicant(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new(Guid.Empty)), UseCaseRefusals.NotFound);
        await live.RefusedAsync(
            new ReadApplicant(LiveService.Officer with { Person = a.Person }, live.Next(), LiveService.Routine, campaign, a.Person!.Value), UseCaseRefusals.OwnCause);
        await live.RefusedAsync(new ReadApplicant(a, live.Next(), LiveService.Routine, campaign, a.Person!.Value), UseCaseRefusals.NotAllowed);
    }

    private static Task<ApplicantShown> ReadAsync(LiveService live, Id campaign, Caller person) =>
        live.DoAsync<ApplicantShown>(new ReadApplicant(LiveService.Officer, live.Next(), LiveService.Routine, campaign, person.Person!.Value));
}

using Recruit.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using PassEnquiry = Recruit.UseCases.Candidates.PassEnquiry;

namespace Recruit.UseCases.Tests.Candidates;

public class EnquiryTests
{
    [Fact]
    public async Task A_question_is_asked_passed_on_and_answered_and_only_who_asked_reads_the_answer()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        var ask = new AskEnquiry(a, live.Next(), campaign, "Неге мен?");
        await live.DoAsync<CampaignDone>(ask);
        await live.DoAsync<CampaignDone>(ask);
        var name = (await live.HeadAsync(campaign)).Enquiries.Keys.ShouldHaveSingleItem();

        var shown = await live.DoAsync<EnquiryShown>(new ReadEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, name));
        shown.Question.ShouldBe("Неге мен?");
        shown.Person.ShouldBe(a.Person!.Value);
        await live.DoAsync<CampaignDone>(new PassEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, name, new Id("aigul")));
        (await live.HeadAsync(campaign)).Enquiries[name].File.Holder.ShouldBe(new Id("aigul"));
        var answer = new AnswerEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, name, "Because.");
        await live.DoAsync<CampaignDone>(answer);
        await live.DoAsync<CampaignDone>(answer);
        await live.RefusedAsync(answer with { Operation = live.Next() }, CampaignRefusals.NoEnquiry);

        var own = await live.DoAsync<OwnEnquiriesShown>(new ReadOwnEnquiries(a, live.Next(), campaign));
        own.Enquiries.Single().Answer.ShouldBe("Because.");
        (await live.DoAsync<OwnEnquiriesShown>(new ReadOwnEnquiries(b, live.Next(), campaign))).Enquiries.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_enquiry_that_is_not_there_is_neither_read_passed_nor_answered()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var none = new Id("none");
        await live.RefusedAsync(new ReadEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, none), CampaignRefusals.NoEnquiry);
        await live.RefusedAsync(new PassEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, none, none), CampaignRefusals.NoEnquiry);
        await live.RefusedAsync(new AnswerEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, none, "x"), CampaignRefusals.NoEnquiry);
    }
}

using Recruit.Campaigns;
using Recruit.Vacancies;
using static Recruit.Tests.Campaigns.CampaignBench;

namespace Recruit.Tests.Campaigns;

/// <summary>Rows are recorded only with what they were judged with.</summary>
public class JudgingTests
{
    private static readonly Id Late = new("late");
    private static readonly EventRow Mark = new("set-mark", Anna, Test: new Id("essay"), Item: new Id("law"), Value: "5", Person: new Person("marker-1"));
    private static readonly EventRow Absent = new("set-attempt", Anna, Test: new Id("essay"), Value: "absent");
    private static readonly ExpectRemedy Expected = new(new Id("appeal-1"), Absent, 0, 0);

    [Fact]
    public void Rows_that_were_judged_before_another_event_was_recorded_are_not_taken_until_they_are_judged_anew()
    {
        var bench = Proposed();
        bench.Do(new RecordJudgement(Late, 0, 0)).ShouldBeOfType<CampaignDone>();
        bench.Do(new RecordJudgement(Late, 0, 0)).ShouldBeOfType<CampaignDone>();
        bench.Both("first", Official(Absent));
        bench.Refused(new Approve(Baurzhan, Late), CampaignRefusals.EventsSince).Facts[0].Value.ShouldBe("1");
        bench.Refused(new RecordJudgement(Late, 0, 0), CampaignRefusals.EventsSince);
        bench.Head.Proposals.Keys.ShouldBe([Late]);
        bench.Do(new RecordJudgement(Late, 1, 0));
        bench.Do(new Approve(Baurzhan, Late)).ShouldBe(new EventsTaken(2, 1));
    }

    [Fact]
    public void What_candidates_do_themselves_excludes_nothing()
    {
        var bench = Proposed();
        bench.Do(new RecordJudgement(Late, 0, 0));
        bench.Do(Own("withdraw", Bolat));
        bench.Do(new Approve(Baurzhan, Late)).ShouldBe(new EventsTaken(2, 1));
    }

    [Fact]
    public void Only_rows_that_wait_are_judged()
    {
        var bench = Proposed();
        bench.Refused(new RecordJudgement(new Id("none"), 0, 0), CampaignRefusals.NoProposal);
        bench.Do(new Propose(Aigul, new Id("window"), new ExtendSitting(Law, Minute(350), Minute(450)))).ShouldBeOfType<CampaignDone>();
        bench.Refused(new RecordJudgement(new Id("window"), 0, 0), CampaignRefusals.NoProposal);
        bench.Do(new Reject(Baurzhan, Late)).ShouldBeOfType<CampaignDone>();
        bench.Refused(new RecordJudgement(Late, 0, 0), CampaignRefusals.NoProposal);
    }

    [Fact]
    public void A_remedy_that_is_about_to_be_approved_counts_before_it_comes()
    {
        var bench = Proposed();
        bench.Do(new RecordJudgement(Late, 0, 0));
        bench.Do(Expected).ShouldBeOfType<CampaignDone>();
        bench.Refused(new Approve(Baurzhan, Late), CampaignRefusals.EventsSince);
        bench.Refused(new ExpectRemedy(new Id("appeal-2"), Mark, 0, 0), CampaignRefusals.EventsSince);
        bench.Head.Expected.Values.ShouldBe([Absent]);
        bench.Do(new RecordRemedy(Expected.Appeal, [Absent], By("reviewer").At(Minute(90)), By("second").At(Minute(95)))).ShouldBe(new EventsTaken(1, 1));
        bench.Head.Expected.ShouldBeEmpty();
        bench.Do(Expected).ShouldBeOfType<CampaignDone>();
        bench.Head.Expected.ShouldBeEmpty("it has come");
        bench.Refused(new ExpectRemedy(new Id("appeal-2"), Mark, 0, 1), CampaignRefusals.EventsSince);
        bench.Do(new ExpectRemedy(new Id("appeal-2"), Mark, 1, 1)).ShouldBeOfType<CampaignDone>();
    }

    [Theory]
    [InlineData(AppealState.Withdrawn)]
    [InlineData(AppealState.Decided)]
    public void Nothing_is_expected_of_an_appeal_that_was_closed_without_it(AppealState state)
    {
        var bench = Proposed();
        bench.Do(new NoteAppeal(Expected.Appeal, Anna, AppealState.Open));
        bench.Do(Expected);
        bench.Do(new NoteAppeal(Expected.Appeal, Anna, state));
        bench.Head.Expected.ShouldBeEmpty();
    }

    /// <summary>A row waits for its second person.</summary>
    private static CampaignBench Proposed()
    {
        var bench = Opened();
        bench.Do(new Propose(Aigul, Late, Official(Mark))).ShouldBeOfType<CampaignDone>();
        return bench;
    }
}

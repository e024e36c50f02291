using System.Text.Json;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Campaigns;

/// <summary>Rows of events are held against the sealed rules before anybody is asked to approve them.</summary>
public class ProposedRowsTests
{
    private static readonly Id Essay = new("essay");

    [Fact]
    public async Task A_row_that_the_rules_know_nothing_of_is_refused_by_its_number_with_what_is_wrong_and_nothing_waits()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (first, second) = (live.Imported(campaign, "A", "a"), live.Imported(campaign, "B", "b"));
        var (a, b) = (first.Person, second.Person);
        var right = Mark(a, "law", "8");
        foreach (var (wrong, problem) in ((EventRow, string)[])
        [
            (new EventRow("void-item", Test: new Id("history"), Item: new Id("q1"), Value: "drop"), "test: unknown test"),
            (Mark(b, "grammar", "8"), "item: unknown"),
            (Mark(b, "law", "1000001"), "value: "),
            (new EventRow("promote", b), "type: unknown"),
            (Mark(new PersonKeyId(new Guid(1, 1, 1, new byte[8])), "law", "8"), "candidate: unknown candidate"),
        ])
        {
            var refusal = await live.DoAsync<Refusal>(Propose(live, campaign, right, right, wrong));
            refusal.Code.ShouldBe(UseCaseRefusals.BadRow);
            refusal.Facts[0].ShouldBe(new RefusalFact("row", "3"));
            refusal.Facts[1].Value.ShouldStartWith(problem);
        }

        (await live.HeadAsync(campaign)).Proposals.ShouldBeEmpty();

        // What does not fit tells how somebody stands, so it is on record each time for those whom rows concern.
        var looks = await LooksTests.LooksAsync(live, first);
        looks.Select(one => (one.UseCase.Text, one.Act.By)).ShouldBe(Enumerable.Repeat((nameof(ProposeStep), LiveService.Officer.Account), 5));
        looks[0].Of.ShouldBe([new Id("campaign-events")]);
        (await LooksTests.LooksAsync(live, second)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_count_from_those_that_were_recorded_before_and_a_repeat_gets_its_reply()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "a").Person;
        var propose = Propose(live, campaign, Mark(a, "law", "8"));
        await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, propose.Proposal));
        (await live.DoAsync<Refusal>(Propose(live, campaign, Mark(a, "law", "-1")))).Facts[0].ShouldBe(new RefusalFact("row", "1"));
    }

    [Fact]
    public async Task Whom_a_proposal_concerns_is_told_on_record_and_where_the_campaign_stands_names_nobody()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "a"), live.Imported(campaign, "B", "b"));
        var propose = Propose(live, campaign, Mark(a.Person, "law", "7"), Mark(b.Person, "law", "8"));
        await live.DoAsync<CampaignDone>(propose);

        var standing = await live.DoAsync<StandingTold>(new ReadStanding(LiveService.Auditor, live.Next(), campaign));
        standing.Proposals.Single().ShouldSatisfyAllConditions(
            one => (one.Id, one.Kind, one.Rows, one.Act.By).ShouldBe((propose.Proposal, "record-events", 2, LiveService.Officer.Account)), one => one.Step.ShouldBeNull());
        var told = JsonSerializer.Serialize(standing, RecordJson.Options);
        foreach (var person in (Caller[])[a, b])
        {
            told.ShouldNotContain(person.Person!.Value.Value.ToString());
            (await LooksTests.LooksAsync(live, person)).ShouldHaveSingleItem().UseCase.Text.ShouldBe(nameof(ProposeStep));
        }

        var read = new ReadProposedStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, propose.Proposal);
        var shown = await live.DoAsync<ProposedStepShown>(read);
        shown.Rows.Select(one => (one.Candidate, one.Item, one.Value, one.Person)).ShouldBe(
            [(a.Person, new Id("law"), "7", "marker-1"), (b.Person, new Id("law"), "8", "marker-1")]);
        (await live.DoAsync<ProposedStepShown>(read with { Operation = live.Next(), From = 1 })).Rows.Single().Candidate.ShouldBe(b.Person);
        (await LooksTests.LooksAsync(live, a)).Select(one => one.UseCase.Text).ShouldBe([nameof(ProposeStep), nameof(ReadProposedStep)], ignoreOrder: true);
        (await LooksTests.LooksAsync(live, b)).Count.ShouldBe(3);

        await live.RefusedAsync(read with { Operation = live.Next(), By = LiveService.Approver with { Person = b.Person } }, UseCaseRefusals.OwnCause);
        await live.RefusedAsync(read with { Operation = live.Next(), Proposal = new Id("none") }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(read with { Operation = live.Next(), From = -1 }, UseCaseRefusals.Invalid);
    }

    [Fact]
    public async Task Who_approves_rows_is_on_record_for_those_whom_they_concern_also_where_they_do_not_fit_any_more()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "a");
        var absent = Propose(live, campaign, new EventRow("set-attempt", a.Person, Test: Essay, Value: "absent"));
        var mark = Propose(live, campaign, Mark(a.Person, "law", "8"));
        await live.DoAsync<CampaignDone>(absent);
        await live.DoAsync<CampaignDone>(mark);
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, absent.Proposal));
        await live.RefusedAsync(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, mark.Proposal), UseCaseRefusals.BadRow);
        (await LooksTests.LooksAsync(live, a)).CountBy(one => one.UseCase.Text).ShouldBe([new(nameof(ProposeStep), 2), new(nameof(ApproveStep), 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_no_step_is_told()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        foreach (var step in (Step?[])[null, new RecordEvents(default), new RecordEvents([]), new RecordEvents([null!])])
        {
            await live.RefusedAsync(Propose(live, campaign) with { Step = step! }, UseCaseRefusals.Invalid);
        }
    }

    private static EventRow Mark(PersonKeyId? candidate, string criterion, string mark) =>
        new("set-mark", candidate, Test: Essay, Item: new Id(criterion), Value: mark, Person: new Person("marker-1"));

    private static ProposeStep Propose(LiveService live, Id campaign, params EventRow[] rows)
    {
        var operation = live.Next();
        return new(LiveService.Officer, operation, LiveService.Routine, campaign, new Id($"p-{operation.Value:N}"), new RecordEvents([.. rows]));
    }
}

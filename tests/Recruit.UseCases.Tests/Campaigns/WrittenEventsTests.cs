using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Campaigns;

/// <summary>Events are written with the ids that lists show, judged row by row, and read on record by whoever may.</summary>
public class WrittenEventsTests
{
    [Fact]
    public async Task Every_problem_is_told_behind_its_row_and_nothing_waits()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        WrittenEvent[] rows = [Mark("A", "law", "8"), Mark("Z", "law", "8"), Mark("B", "grammar", "8") with { Person = "" }];
        foreach (var request in (UseCase[])[new CheckEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, [.. rows]), Propose(live, campaign, rows)])
        {
            var refusal = await live.DoAsync<Refusal>(request);
            refusal.Code.ShouldBe(UseCaseRefusals.BadRow);
            refusal.Facts.Chunk(2).Select(pair => (pair[0].Value, pair[1].Value.Split(':')[0])).ShouldBe([("2", "candidate"), ("3", "item"), ("3", "person")], ignoreOrder: true);
        }

        await live.RefusedAsync(Propose(live, campaign, new WrittenEvent("decline", "A")), UseCaseRefusals.BadRow);
        await live.RefusedAsync(Propose(live, campaign), UseCaseRefusals.Invalid);
        (await live.HeadAsync(campaign)).Proposals.ShouldBeEmpty();

        // What is wrong with an event tells how somebody stands, so who asked is on record: for those whom it concerns.
        foreach (var candidate in (string[])["A", "B"])
        {
            var looks = await LooksTests.LooksAsync(live, live.Imported(campaign, candidate, candidate));
            looks.Select(one => (one.UseCase.Text, one.Act.By)).ShouldContain((nameof(CheckEvents), LiveService.Officer.Account), candidate);
        }

        (await live.DoAsync<EventsFit>(new CheckEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, [rows[0]]))).Rows.ShouldBe(1);
        (await live.HeadAsync(campaign)).Proposals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_are_read_on_record_with_who_proposed_and_approved_and_each_person_sees_who_looked()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "a"), live.Imported(campaign, "B", "b"));
        var propose = Propose(live, campaign, Mark("A", "law", "7") with { Note = "Added up wrongly." }, Mark("B", "law", "8"));
        await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<CampaignDone>(propose);
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, propose.Proposal));

        var listed = await live.DoAsync<EventsListed>(new ListEvents(LiveService.Auditor, live.Next(), LiveService.Routine, campaign));
        listed.Next.ShouldBeNull();
        listed.Events.Select(one => (one.Row.Named, one.Row.Value, one.Row.Note, one.By, one.Approved?.By)).ShouldBe(
        [
            ("A", "7", "Added up wrongly.", LiveService.Officer.Account, LiveService.Approver.Account),
            ("B", "8", null, LiveService.Officer.Account, LiveService.Approver.Account),
        ]);
        foreach (var person in (Caller[])[a, b])
        {
            (await LooksTests.LooksAsync(live, person)).Select(one => one.UseCase.Text).Distinct().ShouldBe([nameof(ProposeEvents), nameof(ApproveStep), nameof(ListEvents)], ignoreOrder: true);
        }

        var after = new ListEvents(LiveService.Officer, live.Next(), LiveService.Routine, campaign, listed.Events[0].Number);
        (await live.DoAsync<EventsListed>(after)).Events.ShouldHaveSingleItem().Row.Named.ShouldBe("B");
        await live.RefusedAsync(after with { Operation = live.Next(), After = -1 }, UseCaseRefusals.Invalid);
    }

    private static WrittenEvent Mark(string candidate, string criterion, string mark) => new("set-mark", candidate, Test: "essay", Item: criterion, Value: mark, Person: "marker-1");

    private static ProposeEvents Propose(LiveService live, Id campaign, params WrittenEvent[] rows)
    {
        var operation = live.Next();
        return new(LiveService.Officer, operation, LiveService.Routine, campaign, new Id($"p-{operation.Value:N}"), [.. rows]);
    }
}

using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Campaigns;

/// <summary>Rows of events that are each sound and cannot be together: whatever was approved, the campaign can be computed.</summary>
public class ExcludingRowsTests
{
    private static readonly Id Essay = new("essay");

    [Theory]
    [InlineData("r1 spread, r2 spread", "r3 drop, r4 drop", "r4")]
    [InlineData("r3 drop, r4 drop", "r1 spread, r2 spread", "r2")]
    [InlineData("r1 drop, r2 drop, r3 drop", "r4 spread", "r4")]
    public async Task Of_two_proposals_that_exclude_each_other_the_second_is_refused_with_what_is_wrong_and_can_be_dropped(string first, string second, string item)
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 2);
        File.Delete(Path.Combine(copy.Folder, "events.csv"));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        await ProposeAsync(live, campaign, "first", Voiding(first));
        await ProposeAsync(live, campaign, "second", Voiding(second));
        await live.DoAsync<EventsTaken>(Approval(live, campaign, "first"));
        var refusal = await live.DoAsync<Refusal>(Approval(live, campaign, "second"));
        refusal.Code.ShouldBe(UseCaseRefusals.BadRow);
        refusal.Facts[1].Value.ShouldBe($"item: nothing left to spread over \"{item}\"");

        (await live.HeadAsync(campaign)).Proposals.Keys.ShouldBe([new Id("second")]);
        await live.DoAsync<CampaignDone>(new RejectStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("second")));
        await live.CloseAsync(campaign, new Id("test"), "c1");
    }

    [Fact]
    public async Task Who_proposed_is_told_that_and_not_what_the_rules_say()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "a").Person;
        await ProposeAsync(live, campaign, "absent", Absent(a));
        await ProposeAsync(live, campaign, "mark", Mark(a));
        await live.DoAsync<EventsTaken>(Approval(live, campaign, "absent"));
        var same = LiveService.Approver with { Account = LiveService.Officer.Account };
        await live.RefusedAsync(Approval(live, campaign, "mark") with { By = same }, CampaignRefusals.SamePerson);
        await live.RefusedAsync(Approval(live, campaign, "mark"), UseCaseRefusals.BadRow);
        await live.RefusedAsync(Approval(live, campaign, "absent"), CampaignRefusals.NoProposal);
    }

    [Fact]
    public async Task An_approval_that_is_sent_again_gets_its_reply_whatever_happened_since()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "a").Person;
        await ProposeAsync(live, campaign, "mark", Mark(a));
        await ProposeAsync(live, campaign, "absent", Absent(a));
        var approve = Approval(live, campaign, "mark");
        (await live.DoAsync<EventsTaken>(approve)).ShouldBe(new EventsTaken(1, 1));
        await live.DoAsync<EventsTaken>(Approval(live, campaign, "absent"));
        (await live.DoAsync<EventsTaken>(approve)).ShouldBe(new EventsTaken(1, 1));
    }

    [Fact]
    public async Task Whatever_is_approved_at_the_same_time_can_be_computed_together()
    {
        const int Races = 20;
        using var small = new SmallCampaign(1, Enumerable.Range(0, Races).Select(number => ($"C{number}", 1000 - number)).ToArray());
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        for (var race = 0; race < Races; race++)
        {
            var person = live.Imported(campaign, $"C{race}", "c").Person;
            await ProposeAsync(live, campaign, $"absent-{race}", Absent(person));
            await ProposeAsync(live, campaign, $"mark-{race}", Mark(person));
            var replies = await Task.WhenAll(((string[])["absent", "mark"]).Select(one => Task.Run(() => live.Service.AskAsync(Approval(live, campaign, $"{one}-{race}")))));
            replies.ShouldContain(reply => reply is EventsTaken);
            replies.OfType<Refusal>().ShouldAllBe(refusal => refusal.Code == UseCaseRefusals.BadRow || refusal.Code == CampaignRefusals.EventsSince);
            var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
            CampaignFolder.Read(exported.Files).Problems.ShouldBeEmpty();
        }

        await live.CloseAsync(campaign, Essay, "c1");
    }

    private static EventRow[] Voiding(string items) => [.. items.Split(", ").Select(one => one.Split(' ')).Select(
        one => new EventRow("void-item", Test: new Id("t"), Item: new Id(one[0]), Value: one[1]))];

    private static EventRow Absent(PersonKeyId? candidate) => new("set-attempt", candidate, Test: Essay, Value: "absent");

    private static EventRow Mark(PersonKeyId? candidate) =>
        new("set-mark", candidate, Test: Essay, Item: new Id("law"), Value: "8", Person: new Person("marker-1"));

    private static async Task ProposeAsync(LiveService live, Id campaign, string name, params EventRow[] rows) => await live.DoAsync<CampaignDone>(
        new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id(name), new RecordEvents([.. rows])));

    private static ApproveStep Approval(LiveService live, Id campaign, string name) =>
        new(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id(name));
}

using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;
using static Recruit.Tests.Appeals.AppealBench;

namespace Recruit.Tests.Appeals;

/// <summary>Remedies as events of a campaign.</summary>
public class RemedyTests
{
    private static readonly Id Anna = new("K-1");
    private static readonly Person Marker = new("Marker Ә");

    public static TheoryData<Remedy, Recruit.Appeals.EventRow> Rows => new()
    {
        { new ChangeMark(Anna, new Id("case"), new Id("style"), Marker, 4.50m), new("set-mark", Anna, null, new Id("case"), new Id("style"), "4.50", Marker) },
        { new ChangeMark(Anna, new Id("case"), new Id("style"), Marker), new("set-mark", Anna, null, new Id("case"), new Id("style"), null, Marker) },
        { new ChangeAttempt(Anna, new Id("law"), AttemptState.Completed), new("set-attempt", Anna, null, new Id("law"), null, "completed") },
        { new ChangeAttempt(Anna, new Id("law"), AttemptState.TimedOut), new("set-attempt", Anna, null, new Id("law"), null, "timed-out") },
        { new ChangeAttempt(Anna, new Id("law"), AttemptState.Absent), new("set-attempt", Anna, null, new Id("law"), null, "absent") },
        { new ChangeAttempt(Anna, new Id("law"), AttemptState.NotStarted), new("set-attempt", Anna, null, new Id("law"), null, "not-started") },
        { new ChangeAttempt(Anna, new Id("law"), AttemptState.Voided), new("set-attempt", Anna, null, new Id("law"), null, "voided") },
        { new ChangeAttempt(Anna, new Id("case"), AttemptState.None), new("set-attempt", Anna, null, new Id("case")) },
        { new VoidItem(new Id("law"), new Id("q17"), VoidPolicy.Drop), new("void-item", null, null, new Id("law"), new Id("q17"), "drop") },
        { new VoidItem(new Id("law"), new Id("q17"), VoidPolicy.CreditAll), new("void-item", null, null, new Id("law"), new Id("q17"), "credit-all") },
        { new VoidItem(new Id("law"), new Id("q17"), VoidPolicy.Spread), new("void-item", null, null, new Id("law"), new Id("q17"), "spread") },
        { new AcceptKey(new Id("law"), new Id("q17"), "B|C"), new("accept-key", null, null, new Id("law"), new Id("q17"), "B|C") },
        { new Readmit(Anna, new Id("entry")), new("readmit", Anna, new Id("entry")) },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_is_one_row_of_the_campaigns_events_and_survives_storing(Remedy remedy, Recruit.Appeals.EventRow row)
    {
        remedy.Row.ShouldBe(row);
        var anna = Proposed(remedy);
        anna.Bench.State.Proposal!.Remedy.ShouldBe(remedy);
        anna.Do(new ApproveDecision(By("approver-1"), Day(2)), 3);
        anna.Bench.Do<OwnAppealTold>(new ReadOwnAppeal(), Day(3)).Remedy!.Row.ShouldBe(row);

        var told = anna.Bench.Sent.Where(one => one.To == CampaignKey.Of(Clerk)).Select(one => one.Command).OfType<RecordRemedy>().Single();
        (told.Appeal, told.Decided, told.Approved).ShouldBe((anna.Bench.State.Id, anna.Bench.State.Proposal!.Act, anna.Bench.State.Approved!));
        told.Rows.ShouldBe([new Recruit.Campaigns.EventRow(
            row.Type, row.Candidate is null ? null : AnnasCase.Statement.Person, row.Stage, row.Test, row.Item, row.Value, row.Person)]);
    }

    [Fact]
    public void A_dismissal_changes_nothing_in_the_campaign()
    {
        var anna = Proposed();
        anna.Do(new ApproveDecision(By("approver-1"), Day(2)), 3).ShouldBeOfType<AppealStands>();
        anna.Bench.Sent.ShouldNotContain(one => one.Command is RecordRemedy);
    }

    [Fact]
    public void Every_sort_of_remedy_is_tried_above() =>
        Rows.Select(one => one[0].GetType()).Distinct().Count()
            .ShouldBe(typeof(Remedy).Assembly.GetTypes().Count(one => one.IsSubclassOf(typeof(Remedy))));

    public static TheoryData<Remedy> Bad => new()
    {
        new ChangeMark(new Id("K-2"), new Id("case"), new Id("style"), Marker, 4m),
        new ChangeMark(Anna, new Id("case"), new Id("style"), Marker, -0.5m),
        new ChangeMark(Anna, new Id("case"), new Id("style"), Marker, 0.0000000000001m),
        new ChangeAttempt(new Id("K-2"), new Id("law"), AttemptState.Voided),
        new Readmit(new Id("K-2"), new Id("entry")),
        new AcceptKey(new Id("law"), new Id("q17"), ""),
        new AcceptKey(new Id("law"), new Id("q17"), new string('x', AcceptKey.KeyLengthMax + 1)),
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void None_reaches_another_candidate_or_beyond_the_forms_of_the_rules(Remedy remedy) =>
        InReview().Refused(new ProposeDecision(By("reviewer-1"), remedy), AppealRefusals.BadRemedy);
}

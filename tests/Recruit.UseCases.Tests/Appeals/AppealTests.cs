using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Testing;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;
using ReadOwnAppeal = Recruit.UseCases.Appeals.ReadOwnAppeal;
using ReadOwnApplication = Recruit.UseCases.Candidates.ReadOwnApplication;
using RejectAppeal = Recruit.UseCases.Appeals.RejectAppeal;

namespace Recruit.UseCases.Tests.Appeals;

/// <summary>From a release over an appeal to corrected lists.</summary>
public class AppealTests
{
    private static readonly Caller Clerk = new(new Id("clerk"), [Role.AgencyOfficer], LiveService.Agency);
    private static readonly Caller Reviewer = new(new Id("reviewer"), [Role.AgencyOfficer], LiveService.Agency);
    private static readonly Caller Second = new(new Id("second"), [Role.Approver], LiveService.Agency);
    private static readonly Id Essay = new("essay");
    private static readonly Id Procedure = new("procedure");
    private static readonly AppealSubject Mark = new(Essay, Essay, new Id("law"));

    [Fact]
    public async Task A_mark_that_was_changed_on_appeal_shows_in_the_next_revision_with_both_accounts_on_record()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        (await OfferOf(live, campaign, a)).ShouldNotBeNull();

        await UpholdAsync(live, campaign, b, Mark, person => new ChangeMark(person, Essay, new Id("law"), new Person("marker-1"), 12m));
        var registered = (await live.EventsAsync(campaign)).ShouldHaveSingleItem();
        registered.Row.Type.ShouldBe("set-mark");
        registered.Row.Candidate.ShouldBe(b.Person);
        (registered.Act.By, registered.Approved!.By).ShouldBe((Reviewer.Account, Second.Account));

        await HoldRevisionAsync(live, campaign, Essay, "c2");
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(b, live.Next(), campaign))).Released.Single().Score.ShouldBe("12");
        (await OfferOf(live, campaign, a)).ShouldBeNull();
        (await OfferOf(live, campaign, b)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_void_item_counts_for_everybody_and_a_readmission_lets_one_continue()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 4);
        File.Delete(Path.Combine(copy.Folder, "events.csv"));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(copy.Folder);
        var test = new Id("test");
        await live.CloseAsync(campaign, test, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var candidates = await CandidatesAsync(live, campaign);
        var loser = candidates.First(one => one.Released.Reasons.Contains("below-cut", StringComparison.Ordinal)).Caller;

        await UpholdAsync(live, campaign, loser, new AppealSubject(test, new Id("t"), new Id("r2")), _ => new VoidItem(new Id("t"), new Id("r2"), VoidPolicy.CreditAll));
        await HoldRevisionAsync(live, campaign, test, "c2");
        await UpholdAsync(live, campaign, loser, new AppealSubject(test), person => new Readmit(person, test));
        await HoldRevisionAsync(live, campaign, test, "c3");
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(loser, live.Next(), campaign))).Released.Single().Reasons.ShouldContain("readmitted");
        (await live.EventsAsync(campaign)).Select(one => one.Row.Type).ShouldBe(["void-item", "readmit"]);
    }

    [Fact]
    public async Task Who_marked_or_released_it_neither_reviews_nor_approves_and_one_account_does_not_do_both()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, _) = await FiledAsync(live, small);
        await live.RefusedAsync(new AdmitAppeal(LiveService.Officer, live.Next(), Procedure, campaign, appeal), AppealRefusals.Conflict);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        await live.RefusedAsync(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, new Id("marker-1")), AppealRefusals.Conflict);
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
        await live.RefusedAsync(new DecideAppeal(Clerk, live.Next(), Procedure, campaign, appeal), AppealRefusals.NotReviewer);
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal));
        var proposed = await ProposedAsync(live, campaign, appeal);
        var same = Reviewer with { Roles = [Role.AgencyOfficer, Role.Approver] };
        await live.RefusedAsync(new ApproveAppealDecision(same, live.Next(), Procedure, campaign, appeal, proposed), AppealRefusals.SamePerson);
        await live.RefusedAsync(new ApproveAppealDecision(LiveService.Approver, live.Next(), Procedure, campaign, appeal, proposed), AppealRefusals.Conflict);
        var marker = Second with { Account = new Id("marker-1") };
        await live.RefusedAsync(new ApproveAppealDecision(marker, live.Next(), Procedure, campaign, appeal, proposed), AppealRefusals.Conflict);
        await live.DoAsync<AppealStands>(new ApproveAppealDecision(Second, live.Next(), Procedure, campaign, appeal, proposed));
        (await live.EventsAsync(campaign)).ShouldBeEmpty("it was dismissed");
    }

    [Fact]
    public async Task Who_proposed_what_is_appealed_against_or_marked_or_recorded_it_decides_nothing_about_the_appeal()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var b = live.Imported(campaign, "B", "person-b");
        var (recorder, allower, proposer) = (Named("recorder"), Named("allower"), Named("proposer"));
        var lower = new RecordEvents([new Recruit.Campaigns.EventRow("set-mark", b.Person, Test: Essay, Item: new Id("law"), Value: "4", Person: new Person("marker-1"))]);
        await live.DoAsync<CampaignDone>(new ProposeStep(recorder, live.Next(), Procedure, campaign, new Id("lower"), lower));
        await live.DoAsync<EventsTaken>(new ApproveStep(allower, live.Next(), Procedure, campaign, new Id("lower")));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.DoAsync<CampaignDone>(new ProposeRelease(proposer, live.Next(), Procedure, campaign, new Id("r"), new Id("c1")));
        await live.ApproveAsync(campaign, "r");
        var appeal = (await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, Mark, Procedure, "Look again."))).Appeal;

        foreach (var one in (Caller[])[LiveService.Officer, LiveService.Approver, recorder, allower, proposer, Named("marker-1")])
        {
            var both = one with { Roles = [Role.AgencyOfficer, Role.Approver] };
            await live.RefusedAsync(new AdmitAppeal(both, live.Next(), Procedure, campaign, appeal), AppealRefusals.Conflict);
            await live.RefusedAsync(new RejectAppeal(both, live.Next(), Procedure, campaign, appeal), AppealRefusals.Conflict);
        }

        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        foreach (var one in (Caller[])[LiveService.Officer, LiveService.Approver, recorder, allower, proposer, Named("marker-1"), b])
        {
            await live.RefusedAsync(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, one.Account), AppealRefusals.Conflict);
        }

        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal));
        var proposed = await ProposedAsync(live, campaign, appeal);
        foreach (var one in (Caller[])[recorder, allower, proposer])
        {
            await live.RefusedAsync(new ApproveAppealDecision(one, live.Next(), Procedure, campaign, appeal, proposed), AppealRefusals.Conflict);
        }

        static Caller Named(string account) => new(new Id(account), [Role.AgencyOfficer, Role.Approver], LiveService.Agency);
    }

    [Fact]
    public async Task A_remedy_that_the_rules_do_not_know_is_refused_before_anybody_approves_it()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
        var person = PersonRecord.IdOf(b.Person!.Value);
        foreach (var remedy in (Remedy[])
        [
            new ChangeMark(person, Essay, new Id("grammar"), new Person("marker-1"), 5m),
            new ChangeMark(person, Essay, new Id("law"), new Person("marker-1"), 1_000_001m),
            new VoidItem(new Id("essay"), new Id("law"), VoidPolicy.Drop),
            new Readmit(person, new Id("dance")),
        ])
        {
            await live.RefusedAsync(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal, remedy), UseCaseRefusals.BadRow);
        }

        var stranger = new ChangeMark(new Id("other"), Essay, new Id("law"), new Person("marker-1"), 5m);
        await live.RefusedAsync(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal, stranger), AppealRefusals.BadRemedy);
    }

    [Fact]
    public async Task A_remedy_that_cannot_be_any_more_when_it_is_approved_is_refused_and_goes_back_to_the_reviewer()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
        var remedy = new ChangeMark(PersonRecord.IdOf(b.Person!.Value), Essay, new Id("law"), new Person("marker-1"), 12m);
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal, remedy));
        var absent = new RecordEvents([new Recruit.Campaigns.EventRow("set-attempt", b.Person, Test: Essay, Value: "absent")]);
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Procedure, campaign, new Id("absent"), absent));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Procedure, campaign, new Id("absent")));

        var approve = new ApproveAppealDecision(Second, live.Next(), Procedure, campaign, appeal, await ProposedAsync(live, campaign, appeal));
        await live.RefusedAsync(approve with { By = LiveService.Approver }, AppealRefusals.Conflict);
        var refusal = await live.DoAsync<Refusal>(approve);
        (refusal.Code, refusal.Facts[1].Value).ShouldBe((UseCaseRefusals.BadRow, "candidate: no attempt \"B\""));
        await live.DoAsync<AppealStands>(new ReturnAppealDecision(Second, live.Next(), Procedure, campaign, appeal));
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal));
        await live.DoAsync<AppealStands>(new ApproveAppealDecision(
            Second, live.Next(), Procedure, campaign, appeal, await ProposedAsync(live, campaign, appeal)));
        await HoldRevisionAsync(live, campaign, Essay, "c2");
    }

    [Fact]
    public async Task A_remedy_and_a_step_that_exclude_each_other_are_never_both_recorded_however_close_they_are_approved()
    {
        const int Races = 8;
        using var small = new SmallCampaign(1, Enumerable.Range(0, Races).Select(number => ($"C{number}", 1000 - number)).ToArray());
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        for (var race = 0; race < Races; race++)
        {
            var candidate = live.Imported(campaign, $"C{race}", $"person-{race}");
            var appeal = (await live.DoAsync<OwnAppealShown>(new FileAppeal(candidate, live.Next(), campaign, Mark, Procedure, "Look again."))).Appeal;
            await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
            await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
            var remedy = new ChangeMark(PersonRecord.IdOf(candidate.Person!.Value), Essay, new Id("law"), new Person("marker-1"), 12m);
            await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal, remedy));
            var absent = new RecordEvents([new Recruit.Campaigns.EventRow("set-attempt", candidate.Person, Test: Essay, Value: "absent")]);
            await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Procedure, campaign, new Id($"absent-{race}"), absent));

            UseCase[] approvals =
            [
                new ApproveAppealDecision(Second, live.Next(), Procedure, campaign, appeal, await ProposedAsync(live, campaign, appeal)),
                new ApproveStep(LiveService.Approver, live.Next(), Procedure, campaign, new Id($"absent-{race}")),
            ];
            var replies = await Task.WhenAll(approvals.Select(one => Task.Run(() => live.Service.AskAsync(one))));
            string[] excluding = [UseCaseRefusals.BadRow, UseCaseRefusals.FolderHasProblems, CampaignRefusals.EventsSince];
            replies.OfType<Refusal>().Select(refusal => refusal.Code).ShouldBeSubsetOf(excluding);
            replies.OfType<Refusal>().Count().ShouldBeLessThan(2);
        }

        await live.RestartAsync();
        await HoldRevisionAsync(live, campaign, Essay, "c2");
    }

    [Fact]
    public async Task A_campaign_waits_for_the_term_to_appeal_and_for_an_appeal_of_its_last_moment_whose_remedy_gives_a_revision()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        await live.DoAsync<EventsTaken>(new AcceptOffer(a, live.Next(), campaign));
        await live.CloseAsync(campaign, Essay, "c2");
        await live.ReleaseAsync(campaign, "c2");
        (await OpenAsync()).ShouldBe(["appeal-term"]);

        var until = (await live.DoAsync<Refusal>(Ending())).Facts.Single(one => one.Name == "until").Value;
        await live.RestartAsync(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture).AddMinutes(-1));
        var appeal = (await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, Mark, Procedure, "Look again."))).Appeal;
        live.Time.Move(TimeSpan.FromMinutes(2));
        await live.RefusedAsync(new FileAppeal(b, live.Next(), campaign, new AppealSubject(Essay), Procedure, "And again."), AppealRefusals.FiledLate);
        await live.RestartAsync();
        await Patience.UntilAsync(async () => (await OpenAsync()).SequenceEqual(["appeal"]), "the appeal did not tell the campaign");

        var due = (await live.DoAsync<AppealShown>(new ReadAppeal(Clerk, live.Next(), Procedure, campaign, appeal))).Told.OpenFile!.Due;
        (await live.DoAsync<Refusal>(Ending())).Facts.ShouldBe([new("open", "appeal"), new("appeal", appeal.Text), new("until", due.ToString())]);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, appeal, Reviewer.Account));
        var remedy = new ChangeMark(PersonRecord.IdOf(b.Person!.Value), Essay, new Id("law"), new Person("marker-1"), 12m);
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, appeal, remedy));
        await live.DoAsync<AppealStands>(new ApproveAppealDecision(
            Second, live.Next(), Procedure, campaign, appeal, await ProposedAsync(live, campaign, appeal)));
        await live.RestartAsync();
        await Patience.UntilAsync(async () => (await OpenAsync()).SequenceEqual(["event"]), "the decision did not come to the campaign");

        await HoldRevisionAsync(live, campaign, Essay, "c3");
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(b, live.Next(), campaign))).Released.Single().Score.ShouldBe("12");
        (await OpenAsync()).ShouldContain("appeal-term");

        ProposeStep Ending() => new(LiveService.Officer, live.Next(), Procedure, campaign, new Id("end"), new CloseCampaign());

        async Task<IEnumerable<string>> OpenAsync()
        {
            var refusal = await live.DoAsync<Refusal>(Ending());
            refusal.Code.ShouldBe(CampaignRefusals.Unfinished);
            return refusal.Facts.Where(one => one.Name == "open").Select(one => one.Value).ToArray();
        }
    }

    [Fact]
    public async Task What_is_not_released_cannot_be_appealed_against()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.RefusedAsync(
            new FileAppeal(live.Imported(campaign, "B", "person-b"), live.Next(), campaign, Mark, Procedure, "No!"), UseCaseRefusals.NotReleased);
    }

    [Fact]
    public async Task The_candidate_reads_the_own_appeal_and_an_appeal_of_another_campaign_is_not_found()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "void-item-rescore", "campaign"), 1);
        await using var live = new LiveService();
        var (campaign, appeal, b) = await FiledAsync(live, small);
        var own = await live.DoAsync<OwnAppealShown>(new ReadOwnAppeal(b, live.Next(), campaign, Mark));
        (own.Appeal, own.Statement, own.Told.Step).ShouldBe((appeal, "Look again.", AppealStep.Filed));
        var a = live.Imported(campaign, "A", "person-a");
        await live.RefusedAsync(new ReadOwnAppeal(a, live.Next(), campaign, Mark), UseCaseRefusals.NotFound);

        var other = await live.OpenAsync(copy.Folder);
        foreach (var request in (UseCase[])
        [
            new ReadAppeal(Clerk, live.Next(), Procedure, other, appeal),
            new AdmitAppeal(Clerk, live.Next(), Procedure, other, appeal),
            new AllocateAppeal(Clerk, live.Next(), Procedure, other, appeal, Reviewer.Account),
            new DecideAppeal(Clerk, live.Next(), Procedure, other, appeal),
            new ReadAppeal(Clerk, live.Next(), Procedure, campaign, new Id("none")),
        ])
        {
            await live.RefusedAsync(request, UseCaseRefusals.NotFound);
        }
    }

    private static async Task<(Id Campaign, Id Appeal, Caller Candidate)> FiledAsync(LiveService live, SmallCampaign small)
    {
        var campaign = await live.ImportAsync(small.Folder);
        await live.CloseAsync(campaign, Essay, "c1");
        await live.ReleaseAsync(campaign, "c1");
        var b = live.Imported(campaign, "B", "person-b");
        var filed = await live.DoAsync<OwnAppealShown>(new FileAppeal(b, live.Next(), campaign, Mark, Procedure, "Look again."));
        return (campaign, filed.Appeal, b);
    }

    private static async Task UpholdAsync(LiveService live, Id campaign, Caller candidate, AppealSubject subject, Func<Id, Remedy> remedy)
    {
        var filed = await live.DoAsync<OwnAppealShown>(new FileAppeal(candidate, live.Next(), campaign, subject, Procedure, "Look again."));
        var person = PersonRecord.IdOf(candidate.Person!.Value);
        await live.DoAsync<AppealStands>(new AdmitAppeal(Clerk, live.Next(), Procedure, campaign, filed.Appeal));
        await live.DoAsync<AppealStands>(new AllocateAppeal(Clerk, live.Next(), Procedure, campaign, filed.Appeal, Reviewer.Account));
        await live.DoAsync<AppealStands>(new DecideAppeal(Reviewer, live.Next(), Procedure, campaign, filed.Appeal, remedy(person)));
        (await live.DoAsync<OwnAppealShown>(new ReadOwnAppeal(candidate, live.Next(), campaign, subject))).Told.Step.ShouldBe(AppealStep.InReview, "a proposal was told");
        var before = (await live.EventsAsync(campaign)).Length;
        await live.DoAsync<AppealStands>(new ApproveAppealDecision(
            Second, live.Next(), Procedure, campaign, filed.Appeal, await ProposedAsync(live, campaign, filed.Appeal)));
        await live.RestartAsync();
        await Patience.UntilAsync(async () => (await live.EventsAsync(campaign)).Length > before, "the remedy did not arrive");

        (await live.DoAsync<OwnAppealShown>(new ReadOwnAppeal(candidate, live.Next(), campaign, subject))).Told.Remedy.ShouldBe(remedy(person));
    }

    private static async Task<Instant> ProposedAsync(LiveService live, Id campaign, Id appeal) =>
        (await live.DoAsync<AppealShown>(new ReadAppeal(Second, live.Next(), Procedure, campaign, appeal))).Told.Appeal.Proposal!.Act.At;

    /// <summary>Releases a new revision, and compares the lists with what anybody computes from an export.</summary>
    private static async Task HoldRevisionAsync(LiveService live, Id campaign, Id stage, string closing)
    {
        await live.CloseAsync(campaign, stage, closing);
        await live.ReleaseAsync(campaign, closing);
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var reading = CampaignFolder.Read(exported.Files);
        reading.Problems.ShouldBeEmpty();
        var expected = ResultFolder.ToFiles(Assessment.Run(reading.Campaign!));
        lists.Files.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (file, content) in expected)
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }
    }

    private static async Task<Offer?> OfferOf(LiveService live, Id campaign, Caller candidate) =>
        (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(candidate, live.Next(), campaign))).Offer;

    private static async Task<ImmutableArray<(Caller Caller, Recruit.Applying.StageDecision Released)>> CandidatesAsync(LiveService live, Id campaign)
    {
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var rows = Encoding.UTF8.GetString(exported.Files["candidates.csv"].Span).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
        var all = ImmutableArray.CreateBuilder<(Caller, Recruit.Applying.StageDecision)>();
        foreach (var (place, row) in rows.Index())
        {
            var caller = live.Imported(campaign, row.Split(',')[0], $"person-{place}");
            all.Add((caller, (await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(caller, live.Next(), campaign))).Released.Single()));
        }

        return all.DrainToImmutable();
    }
}

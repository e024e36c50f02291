using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Sittings;
using Recruit.UseCases.Adjustments;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.UseCases.Tests.Pipeline;
using Recruit.Vacancies;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using DecideAdjustment = Recruit.UseCases.Adjustments.DecideAdjustment;
using WithdrawAdjustment = Recruit.UseCases.Adjustments.WithdrawAdjustment;

namespace Recruit.UseCases.Tests.Adjustments;

/// <summary>From the wish for more time to the clock of the sitting.</summary>
public class AdjustmentTests
{
    private const long Minute = 60_000;
    private static readonly Id LowVision = new("low-vision");

    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
          "adjustments": [ { "id": "low-vision", "time": "5/4" }, { "id": "scribe", "time": "3/2" } ],
          "window": { "opens": "2026-01-01T00:00:00Z", "lastStart": "2099-01-01T00:00:00Z", "closes": "2099-01-02T00:00:00Z" } } ] }
        """;

    [Fact]
    public async Task What_is_granted_before_the_start_counts_whether_the_form_was_dealt_or_not()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (early, late, refused, nobody) = (LiveService.Newcomer(1), LiveService.Newcomer(2), LiveService.Newcomer(3), LiveService.Newcomer(4));
        foreach (var person in (Caller[])[early, late, refused, nobody])
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, campaign));
        }

        await GrantAsync(live, campaign, early, LowVision, isGranted: true);
        await GrantAsync(live, campaign, refused, LowVision, isGranted: false);
        await GrantAsync(live, campaign, nobody, new Id("seat-by-the-door"), isGranted: true);
        await DealAsync(live, campaign);
        await GrantAsync(live, campaign, late, LowVision, isGranted: true);
        await GrantAsync(live, campaign, late, new Id("scribe"), isGranted: true);
        await DealAsync(live, campaign);

        (await MinutesAsync(live, campaign, early)).ShouldBe(75);
        (await MinutesAsync(live, campaign, late)).ShouldBe(90, "the greater of both");
        (await MinutesAsync(live, campaign, refused)).ShouldBe(60);
        (await MinutesAsync(live, campaign, nobody)).ShouldBe(60);
    }

    [Fact]
    public async Task What_was_started_stands()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        await DealAsync(live, campaign);
        (await MinutesAsync(live, campaign, anna)).ShouldBe(60);
        await GrantAsync(live, campaign, anna, LowVision, isGranted: true);
        await DealAsync(live, campaign);
        (await MinutesAsync(live, campaign, anna)).ShouldBe(60);
    }

    [Fact]
    public async Task The_officer_reads_why_and_only_of_who_applied_here()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.RefusedAsync(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly."), UseCaseRefusals.NotFound);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        await live.RefusedAsync(new AskForAdjustment(anna, live.Next(), campaign, LowVision, ""), UseCaseRefusals.Invalid);
        var ask = new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly.");
        var asked = await live.DoAsync<AdjustmentTold>(ask);
        (await live.DoAsync<AdjustmentTold>(ask)).Adjustment.Id.ShouldBe(asked.Adjustment.Id);
        var shown = await live.DoAsync<AdjustmentsShown>(new ReadAdjustments(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person!.Value));
        (shown.Adjustments.Single().Statement, shown.Adjustments.Single().Adjustment.Id).ShouldBe(("I see badly.", asked.Adjustment.Id));

        var stranger = LiveService.Newcomer(2).Person!.Value;
        await live.RefusedAsync(new ReadAdjustments(LiveService.Officer, live.Next(), LiveService.Routine, campaign, stranger), UseCaseRefusals.NotFound);
        await live.RefusedAsync(
            new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, stranger, asked.Adjustment.Id, true), UseCaseRefusals.NotFound);
        await live.RefusedAsync(
            new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person.Value, new Id("none"), true), CandidateRefusals.NoAdjustment);
        var self = new Caller(anna.Account, [Role.AgencyOfficer], LiveService.Agency);
        await live.RefusedAsync(
            new DecideAdjustment(self, live.Next(), LiveService.Routine, campaign, anna.Person.Value, asked.Adjustment.Id, true), CandidateRefusals.OwnRequest);
    }

    [Fact]
    public async Task A_document_speaks_for_an_adjustment_until_it_is_decided_and_the_person_sees_who_read_it()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, bolat) = (LiveService.Newcomer(1), LiveService.Newcomer(2));
        var document = System.Text.Encoding.UTF8.GetBytes("An oculist's letter.");
        await live.RefusedAsync(new AttachAdjustmentEvidence(anna, live.Next(), new Id("none"), document), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new ReadOwnAdjustments(anna, live.Next()), UseCaseRefusals.NotFound);
        await live.RefusedAsync(new WithdrawAdjustment(anna, live.Next(), new Id("none")), UseCaseRefusals.NotFound);
        foreach (var person in (Caller[])[anna, bolat])
        {
            await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, campaign));
        }

        await live.RefusedAsync(new AttachAdjustmentEvidence(anna, live.Next(), new Id("none"), document), CandidateRefusals.NoAdjustment);
        var asked = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly."))).Adjustment.Id;
        await live.RefusedAsync(new AttachAdjustmentEvidence(anna, live.Next(), asked, default), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new AttachAdjustmentEvidence(anna, live.Next(), asked, new byte[AttachAdjustmentEvidence.BytesMax + 1]), UseCaseRefusals.Invalid);
        await live.RefusedAsync(new AttachAdjustmentEvidence(bolat, live.Next(), asked, document), CandidateRefusals.NoAdjustment);
        await live.DoAsync<AdjustmentTold>(new AttachAdjustmentEvidence(anna, live.Next(), asked, document));
        (await live.DoAsync<AdjustmentTold>(new AttachAdjustmentEvidence(anna, live.Next(), asked, document))).Adjustment.Evidence
            .ShouldHaveSingleItem("the same document again").Length.ShouldBeGreaterThan(document.Length);
        var longest = new byte[AttachAdjustmentEvidence.BytesMax];
        (await live.DoAsync<AdjustmentTold>(new AttachAdjustmentEvidence(anna, live.Next(), asked, longest))).Adjustment.Evidence.Length.ShouldBe(2);

        var read = new ReadAdjustmentEvidence(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person!.Value, asked, 1);
        (await live.DoAsync<AdjustmentEvidenceShown>(read)).Content.ToArray().ShouldBe(document);
        (await live.DoAsync<AdjustmentEvidenceShown>(read with { Number = 2 })).Content.ToArray().ShouldBe(longest);
        await live.RefusedAsync(read with { Number = 3 }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(read with { Number = 0 }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(read with { Person = bolat.Person!.Value }, UseCaseRefusals.NotFound);
        (await Pipeline.LooksTests.LooksAsync(live, anna)).Count(one => one.UseCase == new Id(nameof(ReadAdjustmentEvidence))).ShouldBe(2);

        await live.DoAsync<AdjustmentTold>(new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person.Value, asked, true));
        await live.RefusedAsync(new AttachAdjustmentEvidence(anna, live.Next(), asked, "more"u8.ToArray()), CandidateRefusals.AdjustmentClosed);
        await live.RefusedAsync(new WithdrawAdjustment(anna, live.Next(), asked), CandidateRefusals.AdjustmentClosed);
    }

    [Fact]
    public async Task Who_does_not_want_an_adjustment_any_more_withdraws_it_and_sees_what_became_of_all()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        var asked = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly."))).Adjustment.Id;
        await live.DoAsync<AdjustmentTold>(new WithdrawAdjustment(anna, live.Next(), asked));
        await live.RefusedAsync(
            new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person!.Value, asked, true), CandidateRefusals.AdjustmentClosed);
        var own = (await live.DoAsync<OwnAdjustmentsShown>(new ReadOwnAdjustments(anna, live.Next()))).Adjustments.Single();
        (own.Statement, own.Adjustment.Withdrawn!.By).ShouldBe(("I see badly.", anna.Account));
        (await Pipeline.LooksTests.LooksAsync(live, anna)).ShouldBeEmpty("who reads the own record looks at nobody");
    }

    [Fact]
    public async Task More_time_in_a_running_sitting_is_given_once_by_an_official_with_a_reason()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, nobody) = (LiveService.Newcomer(1), LiveService.Newcomer(2));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        var grant = new GrantExtraTime(LiveService.Officer, live.Next(), new Id("fire-alarm"), campaign, anna.Person!.Value, new Id("essay"), 10);
        await live.RefusedAsync(grant, SittingRefusals.NotDealt);
        await DealAsync(live, campaign);
        (await MinutesAsync(live, campaign, anna)).ShouldBe(60);
        await live.DoAsync<TimeTold>(grant with { Operation = live.Next() });
        var again = grant with { Operation = live.Next(), Minutes = 5 };
        await live.DoAsync<TimeTold>(again);
        await live.DoAsync<TimeTold>(again);
        (await MinutesAsync(live, campaign, anna)).ShouldBe(75);
        await live.RefusedAsync(grant with { Operation = live.Next(), Minutes = 0 }, UseCaseRefusals.Invalid);
        await live.RefusedAsync(grant with { Operation = live.Next(), Person = nobody.Person!.Value }, UseCaseRefusals.NotFound);
        await live.RefusedAsync(grant with { Operation = live.Next(), Sitting = new Id("memo") }, SittingRefusals.NotDealt);
    }

    [Fact]
    public async Task What_was_asked_in_one_campaign_is_read_decided_and_counted_in_no_other()
    {
        using var small = Campaign();
        using var elsewhere = Campaign();
        await RenameAsync(elsewhere, "elsewhere");
        await using var live = new LiveService();
        var (here, there) = (await live.OpenAsync(small.Folder), await live.OpenAsync(elsewhere.Folder));
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, here));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, there));
        var asked = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), here, LowVision, "I see badly."))).Adjustment;

        var person = anna.Person!.Value;
        (await live.DoAsync<AdjustmentsShown>(new ReadAdjustments(LiveService.Officer, live.Next(), LiveService.Routine, there, person))).Adjustments.ShouldBeEmpty();
        await live.DoAsync<AdjustmentTold>(new AttachAdjustmentEvidence(anna, live.Next(), asked.Id, "An oculist's letter."u8.ToArray()));
        var document = new ReadAdjustmentEvidence(LiveService.Officer, live.Next(), LiveService.Routine, there, person, asked.Id, 1);
        await live.RefusedAsync(document, UseCaseRefusals.NotFound);
        await live.DoAsync<AdjustmentEvidenceShown>(document with { Campaign = here });
        var decide = new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, there, person, asked.Id, true);
        await live.RefusedAsync(decide, CandidateRefusals.NoAdjustment);
        await live.DoAsync<AdjustmentTold>(decide with { Operation = live.Next(), Campaign = here });
        await DealAsync(live, here);
        await DealAsync(live, there);
        (await MinutesAsync(live, here, anna)).ShouldBe(75);
        (await MinutesAsync(live, there, anna)).ShouldBe(60);
    }

    private static async Task RenameAsync(SmallCampaign small, string name)
    {
        var vacancy = Path.Combine(small.Folder, "vacancy.json");
        await File.WriteAllTextAsync(vacancy, (await File.ReadAllTextAsync(vacancy)).Replace("\"id\": \"small\"", $"\"id\": \"{name}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whose_adjustments_wait_is_told_on_record_and_open_work_names_nobody()
    {
        using var small = Campaign();
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, other) = (LiveService.Newcomer(1), LiveService.Newcomer(2));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, other, campaign));
        var asked = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly."))).Adjustment.Id;
        var list = new ListAdjustments(LiveService.Officer, live.Next(), LiveService.Routine, campaign);

        (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]))).Files
            .Single(one => one.Kind == CandidateKind.KindName).Name.ShouldBe(asked.Text);
        (await LooksTests.LooksAsync(live, anna)).ShouldBeEmpty();
        (await live.DoAsync<AdjustmentsWaiting>(list)).Waiting.Single().ShouldSatisfyAllConditions(
            one => one.Person.ShouldBe(anna.Person!.Value), one => one.Adjustment.ShouldBe(asked));
        (await LooksTests.LooksAsync(live, anna)).Single().UseCase.Text.ShouldBe(nameof(ListAdjustments));
        (await LooksTests.LooksAsync(live, other)).ShouldBeEmpty();

        await live.DoAsync<AdjustmentTold>(new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person!.Value, asked, true));
        (await live.DoAsync<AdjustmentsWaiting>(list with { Operation = live.Next() })).Waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_campaign_does_not_end_while_somebody_waits_for_an_adjustment()
    {
        using var small = new SmallCampaign(1);
        await using var live = new LiveService();
        var campaign = await live.OpenAsync(small.Folder);
        var anna = LiveService.Newcomer(1);
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, anna, campaign));
        var asked = (await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I see badly."))).Adjustment;
        live.Time.Move(TimeSpan.FromDays(100));
        await Panels.UnheardTests.RecordAsync(live, campaign, "absent", new EventRow("set-attempt", anna.Person, Test: new Id("essay"), Value: "absent"));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        await live.ReleaseAsync(campaign, "c1");
        live.Time.Move(TimeSpan.FromDays(100));
        var end = new ProposeStep(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("end"), new CloseCampaign());
        await live.DoAsync<CampaignDone>(end);
        var approve = new ApproveStep(LiveService.Approver, live.Next(), LiveService.Routine, campaign, new Id("end"));
        (await live.DoAsync<Refusal>(approve)).ShouldSatisfyAllConditions(
            one => one.Code.ShouldBe(CampaignRefusals.Unfinished), one => one.Facts[1].ShouldBe(new RefusalFact("file", asked.Id.Text)));

        // Whoever asks again and again after the end was proposed holds it off no longer: nothing is sat any more.
        await live.DoAsync<AdjustmentTold>(new DecideAdjustment(LiveService.Officer, live.Next(), LiveService.Routine, campaign, anna.Person!.Value, asked.Id, false));
        live.Time.Move(TimeSpan.FromMinutes(1));
        await live.DoAsync<AdjustmentTold>(new AskForAdjustment(anna, live.Next(), campaign, LowVision, "I still see badly."));
        await live.DoAsync<CampaignDone>(approve with { Operation = live.Next() });
    }

    private static SmallCampaign Campaign()
    {
        var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        return small;
    }

    private static Task<FormsDealt> DealAsync(LiveService live, Id campaign) =>
        live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));

    private static async Task GrantAsync(LiveService live, Id campaign, Caller person, Id kind, bool isGranted)
    {
        var asked = await live.DoAsync<AdjustmentTold>(new AskForAdjustment(person, live.Next(), campaign, kind, "I see badly."));
        await live.DoAsync<AdjustmentTold>(new DecideAdjustment(
            LiveService.Officer, live.Next(), LiveService.Routine, campaign, person.Person!.Value, asked.Adjustment.Id, isGranted));
    }

    /// <summary>Starts the essay, or tells its start again: how long the time is.</summary>
    private static async Task<long> MinutesAsync(LiveService live, Id campaign, Caller person)
    {
        var key = person.Person!.Value;
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, new Id("essay"), key));
        var shard = new ShardId(campaign, ShardId.NumberOf(key, 2)).Key;
        (await live.Actors.AskAsync(shard, new StartAttempt(attempt))).Reply.ShouldBeOfType<AttemptOpened>();
        var read = (await live.Actors.AskAsync(shard, new ReadAttempt(attempt))).Reply.ShouldBeOfType<AttemptRead>();
        return (read.Clock.Deadline.Milliseconds - read.Started!.Value.Milliseconds) / Minute;
    }
}

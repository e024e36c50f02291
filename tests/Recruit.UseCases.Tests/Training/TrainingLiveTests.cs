using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Applications;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Tests.Panels;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using AssignMentor = Recruit.UseCases.Training.AssignMentor;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using CorrectPresence = Recruit.UseCases.Training.CorrectPresence;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;
using ReadAttendance = Recruit.UseCases.Training.ReadAttendance;
using ReadMentors = Recruit.UseCases.Training.ReadMentors;
using ReadTrainee = Recruit.UseCases.Training.ReadTrainee;
using RecordPresence = Recruit.UseCases.Training.RecordPresence;
using ReturnResult = Recruit.UseCases.Training.ReturnResult;
using RevokeCertificate = Recruit.UseCases.Training.RevokeCertificate;
using VerifyCertificate = Recruit.UseCases.Training.VerifyCertificate;

namespace Recruit.UseCases.Tests.Training;

/// <summary>A live campaign from a panel over offers, a decline and its refill to a cohort, results and certificates.</summary>
public class TrainingLiveTests
{
    private static readonly Id Spring = new("spring");
    private static readonly Id Seminars = new("seminars");
    private static readonly Id Work = new("work");
    private static readonly Id Why = LiveService.Routine;
    private static readonly Caller Trainer = new(new Id("gulnara"), [Role.Trainer], LiveService.Agency);
    private static readonly Caller Mentor = new(new Id("serik"), [Role.Mentor], LiveService.Agency);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task From_the_panel_to_the_certificate_the_lists_are_those_of_the_export_byte_for_byte(int shards)
    {
        using var final = new FinalCampaign(shards: shards);
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);

        // C1 declines: C3 is called by the next revision. C2 accepts, then C3.
        await live.DoAsync<EventsTaken>(new DeclineOffer(By(live, campaign, "C1"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C2"), live.Next(), campaign));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "refill");
        await live.ReleaseAsync(campaign, "refill");
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C3"), live.Next(), campaign));

        await live.RefusedAsync(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, Spring), CohortRefusals.NotOpen);
        await OpenAsync(live, campaign);
        var enrol = new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, Spring);
        (await live.DoAsync<CohortEnrolled>(enrol)).ShouldBe(new CohortEnrolled(2, 0, 0));
        (await live.DoAsync<CohortEnrolled>(enrol)).ShouldBe(new CohortEnrolled(2, 0, 0));
        var (two, three) = (await NumberAsync(live, campaign, "C2"), await NumberAsync(live, campaign, "C3"));
        await AttendAsync(live, campaign, two, three);

        await live.DoAsync<ResultTaken>(Result(live, campaign, two, Seminars, "talks", 8));
        var close = new CloseStage(LiveService.Officer, live.Next(), Why, campaign, new Id("c2"), FinalCampaign.Stages[2]);
        await live.ToldAsync(close, UseCaseRefusals.ResultsMissing, ("waiting", "2"), ("stage", "course"), ("way-out", "enter-results"));
        await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, Spring, two, Seminars, 1));
        await PassAsync(live, campaign, three, Seminars, "talks", 6);

        // What is entered for the next stage is no matter of this one.
        await live.DoAsync<ResultTaken>(Result(live, campaign, two, Work, "result", 9));
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "c2");
        await live.RefusedAsync(Result(live, campaign, three, Seminars, "talks", 10), CohortRefusals.Frozen);
        await live.ReleaseAsync(campaign, "c2");
        await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, Spring, two, Work, 1));
        await live.DoAsync<ResultTaken>(new EnterResult(
            Trainer, live.Next(), Why, campaign, Spring, three, Work, new TrainingResult(AttemptState.Absent, ImmutableSortedDictionary<Id, decimal>.Empty)));
        await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, Spring, three, Work, 1));
        await live.RefusedAsync(new IssueCertificates(LiveService.Officer, live.Next(), Why, campaign, Spring), CampaignRefusals.NotThatFar);
        await live.CloseAsync(campaign, FinalCampaign.Stages[3], "c3");
        await live.RestartAsync();
        await live.RefusedAsync(new IssueCertificates(LiveService.Officer, live.Next(), Why, campaign, Spring), CampaignRefusals.NotThatFar);
        await live.ReleaseAsync(campaign, "c3");

        (await live.DoAsync<CertificatesIssued>(new IssueCertificates(LiveService.Officer, live.Next(), Why, campaign, Spring)))
            .ShouldBe(new CertificatesIssued(Passed: 1, NotPassed: 1, Issued: 1));
        await CertificateAsync(live, campaign, two);

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        Encoding.UTF8.GetString(exported.Files["marks.csv"].Span).ShouldContain("C2,work,gulnara,result,9");
        Encoding.UTF8.GetString(exported.Files["attempts.csv"].Span).ShouldContain("C3,work,absent");
        var assessed = ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!));
        lists.Files.Keys.ShouldBe(assessed.Keys, ignoreOrder: true);
        foreach (var (file, content) in assessed)
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
        }

        Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).ShouldContain("C2,practice,completed,pass,,9,1");
        await ImportsAgainAsync(exported.Files);
    }

    [Fact]
    public async Task Who_gives_the_place_up_leaves_the_cohort_and_the_next_comes_in()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C1"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C2"), live.Next(), campaign));
        await OpenAsync(live, campaign);
        (await EnrolAsync(live, campaign)).In.ShouldBe(2);
        await live.DoAsync<EventsTaken>(new Withdraw(By(live, campaign, "C2"), live.Next(), campaign, FinalCampaign.Stages[2]));
        (await EnrolAsync(live, campaign)).ShouldBe(new CohortEnrolled(1, 1, 0));
        var own = await live.DoAsync<OwnTrainingShown>(new ReadOwnTraining(By(live, campaign, "C2"), live.Next(), campaign));
        own.Trainee.IsIn.ShouldBeFalse();
        await live.RefusedAsync(new ReadOwnTraining(By(live, campaign, "C4"), live.Next(), campaign), UseCaseRefusals.NotFound);
    }

    [Fact]
    public async Task The_last_place_with_a_mentor_goes_to_one_of_two_who_are_given_it_at_the_same_time()
    {
        const int Races = 200;
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C1"), live.Next(), campaign));
        await live.DoAsync<EventsTaken>(new AcceptOffer(By(live, campaign, "C2"), live.Next(), campaign));
        await live.DoAsync<CohortDone>(Opening(live, campaign) with
        {
            Mentors = [.. Enumerable.Range(0, Races).Select(number => new MentorSeat(MentorOf(number), []))],
        });
        await EnrolAsync(live, campaign);
        Id[] numbers = [await NumberAsync(live, campaign, "C1"), await NumberAsync(live, campaign, "C2")];
        for (var race = 0; race < Races; race++)
        {
            var replies = await Task.WhenAll(numbers.Select(number => Task.Run(() => live.Service.AskAsync(
                new AssignMentor(LiveService.Officer, live.Next(), Why, campaign, Spring, number, MentorOf(race))))));
            replies.Count(reply => reply is CohortDone).ShouldBe(1);
            replies.OfType<Actors.Refusal>().Single().Code.ShouldBe(CohortRefusals.MentorFull);
        }

        static Id MentorOf(int number) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"mentor-{number}"));
    }

    [Fact]
    public async Task A_cohort_is_opened_by_its_plan_and_with_a_trainer_for_everything()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        var open = Opening(live, campaign);
        var refused = await live.DoAsync<Actors.Refusal>(open with { Trainers = open.Trainers.Remove(Work) });
        refused.ShouldBe(Actors.Refusal.Because(UseCaseRefusals.Invalid, new Actors.RefusalFact("Trainers", "work has no trainer")));
        await live.RefusedAsync(open with { Cohort = new Id("autumn"), Operation = live.Next() }, UseCaseRefusals.NotFound);
        await live.DoAsync<CohortDone>(open with { Operation = live.Next() });
        await live.RefusedAsync(open with { Operation = live.Next(), Mentors = [] }, CohortRefusals.OpenedOtherwise);
    }

    [Fact]
    public async Task Who_was_marked_elsewhere_keeps_a_cohort_from_being_opened()
    {
        using var final = new FinalCampaign();
        File.WriteAllText(Path.Combine(final.Folder, "marks.csv"), "candidate,exercise,marker,criterion,mark\nC1,work,T1,result,5\n");
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(final.Folder);
        await live.RefusedAsync(Opening(live, campaign), OpenCohort.MarkedElsewhere);
    }

    /// <summary>Up to where C1 and C2 hold offers.</summary>
    private static async Task<Id> OfferAsync(FinalCampaign final, LiveService live)
    {
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        return campaign;
    }

    private static OpenCohort Opening(LiveService live, Id campaign) => new(
        LiveService.Officer, live.Next(), Why, campaign, Spring,
        ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("s1"), Trainer.Account).Add(Seminars, Trainer.Account).Add(Work, Trainer.Account),
        [new MentorSeat(Mentor.Account, ["Employer c2"])]);

    private static async Task OpenAsync(LiveService live, Id campaign) => await live.DoAsync<CohortDone>(Opening(live, campaign));

    private static Task<CohortEnrolled> EnrolAsync(LiveService live, Id campaign) =>
        live.DoAsync<CohortEnrolled>(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, Spring));

    private static Caller By(LiveService live, Id campaign, string candidate) => live.Imported(campaign, candidate, $"person-{candidate}");

    private static async Task<Id> NumberAsync(LiveService live, Id campaign, string candidate) =>
        (await live.DoAsync<OwnTrainingShown>(new ReadOwnTraining(By(live, campaign, candidate), live.Next(), campaign))).Trainee.Number;

    private static EnterResult Result(LiveService live, Id campaign, Id number, Id exercise, string criterion, decimal mark) => new(
        Trainer, live.Next(), Why, campaign, Spring, number, exercise,
        new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id(criterion), mark)));

    private static async Task PassAsync(LiveService live, Id campaign, Id number, Id exercise, string criterion, decimal mark)
    {
        var entry = (await live.DoAsync<ResultTaken>(Result(live, campaign, number, exercise, criterion, mark))).Number;
        await live.RefusedAsync(
            new ConfirmResult(LiveService.Officer with { Account = Trainer.Account }, live.Next(), Why, campaign, Spring, number, exercise, entry), CohortRefusals.SamePerson);
        await live.DoAsync<CohortDone>(new ReturnResult(LiveService.Approver, live.Next(), Why, campaign, Spring, number, exercise, entry));
        entry = (await live.DoAsync<ResultTaken>(Result(live, campaign, number, exercise, criterion, mark))).Number;
        await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, Spring, number, exercise, entry));
    }

    /// <summary>The mentor once worked with C2; C3 has that mentor. Attendance is counted, and corrected with a reason.</summary>
    private static async Task AttendAsync(LiveService live, Id campaign, Id two, Id three)
    {
        await live.RefusedAsync(
            new AssignMentor(LiveService.Officer, live.Next(), Why, campaign, Spring, two, Mentor.Account), CohortRefusals.MentorInConflict);
        await live.DoAsync<CohortDone>(new AssignMentor(LiveService.Officer, live.Next(), Why, campaign, Spring, three, Mentor.Account));
        var mentors = await live.DoAsync<MentorsRead>(new ReadMentors(Mentor, live.Next(), Why, campaign, Spring));
        (mentors.Mentors.Single().Trainees.Single(), mentors.Waiting.Single()).ShouldBe((three, two));
        await live.RefusedAsync(new ReadTrainee(Mentor, live.Next(), Why, campaign, Spring, two), CohortRefusals.NotAMentor);
        (await live.DoAsync<TraineeShown>(new ReadTrainee(Mentor, live.Next(), Why, campaign, Spring, three))).Mentor.ShouldBe(Mentor.Account);
        await live.DoAsync<TraineeShown>(new ReadTrainee(Trainer, live.Next(), Why, campaign, Spring, two));
        var (stranger, elsewhere) = (Trainer with { Account = new Id("stranger") }, Mentor with { Account = new Id("stranger") });
        await live.RefusedAsync(new ReadTrainee(stranger, live.Next(), Why, campaign, Spring, three), CohortRefusals.NotTheTrainer);
        await live.RefusedAsync(new ReadAttendance(stranger, live.Next(), Why, campaign, Spring), CohortRefusals.NotTheTrainer);
        await live.RefusedAsync(new ReadMentors(elsewhere, live.Next(), Why, campaign, Spring), CohortRefusals.NotAMentor);
        (await Pipeline.LooksTests.LooksAsync(live, By(live, campaign, "C3"))).Select(look => (look.UseCase.Text, look.Act.By)).ShouldBe(
            [(nameof(ReadMentors), Mentor.Account), (nameof(ReadTrainee), Mentor.Account)]);
        (await live.DoAsync<CohortFiles>(new WatchCohort(LiveService.Officer, live.Next(), Why, campaign, Spring))).Files
            .ShouldContain(file => file.Step == CohortStep.AssignMentor && file.Candidate == two);
        (await live.DoAsync<CohortDone>(new DeclareMentorConflict(
            Mentor, live.Next(), Why, campaign, Spring, three, MentorConflict.Other, "A friend."))).ShouldNotBeNull();

        var record = new RecordPresence(
            Trainer, live.Next(), Why, campaign, Spring, new Id("s1"),
            ImmutableSortedDictionary<Id, PresenceEntry>.Empty.Add(two, new PresenceEntry(Presence.Present)).Add(three, new PresenceEntry(Presence.Absent)));
        await live.RefusedAsync(record with { By = Trainer with { Account = new Id("stranger") } }, CohortRefusals.NotTheTrainer);
        await live.DoAsync<CohortDone>(record with { Operation = live.Next() });
        await live.DoAsync<CohortDone>(new CorrectPresence(
            Trainer, live.Next(), Why, campaign, Spring, new Id("s1"), three, new PresenceEntry(Presence.Excused, new Id("ill")), "A paper came."));
        (await live.DoAsync<AttendanceTotals>(new ReadAttendance(LiveService.Officer, live.Next(), Why, campaign, Spring))).Trainees
            .ShouldContain(new AttendanceTotal(three, Present: 0, Late: 0, Absent: 0, Excused: 1, Missing: 0));
        foreach (var candidate in (string[])["C2", "C3"])
        {
            (await Pipeline.LooksTests.LooksAsync(live, By(live, campaign, candidate)))
                .ShouldContain(look => look.UseCase.Text == nameof(ReadAttendance) && look.Act.By == LiveService.Officer.Account);
        }
    }

    /// <summary>The certificate is the trainee's own, valid for anybody who asks, until two people revoke it; a new one is issued on purpose only.</summary>
    private static async Task CertificateAsync(LiveService live, Id campaign, Id number)
    {
        var own = await live.DoAsync<OwnTrainingShown>(new ReadOwnTraining(By(live, campaign, "C2"), live.Next(), campaign));
        (own.Cohort, own.Sessions.Single().Id, own.Trainee.HasPassed).ShouldBe((Spring, new Id("s1"), true));
        own.Trainee.Results[Work].Result.Marks.Values.ShouldBe([9]);
        var certificate = own.Trainee.Certificate!.Value;
        var given = Encoding.UTF8.GetString(
            (await live.DoAsync<Recruit.UseCases.OwnData.OwnDataGiven>(new Recruit.UseCases.OwnData.ExportOwnData(By(live, campaign, "C2"), live.Next(), [campaign]))).Content.Span);
        using var json = System.Text.Json.JsonDocument.Parse(given);
        var parts = json.RootElement.GetProperty("parts").EnumerateArray()
            .Where(one => one.TryGetProperty("data", out _)).ToDictionary(one => one.GetProperty("name").GetString()!, one => one.GetProperty("data"));
        var ratings = parts["ranked-lists"][0].GetProperty("ratings");
        ratings.GetArrayLength().ShouldBeGreaterThan(0);
        parts["ranked-lists"].ToString().ShouldNotContain(FinalCampaign.First.Account.Text);
        var training = parts["training-acts"][0].GetProperty("trainee");
        training.GetProperty("certificate").GetString().ShouldBe(certificate.Text);
        training.GetProperty("attendance").ToString().ShouldContain("s1");
        (await StateAsync(campaign)).ShouldBe(CertificateState.Valid);
        (await StateAsync(new Id("another"))).ShouldBe(CertificateState.Unknown);
        var revoke = new RevokeCertificate(LiveService.Officer, live.Next(), Why, campaign, Spring, number, certificate);
        (await live.DoAsync<RevocationReply>(revoke)).IsRevoked.ShouldBeFalse();
        await live.DoAsync<CohortDone>(new KeepCertificate(LiveService.Approver, live.Next(), Why, campaign, Spring, number, certificate));
        (await live.DoAsync<RevocationReply>(revoke with { Operation = live.Next() })).IsRevoked.ShouldBeFalse();
        (await live.DoAsync<RevocationReply>(revoke with { Operation = live.Next(), By = LiveService.Approver })).IsRevoked.ShouldBeTrue();
        (await StateAsync(campaign)).ShouldBe(CertificateState.Revoked);
        var issue = new IssueCertificates(LiveService.Officer, live.Next(), Why, campaign, Spring);
        (await live.DoAsync<CertificatesIssued>(issue)).Issued.ShouldBe(0);
        (await live.DoAsync<CertificatesIssued>(issue with { Operation = live.Next(), Anew = number })).Issued.ShouldBe(1);

        async Task<CertificateState> StateAsync(Id of) =>
            (await live.DoAsync<CertificateStanding>(new VerifyCertificate(LiveService.Newcomer(5), live.Next(), of, Spring, certificate))).State;
    }

    /// <summary>The export of a campaign that was judged here is imported elsewhere and exported again as the same files.</summary>
    private static async Task ImportsAgainAsync(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-again-").FullName;
        try
        {
            foreach (var (file, content) in files)
            {
                File.WriteAllBytes(Path.Combine(folder, file), content.ToArray());
            }

            await using var again = new LiveService();
            var campaign = await again.ImportAsync(folder);
            var exported = await again.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, again.Next(), campaign));
            exported.Files.Keys.ShouldBe(files.Keys);
            foreach (var (file, content) in files)
            {
                Encoding.UTF8.GetString(exported.Files[file].Span).ShouldBe(Encoding.UTF8.GetString(content.Span), file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

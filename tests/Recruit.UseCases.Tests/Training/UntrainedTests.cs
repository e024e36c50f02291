using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Tests.Panels;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;

namespace Recruit.UseCases.Tests.Training;

/// <summary>A training stage is not closed over the heads of those who are still to be trained.</summary>
public class UntrainedTests
{
    private static readonly Id Spring = new("spring");
    private static readonly Id Why = LiveService.Routine;
    private static readonly (string Exercise, string Criterion) Seminars = ("seminars", "talks");
    private static readonly (string Exercise, string Criterion) Work = ("work", "result");
    private static readonly Caller Trainer = new(new Id("gulnara"), [Role.Trainer], LiveService.Agency);

    [Fact]
    public async Task A_training_stage_waits_for_offers_then_for_a_cohort_then_for_everybody_in_it()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        (await live.DoAsync<Refusal>(Close(live, campaign))).ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(UseCaseRefusals.OffersOpen), refusal => refusal.Facts[0].Value.ShouldBe("1"));
        await AcceptAsync(live, campaign, "C2");
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.CohortNotOpen, ("waiting", "2"), ("stage", "course"), ("way-out", "open-cohort"));
        await OpenAsync(live, campaign);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.TraineesWaiting, ("waiting", "2"), ("stage", "course"), ("way-out", "enrol-trainees"));
        await EnrolAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(20));
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing, ("waiting", "2"), ("stage", "course"), ("way-out", "enter-results"));
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await EnterAsync(live, campaign, "C2", Seminars, null);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing, ("waiting", "1"), ("stage", "course"), ("way-out", "enter-results"));
        await ConfirmAsync(live, campaign, "C2", Seminars, null);
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    /// <summary>Two people say by an event what became of a trainee while a closing waits: that closing reads no later event, so it goes on no sooner.</summary>
    [Fact]
    public async Task A_closing_that_waits_goes_on_by_no_event_that_it_does_not_cover()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing);
        await AbsentAsync(live, campaign, "C2");
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing, ("waiting", "1"), ("stage", "course"), ("way-out", "abandon-closing"));
        await AbandonAsync(live, campaign, "c2");
        await live.DoAsync<StandingTold>(Close(live, campaign) with { Closing = new Id("c3") });
    }

    /// <summary>C1 gives up a place after training began: by the rules C3 is called, and has to be trained too.</summary>
    [Fact]
    public async Task A_training_stage_waits_until_a_place_that_was_given_up_is_filled_again()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        await ConfirmAsync(live, campaign, "C2", Seminars, 8);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing);

        // The course is being closed, so C1 stays in it; nobody goes round that by giving the place up altogether.
        var c1 = live.Imported(campaign, "C1", "person-C1");
        await live.RefusedAsync(new Withdraw(c1, live.Next(), campaign), CampaignRefusals.StageClosed);
        await live.RefusedAsync(new DeclineOffer(c1, live.Next(), campaign), CampaignRefusals.StageClosed);
        await live.DoAsync<EventsTaken>(new Withdraw(c1, live.Next(), campaign, FinalCampaign.Stages[3]));
        await live.ToldAsync(
            Close(live, campaign), UseCaseRefusals.RevisionDue, ("event", "3"), ("stage", "interview"), ("way-out", "abandon-closing"));
        await AbandonAsync(live, campaign, "c2");
        var close = Close(live, campaign) with { Closing = new Id("c3") };
        await live.ToldAsync(close, UseCaseRefusals.RevisionDue, ("event", "3"), ("stage", "interview"), ("way-out", "close-released-stages"));

        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await live.RefusedAsync(close, UseCaseRefusals.OffersOpen);
        await AcceptAsync(live, campaign, "C3");
        await live.RefusedAsync(close, UseCaseRefusals.TraineesWaiting);
        await AbsentAsync(live, campaign, "C3");
        await live.RefusedAsync(close, UseCaseRefusals.TraineesWaiting);
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await AbandonAsync(live, campaign, "c3");
        await live.DoAsync<StandingTold>(Close(live, campaign) with { Closing = new Id("c4") });
    }

    /// <summary>After the course is released C1 gives up the place; C3, who is called then, holds it and was never in the course.</summary>
    [Fact]
    public async Task A_later_training_stage_waits_for_two_people_about_who_came_after_an_earlier_one_was_released()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await ConfirmAsync(live, campaign, "C2", Seminars, 8);
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "c2");
        await live.ReleaseAsync(campaign, "c2");
        await live.RefusedAsync(
            new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[2]), CampaignRefusals.StageClosed);
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[3]));
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await AcceptAsync(live, campaign, "C3");
        await EnrolAsync(live, campaign);
        await ConfirmAsync(live, campaign, "C2", Work, 8);
        var practice = Close(live, campaign) with { Closing = new Id("c3"), Stage = FinalCampaign.Stages[3] };
        await live.ToldAsync(practice, UseCaseRefusals.ResultsMissing, ("waiting", "1"), ("stage", "course"), ("way-out", "record-events"));

        // What two people say of the course counts when it is revised; then C3 is in the practice, and has to be trained there.
        var mark = new EventRow("set-mark", live.Imported(campaign, "C3", "person-C3").Person, Test: new Id("seminars"), Item: new Id("talks"), Value: "9", Person: new Person("gulnara"));
        await RecordAsync(live, campaign, "course", mark);
        practice = practice with { Closing = new Id("c4"), Operation = live.Next() };
        await live.ToldAsync(practice, UseCaseRefusals.RevisionDue, ("event", "5"), ("stage", "course"), ("way-out", "close-released-stages"));
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "course-anew");
        await live.ReleaseAsync(campaign, "course-anew");
        await live.ToldAsync(practice, UseCaseRefusals.ResultsMissing, ("waiting", "1"), ("stage", "practice"), ("way-out", "enter-results"));
        await ConfirmAsync(live, campaign, "C3", Work, 7);
        await live.DoAsync<StandingTold>(practice);
    }

    /// <summary>A cohort that opens after a training stage was released: what its trainer would enter there is no fact of a released stage.</summary>
    [Fact]
    public async Task A_cohort_that_opens_later_takes_no_result_of_what_is_fixed()
    {
        using var final = new FinalCampaign();
        var plan = Path.Combine(final.Folder, "campaign.json");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace(
            "\"cohorts\": [ {", "\"cohorts\": [ { \"id\": \"autumn\", \"capacity\": 3, \"sessions\": [] }, {", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await ConfirmAsync(live, campaign, "C2", Seminars, 8);
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "c2");
        await live.ReleaseAsync(campaign, "c2");
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[3]));
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await AcceptAsync(live, campaign, "C3");
        var autumn = new Id("autumn");
        await live.DoAsync<CohortDone>(new OpenCohort(
            LiveService.Officer, live.Next(), Why, campaign, autumn,
            ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("seminars"), Trainer.Account).Add(new Id("work"), Trainer.Account), []));
        await live.DoAsync<CohortEnrolled>(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, autumn));

        var own = new ReadOwnTraining(live.Imported(campaign, "C3", "person-C3"), live.Next(), campaign);
        var number = (await live.DoAsync<OwnTrainingShown>(own)).Trainee.Number;
        var result = new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("talks"), 9));
        await live.ToldAsync(
            new EnterResult(Trainer, live.Next(), Why, campaign, autumn, number, new Id("seminars"), result), CohortRefusals.Frozen, ("way-out", "record-events"));
        var work = new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("result"), 7));
        await live.DoAsync<ResultTaken>(new EnterResult(Trainer, live.Next(), Why, campaign, autumn, number, new Id("work"), work));
    }

    /// <summary>C2 goes on as the better half of two; who leaves the training altogether would make C2 the worse one.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("decline")]
    public async Task Nobody_in_training_moves_others_in_what_is_released_by_giving_the_place_up(string? how)
    {
        using var final = new FinalCampaign(posts: 3);
        var vacancy = Path.Combine(final.Folder, "vacancy.json");
        const string Course = "\"id\": \"course\", \"kind\": \"training\", ";
        File.WriteAllText(vacancy, File.ReadAllText(vacancy).Replace(
            Course + "\"band\": { \"holdFrom\": 5, \"passFrom\": 5 }", Course + "\"advance\": { \"rule\": \"percent\", \"value\": 50 }", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        foreach (var candidate in (string[])["C1", "C2", "C3"])
        {
            await AcceptAsync(live, campaign, candidate);
        }

        await OpenAsync(live, campaign);
        await EnrolAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(20));
        foreach (var (candidate, mark) in ((string, int)[])[("C1", 9), ("C2", 8), ("C3", 3)])
        {
            await ConfirmAsync(live, campaign, candidate, Seminars, mark);
        }

        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "c2");
        await live.ReleaseAsync(campaign, "c2");
        var c3 = live.Imported(campaign, "C3", "person-C3");
        UseCase leave = how is null ? new Withdraw(c3, live.Next(), campaign) : new DeclineOffer(c3, live.Next(), campaign);
        await live.ToldAsync(leave, CampaignRefusals.StageClosed, ("stage", "course"), ("next", "practice"));

        await live.DoAsync<EventsTaken>(new Withdraw(c3, live.Next(), campaign, FinalCampaign.Stages[3]));
        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "anew");
        await live.ReleaseAsync(campaign, "anew");
        var told = await live.DoAsync<OwnApplicationShown>(new ReadOwnApplication(live.Imported(campaign, "C2", "person-C2"), live.Next(), campaign));
        told.Released[2].Decision.ShouldBe("advanced");
    }

    [Fact]
    public async Task Nobody_waits_for_who_gave_the_place_up_or_of_whom_two_people_said_what_became_of_them()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        await AcceptAsync(live, campaign, "C2");
        await live.DoAsync<EventsTaken>(new Withdraw(live.Imported(campaign, "C1", "person-C1"), live.Next(), campaign, FinalCampaign.Stages[2]));
        await AbsentAsync(live, campaign, "C2");
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");
        foreach (var candidate in (string[])["C3", "C4", "C5"])
        {
            await live.DoAsync<EventsTaken>(new DeclineOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
            await live.CloseAsync(campaign, FinalCampaign.Stages[1], $"without-{candidate}");
            await live.ReleaseAsync(campaign, $"without-{candidate}");
        }

        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    [Fact]
    public async Task An_offer_that_waits_for_a_revision_keeps_the_stage_until_that_is_released_and_its_new_term_is_over()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        var mark = new EventRow("set-rating", live.Imported(campaign, "C5", "person-C5").Person, null, FinalCampaign.Board, FinalCampaign.Talk, "1", new Person("Мадина Ж."));
        await RecordAsync(live, campaign, "mark", mark);
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.RevisionDue);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "anew");
        await live.ReleaseAsync(campaign, "anew");

        // So does an event about a later stage, which changes no released one: nobody can accept meanwhile.
        await AbsentAsync(live, campaign, "C5");
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.RevisionDue, ("event", "3"), ("stage", "interview"), ("way-out", "close-released-stages"));
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "again");
        await live.ReleaseAsync(campaign, "again");
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.OffersOpen);
        await AcceptAsync(live, campaign, "C2");
        await live.RefusedAsync(Close(live, campaign), UseCaseRefusals.CohortNotOpen);
    }

    [Fact]
    public async Task Where_an_import_brought_marks_training_is_held_elsewhere_and_nobody_is_waited_for()
    {
        using var final = new FinalCampaign();
        File.WriteAllText(
            Path.Combine(final.Folder, "marks.csv"), "candidate,exercise,marker,criterion,mark\nC1,seminars,T1,talks,5\n");
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        await live.DoAsync<StandingTold>(Close(live, campaign));
    }

    /// <summary>The first of two training stages, closed before its only session, would fix results that nobody could enter any more.</summary>
    [Fact]
    public async Task The_first_of_two_training_stages_waits_for_its_sessions()
    {
        using var final = new FinalCampaign();
        var plan = Path.Combine(final.Folder, "campaign.json");
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("2026-01-12", "2198-01-12", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        await AcceptAsync(live, campaign, "C2");
        await OpenAsync(live, campaign);
        await EnrolAsync(live, campaign);
        await ConfirmAsync(live, campaign, "C1", Seminars, 8);
        await ConfirmAsync(live, campaign, "C2", Seminars, 8);
        await live.RefusedAsync(Close(live, campaign), CohortRefusals.SessionsOpen);
    }

    [Fact]
    public async Task A_trainer_who_never_noted_who_came_keeps_no_campaign_open()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
        var campaign = await TrainAsync(final, live);
        foreach (var (stage, exercise) in ((int, (string, string))[])[(2, Seminars), (3, Work)])
        {
            await ConfirmAsync(live, campaign, "C1", exercise, 8);
            await ConfirmAsync(live, campaign, "C2", exercise, 8);

            await live.CloseAsync(campaign, FinalCampaign.Stages[stage], $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        live.Time.Move(TimeSpan.FromDays(100));
        (await live.DoAsync<OpenFilesTold>(new WhoDelays(LiveService.Officer, live.Next(), [campaign]))).Files
            .ShouldContain(file => file.Name.StartsWith("spring/RecordPresence/", StringComparison.Ordinal));
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("end"), new CloseCampaign()));
    }

    /// <summary>After the last stage of training C1 alone gives nothing up; two people let the place go, and the next on the list is called.</summary>
    [Fact]
    public async Task Who_was_trained_to_the_end_gives_the_place_up_by_two_people()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        var c1 = live.Imported(campaign, "C1", "person-C1");
        var withdraw = new EventRow("withdraw", c1.Person);
        var propose = new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("early"), new RecordEvents([withdraw]));
        await live.RefusedAsync(propose, CampaignRefusals.WrongType);
        foreach (var (stage, exercise) in ((int, (string, string))[])[(2, Seminars), (3, Work)])
        {
            await ConfirmAsync(live, campaign, "C1", exercise, 8);
            await ConfirmAsync(live, campaign, "C2", exercise, 8);
            await live.CloseAsync(campaign, FinalCampaign.Stages[stage], $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        await live.ToldAsync(new Withdraw(c1, live.Next(), campaign), CampaignRefusals.StageClosed, ("stage", "practice"));
        await RecordAsync(live, campaign, "left", withdraw);
        await live.CloseAsync(campaign, FinalCampaign.Stages[3], "anew");
        await live.ReleaseAsync(campaign, "anew");
        (await live.HeadAsync(campaign)).Offers.Select(offer => (offer.Candidate, offer.IsAccepted)).ShouldBe(
            [(live.Imported(campaign, "C3", "person-C3").Person!.Value, false), (live.Imported(campaign, "C2", "person-C2").Person!.Value, true)], ignoreOrder: true);

        // Who is called then was never in training, and declines as before it.
        await live.DoAsync<EventsTaken>(new DeclineOffer(live.Imported(campaign, "C3", "person-C3"), live.Next(), campaign));
    }

    /// <summary>C3 takes the place that C1 gave up after the last stage of training: two people say what becomes of C3 before the lists are made anew.</summary>
    [Fact]
    public async Task Who_comes_to_a_place_after_all_training_is_waited_for_by_the_revision_that_counts_it()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await TrainAsync(final, live);
        foreach (var (stage, exercise) in ((int, (string, string))[])[(2, Seminars), (3, Work)])
        {
            await ConfirmAsync(live, campaign, "C1", exercise, 8);
            await ConfirmAsync(live, campaign, "C2", exercise, 8);
            await live.CloseAsync(campaign, FinalCampaign.Stages[stage], $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        await RecordAsync(live, campaign, "left", new EventRow("withdraw", live.Imported(campaign, "C1", "person-C1").Person));
        await live.CloseAsync(campaign, FinalCampaign.Stages[3], "anew");
        await live.ReleaseAsync(campaign, "anew");
        await AcceptAsync(live, campaign, "C3");
        var again = Close(live, campaign) with { Closing = new Id("again"), Stage = FinalCampaign.Stages[3] };
        await live.ToldAsync(again, UseCaseRefusals.ResultsMissing, ("waiting", "1"), ("stage", "course"), ("way-out", "record-events"));

        // Two people let C3 pass the course; then C3 is in the practice, where nobody trained C3 either. Nor does the campaign end so.
        var mark = new EventRow("set-mark", live.Imported(campaign, "C3", "person-C3").Person, Test: new Id("seminars"), Item: new Id("talks"), Value: "9", Person: new Person("gulnara"));
        await RecordAsync(live, campaign, "course", mark);
        await live.DoAsync<StandingTold>(again);
        await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), Why, campaign, new Id("again")));
        await live.ReleaseAsync(campaign, "again");
        live.Time.Move(TimeSpan.FromDays(100));
        await live.ToldAsync(
            new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id("end"), new CloseCampaign()),
            UseCaseRefusals.ResultsMissing,
            ("waiting", "1"), ("stage", "practice"), ("way-out", "record-events"));
    }

    /// <summary>Somebody who fixes results died before all cohorts were fixed; whoever enters one of those fixed meanwhile has a result by two people alone.</summary>
    [Fact]
    public async Task Where_a_cohort_is_fixed_already_two_people_say_what_became_of_who_entered_it_since()
    {
        using var final = new FinalCampaign();
        await using var live = new LiveService();
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        await AcceptAsync(live, campaign, "C2");
        await OpenAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(20));
        var mandate = new Mandate(LiveService.Officer.Account, Why);
        (await live.Actors.AskAsync(CohortDesk.KeyOf(campaign, Spring), new FreezeResults(mandate, [new Id("seminars")]))).Reply.ShouldBeOfType<CohortDone>();
        await EnrolAsync(live, campaign);
        await live.ToldAsync(Close(live, campaign), UseCaseRefusals.ResultsMissing, ("waiting", "2"), ("stage", "course"), ("way-out", "record-events"));
    }

    /// <summary>C1 and C2 took their places and are in a cohort whose session is over.</summary>
    private static async Task<Id> TrainAsync(FinalCampaign final, LiveService live)
    {
        var campaign = await OfferAsync(final, live);
        await AcceptAsync(live, campaign, "C1");
        await AcceptAsync(live, campaign, "C2");
        await OpenAsync(live, campaign);
        await EnrolAsync(live, campaign);
        live.Time.Move(TimeSpan.FromDays(20));
        return campaign;
    }

    private static async Task<Id> OfferAsync(FinalCampaign final, LiveService live)
    {
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        return campaign;
    }

    private static Task<CohortEnrolled> EnrolAsync(LiveService live, Id campaign) =>
        live.DoAsync<CohortEnrolled>(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, Spring));

    /// <summary>The trainer enters a mark, or with none that the trainee was absent.</summary>
    private static async Task<Id> EnterAsync(LiveService live, Id campaign, string candidate, (string Exercise, string Criterion) of, decimal? mark)
    {
        var own = new ReadOwnTraining(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign);
        var number = (await live.DoAsync<OwnTrainingShown>(own)).Trainee.Number;
        var marks = ImmutableSortedDictionary<Id, decimal>.Empty;
        var result = mark is { } given
            ? new TrainingResult(AttemptState.None, marks.Add(new Id(of.Criterion), given))
            : new TrainingResult(AttemptState.Absent, marks);
        await live.DoAsync<ResultTaken>(new EnterResult(Trainer, live.Next(), Why, campaign, Spring, number, new Id(of.Exercise), result));
        return number;
    }

    private static async Task ConfirmAsync(LiveService live, Id campaign, string candidate, (string Exercise, string Criterion) of, decimal? mark)
    {
        var number = await EnterAsync(live, campaign, candidate, of, mark);
        await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, Spring, number, new Id(of.Exercise), 1));
    }

    /// <summary>Two people say that the candidate was absent from the seminars.</summary>
    private static async Task AbsentAsync(LiveService live, Id campaign, string candidate)
    {
        var person = live.Imported(campaign, candidate, $"person-{candidate}").Person;
        await RecordAsync(
            live, campaign, $"absent-{candidate.ToLowerInvariant()}", new EventRow("set-attempt", person, Test: new Id(Seminars.Exercise), Value: "absent"));
    }

    private static async Task RecordAsync(LiveService live, Id campaign, string proposal, EventRow row)
    {
        await live.DoAsync<CampaignDone>(new ProposeStep(LiveService.Officer, live.Next(), Why, campaign, new Id(proposal), new RecordEvents([row])));
        await live.DoAsync<EventsTaken>(new ApproveStep(LiveService.Approver, live.Next(), Why, campaign, new Id(proposal)));
    }

    private static async Task AbandonAsync(LiveService live, Id campaign, string closing)
    {
        await live.DoAsync<CampaignDone>(new ProposeStep(
            LiveService.Officer, live.Next(), Why, campaign, new Id($"off-{closing}"), new AbandonClosing(new Id(closing))));
        await live.ApproveAsync(campaign, $"off-{closing}");
    }

    private static Task<EventsTaken> AcceptAsync(LiveService live, Id campaign, string candidate) =>
        live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));

    private static Task<CohortDone> OpenAsync(LiveService live, Id campaign) => live.DoAsync<CohortDone>(new OpenCohort(
        LiveService.Officer, live.Next(), Why, campaign, Spring,
        ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("s1"), Trainer.Account).Add(new Id("seminars"), Trainer.Account).Add(new Id("work"), Trainer.Account), []));

    private static CloseStage Close(LiveService live, Id campaign) =>
        new(LiveService.Officer, live.Next(), Why, campaign, new Id("c2"), FinalCampaign.Stages[2]);
}

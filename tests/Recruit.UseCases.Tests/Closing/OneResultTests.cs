using System.Collections.Immutable;
using System.Text;
using Recruit.Accounts;
using Recruit.Campaigns;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Tests.Panels;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;

namespace Recruit.UseCases.Tests.Closing;

/// <summary>Somebody has one result of an exercise of training: what an import brought stands, and nobody is in two cohorts.</summary>
public sealed class OneResultTests
{
    private static readonly Id Why = LiveService.Routine;

    /// <summary>An import says of C2 what became of the seminars, and a trainer and a second person say something else.</summary>
    [Theory]
    [InlineData("absent,,,", false, "absent")]
    [InlineData("absent,,,", true, "absent")]
    [InlineData("voided,,,", true, "voided")]
    [InlineData("completed,,2026-01-12T09:00:00+05:00,2026-01-12T10:00:00+05:00", true, "awaiting-marks")]
    [InlineData("completed,,2026-01-12T09:00:00+05:00,2026-01-12T10:00:00+05:00", false, "completed")]
    public async Task Training_of_which_the_import_brought_an_attempt(string attempt, bool isAbsent, string released)
    {
        using var final = new FinalCampaign();
        File.WriteAllText(Path.Combine(final.Folder, "attempts.csv"), $"candidate,test,state,shift,started,ended\nC2,seminars,{attempt}\n");
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        foreach (var candidate in (string[])["C1", "C2"])
        {
            await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
        }

        var (spring, seminars, work) = (new Id("spring"), new Id("seminars"), new Id("work"));
        var trainer = new Caller(new Id("gulnara"), [Role.Trainer], LiveService.Agency);
        await live.DoAsync<CohortDone>(new OpenCohort(
            LiveService.Officer, live.Next(), Why, campaign, spring,
            ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("s1"), trainer.Account).Add(seminars, trainer.Account).Add(work, trainer.Account), []));
        (await live.DoAsync<CohortEnrolled>(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, spring))).In.ShouldBe(2);
        foreach (var candidate in (string[])["C1", "C2"])
        {
            var number = (await live.DoAsync<OwnTrainingShown>(new ReadOwnTraining(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign))).Trainee.Number;
            var result = isAbsent && candidate == "C2"
                ? new TrainingResult(AttemptState.Absent, ImmutableSortedDictionary<Id, decimal>.Empty)
                : new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("talks"), 8));
            var entry = (await live.DoAsync<ResultTaken>(new EnterResult(trainer, live.Next(), Why, campaign, spring, number, seminars, result))).Number;
            await live.DoAsync<CohortDone>(new ConfirmResult(LiveService.Approver, live.Next(), Why, campaign, spring, number, seminars, entry));
        }

        await live.CloseAsync(campaign, FinalCampaign.Stages[2], "c2");
        await live.ReleaseAsync(campaign, "c2");
        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        Encoding.UTF8.GetString(lists.Files["stages.csv"].Span).Split('\n').Single(line => line.StartsWith("C2,course", StringComparison.Ordinal))
            .ShouldStartWith($"C2,course,{released}");
    }

    /// <summary>Two officers enrol for two cohorts at the same moment; whoever is in both has two results.</summary>
    [Fact]
    public async Task Nobody_is_enrolled_in_two_cohorts()
    {
        using var final = new FinalCampaign();
        var plan = Path.Combine(final.Folder, "campaign.json");
        var cohort = """
            "capacity": 3, "sessions": [ { "id": "s1", "starts": "2026-01-12T09:00:00+05:00", "ends": "2026-01-12T17:00:00+05:00", "place": "hall" } ] }
            """;
        File.WriteAllText(plan, File.ReadAllText(plan).Replace("\"cohorts\": [ ", "\"cohorts\": [ { \"id\": \"autumn\", " + cohort + ", ", StringComparison.Ordinal));
        await using var live = new LiveService();
        var campaign = await final.HearAsync(live);
        await final.RateAllAsync(live, campaign);
        await live.CloseAsync(campaign, FinalCampaign.Stages[1], "c1");
        await live.ReleaseAsync(campaign, "c1");
        foreach (var candidate in (string[])["C1", "C2"])
        {
            await live.DoAsync<EventsTaken>(new AcceptOffer(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
        }

        var (seminars, work) = (new Id("seminars"), new Id("work"));
        var trainer = new Caller(new Id("gulnara"), [Role.Trainer], LiveService.Agency);
        Id[] cohorts = [new("spring"), new("autumn")];
        foreach (var one in cohorts)
        {
            await live.DoAsync<CohortDone>(new OpenCohort(
                LiveService.Officer, live.Next(), Why, campaign, one,
                ImmutableSortedDictionary<Id, Id>.Empty.Add(new Id("s1"), trainer.Account).Add(seminars, trainer.Account).Add(work, trainer.Account), []));
        }

        var replies = await Task.WhenAll(cohorts.Select(one => Task.Run(() => live.Service.AskAsync(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, one)))));
        replies.ShouldAllBe(one => one is CohortEnrolled);
        foreach (var candidate in (string[])["C1", "C2"])
        {
            var told = await live.DoAsync<OwnTrainingShown>(new ReadOwnTraining(live.Imported(campaign, candidate, $"person-{candidate}"), live.Next(), campaign));
            told.Trainee.IsIn.ShouldBeTrue();
        }

        // A repeat, and one that comes later, find everybody in one.
        foreach (var one in cohorts)
        {
            replies = [.. replies, await live.Service.AskAsync(new EnrolTrainees(LiveService.Officer, live.Next(), Why, campaign, one))];
        }

        replies[2..].Cast<CohortEnrolled>().Sum(one => one.In).ShouldBe(2);
    }
}

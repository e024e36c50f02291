using System.Security.Cryptography;
using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Files.Sittings;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests;

/// <summary>Tests that are sat here through the door of an attempt come to the same lists as those that came in a file.</summary>
public class SatLiveTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 3 }, "sittings": [ { "of": "test:law", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Candidates_who_sit_a_test_here_get_the_places_that_their_answers_earn()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);
        var expected = Results(copy.Folder);
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), Plan);
        var rules = CampaignFolder.Read(copy.Folder).Campaign!.Rules;
        var test = rules.Tests[rules.TestIndex(new Id("law"))];
        var answers = LeaveOutCompleted(copy.Folder, rules.Vacancy);
        answers.Count.ShouldBeGreaterThan(5);

        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        var dealt = await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        dealt.Attempts.ShouldBeGreaterThanOrEqualTo(answers.Count);
        var again = await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        again.ShouldBe(dealt);

        var door = DoorOf(live, campaign, copy.Folder, test);
        foreach (var (candidate, given) in answers)
        {
            await SitAsync(live, door, campaign, test, candidate, given);
        }

        // Who has no row in the files came and did not start, which is what a missing row means.
        foreach (var row in CampaignHandover.Read(copy.Folder, rules.Vacancy).Candidates.Rows.Where(row => !answers.ContainsKey(row[0])))
        {
            var (shard, attempt) = AttemptOf(live, campaign, test.Id, row[0]);
            await live.Actors.AskAsync(shard.Key, new Arrive(attempt));
        }

        await live.RestartAsync(SittingDay.AddDays(1));
        var stages = rules.Vacancy.Stages;
        for (var stage = 0; stage < stages.Length; stage++)
        {
            await live.CloseAsync(campaign, stages[stage].Id, $"c{stage}");
            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in expected)
        {
            Encoding.UTF8.GetString(lists.Files[file].Span).ShouldBe(content, file);
        }
    }

    [Fact]
    public async Task Who_sits_the_test_of_a_later_stage_meanwhile_changes_no_closing()
    {
        using var copy = new FolderCopy(Path.Combine(LiveIsAssessTests.SuitesFolder(), "kz-entry-test", "campaign"), 1);
        File.WriteAllText(Path.Combine(copy.Folder, "campaign.json"), Plan);
        var rules = CampaignFolder.Read(copy.Folder).Campaign!.Rules;
        var test = rules.Tests[rules.TestIndex(new Id("law"))];
        var answers = LeaveOutCompleted(copy.Folder, rules.Vacancy);
        await using var live = new LiveService(SittingDay);
        var campaign = await live.ImportAsync(copy.Folder);
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await live.DoAsync<StandingTold>(
            new CloseStage(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0"), rules.Vacancy.Stages[0].Id));

        var (candidate, given) = answers.First();
        await SitAsync(live, DoorOf(live, campaign, copy.Folder, test), campaign, test, candidate, given);
        await live.DoAsync<RehearsalShown>(new Rehearse(LiveService.Officer, live.Next(), LiveService.Routine, campaign, new Id("c0")));
    }

    private static AttemptDoor DoorOf(LiveService live, Id campaign, string folder, Recruit.Testing.Test test) => new(
        live.Actors, new AttemptCredentials(live.Keys.CredentialSecret.Bytes), live.Keys.Persons, new PaperKeys(live.Keys.PaperSecret.Bytes),
        new OnePaper(campaign, new SittingPaper(CampaignPlanFile.Read(folder).Plan!.Sittings.Single().Plan, test, 0)), 100);

    private static (ShardId Shard, AttemptRef Attempt) AttemptOf(LiveService live, Id campaign, Id test, string candidate)
    {
        var definitions = new Definitions(live.Parts);
        var person = definitions.KeyOf(campaign, candidate);
        return (new ShardId(campaign, ShardId.NumberOf(person, shards: 3)), new AttemptRef(AttemptNames.Of(definitions, campaign, test, person)));
    }

    private static async Task SitAsync(LiveService live, AttemptDoor door, Id campaign, Recruit.Testing.Test test, string candidate, List<(string Item, string Response)> given)
    {
        var (shard, attempt) = AttemptOf(live, campaign, test.Id, candidate);
        var entered = (await door.StartAsync(shard, attempt)).Reply.ShouldBeOfType<AttemptEntered>();
        uint sequence = 0;
        foreach (var (item, response) in given)
        {
            var position = entered.Form!.PositionOf(new Id(item))!.Value;
            var salt = SHA256.HashData(Encoding.UTF8.GetBytes($"{candidate} {item}"))[..16];
            (await door.SaveAsync(entered.Credential, position, ++sequence, salt, Encoding.UTF8.GetBytes(response))).Reply.ShouldBeOfType<SaveTaken>();
        }

        (await door.SubmitAsync(entered.Credential, sequence)).Reply.ShouldBeOfType<SubmissionReceipt>();
    }

    /// <summary>Takes the completed attempts at the test out of the files; the answers that were in them.</summary>
    private static Dictionary<string, List<(string Item, string Response)>> LeaveOutCompleted(string folder, Vacancy vacancy)
    {
        var handover = CampaignHandover.Read(folder, vacancy);
        var completed = handover.Attempts.Rows.Where(row => row[1] == "law" && row[2] == "completed").Select(row => row[0]).ToHashSet();
        File.WriteAllLines(
            Path.Combine(folder, "attempts.csv"),
            File.ReadLines(Path.Combine(folder, "attempts.csv")).Where(line => !line.Contains(",law,completed,", StringComparison.Ordinal)).ToList());
        File.WriteAllLines(
            Path.Combine(folder, "responses.csv"),
            File.ReadLines(Path.Combine(folder, "responses.csv"))
                .Where(line => line.Split(',') is not [var candidate, "law", ..] || !completed.Contains(candidate)).ToList());
        return completed.ToDictionary(
            candidate => candidate,
            candidate => Given(handover.Responses.Sheets.Single(sheet => (sheet.Candidate, sheet.Test) == (candidate, "law"))));
    }

    private static List<(string Item, string Response)> Given(AnswerSheet sheet)
    {
        var rows = new List<AnswerRow>();
        sheet.AddTo(rows);
        return [.. rows.Select(row => (Encoding.UTF8.GetString(row.Item.Span), Encoding.UTF8.GetString(row.Response.Span)))];
    }

    private static Dictionary<string, string> Results(string folder) =>
        ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(folder).Campaign!)).ToDictionary(one => one.Key, one => Encoding.UTF8.GetString(one.Value.Span));

    private sealed class OnePaper(Id campaign, SittingPaper paper) : SittingPapers
    {
        public override SittingPaper? Find(Id campaignOf, Id test) => campaignOf == campaign && test == paper.Plan.Test ? paper : null;
    }
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Notices;
using Recruit.UseCases.OwnData;
using Recruit.UseCases.Registers;
using Recruit.UseCases.Sittings;
using Recruit.UseCases.Tests.Candidates;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using AnswerEnquiry = Recruit.UseCases.Candidates.AnswerEnquiry;
using ApplicationTaken = Recruit.Applying.ApplicationTaken;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.UseCases.Tests.OwnData;

/// <summary>PD12: everything there is about a person, complete against the data map, readable, and nothing about others.</summary>
public class ExportOwnDataTests
{
    private const string Plan = """
        { "format": 1, "shards": { "count": 2 }, "terms": { "apply": 1 }, "sittings": [ { "of": "exercise:essay", "minutes": 60, "lostTime": { "credit": "none" },
          "window": { "opens": "2026-03-02T09:00:00Z", "lastStart": "2026-03-02T18:00:00Z", "closes": "2026-03-03T00:00:00Z" } } ] }
        """;

    private static readonly DateTimeOffset SittingDay = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_entry_of_the_data_map_is_given_or_says_why_not()
    {
        OwnDataParts.Given.Keys.Concat(OwnDataParts.Withheld.Keys).Order(StringComparer.Ordinal)
            .ShouldBe(DataMap.All.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        OwnDataParts.Withheld.Values.ShouldAllBe(why => why.Length > 20);
    }

    [Fact]
    public async Task A_person_gets_what_they_gave_and_what_was_written_about_them_in_plain_words_and_nothing_of_another()
    {
        using var small = new SmallCampaign(1);
        File.WriteAllText(Path.Combine(small.Folder, "campaign.json"), Plan);
        await using var live = new LiveService(SittingDay);
        var campaign = await live.OpenAsync(small.Folder);
        var (anna, bolat) = (LiveService.Newcomer(1), LiveService.Newcomer(2));
        await FillAsync(live, campaign, anna, "anna");
        await FillAsync(live, campaign, bolat, "bolat");
        await live.DoAsync<FormsDealt>(new DealForms(LiveService.Officer, live.Next(), LiveService.Routine, campaign));
        await WriteAsync(live, campaign, anna, "the essay of anna");
        await WriteAsync(live, campaign, bolat, "the essay of bolat");
        await live.DoAsync<SittingFlagsRead>(new ReadSittingFlags(LiveService.Auditor, live.Next(), campaign));
        await live.RestartAsync(SittingDay.AddDays(2));
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        (await ExportAsync(live, anna)).ShouldNotContain("awaiting-marks", Case.Sensitive, "it is not released");
        await live.ReleaseAsync(campaign, "c1");
        var appeal = await live.DoAsync<OwnAppealShown>(
            new FileAppeal(anna, live.Next(), campaign, new AppealSubject(new Id("essay")), new Id("procedure"), "the appeal of anna"));
        await live.Actors.AskAsync(AppealFiles.KeyOf(appeal.Appeal), new Recruit.Appeals.AddEvidence(Self(anna), new Id("scan"), Note(live, anna, "the scan of anna")));

        var text = await ExportAsync(live, anna);

        using var json = JsonDocument.Parse(text);
        var parts = json.RootElement.GetProperty("parts").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
        parts.Keys.ShouldBe(DataMap.All.Select(entry => entry.Name));
        foreach (var (part, words) in (IEnumerable<(string, string)>)
        [
            ("profile", "master"), ("applied-profile", "master"), ("application", "master"), ("application", "awaiting-marks"),
            ("adjustment", "I am anna"), ("answers", "the essay of anna"), ("campaign-acts", "the question of anna"), ("campaign-acts", "the answer to anna"),
            ("appeal", "the appeal of anna"), ("register-subject", "the number of anna"), ("notice-address", "anna@example.kz"),
            ("notice-recipient", "application-received"), ("who-looked", "ReadSittingFlags"), ("candidate-acts", "apply"),
        ])
        {
            parts[part].GetProperty("data").ToString().ShouldContain(words, Case.Sensitive, part);
        }

        foreach (var (part, words) in (IEnumerable<(string, string)>)[("appeal-evidence", "the scan of anna"), ("adjustment-evidence", "the proof of anna")])
        {
            parts[part].GetProperty("data")[0].GetProperty("content").GetBytesFromBase64().ShouldBe(Encoding.UTF8.GetBytes(words), part);
        }

        text.ShouldNotContain("bolat");
        text.ShouldNotContain(bolat.Person!.Value.Value.ToString("N"));
        foreach (var (name, part) in parts)
        {
            (part.TryGetProperty("data", out _) || OwnDataParts.Withheld.ContainsKey(name) || name is "sign-in-name" or "account-acts").ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task Who_was_taken_over_from_elsewhere_names_the_campaign_and_who_is_unknown_gets_nothing()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "person-a");
        var before = await ExportAsync(live, a, campaign);
        before.ShouldContain("\"candidate\": \"A\"");
        before.ShouldNotContain("byCriterion", Case.Sensitive, "marks are given once they are released");
        await live.CloseAsync(campaign, new Id("essay"), "c1");
        (await ExportAsync(live, a, campaign)).ShouldNotContain("byCriterion");
        await live.ReleaseAsync(campaign, "c1");
        using var json = JsonDocument.Parse(await ExportAsync(live, a, campaign));
        var judged = json.RootElement.GetProperty("parts").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "ranked-lists").GetProperty("data")[0];
        judged.GetProperty("marks")[0].GetProperty("byCriterion").GetProperty("law").GetDecimal().ShouldBe(9);
        judged.ToString().ShouldNotContain("marker-1");
        await live.RefusedAsync(new ExportOwnData(LiveService.Newcomer(1), live.Next(), [campaign]), UseCaseRefusals.NotFound);
    }

    private static async Task<string> ExportAsync(LiveService live, Caller person, params ImmutableArray<Id> campaigns) =>
        Encoding.UTF8.GetString((await live.DoAsync<OwnDataGiven>(new ExportOwnData(person, live.Next(), campaigns))).Content.Span);

    private static async Task FillAsync(LiveService live, Id campaign, Caller person, string name)
    {
        await live.DoAsync<ApplicationTaken>(SubmitApplicationTests.Applying(live, person, campaign));
        var record = PersonRecord.KeyOf(person.Person!.Value);
        await live.Actors.AskAsync(record, new AskAdjustment(
            Self(person), new Id("a1"), new Id("low-vision"), WorkingCalendar.Plain(TimeSpan.Zero), 3, Note(live, person, $"I am {name}")));
        await live.Actors.AskAsync(record, new AttachEvidence(Self(person), new Id("a1"), Note(live, person, $"the proof of {name}")));
        await live.DoAsync<NoticeDone>(new KeepNoticeAddress(
            person, live.Next(), PersonRecord.IdOf(person.Person.Value), campaign, Language.Ru, $"{name}@example.kz"));
        await live.DoAsync<RegisterConsentShown>(new ConsentToRegister(
            person, live.Next(), campaign, new Id("education"), new Id("check-degree"), Instant.Of(live.Time.GetUtcNow().AddDays(1)), $"the number of {name}"));
        await live.DoAsync<CampaignDone>(new AskEnquiry(person, live.Next(), campaign, $"the question of {name}"));
        var enquiry = (await live.HeadAsync(campaign)).Enquiries.Values.Single(one => one.Asked.Note!.Person == person.Person).Id;
        await live.DoAsync<CampaignDone>(new AnswerEnquiry(LiveService.Officer, live.Next(), LiveService.Routine, campaign, enquiry, $"the answer to {name}"));
    }

    private static async Task WriteAsync(LiveService live, Id campaign, Caller person, string text)
    {
        var key = person.Person!.Value;
        var shard = new ShardId(campaign, ShardId.NumberOf(key, 2)).Key;
        var attempt = new AttemptRef(AttemptNames.Of(new Definitions(live.Parts), campaign, new Id("essay"), key));
        (await live.Actors.AskAsync(shard, new StartAttempt(attempt))).Reply.ShouldBeOfType<AttemptOpened>();
        var sealedText = live.Parts.Seals.Find(key)!.Seal(SealForm.Text, new byte[16], Encoding.UTF8.GetBytes(text));
        (await live.Actors.AskAsync(shard, new SaveText(attempt, 0, 1, 0, sealedText))).Reply.ShouldBeOfType<SaveTaken>();
        (await live.Actors.AskAsync(shard, new Submit(attempt, 0, 1))).Reply.ShouldBeOfType<SubmissionReceipt>();
    }

    private static SealedNote Note(LiveService live, Caller person, string text) =>
        new(person.Person!.Value, live.Parts.Seals.Find(person.Person.Value)!.Seal(SealForm.Text, new byte[16], Encoding.UTF8.GetBytes(text)));

    private static Mandate Self(Caller person) => new(person.Account, new Id("own-wish"));
}

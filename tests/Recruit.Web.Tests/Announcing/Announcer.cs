using System.Text;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Layout;
using Recruit.Web.Tests.Office;

namespace Recruit.Web.Tests.Announcing;

/// <summary>An officer at the pages of one campaign's announcement, in one language.</summary>
/// <param name="office">Where.</param>
/// <param name="id">The campaign.</param>
/// <param name="language">The language of the pages.</param>
internal sealed class Announcer(OfficeService office, string id, Language language)
{
    /// <summary>Words of an announcement in three languages, as its form takes them.</summary>
    public static Dictionary<string, string> Texts => new()
    {
        ["Kk.Title"] = "Бас маман", ["Kk.Body"] = "Астанадағы жұмыс.", ["Ru.Title"] = "Главный специалист", ["Ru.Body"] = "Работа в Астане.", ["En.Title"] = "Chief specialist", ["En.Body"] = "Work in Astana.",
    };

    /// <summary>A question with its answer in three languages, as their form takes them.</summary>
    public static Dictionary<string, string> Wording => new()
    {
        ["Kk.Question"] = "Жатақхана бар ма?", ["Kk.Answer"] = "Бар.", ["Ru.Question"] = "Есть ли общежитие?", ["Ru.Answer"] = "Есть.", ["En.Question"] = "Is there a dormitory?", ["En.Answer"] = "There is.",
    };

    public Speech Words { get; } = new(language);

    /// <summary>Address of the campaign.</summary>
    public string Campaign => $"/{Words.Code}/office/{id}";

    public string Announcement => $"{Campaign}/announcement";

    private Instant Now => Instant.Of(office.Demo.Time.GetUtcNow());

    /// <summary>A moment some days on, as a form takes it.</summary>
    public string In(double days) => TypedMoment.Print(Now + TimeSpan.FromDays(days));

    /// <summary>Drafts the campaign.</summary>
    public Task DraftAsync() => office.DoAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, new Id(id), new Dictionary<string, ReadOnlyMemory<byte>>
    {
        ["vacancy.json"] = Encoding.UTF8.GetBytes($$"""
            { "id": "{{id}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "citizen", "type": "flag" } ],
              "stages": [ { "id": "filter", "kind": "primary-selection",
                "requirements": [ { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" } ] } ] }
            """),
        ["campaign.json"] = """{ "format": 1 }"""u8.ToArray(),
    }));

    /// <summary>Opens the announcement.</summary>
    public async Task OpenAsync(Visitor officer) =>
        (await officer.SubmitAsync(await officer.GetAsync(Announcement), new() { ["DraftDays"] = "3", ["ApprovalDays"] = "3", ["AnswerDays"] = "5", ["QuestionsUntil"] = In(20) }, "Open")).Errors.ShouldBeEmpty();

    /// <summary>Writes a version.</summary>
    public async Task<Page> WriteAsync(Visitor officer, Dictionary<string, string> texts) => await officer.SubmitAsync(await officer.GetAsync($"{Announcement}/text"), texts);

    /// <summary>Opens it, writes a text and proposes that.</summary>
    public async Task ProposeAsync(Visitor officer)
    {
        await OpenAsync(officer);
        (await officer.SubmitAsync(await WriteAsync(officer, Texts), [], "Propose")).Errors.ShouldBeEmpty();
    }

    /// <summary>Does all of it, by two.</summary>
    public async Task PublishAsync(Visitor officer, Visitor approver)
    {
        await DraftAsync();
        await ProposeAsync(officer);
        (await approver.SubmitAsync(await approver.GetAsync(Announcement), [], "Approve")).Errors.ShouldBeEmpty();
    }

    /// <summary>Somebody without an account asks something; its number.</summary>
    public async Task<string> AskAsync(Visitor visitor, string question)
    {
        var asked = await visitor.SubmitAsync(await visitor.GetAsync($"/{Words.Code}/vacancies/{id}/questions"), new() { ["Address"] = "asks@example.kz", ["Text"] = question });
        return asked.Document.QuerySelector(".govuk-panel .recruit-code")!.TextContent.Trim();
    }
}

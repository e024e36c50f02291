using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;

namespace Recruit.Web.Demo;

/// <summary>
/// A small campaign of invented people whose finalists are heard by two panels: one was convened of the demonstration's panel member and chair and has its hearings
/// tomorrow, the other one waits to be convened.
/// </summary>
internal sealed class DemoPanel(DemoDesk demo, DemoCampaign campaigns, TimeProvider time)
{
    /// <summary>The campaign.</summary>
    public static readonly Id Campaign = new("head-of-unit");

    private static readonly Id Board = new("board");

    private static readonly (string File, string Content)[] Files =
    [
        ("vacancy.json", """
            { "id": "head-of-unit", "title": { "kk": "Бөлім басшысы", "ru": "Руководитель отдела", "en": "Head of unit" }, "posts": 1, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "languages", "type": "text" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection",
                  "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] },
                { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 3 },
                  "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } },
                { "id": "meeting", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 3 },
                  "score": { "components": [ { "id": "council", "source": "panel:council" } ], "combine": "weighted-sum", "digits": 2 } } ],
              "panels": [
                { "id": "board", "members": ["Әлия Сейтова", "Олег Ким"], "method": "mean", "quorum": "1/2",
                  "criteria": [ { "id": "law", "min": 1, "max": 5 }, { "id": "talk", "min": 1, "max": 5 } ] },
                { "id": "council", "members": ["Нұрлан Омаров", "Мария Петрова"], "method": "mean", "quorum": "2/3",
                  "criteria": [ { "id": "integrity", "min": 1, "max": 5 } ] } ],
              "merit": { "stages": [ { "stage": "interview" } ], "combine": "weighted-sum", "digits": 2, "seed": "head of unit" } }
            """),
        ("campaign.json", """{ "format": 1, "panels": { "noticeHours": 1, "hearingMinutes": 30, "pack": ["languages"] } }"""),
        (DemoWords.File, """
            { "format": 1, "fields": {
                "degree": { "label": { "kk": "Білімі", "ru": "Образование", "en": "Education" },
                  "levels": { "bachelor": { "kk": "Бакалавр", "ru": "Бакалавр", "en": "Bachelor" }, "master": { "kk": "Магистр", "ru": "Магистр", "en": "Master" } } },
                "languages": { "label": { "kk": "Тілдер", "ru": "Языки", "en": "Languages" } } },
              "stages": {
                "filter": { "kk": "Талаптарды тексеру", "ru": "Проверка требований", "en": "Check of requirements" },
                "interview": { "kk": "Әңгімелесу", "ru": "Собеседование", "en": "Interview" },
                "meeting": { "kk": "Кеңес", "ru": "Встреча", "en": "Meeting" } } }
            """),
        ("candidates.csv", "candidate,degree,languages\nH-001,master,kk ru\nH-002,master,kk en\nH-003,bachelor,ru\nH-004,master,kk ru en\n"),
        ("ratings.csv", "candidate,panel,member,criterion,rating\n"),
    ];

    /// <summary>Makes it; the people of the demonstration are there.</summary>
    public async Task MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-demo-").FullName;
        try
        {
            foreach (var (file, content) in Files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, file), content);
            }

            await campaigns.TakeLiveAsync(folder, StageKind.FinalSelection);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var (chair, member) = (await AccountOfAsync(Role.PanelChair), await AccountOfAsync(Role.PanelMember));
        await demo.AskAsync<PanelDone>(new ConvenePanel(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, Board, [new PanelSeat(chair, []), new PanelSeat(member, [])], chair));
        var tomorrow = Instant.Of(time.GetUtcNow()) + TimeSpan.FromDays(1);
        await demo.AskAsync<AgendaSet>(new SetAgenda(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, Board, [new HearingTime(tomorrow, tomorrow + TimeSpan.FromHours(3))]));
    }

    private async Task<Id> AccountOfAsync(Role role) => (await demo.AskAsync<AccountOpened>(
        new FindAccount(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoPeople.Names.Single(one => one.Role == role).Name))).Account;
}

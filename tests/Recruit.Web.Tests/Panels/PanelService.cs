using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files.Handover;
using Recruit.Files;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Tests.Office;
using ConvenePanel = Recruit.UseCases.Panels.ConvenePanel;
using ProposeRelease = Recruit.UseCases.Closing.ProposeRelease;

namespace Recruit.Web.Tests.Panels;

/// <summary>A panel of two that has heard three finalists, with the people of the demonstration.</summary>
public sealed class PanelService : IAsyncLifetime
{
    internal const string Path = "/panels/finals/board";

    private static readonly Id Campaign = new("finals");
    private static readonly Id Board = new("board");

    internal DemoService Demo { get; } = new();

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        var folder = Directory.CreateTempSubdirectory("recruit-finals-").FullName;
        try
        {
            foreach (var (file, content) in Files)
            {
                await File.WriteAllTextAsync(System.IO.Path.Combine(folder, file), content);
            }

            await TakeLiveAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await CloseFilterAsync();
        var (member, chair) = (await AccountOfAsync(Role.PanelMember), await AccountOfAsync(Role.PanelChair));
        await Desk.AskAsync<PanelDone>(new ConvenePanel(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, Board, [new PanelSeat(chair, []), new PanelSeat(member, [])], chair));
        var now = Instant.Of(Demo.Time.GetUtcNow());
        await Desk.AskAsync<AgendaSet>(new SetAgenda(
            DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, Board, [new HearingTime(now + TimeSpan.FromHours(2), now + TimeSpan.FromHours(10))]));
        Demo.Time.Move(TimeSpan.FromHours(12));
    }

    public Task DisposeAsync() => Demo.DisposeAsync();

    private DemoDesk Desk => new(Demo.Desk);

    private static (string File, string Content)[] Files =>
    [
        ("vacancy.json", """
            { "id": "finals", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
              "fields": [ { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "languages", "type": "text" } ],
              "stages": [
                { "id": "filter", "kind": "primary-selection",
                  "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] },
                { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 2, "passFrom": 2 },
                  "score": { "components": [ { "id": "talk", "source": "panel:board" } ], "combine": "weighted-sum", "digits": 2 } } ],
              "panels": [ { "id": "board", "members": ["First", "Second"], "method": "mean", "quorum": "1/2",
                "criteria": [ { "id": "law", "min": 1, "max": 5 }, { "id": "talk", "min": 1, "max": 5 } ] } ],
              "merit": { "stages": [ { "stage": "interview" } ], "combine": "weighted-sum", "digits": 2, "seed": "finals" } }
            """),
        ("campaign.json", """{ "format": 1, "panels": { "noticeHours": 1, "hearingMinutes": 20, "pack": ["languages"] } }"""),
        ("candidates.csv", "candidate,degree,languages\nA,master,kk\nB,master,ru\nC,master,en\n"),
        ("ratings.csv", "candidate,panel,member,criterion,rating\n"),
    ];

    private async Task TakeLiveAsync(string folder)
    {
        var rules = Directory.GetFiles(folder, "*.json").ToDictionary(file => System.IO.Path.GetFileName(file), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        var content = CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(rules).Rules!.Vacancy).ToFiles());
        await Desk.AskAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, rules));
        await Desk.AskAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, new Id("seal")));
        await ApproveAsync("seal");
        await Desk.AskAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, new Id("open"), new OpenCampaign(content)));
        await ApproveAsync("open");
        await Desk.AskAsync<FolderImported>(new ImportFolder(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, folder));
    }

    private async Task CloseFilterAsync()
    {
        var closing = new Id("c0");
        await Desk.AskAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, closing, new Id("filter")));
        await Desk.AskAsync<RehearsalShown>(new Rehearse(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, closing));
        await Desk.AskAsync<CampaignDone>(new ProposeRelease(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, new Id("release"), closing));
        await ApproveAsync("release");
    }

    private async Task<Id> AccountOfAsync(Role role) =>
        (await Desk.AskAsync<AccountOpened>(new FindAccount(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoService.NameOf(role)))).Account;

    private Task<CampaignDone> ApproveAsync(string proposal) =>
        Desk.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, Campaign, new Id(proposal)));
}

using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Lists;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;

namespace Recruit.Web.Tests.Office;

/// <summary>
/// One filled service for all tests of an agency's desks: the campaign of the demonstration, which they read and do not move on, and what each of them makes for itself.
/// </summary>
public sealed class OfficeService : IAsyncLifetime
{
    /// <summary>The campaign of invented people, whose selection is released.</summary>
    internal const string Filled = "/en/office/chief-specialist";

    /// <summary>A campaign of three whose filter is closed and not released, with texts that a spreadsheet would run.</summary>
    internal const string Embargoed = "embargoed";

    private static readonly Id Campaign = new("chief-specialist");
    private static readonly Id Held = new(Embargoed);

    internal DemoService Demo { get; } = new();

    public async Task InitializeAsync()
    {
        await Demo.InitializeAsync();
        await MakeEmbargoedAsync();
    }

    public Task DisposeAsync() => Demo.DisposeAsync();

    internal Task<Visitor> OfficerAsync() => Demo.SignInAsync(Role.AgencyOfficer);

    internal Task<Visitor> ApproverAsync() => Demo.SignInAsync(Role.Approver);

    /// <summary>Asks for something that is so.</summary>
    internal async Task<TReply> DoAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        var reply = await Demo.Desk.AskAsync(request);
        return reply.ShouldBeOfType<TReply>(reply is Refusal refusal ? $"{refusal.Code} {string.Join(' ', refusal.Facts)}" : null);
    }

    /// <summary>One of those in the filled campaign who failed the filter, as a candidate; each test takes another.</summary>
    internal async Task<Caller> SomebodyAsync(int which)
    {
        var failed = ApplicantFilter.All with { Results = new ResultFilter(new Id("filter"), [], ["fail"]) };
        var found = await DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Campaign, failed));
        return new Caller(new Id($"somebody-{which}"), [Role.Candidate], Person: found.Rows[which].Person);
    }

    /// <summary>Somebody appeals against the filter; the name of the appeal.</summary>
    internal async Task<string> AppealAsync(Caller who) => (await DoAsync<OwnAppealShown>(
        new FileAppeal(who, DemoDesk.Fresh, Campaign, new AppealSubject(new Id("filter")), new Id("procedure"), "My degree is right."))).Appeal.Text;

    /// <summary>Somebody asks something.</summary>
    internal Task<CampaignDone> AskAsync(Caller who, string question) => DoAsync<CampaignDone>(new AskEnquiry(who, DemoDesk.Fresh, Campaign, question));

    /// <summary>The account of a role's person.</summary>
    internal async Task<string> AccountOfAsync(Role role) =>
        (await DoAsync<AccountOpened>(new FindAccount(DemoDesk.FirstAdministrator, DemoDesk.Fresh, DemoService.NameOf(role)))).Account.Text;

    private async Task MakeEmbargoedAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-embargoed-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "vacancy.json"), $$"""
                { "id": "{{Embargoed}}", "title": { "kk": "Маман", "ru": "Специалист", "en": "Specialist" }, "posts": 1, "timeZone": "Asia/Almaty",
                  "fields": [ { "id": "name", "type": "text" }, { "id": "degree", "type": "ordinal", "levels": ["bachelor", "master"] }, { "id": "balance", "type": "number" } ],
                  "stages": [ { "id": "filter", "kind": "primary-selection",
                    "requirements": [ { "id": "degree", "field": "degree", "op": "at-least", "value": "master", "reason": "no-degree" } ] } ] }
                """);
            await File.WriteAllTextAsync(Path.Combine(folder, "campaign.json"), """{ "format": 1 }""");
            await File.WriteAllTextAsync(Path.Combine(folder, "candidates.csv"), """
                candidate,name,degree,balance
                A,"=HYPERLINK(""http://example.kz"";""A, B"")",master,-1.5
                B,+7 701,bachelor,2
                C,@SUM(1),master,

                """);
            await TakeLiveAsync(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        await DoAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("c0"), new Id("filter")));
    }

    private async Task TakeLiveAsync(string folder)
    {
        var rules = Directory.GetFiles(folder, "*.json").ToDictionary(file => Path.GetFileName(file), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        var content = CampaignHandover.ContentOf(CampaignHandover.Read(folder, CampaignFolder.ReadRules(rules).Rules!.Vacancy).ToFiles());
        await DoAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, rules));
        await DoAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("seal")));
        await DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("seal")));
        await DoAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("open"), new OpenCampaign(content)));
        await DoAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, Held, new Id("open")));
        await DoAsync<FolderImported>(new ImportFolder(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, Held, folder));
    }
}

[CollectionDefinition(Name)]
public sealed class OfficeTests : ICollectionFixture<OfficeService>
{
    public const string Name = "desks of an agency";
}

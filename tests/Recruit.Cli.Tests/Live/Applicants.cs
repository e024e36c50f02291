using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Accounts;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.Cli.Tests.Live;

/// <summary>A campaign to which people apply, as no command opens one: by the use cases that pages will call.</summary>
internal static class Applicants
{
    public static readonly Caller Officer = new(new Id("aigul"), [Role.AgencyOfficer], new Id("agency"));

    private static readonly Caller Approver = new(new Id("baurzhan"), [Role.Approver], new Id("agency"));
    private static readonly Id Routine = new("routine");

    public static Task<LiveService> ServiceAsync(LiveFolders live) => LiveService.StartAsync(Terminal.OfProcess(), new LivePlace(live.Keys, live.Data));

    /// <summary>Opens a campaign by the rules of a suite; nobody has applied.</summary>
    public static async Task OpenAsync(LiveFolders live, string suite)
    {
        await live.MakeKeysAsync();
        Directory.CreateDirectory(live.Data);
        var (folder, campaign) = (Suites.CampaignOf(suite), new Id(suite));
        var rules = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        await using var service = await ServiceAsync(live);
        await service.AskAsync<CampaignDone>(new DraftFromFiles(Officer, Fresh(), Routine, campaign, rules));
        await service.AskAsync<CampaignDone>(new ProposeSeal(Officer, Fresh(), Routine, campaign, new Id("seal")));
        await service.AskAsync<CampaignDone>(new ApproveStep(Approver, Fresh(), Routine, campaign, new Id("seal")));
        await service.AskAsync<CampaignDone>(new ProposeStep(Officer, Fresh(), Routine, campaign, new Id("open"), new OpenCampaign()));
        await service.AskAsync<CampaignDone>(new ApproveStep(Approver, Fresh(), Routine, campaign, new Id("open")));
    }

    /// <summary>Somebody opens an account, shows who it is and applies.</summary>
    public static async Task<Caller> ApplyAsync(LiveService service, string suite, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"p{number}@example.kz");
        var account = await service.AskAsync<AccountOpened>(new OpenAccount(Fresh(), name, "hash"));
        var person = new Caller(account.Account, [Role.Candidate], Person: new PersonKeyId(new Guid(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])));
        await service.AskAsync<PersonTold>(new ProveIdentity(person, Fresh(), string.Create(CultureInfo.InvariantCulture, $"90010130000{number}")));
        await service.AskAsync<ApplicationTaken>(new SubmitApplication(
            person, Fresh(), new Id(suite), ImmutableSortedDictionary<Id, string>.Empty, Digest.Of("yes"u8)));
        return person;
    }

    public static OperationId Fresh() => new(Guid.NewGuid());
}

using Recruit.Agencies;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Synthetic;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;
using Recruit.Web.Layout;
using Recruit.WorkingDays;
using FoundAgency = Recruit.UseCases.Agencies.FoundAgency;

namespace Recruit.Web.Demo;

/// <summary>
/// An agency and a campaign of invented people: made up as files, taken live, and closed and released by two accounts up to its training, stage by stage, as
/// a real one is.
/// </summary>
internal sealed class DemoCampaign(DemoDesk demo, Action<string> tell)
{
    private const long Seed = 2026;

    /// <summary>Makes it.</summary>
    /// <param name="candidates">How many register.</param>
    /// <returns>Id of the vacancy.</returns>
    public async Task<Id> MakeAsync(int candidates)
    {
        await demo.AskAsync<AgencyDone>(new FoundAgency(
            DemoDesk.FirstAdministrator,
            DemoDesk.Fresh,
            DemoDesk.Reason,
            DemoDesk.Agency,
            new AgencySettings(
                new AgencyName("Көрсетілім агенттігі", "Демонстрационное агентство", "Demonstration agency"),
                [Language.Kk, Language.Ru, Language.En],
                WorkingCalendar.Plain(Speech.UtcOffset))));
        var place = Directory.CreateTempSubdirectory("recruit-demo-").FullName;
        try
        {
            var folder = Path.Combine(place, "campaign");
            SyntheticCampaign.Write(folder, candidates, Seed);
            await File.WriteAllTextAsync(Path.Combine(folder, DemoWords.File), DemoWords.Content);
            return await TakeLiveAsync(folder);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>Takes a campaign folder live, and closes and releases its first stages.</summary>
    /// <param name="folder">Rules, facts and events as files.</param>
    /// <param name="upTo">Stages of this kind, and those after them, are left open.</param>
    /// <returns>Id of the vacancy.</returns>
    public async Task<Id> TakeLiveAsync(string folder, StageKind upTo = StageKind.Training)
    {
        var rules = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file));
        var vacancy = CampaignFolder.ReadRules(rules).Rules!.Vacancy;
        var (campaign, content) = (vacancy.Id, CampaignHandover.ContentOf(CampaignHandover.Read(folder, vacancy).ToFiles()));
        tell($"{campaign}: {vacancy.Stages.Length} stages are sealed, opened and filled");
        await demo.AskAsync<CampaignDone>(new DraftFromFiles(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, rules));
        await demo.AskAsync<CampaignDone>(new ProposeSeal(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("seal")));
        await ApproveAsync(campaign, "seal");
        await demo.AskAsync<CampaignDone>(new ProposeStep(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id("open"), new OpenCampaign(content)));
        await ApproveAsync(campaign, "open");
        await demo.AskAsync<FolderImported>(new ImportFolder(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, folder));
        foreach (var stage in vacancy.Stages.TakeWhile(stage => stage.Kind != upTo))
        {
            tell($"{campaign}: {stage.Id} is closed and released");
            var closing = new Id($"closing-{stage.Id}");
            await demo.AskAsync<StandingTold>(new CloseStage(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, closing, stage.Id));
            await demo.AskAsync<RehearsalShown>(new Rehearse(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, closing));
            await demo.AskAsync<CampaignDone>(new ProposeRelease(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id($"release-{stage.Id}"), closing));
            await ApproveAsync(campaign, $"release-{stage.Id}");
        }

        return campaign;
    }

    private Task<CampaignDone> ApproveAsync(Id campaign, string proposal) =>
        demo.AskAsync<CampaignDone>(new ApproveStep(DemoDesk.Approver, DemoDesk.Fresh, DemoDesk.Reason, campaign, new Id(proposal)));
}

using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Mail;
using Recruit.Notices;
using Recruit.Sittings;
using Recruit.Stages.Attraction;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Lists;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Panels;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Poison;

/// <summary>
/// OV12: of a hundred campaigns the rules of one throw, those of the second cannot be read from the store, and the third can never be closed. All the others go on, and lists of all of them say
/// which are broken.
/// </summary>
public class PoisonedCampaignTests
{
    private const int Count = 100;
    private const int Throwing = 0;
    private const int Unreadable = 1;
    private const int Unclosable = 2;
    private const int Poisoned = 3;

    [Fact]
    public async Task Three_poisoned_campaigns_of_a_hundred_stop_no_other()
    {
        await using var live = new LiveService(ManyCampaigns.Morning);
        var many = new ManyCampaigns(live, Count);
        await EachAsync(many.All, many.BeginAsync);

        // One applies to the poisoned campaigns and to a healthy one. Nobody is dealt a form of the third, so that it cannot be closed.
        var unlucky = ManyCampaigns.Applicant(Poisoned);
        await EachAsync(Enumerable.Range(0, Poisoned + 1), number => many.ApplyAsync(number, unlucky));
        var unreadable = (await live.HeadAsync(ManyCampaigns.IdOf(Unreadable))).Definition.Reference;
        Poison(live, unreadable);
        await ListsAreThereAsync(live, unlucky);

        // Applied to, saved, closed and released.
        var healthy = many.All.Skip(Poisoned).ToList();
        await EachAsync(healthy.Skip(1), number => many.ApplyAsync(number, ManyCampaigns.Applicant(number)));
        await EachAsync(healthy, many.DealAsync);
        var door = new AttemptDoor(
            Poisoning(live, unreadable), new AttemptCredentials(live.Keys.CredentialSecret.Bytes), live.Keys.Persons, new PaperKeys(live.Keys.PaperSecret.Bytes), many, 1000);
        await EachAsync(healthy, number => many.SitAsync(door, number, ManyCampaigns.Applicant(number)));
        await live.RestartAsync(ManyCampaigns.DayAfter);
        Poison(live, unreadable);
        await EachAsync(healthy, many.CloseAsync);
        foreach (var number in healthy)
        {
            var head = await live.HeadAsync(ManyCampaigns.IdOf(number));
            (head.LastReleased?.Id, head.Offers.Length).ShouldBe((new Id("c1"), 1), ManyCampaigns.IdOf(number).Text);
        }

        // Each of the poisoned ones says what is wrong, where it is asked for itself.
        await Should.ThrowAsync<DecisionFailedException>(() => live.Service.AskAsync(many.Closing(Throwing)));
        await Should.ThrowAsync<InvalidDataException>(() => live.Service.AskAsync(many.Closing(Unreadable)));
        (await live.DoAsync<Refusal>(many.Closing(Unclosable))).Code.ShouldBe(UseCaseRefusals.Unsat);

        await ListsAreThereAsync(live, unlucky);
        await LettersGoAsync(live, unreadable);

        // Well again, nothing of them is lost.
        await live.RestartAsync();
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next()))).Broken.ShouldBeEmpty();
        (await live.DoAsync<OwnApplicationsShown>(new ListOwnApplications(unlucky, live.Next()))).Applications.Length.ShouldBe(Poisoned + 1);
        await CachesAreBoundedAsync(live, many);
    }

    /// <summary>OV6: what is kept of campaigns in memory does not grow with their number.</summary>
    private static async Task CachesAreBoundedAsync(LiveService live, ManyCampaigns many)
    {
        var (papers, fields) = (new CampaignPapers(live.Parts, most: 8), new OpenedFields());
        foreach (var campaign in many.All.Select(ManyCampaigns.IdOf))
        {
            await papers.KnowAsync(campaign);
            await papers.KnowAsync(campaign);
            await fields.LoadAsync(live.Parts, campaign, [], [0], 0, default);
        }

        (papers.Count, fields.Count).ShouldBe((8, OpenedFields.CampaignsMax));
        (await new Recruit.UseCases.Handover.LiveFacts(live.Parts).ReadRulesAsync(ManyCampaigns.IdOf(Count - 1))).Rules.ShouldNotBeNull();
    }

    /// <summary>Lists and dashboards of everybody show the others, and the officers' says which campaigns are broken.</summary>
    private static async Task ListsAreThereAsync(LiveService live, Caller unlucky)
    {
        Id[] broken = [ManyCampaigns.IdOf(Throwing), ManyCampaigns.IdOf(Unreadable)];
        (await live.DoAsync<CampaignsListed>(new ListCampaigns(LiveService.Officer, live.Next(), [], Most: Count))).Rows.Length.ShouldBe(Count);
        (await live.DoAsync<OpenWorkListed>(new ListOpenWork(LiveService.Officer, live.Next()))).Broken.ShouldBe(broken);
        var some = new WhoDelays(LiveService.Auditor, live.Next(), [.. Enumerable.Range(0, WhoDelays.CampaignsMax).Select(ManyCampaigns.IdOf)]);
        (await live.DoAsync<OpenFilesTold>(some)).Broken.ShouldBe(broken);
        (await live.DoAsync<OwnPanelsListed>(new ListOwnPanels(LiveService.Officer with { Roles = [Recruit.Accounts.Role.PanelMember] }, live.Next()))).Panels.ShouldBeEmpty();

        var vacancies = await live.DoAsync<VacanciesListed>(new ListVacancies(live.Next(), Language.En, Most: Count));
        (vacancies.Rows.Length, vacancies.Rows.Count(one => one.Posts is null)).ShouldBe((Count, 1));
        var own = await live.DoAsync<OwnApplicationsShown>(new ListOwnApplications(unlucky, live.Next()));
        own.Applications.Select(one => one.Campaign).ShouldBe([ManyCampaigns.IdOf(Unclosable), ManyCampaigns.IdOf(Poisoned)], ignoreOrder: true);
        own.Broken.ShouldBe(broken, ignoreOrder: true);
        var found = new SearchApplicants(LiveService.Officer, live.Next(), LiveService.Routine, ManyCampaigns.IdOf(Poisoned), Recruit.Lists.ApplicantFilter.All);
        (await live.DoAsync<ApplicantsFound>(found)).Rows.ShouldNotBeEmpty();
    }

    /// <summary>A courier that cannot ask one desk goes on to the next.</summary>
    private static async Task LettersGoAsync(LiveService live, Digest unreadable)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-poison-").FullName;
        var courier = new Courier(
            Poisoning(live, unreadable), live.Keys.Persons, new PickupFolder(folder, live.Time), new MailSettings("recruit@example.kz", new Uri("https://recruit.example/")));
        var round = await courier.GoRoundAsync(Enumerable.Range(0, Count).Select(number => new NoticeDeskId(ManyCampaigns.IdOf(number), 0)), default);
        (round.Broken, round.IsUnavailable).ShouldBe((1, false));
        Directory.Delete(folder, recursive: true);
    }

    private static void Poison(LiveService live, Digest unreadable) => live.Wrap(_ => Poisoning(live, unreadable));

    private static PoisonedActors Poisoning(LiveService live, Digest unreadable)
    {
        var throwing = ManyCampaigns.IdOf(Throwing).Text;
        return new PoisonedActors(
            live.Actors,
            actor => actor.Kind is Recruit.Applying.CampaignKey.KindName or PoolShardKind.KindName or AnnouncementKind.KindName or NoticeDeskKind.KindName
                && (actor.Id == throwing || actor.Id.StartsWith($"{throwing}/", StringComparison.Ordinal)),
            new HashSet<Digest> { unreadable });
    }

    private static async Task EachAsync(IEnumerable<int> numbers, Func<int, Task> work) =>
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 25 }, async (number, _) => await work(number));
}

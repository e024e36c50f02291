using System.Collections.Concurrent;
using Recruit.Appeals;
using Recruit.Campaigns;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Synthetic.Live;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.Cli.Simulating;

/// <summary>What a simulation came to.</summary>
/// <param name="Check">Live beside assessed.</param>
/// <param name="Saves">How saves went.</param>
/// <param name="Deeds">What happened.</param>
internal sealed record Simulated(LiveCheck Check, SavesMeasured Saves, Tally Deeds);

/// <summary>A campaign from its opening to its certificates, held through the engine with invented people, each by the use cases and doors that are theirs.</summary>
internal sealed class Simulation
{
    /// <summary>How many appeal against one release.</summary>
    private const int Appellants = 3;

    private static readonly Id WrongKey = new("wrong-key"), Procedure = new("procedure");

    private readonly SimulatedService service;
    private readonly ProgressDisplay progress;
    private readonly Pool pool;
    private readonly Tally tally = new();
    private readonly CampaignSteps steps;
    private readonly int shards;

    /// <param name="service">Just started.</param>
    /// <param name="progress">Where it is shown how far it is.</param>
    /// <param name="candidates">How many apply.</param>
    /// <param name="shards">Pool shards.</param>
    /// <param name="seed">Everything about people follows from it.</param>
    public Simulation(SimulatedService service, ProgressDisplay progress, int candidates, int shards, long seed)
    {
        (this.service, this.progress, this.shards, pool) = (service, progress, shards, new Pool(seed, candidates));
        steps = new CampaignSteps(service.Live, new Officials(SimulatedService.Officer, SimulatedService.Approver), service.Cancellation);
    }

    /// <summary>Holds it.</summary>
    /// <exception cref="SimulationException">The service did not do what it promises.</exception>
    /// <exception cref="RefusedException">It refused what must be so.</exception>
    public async Task<Simulated> HoldAsync()
    {
        await OpenAsync();
        var applications = new ApplicationRush(service, pool, tally);
        await applications.ApplyAsync(done => Show("applying", done));
        service.Time.MoveTo(SimulatedVacancy.Applied);
        await applications.WithdrawAsync();
        await ReleaseAsync(SimulatedVacancy.Interest);
        await ReleaseAsync(SimulatedVacancy.Filter);
        var saves = await SitAsync();
        var admitted = await AppealAsync(pool.Staying, SimulatedVacancy.Law, new AppealSubject(SimulatedVacancy.Law, SimulatedVacancy.Law, SimulatedVacancy.ItemId(LiveApplicants.DisputedItem)), WrongKey, _ =>
            new AcceptKey(SimulatedVacancy.Law, SimulatedVacancy.ItemId(LiveApplicants.DisputedItem), LiveApplicants.DisputedAnswer));
        await applications.WithdrawAsync(SimulatedVacancy.Case, who => who.Habits.WithdrawsBeforeCase, admitted);
        var markers = await WriteAsync([.. admitted.Where(number => !pool.Left.Contains(number))]);
        var finalists = await AppealAsync(admitted, SimulatedVacancy.Case, new AppealSubject(SimulatedVacancy.Case), Procedure, candidate => new Readmit(candidate, SimulatedVacancy.Case));
        Show("hearing finalists", 0);
        await new FinalPanel(service, pool, tally).HearAsync(finalists);
        await ReleaseAsync(SimulatedVacancy.Interview);
        Show("offering places", 0);
        await new Places(service, pool, tally, steps).FillAsync();
        await TrainAsync();
        Show("comparing with the rule engine", 0);
        return new Simulated(await LiveCheck.MakeAsync(steps, pool, markers.Read), saves, tally);
    }

    private async Task OpenAsync()
    {
        var (campaign, officer, reason) = (SimulatedVacancy.Campaign, SimulatedService.Officer, SimulatedService.Reason);
        await service.AskAsync<CampaignDone>(new DraftFromFiles(officer, SimulatedService.Fresh, reason, campaign, SimulatedVacancy.Files(pool.People.Count, shards)));
        await service.AskAsync<CampaignDone>(new ProposeSeal(officer, SimulatedService.Fresh, reason, campaign, new Id("seal")));
        await service.AskAsync<CampaignDone>(new ApproveStep(SimulatedService.Approver, SimulatedService.Fresh, reason, campaign, new Id("seal")));
        await service.AskAsync<CampaignDone>(new ProposeStep(officer, SimulatedService.Fresh, reason, campaign, new Id("open"), new OpenCampaign()));
        await service.AskAsync<CampaignDone>(new ApproveStep(SimulatedService.Approver, SimulatedService.Fresh, reason, campaign, new Id("open")));
        await service.OpenDoorAsync();
    }

    private async Task<SavesMeasured> SitAsync()
    {
        Show("dealing forms", 0);
        await service.AskAsync<FormsDealt>(new DealForms(SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign));
        var sitting = await GoingOnAsync(SimulatedVacancy.Filter);
        service.Time.MoveTo(SimulatedVacancy.LawDay);
        var saves = await new LawTest(service, pool, tally).SitAsync(sitting, done => progress.Show("simulating: sitting the test", done, sitting.Count));
        service.Time.MoveTo(SimulatedVacancy.AfterLaw);
        await ReleaseAsync(SimulatedVacancy.Law);
        return saves;
    }

    private async Task<CaseMarkers> WriteAsync(IReadOnlyList<int> admitted)
    {
        service.Time.MoveTo(SimulatedVacancy.CaseDay);
        await new CaseStudy(service, pool, tally).WriteAsync(admitted);
        service.Time.MoveTo(SimulatedVacancy.AfterCase);
        var markers = new CaseMarkers(service, tally);
        await markers.MarkAsync(admitted.Count, done => progress.Show("simulating: marking", done, admitted.Count * 2));
        await ReleaseAsync(SimulatedVacancy.Case);
        return markers;
    }

    private async Task TrainAsync()
    {
        Show("training", 0);
        var trainees = new List<int>();
        foreach (var number in await GoingOnAsync(SimulatedVacancy.Interview))
        {
            if ((await OwnAsync(number)).Offer is { IsAccepted: true })
            {
                trainees.Add(number);
            }
        }

        var course = new Course(service, pool, tally);
        await course.HoldAsync(trainees);
        await ReleaseAsync(SimulatedVacancy.Course);
        await course.CertifyAsync();
    }

    /// <summary>Some who are out by a stage appeal, of whom the first is right, and a revision is released.</summary>
    /// <param name="among">Of whom.</param>
    /// <param name="stage">Of which stage.</param>
    /// <param name="subject">Against what of it.</param>
    /// <param name="grounds">Coded.</param>
    /// <param name="remedy">What the one who is right gets.</param>
    /// <returns>Who goes on from the stage by then.</returns>
    private async Task<IReadOnlyList<int>> AppealAsync(IEnumerable<int> among, Id stage, AppealSubject subject, Id grounds, Func<Id, Remedy> remedy)
    {
        var desk = new AppealDesk(service, pool, tally);
        var appellants = new List<int>();
        foreach (var number in among.Where(number => !pool.Left.Contains(number)))
        {
            var released = (await OwnAsync(number)).Released;
            if (released.Length > 0 && released[^1] is { IsReached: true, GoesOn: false, State: "completed" })
            {
                appellants.Add(number);
                if (appellants.Count == Appellants)
                {
                    break;
                }
            }
        }

        foreach (var (place, number) in appellants.Index())
        {
            await desk.AppealAsync(number, subject, grounds, place == 0 ? remedy : null);
        }

        if (appellants.Count > 0)
        {
            await ReleaseAsync(stage);
            tally.Count(Deed.Revisions);
        }

        return await GoingOnAsync(stage);
    }

    /// <summary>Everybody looks at the own results; who goes on from a stage.</summary>
    private async Task<IReadOnlyList<int>> GoingOnAsync(Id stage)
    {
        var (place, goingOn) = (PlaceOf(stage), new ConcurrentBag<int>());
        foreach (var wave in Crowd.Waves(pool.Staying))
        {
            await Crowd.EachAsync(wave, async number =>
            {
                if ((await OwnAsync(number)).Released is { } released && released.Length > place && released[place].GoesOn)
                {
                    goingOn.Add(number);
                }
            });
        }

        return [.. goingOn.Order()];
    }

    private static int PlaceOf(Id stage) => Array.IndexOf(
        [SimulatedVacancy.Interest, SimulatedVacancy.Filter, SimulatedVacancy.Law, SimulatedVacancy.Case, SimulatedVacancy.Interview, SimulatedVacancy.Course], stage);

    private async Task<OwnApplicationShown> OwnAsync(int number)
    {
        var own = await service.AskAsync<OwnApplicationShown>(new ReadOwnApplication(pool[number], SimulatedService.Fresh, SimulatedVacancy.Campaign));
        pool.Told(number, own.Reference!);
        return own;
    }

    private async Task ReleaseAsync(Id stage)
    {
        Show($"closing {stage}", 0);
        await steps.CloseAsync(SimulatedVacancy.Campaign, stage);
        await steps.ReleaseAsync(SimulatedVacancy.Campaign);
    }

    private void Show(string what, long done) => progress.Show($"simulating: {what}", done, done == 0 ? 0 : pool.People.Count);
}

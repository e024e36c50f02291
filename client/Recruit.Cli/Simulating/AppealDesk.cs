using Recruit.Accounts;
using Recruit.Appeals;
using Recruit.UseCases;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;
using AdmitAppeal = Recruit.UseCases.Appeals.AdmitAppeal;
using AllocateAppeal = Recruit.UseCases.Appeals.AllocateAppeal;
using ApproveAppealDecision = Recruit.UseCases.Appeals.ApproveAppealDecision;
using DecideAppeal = Recruit.UseCases.Appeals.DecideAppeal;
using FileAppeal = Recruit.UseCases.Appeals.FileAppeal;
using ReadAppeal = Recruit.UseCases.Appeals.ReadAppeal;

namespace Recruit.Cli.Simulating;

/// <summary>Candidates appeal against what was released; one person reviews, another one approves, and neither had to do with it before.</summary>
internal sealed class AppealDesk(SimulatedService service, Pool pool, Tally tally)
{
    private static readonly Caller Clerk = SimulatedService.Official("clerk", Role.AgencyOfficer);
    private static readonly Caller Reviewer = SimulatedService.Official("reviewer", Role.AgencyOfficer);
    private static readonly Caller Second = SimulatedService.Official("second", Role.Approver);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Somebody appeals, and it is decided.</summary>
    /// <param name="number">Who.</param>
    /// <param name="subject">Against what.</param>
    /// <param name="grounds">Coded.</param>
    /// <param name="remedy">What is changed, by the candidate's id in the appeal; nothing if the appeal is dismissed.</param>
    public async Task AppealAsync(int number, AppealSubject subject, Id grounds, Func<Id, Remedy>? remedy)
    {
        var campaign = SimulatedVacancy.Campaign;
        var before = await LastEventAsync();
        var filed = await service.AskAsync<OwnAppealShown>(new FileAppeal(pool[number], SimulatedService.Fresh, campaign, subject, grounds, "Look again."));
        tally.Count(Deed.AppealsFiled);
        await service.AskAsync<AppealStands>(new AdmitAppeal(Clerk, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal));
        await service.AskAsync<AppealStands>(new AllocateAppeal(Clerk, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal, Reviewer.Account));
        var shown = await service.AskAsync<AppealShown>(new ReadAppeal(Reviewer, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal));
        var decided = remedy?.Invoke(shown.Told.Appeal.Case!.Candidate);
        await service.AskAsync<AppealStands>(new DecideAppeal(Reviewer, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal, decided));
        var proposed = (await service.AskAsync<AppealShown>(new ReadAppeal(Second, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal))).Told;
        await service.AskAsync<AppealStands>(
            new ApproveAppealDecision(Second, SimulatedService.Fresh, SimulatedService.Reason, campaign, filed.Appeal, proposed.Appeal.Proposal!.Act.At));
        tally.Count(decided is null ? Deed.AppealsDismissed : Deed.AppealsUpheld);
        if (decided is not null)
        {
            await ArriveAsync(before);
        }
    }

    /// <summary>The remedy comes to the campaign as a message.</summary>
    private async Task ArriveAsync(int before)
    {
        for (var began = TimeProvider.System.GetTimestamp(); await LastEventAsync() == before; await Task.Delay(TimeSpan.FromMilliseconds(5), service.Cancellation))
        {
            SimulationException.Demand(TimeProvider.System.GetElapsedTime(began) < Patience, "what an appeal changed did not come to the campaign");
        }
    }

    private async Task<int> LastEventAsync() =>
        (await service.AskAsync<StandingTold>(new ReadStanding(SimulatedService.Officer, SimulatedService.Fresh, SimulatedVacancy.Campaign))).LastEvent;
}

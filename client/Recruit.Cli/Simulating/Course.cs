using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Recruit.Accounts;
using Recruit.Stages.Training;
using Recruit.Testing;
using Recruit.UseCases;
using Recruit.UseCases.Training;
using Recruit.Vacancies;
using ConfirmResult = Recruit.UseCases.Training.ConfirmResult;
using EnterResult = Recruit.UseCases.Training.EnterResult;
using OpenCohort = Recruit.UseCases.Training.OpenCohort;
using RecordPresence = Recruit.UseCases.Training.RecordPresence;

namespace Recruit.Cli.Simulating;

/// <summary>Who took a place is trained: a cohort with a seminar, attendance, and results that a second person confirms.</summary>
internal sealed class Course(SimulatedService service, Pool pool, Tally tally)
{
    private static readonly Caller Trainer = SimulatedService.Official("trainer", Role.Trainer);

    /// <summary>Opens the cohort and takes in those who accepted, then holds the course.</summary>
    /// <param name="trainees">Who accepted.</param>
    public async Task HoldAsync(IReadOnlyList<int> trainees)
    {
        var (campaign, cohort) = (SimulatedVacancy.Campaign, SimulatedVacancy.Cohort);
        await service.AskAsync<CohortDone>(new OpenCohort(
            SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, campaign, cohort,
            ImmutableSortedDictionary<Id, Id>.Empty.Add(SimulatedVacancy.Session, Trainer.Account).Add(SimulatedVacancy.Seminars, Trainer.Account), []));
        var enrolled = await service.AskAsync<CohortEnrolled>(new EnrolTrainees(SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, campaign, cohort));
        SimulationException.Demand(enrolled.In == trainees.Count, $"{enrolled.In} of {trainees.Count} are in the cohort");
        tally.Count(Deed.Trainees, enrolled.In);
        service.Time.MoveTo(SimulatedVacancy.CourseDay.AddDays(1));
        foreach (var trainee in trainees)
        {
            await TrainAsync((await service.AskAsync<OwnTrainingShown>(new ReadOwnTraining(pool[trainee], SimulatedService.Fresh, campaign))).Trainee.Number);
        }
    }

    /// <summary>Issues certificates to who passed.</summary>
    public async Task CertifyAsync() => tally.Count(Deed.Certificates, (await service.AskAsync<CertificatesIssued>(new IssueCertificates(
        SimulatedService.Officer, SimulatedService.Fresh, SimulatedService.Reason, SimulatedVacancy.Campaign, SimulatedVacancy.Cohort))).Issued);

    private async Task TrainAsync(Id number)
    {
        var (campaign, cohort) = (SimulatedVacancy.Campaign, SimulatedVacancy.Cohort);
        var drawn = SHA256.HashData(Encoding.UTF8.GetBytes($"course {number}"))[0];
        await service.AskAsync<CohortDone>(new RecordPresence(
            Trainer, SimulatedService.Fresh, SimulatedService.Reason, campaign, cohort, SimulatedVacancy.Session,
            ImmutableSortedDictionary<Id, PresenceEntry>.Empty.Add(number, new PresenceEntry(drawn % 9 == 0 ? Presence.Late : Presence.Present))));
        var entered = await service.AskAsync<ResultTaken>(new EnterResult(
            Trainer, SimulatedService.Fresh, SimulatedService.Reason, campaign, cohort, number, SimulatedVacancy.Seminars,
            new TrainingResult(AttemptState.None, ImmutableSortedDictionary<Id, decimal>.Empty.Add(new Id("talks"), 4 + (drawn % 7)))));
        await service.AskAsync<CohortDone>(new ConfirmResult(
            SimulatedService.Approver, SimulatedService.Fresh, SimulatedService.Reason, campaign, cohort, number, SimulatedVacancy.Seminars, entered.Number));
    }
}

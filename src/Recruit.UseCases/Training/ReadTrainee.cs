using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Privacy;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>
/// Reads what was recorded of a trainee, under the number; a mentor that of those the mentor accompanies. The person sees who did:
/// <see cref="TraineeShown"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
public sealed record ReadTrainee(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort), IReadsBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("training-acts")];
}

/// <summary>Reads the own training: <see cref="OwnTrainingShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnTraining(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>What was recorded of a trainee; it has no room for who that is.</summary>
/// <param name="Number">The trainee's number.</param>
/// <param name="IsIn">Whether in the cohort now.</param>
/// <param name="Attendance">By session.</param>
/// <param name="Results">By exercise.</param>
/// <param name="HasPassed">Whether the released lists say so.</param>
/// <param name="Mentor">Account of the mentor.</param>
/// <param name="Certificate">Number of the valid certificate.</param>
public sealed record TraineeShown(
    Id Number,
    bool IsIn,
    ImmutableSortedDictionary<Id, PresenceEntry> Attendance,
    ImmutableSortedDictionary<Id, ResultRead> Results,
    bool HasPassed,
    Id? Mentor = null,
    Id? Certificate = null) : Reply
{
    internal static TraineeShown Of(TraineeRead read) => new(
        read.Candidate, read.IsIn, read.Attendance.ToImmutableSortedDictionary(one => one.Key, one => one.Value.Entry), read.Results, read.HasPassed,
        read.Mentor, read.Certificate);
}

/// <summary>The own training.</summary>
/// <param name="Cohort">Which cohort; its last one, if there were several.</param>
/// <param name="Sessions">When it meets where.</param>
/// <param name="Trainee">What was recorded; of results only those of stages that are released.</param>
public sealed record OwnTrainingShown(Id Cohort, ImmutableArray<PlannedSession> Sessions, TraineeShown Trainee) : Reply;

internal sealed class ReadTraineeHandler(ServiceParts parts) : IRequestHandler<ReadTrainee, Reply>
{
    public async Task<Reply> Handle(ReadTrainee request, CancellationToken cancellationToken)
    {
        if (CandidateNumbers.OfTraining(parts, request.Campaign).Find(request.Number) is not { } person)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var answer = await ReadAsync(request).ConfigureAwait(false);
        return answer is TraineeRead read ? new ShownBlind(person, TraineeShown.Of(read)) : answer;
    }

    /// <summary>Who runs campaigns reads of every cohort; trainers of theirs, and mentors of whom they accompany.</summary>
    private async ValueTask<Reply> ReadAsync(ReadTrainee request)
    {
        var (desk, account, roles) = (new CohortDesk(parts), request.By.Account, request.By.Roles);
        if (roles.Contains(Role.AgencyOfficer) || roles.Contains(Role.Approver))
        {
            return await desk.ReadAsync(request, new Stages.Training.ReadTrainee(request.Number)).ConfigureAwait(false);
        }

        var asTrainer = roles.Contains(Role.Trainer)
            ? await desk.ReadAsync(request, new Stages.Training.ReadTrainee(request.Number, Trainer: account)).ConfigureAwait(false)
            : null;
        return asTrainer is TraineeRead || (asTrainer is not null && !roles.Contains(Role.Mentor))
            ? asTrainer
            : await desk.ReadAsync(request, new Stages.Training.ReadTrainee(request.Number, Mentor: account)).ConfigureAwait(false);
    }
}

internal sealed class ReadOwnTrainingHandler(ServiceParts parts) : IRequestHandler<ReadOwnTraining, Reply>
{
    public async Task<Reply> Handle(ReadOwnTraining request, CancellationToken cancellationToken) =>
        await new OwnTraining(parts).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) ?? (Reply)Refusal.Because(UseCaseRefusals.NotFound);
}

/// <summary>What a person may know of the own training.</summary>
internal sealed class OwnTraining(ServiceParts parts)
{
    private readonly CohortDesk desk = new(parts);

    /// <summary>The training of a person in a campaign; nothing if there is none.</summary>
    public async ValueTask<OwnTrainingShown?> FindAsync(Id campaign, PersonKeyId person)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(campaign, person).ConfigureAwait(false) is not { } own
            || await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false) is not ({ } rules, _))
        {
            return null;
        }

        var number = CandidateNumbers.OfTraining(parts, campaign).Of(person);
        OwnTrainingShown? shown = null;
        foreach (var cohort in rules.Training.Cohorts)
        {
            if (await desk.AskAsync(campaign, cohort.Id, new Stages.Training.ReadTrainee(number)).ConfigureAwait(false) is TraineeRead read
                && (read.IsIn || shown is null))
            {
                shown = new OwnTrainingShown(cohort.Id, cohort.Sessions, Released(TraineeShown.Of(read)));
            }
        }

        return shown;

        TraineeShown Released(TraineeShown trainee)
        {
            var through = own.Campaign.Head.LastReleased?.Through ?? -1;
            return trainee with
            {
                Results = trainee.Results.RemoveRange(trainee.Results.Keys.Where(exercise =>
                    rules.Rules.FirstStageUsing(new Applications.Sitting(SittingKind.Exercise, rules.Rules.ExerciseIndex(exercise))) > through)),
            };
        }
    }
}

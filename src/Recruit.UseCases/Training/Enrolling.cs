using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>
/// Brings a cohort to what the campaign says: who accepted a place and is in no cohort yet enters, as far as there is room, in the order of the
/// numbers; who gave the place up leaves; who got it back comes back: <see cref="CohortEnrolled"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
public sealed record EnrolTrainees(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Who is in the cohort now.</summary>
/// <param name="In">How many.</param>
/// <param name="Left">How many left by this.</param>
/// <param name="Waiting">How many hold an accepted place and have no room in this cohort or another.</param>
public sealed record CohortEnrolled(int In, int Left, int Waiting) : Reply;

/// <summary>Gives a trainee a mentor, or another one: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Mentor">Account of the mentor.</param>
public sealed record AssignMentor(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Mentor)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>The mentor who asks declares what ties them to a trainee; an assignment ends by it: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Conflict">What it is.</param>
/// <param name="Words">Which, in own words, up to <see cref="CohortUseCase.WordsMax"/> characters; compulsory for <see cref="MentorConflict.Other"/>.</param>
public sealed record DeclareMentorConflict(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, MentorConflict Conflict, string? Words = null)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Reads mentors with their trainees, each of whom sees that: <see cref="MentorsRead"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
public sealed record ReadMentors(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort), IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("training-acts")];
}

/// <summary>Whose turn it is in a cohort: <see cref="CohortFiles"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record WatchCohort(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, bool OverdueOnly = false)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

internal sealed class DeclareMentorConflictValidator : AbstractValidator<DeclareMentorConflict>
{
    public DeclareMentorConflictValidator() => RuleFor(one => one.Words).MaximumLength(CohortUseCase.WordsMax);
}

internal sealed class EnrolTraineesHandler(ServiceParts parts) : IRequestHandler<EnrolTrainees, Reply>
{
    private readonly CohortDesk desk = new(parts);

    public async Task<Reply> Handle(EnrolTrainees request, CancellationToken cancellationToken)
    {
        var (rules, plan, refusal) = await desk.FindPlanAsync(request.Campaign, request.Cohort).ConfigureAwait(false);
        if (rules is null || plan is null)
        {
            return refusal!;
        }

        var stages = rules.Rules.Vacancy.Stages;
        if (rules.Rules.SelectionStages == stages.Length)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var (holders, notReleased) = await new Entrants(parts).OfAsync(request.Campaign, rules, rules.Rules.SelectionStages).ConfigureAwait(false);
        if (notReleased is not null)
        {
            return notReleased;
        }

        var numbers = CandidateNumbers.OfTraining(parts, request.Campaign);
        var entitled = holders.ToDictionary(one => numbers.Of(one.Key));
        var enrolled = CohortDesk.EnrolledIn(await desk.OpenAsync(request.Campaign, rules.Training).ConfigureAwait(false));
        var here = enrolled.Where(one => one.Value.Cohort == request.Cohort).ToArray();
        var left = here.Where(one => one.Value.IsIn && !entitled.ContainsKey(one.Key)).Select(one => one.Key).ToArray();
        var back = here.Where(one => !one.Value.IsIn && entitled.ContainsKey(one.Key)).Select(one => one.Key);
        foreach (var (number, change) in left.Select(one => (one, (ActorCommand)new WithdrawTrainee(request.Mandate, one)))
            .Concat(back.Select(one => (one, (ActorCommand)new ReadmitTrainee(request.Mandate, one)))))
        {
            if (await desk.AskAsync(request.Campaign, request.Cohort, change, request.PartOf(number.Text)).ConfigureAwait(false) is Refusal refused)
            {
                return refused;
            }
        }

        var staying = here.Count(one => entitled.ContainsKey(one.Key));
        var ties = new Ties(parts, request.Campaign);
        ImmutableArray<IntakeEntry> waiting =
        [
            .. from one in entitled
               where !enrolled.ContainsKey(one.Key)
               orderby one.Key
               let row = SealedRow.Open(parts.Seals, one.Value.Key, one.Value.Fields)
               where row is not null
               select new IntakeEntry(one.Key, ties.Of(row.Value[0], rules.Rules.Vacancy, rules.Training.Ties)),
        ];
        ImmutableArray<IntakeEntry> entering = [.. waiting.Take(Math.Max(0, plan.Capacity - staying))];
        // A repeat finds them in and admits nobody, which is another wish than the first.
        var part = request.PartOf($"admit {(entering.IsEmpty ? "nobody" : entering[0].Candidate.Text)}");
        var admitted = await desk.AskAsync(request.Campaign, request.Cohort, new AdmitTrainees(request.Mandate, entering), part).ConfigureAwait(false);
        if (admitted is Refusal)
        {
            return admitted;
        }

        var (inside, undone) = await KeepInOneAsync(request, rules.Training).ConfigureAwait(false);
        return undone ?? (Reply)new CohortEnrolled(inside, left.Length, waiting.Length - entering.Length);
    }

    /// <summary>
    /// Whoever was enrolled in another cohort at the same moment stays in the one that is planned first: whichever of the two wishes looks last sees both, and each later one mends what a wish left that
    /// ended in between. How many are in this one.
    /// </summary>
    private async ValueTask<(int Inside, Refusal? Refusal)> KeepInOneAsync(EnrolTrainees request, TrainingConduct training)
    {
        var (kept, here) = (new HashSet<Id>(), 0);
        foreach (var (cohort, read) in await desk.OpenAsync(request.Campaign, training).ConfigureAwait(false))
        {
            foreach (var trainee in read.Trainees.Where(one => one.IsIn).Select(one => one.Candidate))
            {
                if (kept.Add(trainee))
                {
                    here += cohort == request.Cohort ? 1 : 0;
                }
                else if (await desk.AskAsync(request.Campaign, cohort, new WithdrawTrainee(request.Mandate, trainee), request.PartOf($"once {cohort} {trainee}")).ConfigureAwait(false) is Refusal refusal)
                {
                    return (here, refusal);
                }
            }
        }

        return (here, null);
    }
}

internal sealed class AssignMentorHandler(ServiceParts parts) : IRequestHandler<AssignMentor, Reply>
{
    public Task<Reply> Handle(AssignMentor request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.AssignMentor(request.Mandate, request.Number, request.Mentor));
}

internal sealed class DeclareMentorConflictHandler(ServiceParts parts) : IRequestHandler<DeclareMentorConflict, Reply>
{
    private readonly CohortDesk desk = new(parts);

    public Task<Reply> Handle(DeclareMentorConflict request, CancellationToken cancellationToken)
    {
        var mandate = request.Mandate with { Note = desk.Note(request, request.Number, request.Words) };
        return desk.DoAsync(request, new DeclareConflict(mandate, request.Number, request.Conflict));
    }
}

internal sealed class ReadMentorsHandler(ServiceParts parts) : IRequestHandler<ReadMentors, Reply>
{
    public async Task<Reply> Handle(ReadMentors request, CancellationToken cancellationToken)
    {
        Id? mentor = request.By.Roles.Any(role => role is Role.AgencyOfficer or Role.Approver) ? null : request.By.Account;
        var answer = await new CohortDesk(parts).ReadAsync(request, new Stages.Training.ReadMentors(mentor)).ConfigureAwait(false);
        return answer is MentorsRead read
            ? new PeopleShownBlind(
                CandidateNumbers.OfTraining(parts, request.Campaign).PeopleOf(read.Mentors.SelectMany(one => one.Trainees).Concat(read.Waiting)), read)
            : answer;
    }
}

internal sealed class WatchCohortHandler(ServiceParts parts) : IRequestHandler<WatchCohort, Reply>
{
    public Task<Reply> Handle(WatchCohort request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).ReadAsync(request, new ReadCohortFiles(request.OverdueOnly));
}

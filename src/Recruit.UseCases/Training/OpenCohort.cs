using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>Who accompanies trainees.</summary>
/// <param name="Account">The account.</param>
/// <param name="Ties">What would tie a trainee to the mentor, e.g. employers, in own words; only keyed hashes of them are kept.</param>
public sealed record MentorSeat(Id Account, ImmutableArray<string> Ties);

/// <summary>Opens a cohort by its plan in campaign.json, with the people who teach and accompany: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Trainers">Account of the trainer, by the id of each session and of each exercise that the cohort marks.</param>
/// <param name="Mentors">Each once; none where trainees have no mentors.</param>
public sealed record OpenCohort(
    Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, ImmutableSortedDictionary<Id, Id> Trainers, ImmutableArray<MentorSeat> Mentors)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort)
{
    /// <summary>Results in an exercise came with an import, so the cohort cannot mark it; fact: <c>exercise</c>.</summary>
    public const string MarkedElsewhere = "marked-elsewhere";
}

internal sealed class OpenCohortValidator : AbstractValidator<OpenCohort>
{
    private const int TieMax = 500;

    public OpenCohortValidator()
    {
        RuleFor(one => one.Mentors).Must(mentors => !mentors.IsDefault && mentors.Length <= CohortPlan.MentorsMax
                && mentors.Select(mentor => mentor.Account).Distinct().Count() == mentors.Length)
            .WithMessage($"at most {CohortPlan.MentorsMax} mentors, each once");
        RuleFor(one => one.Mentors)
            .Must(mentors => mentors.IsDefault || mentors.All(mentor =>
                mentor.Ties.Length <= CohortPlan.ConflictKeysMax && mentor.Ties.All(tie => tie.Length <= TieMax)))
            .WithMessage($"at most {CohortPlan.ConflictKeysMax} ties of at most {TieMax} characters");
    }
}

internal sealed class OpenCohortHandler(ServiceParts parts) : IRequestHandler<OpenCohort, Reply>
{
    private readonly CohortDesk desk = new(parts);

    public async Task<Reply> Handle(OpenCohort request, CancellationToken cancellationToken)
    {
        var (rules, plan, refusal) = await desk.FindPlanAsync(request.Campaign, request.Cohort).ConfigureAwait(false);
        if (rules is null || plan is null)
        {
            return refusal!;
        }

        var exercises = rules.Rules.TrainerMarked();
        RefusalFact[] untaught =
        [
            .. plan.Sessions.Select(session => session.Id).Concat(exercises.Select(exercise => exercise.Id)).Distinct()
                .Where(id => !request.Trainers.ContainsKey(id)).Select(id => new RefusalFact(nameof(request.Trainers), $"{id} has no trainer")),
        ];
        if (untaught.Length > 0)
        {
            return Refusal.Because(UseCaseRefusals.Invalid, untaught);
        }

        return await desk.MarkedElsewhereAsync(request.Campaign, exercises).ConfigureAwait(false) is { } elsewhere
            ? Refusal.Because(OpenCohort.MarkedElsewhere, new RefusalFact("exercise", elsewhere.Text))
            : await desk.DoAsync(request, new Stages.Training.OpenCohort(request.Mandate, PlanOf(request, rules, plan, exercises))).ConfigureAwait(false);
    }

    private CohortPlan PlanOf(OpenCohort request, SealedRules rules, PlannedCohort plan, ImmutableArray<Exercise> exercises)
    {
        var ties = new Ties(parts, request.Campaign);
        var from = plan.Exercises.ToDictionary(one => one.Id, one => one.From);
        return new CohortPlan(
            plan.Capacity,
            plan.EntryUntil,
            [.. plan.Sessions.Select(one => new CohortSession(one.Id, one.Starts, one.Ends, one.Place, request.Trainers[one.Id]))],
            [.. request.Mentors.Select(one => new CohortMentor(one.Account, rules.Training.MentorLoad, ties.Of(one.Ties)))],
            [.. exercises.Select(one => new CohortExercise(one, request.Trainers[one.Id], from.GetValueOrDefault(one.Id)))],
            rules.Training.Terms,
            rules.Conduct.Calendar);
    }
}

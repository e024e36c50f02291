using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>What is asked about a cohort of a campaign, as an official action.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
public abstract record CohortUseCase(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign
{
    /// <summary>Most characters of an explanation in own words, inclusive.</summary>
    public const int WordsMax = 4000;
}

/// <summary>Cohorts as those who work in them ask for them: by campaign and id, and of trainees nothing but numbers.</summary>
internal sealed class CohortDesk(ServiceParts parts)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>The actor of a cohort.</summary>
    public static ActorKey KeyOf(Id campaign, Id cohort) => new(CohortKind.KindName, $"{campaign}/{cohort}");

    /// <summary>Asks the cohort that a request is about for something that has its effect once.</summary>
    public Task<Reply> DoAsync(CohortUseCase request, ActorCommand command) => AskAsync(request.Campaign, request.Cohort, command, request.Operation);

    /// <summary>Reads of the cohort that a request is about.</summary>
    public Task<Reply> ReadAsync(CohortUseCase request, ActorCommand command) => AskAsync(request.Campaign, request.Cohort, command);

    /// <summary>Asks a cohort.</summary>
    public async Task<Reply> AskAsync(Id campaign, Id cohort, ActorCommand command, OperationId operation = default) =>
        (await parts.Actors.AskAsync(KeyOf(campaign, cohort), command, operation).ConfigureAwait(false)).Reply;

    /// <summary>The sealed rules, and a cohort of their plan; a refusal if there is none.</summary>
    public async ValueTask<(SealedRules? Rules, PlannedCohort? Plan, Refusal? Refusal)> FindPlanAsync(Id campaign, Id cohort)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false);
        return rules is null ? (null, null, refusal)
            : rules.Training.Cohorts.FirstOrDefault(one => one.Id == cohort) is { } plan ? (rules, plan, null)
            : (null, null, Refusal.Because(UseCaseRefusals.NotFound));
    }

    /// <summary>The first exercise of which an import brought marks, so that no cohort marks any of them; nothing if none.</summary>
    public async ValueTask<Id?> MarkedElsewhereAsync(Id campaign, ImmutableArray<Exercise> exercises)
    {
        var judged = new JudgedFacts(parts.Actors, campaign);
        foreach (var exercise in exercises)
        {
            if ((await parts.Actors.AskAsync(judged.RoundOf(exercise), new ReadMarks(null)).ConfigureAwait(false)).Reply is MarksRead { Rows.IsEmpty: false })
            {
                return exercise.Id;
            }
        }

        return null;
    }

    /// <summary>The cohorts of a campaign that are open, in their plan's order.</summary>
    public async ValueTask<ImmutableArray<(Id Cohort, CohortRead Read)>> OpenAsync(Id campaign, TrainingConduct training)
    {
        var open = ImmutableArray.CreateBuilder<(Id, CohortRead)>();
        foreach (var cohort in training.Cohorts)
        {
            if (await AskAsync(campaign, cohort.Id, new ReadCohort()).ConfigureAwait(false) is CohortRead read)
            {
                open.Add((cohort.Id, read));
            }
        }

        return open.DrainToImmutable();
    }

    /// <summary>Who is in which of these cohorts, or was, by number.</summary>
    public static ImmutableSortedDictionary<Id, (Id Cohort, bool IsIn)> EnrolledIn(ImmutableArray<(Id Cohort, CohortRead Read)> cohorts)
    {
        var enrolled = ImmutableSortedDictionary.CreateBuilder<Id, (Id, bool)>();
        foreach (var (cohort, read) in cohorts)
        {
            foreach (var trainee in read.Trainees)
            {
                if (trainee.IsIn || !enrolled.ContainsKey(trainee.Candidate))
                {
                    enrolled[trainee.Candidate] = (cohort, trainee.IsIn);
                }
            }
        }

        return enrolled.ToImmutable();
    }

    /// <summary>Seals words about a trainee under that person's key; nothing where there is nobody behind the number.</summary>
    public SealedNote? Note(CohortUseCase request, Id number, string? words) =>
        words is { Length: > 0 } && CandidateNumbers.OfTraining(parts, request.Campaign).Find(number) is { } person
            ? definitions.Note(request.Campaign, person, $"cohort {request.Cohort} {request.Operation.Value:N}", words)
            : null;
}

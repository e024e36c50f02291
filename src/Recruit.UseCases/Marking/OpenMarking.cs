using MediatR;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>Sets up the marking round of an exercise by the sealed rules, so that seats and calibration scripts can come: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public sealed record PrepareMarking(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>
/// Brings the texts of an exercise that nobody can sit any more to its round and lets marking begin: <see cref="MarkingDone"/>. Killed and asked again,
/// it goes on; asked later, it takes out what can be read no more.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
public sealed record OpenMarking(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

/// <summary>Gives a marker a seat; scripts come to it once the marker has declared conflicts: <see cref="MarkingDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Marker">Account of the marker.</param>
/// <param name="Capacity">The most scripts, 1 to <see cref="MarkingRoundRules.CapacityLimit"/>.</param>
public sealed record SeatMarker(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Exercise, Id Marker, int Capacity)
    : MarkingUseCase(By, Operation, Reason, Campaign, Exercise);

internal sealed class PrepareMarkingHandler(ServiceParts parts) : IRequestHandler<PrepareMarking, Reply>
{
    private readonly MarkingSetUp setUp = new(parts);

    public async Task<Reply> Handle(PrepareMarking request, CancellationToken cancellationToken)
    {
        var (_, _, reply) = await setUp.PrepareAsync(request, request.Operation).ConfigureAwait(false);
        return reply;
    }
}

internal sealed class OpenMarkingHandler(ServiceParts parts) : IRequestHandler<OpenMarking, Reply>
{
    private readonly MarkingSetUp setUp = new(parts);

    public async Task<Reply> Handle(OpenMarking request, CancellationToken cancellationToken)
    {
        var (rules, exercise, reply) = await setUp.PrepareAsync(request, request.PartOf("prepare")).ConfigureAwait(false);
        if (exercise is null || reply is not MarkingDone)
        {
            return reply;
        }

        var opened = await parts.Actors.AskAsync(
            MarkingPlans.RoundOf(request.Campaign, request.Exercise), new OpenRound(request.Mandate), request.PartOf("open")).ConfigureAwait(false);
        return opened.Reply is Refusal
            ? opened.Reply
            : await new ScriptArrivals(parts, rules!, exercise).BringAsync(request.Mandate, cancellationToken).ConfigureAwait(false) ?? opened.Reply;
    }
}

internal sealed class SeatMarkerHandler(IActors actors) : MarkingHandler<SeatMarker>(actors)
{
    protected override ActorCommand CommandOf(SeatMarker request) =>
        new Recruit.Stages.ProfessionalTesting.SeatMarker(request.Mandate, request.Marker, request.Capacity);
}

/// <summary>Sets up rounds of exercises that are marked here.</summary>
internal sealed class MarkingSetUp(ServiceParts parts)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>Sets up a round; repeated, it is there. Without an exercise the reply says why.</summary>
    public async ValueTask<(SealedRules? Rules, Exercise? Exercise, Reply Reply)> PrepareAsync(MarkingUseCase request, OperationId operation)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules?.Rules.Vacancy.Exercises.FirstOrDefault(one => one.Id == request.Exercise && rules.Markings.ContainsKey(one.Id)) is not { } exercise)
        {
            return (rules, null, refusal ?? Refusal.Because(UseCaseRefusals.NotMarkedHere));
        }

        var prepare = new PrepareRound(request.Mandate, MarkingPlans.Of(rules, exercise, definitions));
        var answer = await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, exercise.Id), prepare, operation).ConfigureAwait(false);
        return (rules, exercise, answer.Reply);
    }
}

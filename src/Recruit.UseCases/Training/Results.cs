using MediatR;
using Recruit.Actors;
using Recruit.Stages.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>The trainer of an exercise enters a result; another person confirms it: <see cref="ResultTaken"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Exercise">The exercise.</param>
/// <param name="Result">Marks by criterion, or a state without.</param>
public sealed record EnterResult(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Exercise, TrainingResult Result)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Confirms a result as another person than who entered it; from the closing of its stage on it is a fact: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Exercise">The exercise.</param>
/// <param name="Entry">Number of the entry that was read.</param>
public sealed record ConfirmResult(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Exercise, int Entry)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Wants a result entered again, confirmed or not; until then it is no fact: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Exercise">The exercise.</param>
/// <param name="Entry">Number of the entry that was read.</param>
public sealed record ReturnResult(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Exercise, int Entry)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

internal sealed class EnterResultHandler(ServiceParts parts) : IRequestHandler<EnterResult, Reply>
{
    public Task<Reply> Handle(EnterResult request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.EnterResult(request.Mandate, request.Number, request.Exercise, request.Result));
}

internal sealed class ConfirmResultHandler(ServiceParts parts) : IRequestHandler<ConfirmResult, Reply>
{
    public Task<Reply> Handle(ConfirmResult request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.ConfirmResult(request.Mandate, request.Number, request.Exercise, request.Entry));
}

internal sealed class ReturnResultHandler(ServiceParts parts) : IRequestHandler<ReturnResult, Reply>
{
    public Task<Reply> Handle(ReturnResult request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.ReturnResult(request.Mandate, request.Number, request.Exercise, request.Entry));
}

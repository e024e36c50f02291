using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.Adjustments;

/// <summary>Whose adjustments of a campaign wait for a decision; each of them sees who asked: <see cref="AdjustmentsWaiting"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ListAdjustments(Caller By, OperationId Operation, Id Reason, Id Campaign)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Most adjustments of one answer; those that are decided make room.</summary>
    public const int RowsMax = 100;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("adjustment")];
}

/// <summary>An adjustment that waits.</summary>
/// <param name="Person">Who asked for it.</param>
/// <param name="Adjustment">Its name, by which <see cref="OpenFiles.WhoDelays"/> tells it too.</param>
/// <param name="File">Who holds it, until when.</param>
public sealed record WaitingAdjustment(PersonKeyId Person, Id Adjustment, OpenFile File);

/// <summary>Adjustments that wait, the earliest due first.</summary>
/// <param name="Waiting">At most <see cref="ListAdjustments.RowsMax"/>.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record AdjustmentsWaiting(ImmutableArray<WaitingAdjustment> Waiting, bool HasMore) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Waiting.Select(one => one.Person).Distinct()];
}

internal sealed class ListAdjustmentsHandler(ServiceParts parts) : IRequestHandler<ListAdjustments, Reply>
{
    public async Task<Reply> Handle(ListAdjustments request, CancellationToken cancellationToken)
    {
        var (waiting, refusal) = await new ListDesk(parts).ReadAsync(
            view =>
                (from one in view.OpenFiles
                 where one.Actor.Kind == CandidateKind.KindName && one.Campaign == request.Campaign && one.File is not null
                 let person = new PersonKeyId(Guid.ParseExact(one.Actor.Id, "N"))
                 where !view.IsErased(person)
                 orderby one.File!.Due, one.Name
                 select new WaitingAdjustment(person, new Id(one.Name), one.File!)).Take(ListAdjustments.RowsMax + 1).ToList(),
            cancellationToken).ConfigureAwait(false);
        return waiting is null ? refusal! : new AdjustmentsWaiting([.. waiting.Take(ListAdjustments.RowsMax)], waiting.Count > ListAdjustments.RowsMax);
    }
}

using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Reads who looked at the own data in a month, at the person's alone or at those of everybody in a campaign: <see cref="LooksTold"/>, in the order
/// in which it happened.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Month">A day of it, by UTC.</param>
/// <param name="Campaigns">Campaigns beside those in the person's record, for somebody who was taken over from elsewhere.</param>
public sealed record ReadOwnLooks(Caller By, OperationId Operation, DateOnly Month, ImmutableArray<Id> Campaigns = default) : OwnUseCase(By, Operation);

internal sealed class ReadOwnLooksHandler(IActors actors) : IRequestHandler<ReadOwnLooks, Reply>
{
    public async Task<Reply> Handle(ReadOwnLooks request, CancellationToken cancellationToken)
    {
        var month = new DateOnly(request.Month.Year, request.Month.Month, 1);
        var own = new OwnLooks(actors, request.Person);
        var campaigns = await own.CampaignsAsync(request.Campaigns.IsDefault ? [] : request.Campaigns).ConfigureAwait(false);
        return await own.ReadAsync(month, campaigns).ConfigureAwait(false) is { } looks ? new LooksTold(looks) : new Busy(TimeSpan.FromSeconds(1));
    }
}

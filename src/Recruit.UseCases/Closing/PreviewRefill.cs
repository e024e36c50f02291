using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Computes whom the places would be offered to if what is released were revised now: <see cref="RefillShown"/>, or nothing-new. Everybody whom it names sees
/// that it was read. Nothing is stored or offered by it.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record PreviewRefill(Caller By, OperationId Operation, Id Reason, Id Campaign)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("places")];
}

/// <summary>Somebody to whom a place would be offered who has no offer, or who would lose the offer.</summary>
/// <param name="Number">The place, from 1.</param>
/// <param name="Who">Who.</param>
public sealed record RefilledPlace(int Number, NamedCandidate Who);

/// <summary>What a revision would change about offers.</summary>
/// <param name="Through">Number of the last event that was counted.</param>
/// <param name="Next">Who would be offered a place, by place.</param>
/// <param name="Losing">Whose offer would be over, by the place of the last release.</param>
/// <param name="Vacant">How many places nobody could take.</param>
public sealed record RefillShown(int Through, ImmutableArray<RefilledPlace> Next, ImmutableArray<RefilledPlace> Losing, int Vacant) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Next.Concat(Losing).Select(one => one.Who.Person).Distinct()];
}

internal sealed class PreviewRefillHandler(ServiceParts parts) : IRequestHandler<PreviewRefill, Reply>
{
    public async Task<Reply> Handle(PreviewRefill request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head.LastReleased: { Tally: { Reserve: not null } tally } released } read)
        {
            return answer.Reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotReleased);
        }

        if (read.LastEvent == released.EventsThrough)
        {
            return Refusal.Because(CampaignRefusals.NothingNew);
        }

        // The facts are those that the release counted; only what happened since is added, as a revision would.
        var (computed, refusal) = await new ClosingDesk(parts)
            .ComputeAsync(request.Campaign, released with { EventsThrough = read.LastEvent }, cancellationToken).ConfigureAwait(false);
        if (computed is null)
        {
            return refusal!;
        }

        var offered = read.Head.Offers.Select(one => one.Candidate).ToHashSet();
        var placed = computed.Places.Select(one => one.Candidate).ToHashSet();
        return new RefillShown(
            read.LastEvent,
            await NameAsync(request.Campaign, computed.Places.Where(one => !offered.Contains(one.Candidate))).ConfigureAwait(false),
            await NameAsync(request.Campaign, tally.Places.Where(one => offered.Contains(one.Candidate) && !placed.Contains(one.Candidate))).ConfigureAwait(false),
            computed.Vacant);
    }

    private async ValueTask<ImmutableArray<RefilledPlace>> NameAsync(Id campaign, IEnumerable<HeldPlace> places)
    {
        var (names, named) = (new CandidateNames(parts), ImmutableArray.CreateBuilder<RefilledPlace>());
        foreach (var place in places.OrderBy(one => one.Number))
        {
            named.Add(new RefilledPlace(place.Number, await names.OfAsync(campaign, place.Candidate).ConfigureAwait(false)));
        }

        return named.DrainToImmutable();
    }
}

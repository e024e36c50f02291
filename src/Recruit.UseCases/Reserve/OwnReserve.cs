using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Reserve;

/// <summary>Somebody in the reserve agrees to be asked for other vacancies of the agency, or does not any more: <see cref="CampaignDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy in whose reserve the person is.</param>
/// <param name="Consent">SHA-256 of the text to which the person agreed; nothing takes the consent back.</param>
public sealed record AgreeToReuse(Caller By, OperationId Operation, Id Campaign, Digest? Consent) : OwnUseCase(By, Operation);

/// <summary>Reads what was offered to the person who asks from other vacancies: <see cref="OwnReserveShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy in whose reserve the person is.</param>
public sealed record ReadOwnReserve(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>Takes a place of another vacancy; every other offer to the person is over by it: <see cref="CampaignDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy in whose reserve the person is.</param>
/// <param name="Target">Id of the vacancy that has the place.</param>
/// <param name="Offer">The offer's name.</param>
public sealed record AcceptReserveOffer(Caller By, OperationId Operation, Id Campaign, Id Target, Id Offer) : OwnUseCase(By, Operation);

/// <summary>Does not take a place of another vacancy and stays in the reserve: <see cref="CampaignDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy in whose reserve the person is.</param>
/// <param name="Target">Id of the vacancy that has the place.</param>
/// <param name="Offer">The offer's name.</param>
public sealed record DeclineReserveOffer(Caller By, OperationId Operation, Id Campaign, Id Target, Id Offer) : OwnUseCase(By, Operation);

/// <summary>An offer of another vacancy, as its candidate sees it.</summary>
/// <param name="Target">Id of the vacancy.</param>
/// <param name="Offer">The offer's name.</param>
/// <param name="Due">Until when it can be accepted, exclusive.</param>
/// <param name="IsAccepted">Whether the person took it.</param>
/// <param name="IsOver">Whether it was declined, lapsed, or another one was taken.</param>
/// <param name="Title">What the vacancy is called.</param>
public sealed record OwnReserveOffer(Id Target, Id Offer, Instant Due, bool IsAccepted, bool IsOver, Title Title)
{
    /// <summary>Whether it can be answered at an instant.</summary>
    public bool IsOpen(Instant now) => !IsAccepted && !IsOver && now < Due;
}

/// <summary>The own place in a reserve.</summary>
/// <param name="HasAgreed">Whether the person agreed to be asked for other vacancies.</param>
/// <param name="Expires">Last day of the reserve; nothing without one.</param>
/// <param name="Offers">What was offered.</param>
public sealed record OwnReserveShown(bool HasAgreed, DateOnly? Expires, ImmutableArray<OwnReserveOffer> Offers) : Reply;

internal sealed class AgreeToReuseHandler(IActors actors) : IRequestHandler<AgreeToReuse, Reply>
{
    public Task<Reply> Handle(AgreeToReuse request, CancellationToken cancellationToken) => OwnReserve.TakeAsync(
        actors, request, request.Campaign, new Recruit.Campaigns.AgreeToReuse(request.Mandate, request.Person, request.Consent));
}

internal sealed class AcceptReserveOfferHandler(IActors actors) : IRequestHandler<AcceptReserveOffer, Reply>
{
    public Task<Reply> Handle(AcceptReserveOffer request, CancellationToken cancellationToken) => OwnReserve.TakeAsync(
        actors, request, request.Campaign, new Recruit.Campaigns.AcceptReserveOffer(request.Mandate, request.Person, request.Target, request.Offer));
}

internal sealed class DeclineReserveOfferHandler(IActors actors) : IRequestHandler<DeclineReserveOffer, Reply>
{
    public Task<Reply> Handle(DeclineReserveOffer request, CancellationToken cancellationToken) => OwnReserve.TakeAsync(
        actors, request, request.Campaign, new Recruit.Campaigns.DeclineReserveOffer(request.Mandate, request.Person, request.Target, request.Offer));
}

internal sealed class ReadOwnReserveHandler(ServiceParts parts) : IRequestHandler<ReadOwnReserve, Reply>
{
    public async Task<Reply> Handle(ReadOwnReserve request, CancellationToken cancellationToken)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(request.Campaign, request.Person).ConfigureAwait(false) is not { Campaign.Head: var head })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var offers = ImmutableArray.CreateBuilder<OwnReserveOffer>();
        foreach (var one in head.ReserveOffers.Where(one => one.Candidate == request.Person && one.Source == request.Campaign && one.Granted is not null))
        {
            var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(one.Target).ConfigureAwait(false);
            if (rules is null)
            {
                return refusal!;
            }

            offers.Add(new OwnReserveOffer(one.Target, one.Id, one.Due, one.Accepted is not null, one.Ended is not null, rules.Rules.Vacancy.Title));
        }

        return new OwnReserveShown(head.ReuseConsents.Any(one => one.Candidate == request.Person), head.Outline!.ReserveExpires, offers.DrainToImmutable());
    }
}

/// <summary>What somebody does about the own place in a reserve is asked of the campaign of that reserve, and only by who applied there.</summary>
internal static class OwnReserve
{
    public static async Task<Reply> TakeAsync(IActors actors, OwnUseCase request, Id campaign, ActorCommand command)
    {
        if (await new OwnFiles(actors).FindAsync(campaign, request.Person).ConfigureAwait(false) is null)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var reply = (await actors.AskAsync(CampaignKey.Of(campaign), command, request.Operation).ConfigureAwait(false)).Reply;
        if (reply is not Refusal)
        {
            await new ReserveDesk(actors).TellTargetsAsync(campaign, request.Person).ConfigureAwait(false);
        }

        return reply;
    }
}

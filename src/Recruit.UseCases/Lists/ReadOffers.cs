using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// Reads the places of a campaign as they were released last and what became of each since, its reserve, and what was offered to and from other reserves:
/// <see cref="OffersShown"/>, or not-released. Everybody on the page will see that it was read.
/// </summary>
/// <param name="By">Who asks; what another vacancy offers to themselves nobody sees here.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="From">How many places, and how many of the reserve, are before this page.</param>
public sealed record ReadOffers(Caller By, OperationId Operation, Id Reason, Id Campaign, int From = 0)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Most places, and most of the reserve, on a page.</summary>
    public const int RowsMax = 50;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("places")];
}

/// <summary>What became of a place since the last release. A closed list.</summary>
public enum PlaceState
{
    /// <summary>By the released lists nobody could take it.</summary>
    Vacant,

    /// <summary>Its candidate can accept it.</summary>
    Open,

    /// <summary>It waits for the lists to be released anew; its candidate can do nothing but decline.</summary>
    AwaitsRevision,

    /// <summary>Its candidate took it.</summary>
    Accepted,

    /// <summary>Its candidate did not take it: it is free, and the next revision fills it.</summary>
    Declined,

    /// <summary>Nobody answered in time: it is free, and the next revision fills it.</summary>
    Lapsed,

    /// <summary>Its candidate withdrew: it is free, and the next revision fills it.</summary>
    Withdrawn,
}

/// <summary>Somebody who applied, as staff name them.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="Candidate">The id in the campaign; nothing once the key was erased.</param>
public sealed record NamedCandidate(PersonKeyId Person, string? Candidate);

/// <summary>A place.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Quota">For whose members it is kept; nothing for an open place.</param>
/// <param name="State">What became of it.</param>
/// <param name="Holder">Who has or had it by the last release; nothing for a vacant one.</param>
/// <param name="Due">Until when it can be accepted, exclusive; only while it can.</param>
/// <param name="At">When the candidate answered or left, or let it lapse.</param>
public sealed record ShownPlace(int Number, Id? Quota, PlaceState State, NamedCandidate? Holder = null, Instant? Due = null, Instant? At = null)
{
    /// <summary>Whether it fell free since the last release.</summary>
    public bool IsFree => State is PlaceState.Declined or PlaceState.Lapsed or PlaceState.Withdrawn;
}

/// <summary>Somebody in the reserve.</summary>
/// <param name="Order">Place in the reserve, from 1.</param>
/// <param name="Who">Who.</param>
/// <param name="HasLeft">Whether the person withdrew since.</param>
/// <param name="HasAgreed">Whether the person agreed to be asked for other vacancies.</param>
public sealed record ShownReserve(int Order, NamedCandidate Who, bool HasLeft, bool HasAgreed);

/// <summary>What became of a place that is offered to somebody from a reserve. A closed list.</summary>
public enum ReserveOfferState
{
    /// <summary>The campaign of the reserve has not answered yet.</summary>
    Asked,

    /// <summary>The person is not free for it.</summary>
    Refused,

    /// <summary>The person can accept it.</summary>
    Open,

    /// <summary>The person took it.</summary>
    Accepted,

    /// <summary>The person declined it, let it lapse, or took another one.</summary>
    Over,
}

/// <summary>A place that was offered to somebody from a reserve.</summary>
/// <param name="Offer">Its name.</param>
/// <param name="Target">The campaign that has the place.</param>
/// <param name="Source">The campaign in whose reserve the person is.</param>
/// <param name="Who">To whom, by the id in the campaign of the reserve.</param>
/// <param name="State">What became of it.</param>
/// <param name="Why">The coded reason why it was refused, or is over; nothing otherwise.</param>
/// <param name="Due">Until when it can be accepted, exclusive.</param>
/// <param name="At">When it was answered; nothing before.</param>
public sealed record ShownReserveOffer(Id Offer, Id Target, Id Source, NamedCandidate Who, ReserveOfferState State, string? Why, Instant Due, Instant? At);

/// <summary>Places of a campaign, its reserve, and what was offered from reserves.</summary>
/// <param name="Closing">Whose release it shows.</param>
/// <param name="Total">How many places there are.</param>
/// <param name="Free">How many of them fell free since.</param>
/// <param name="Vacant">How many of them nobody could take.</param>
/// <param name="IsUnsettled">Whether something happened since by which offers may move, so that nobody accepts before the lists are released anew.</param>
/// <param name="HasNews">Whether anything at all happened since.</param>
/// <param name="Places">A page of them, by number.</param>
/// <param name="Reserve">A page of it, in its order.</param>
/// <param name="InReserve">How many are in the reserve.</param>
/// <param name="Expires">Last day of the reserve; nothing without one.</param>
/// <param name="HasExpired">Whether that day is over.</param>
/// <param name="Offers">Offers to vacant places here, and to people in the reserve here.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record OffersShown(
    Id Closing,
    int Total,
    int Free,
    int Vacant,
    bool IsUnsettled,
    bool HasNews,
    ImmutableArray<ShownPlace> Places,
    ImmutableArray<ShownReserve> Reserve,
    int InReserve,
    DateOnly? Expires,
    bool HasExpired,
    ImmutableArray<ShownReserveOffer> Offers,
    int? Next) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People =>
    [
        .. Places.Select(one => one.Holder).Concat(Reserve.Select(one => one.Who)).Concat(Offers.Select(one => one.Who))
            .OfType<NamedCandidate>().Select(one => one.Person).Distinct(),
    ];
}

internal sealed class ReadOffersValidator : AbstractValidator<ReadOffers>
{
    /// <summary>More than any campaign has places.</summary>
    private const int FromMax = 1_000_000;

    public ReadOffersValidator() => RuleFor(one => one.From).InclusiveBetween(0, FromMax);
}

internal sealed class ReadOffersHandler(ServiceParts parts) : IRequestHandler<ReadOffers, Reply>
{
    public async Task<Reply> Handle(ReadOffers request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var read = (CampaignRead)(await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        var head = read.Head;
        if (head.LastReleased is not { Tally: { Reserve: { } reserve } tally } released)
        {
            return Refusal.Because(UseCaseRefusals.NotReleased);
        }

        var (places, names) = (new PlaceStates(rules, head, Instant.Of(parts.Time.GetUtcNow())), new CandidateNames(parts));
        await foreach (var one in new Entrants(parts).EventsAsync(request.Campaign, released.EventsThrough).ConfigureAwait(false))
        {
            places.Note(one);
        }

        var shown = ImmutableArray.CreateBuilder<ShownPlace>();
        foreach (var number in Enumerable.Range(1, places.Count).Skip(request.From).Take(ReadOffers.RowsMax))
        {
            shown.Add(places.Of(number, places.HolderOf(number) is { } holder ? await names.OfAsync(request.Campaign, holder).ConfigureAwait(false) : null));
        }

        var waiting = ImmutableArray.CreateBuilder<ShownReserve>();
        foreach (var (order, person) in reserve.Index().Skip(request.From).Take(ReadOffers.RowsMax))
        {
            waiting.Add(new ShownReserve(
                order + 1, await names.OfAsync(request.Campaign, person).ConfigureAwait(false), places.HasLeft(person),
                head.ReuseConsents.Any(one => one.Candidate == person)));
        }

        var next = request.From + ReadOffers.RowsMax;
        return new OffersShown(
            released.Id,
            places.Count,
            tally.Places.Count(place => places.IsFree(place.Candidate)),
            tally.Vacant,
            head.AreOffersUnsettled,
            read.LastEvent > released.EventsThrough,
            shown.DrainToImmutable(),
            waiting.DrainToImmutable(),
            reserve.Length,
            head.Outline!.ReserveExpires,
            head.Outline.ReserveExpires < head.Outline.Calendar.DateOf(Instant.Of(parts.Time.GetUtcNow())),
            await OffersAsync(names, head.ReserveOffers.Where(one => one.Candidate != request.By.Person)).ConfigureAwait(false),
            next < Math.Max(places.Count, reserve.Length) ? next : null);
    }

    private static async ValueTask<ImmutableArray<ShownReserveOffer>> OffersAsync(CandidateNames names, IEnumerable<ReserveOffer> offers)
    {
        var shown = ImmutableArray.CreateBuilder<ShownReserveOffer>();
        foreach (var one in offers)
        {
            var state = one.Accepted is not null ? ReserveOfferState.Accepted
                : one.Ended is not null ? ReserveOfferState.Over
                : one.Refused is not null ? ReserveOfferState.Refused
                : one.Granted is not null ? ReserveOfferState.Open
                : ReserveOfferState.Asked;
            shown.Add(new ShownReserveOffer(
                one.Id, one.Target, one.Source, await names.OfAsync(one.Source, one.Candidate).ConfigureAwait(false), state,
                one.Refused ?? one.Ended?.Reason.Text, one.Due, (one.Accepted ?? one.Ended)?.At));
        }

        return shown.DrainToImmutable();
    }
}

/// <summary>By which ids campaigns know people whose keys are known.</summary>
internal sealed class CandidateNames(ServiceParts parts)
{
    private readonly Dictionary<Id, CampaignRead?> campaigns = [];

    public async ValueTask<NamedCandidate> OfAsync(Id campaign, PersonKeyId person)
    {
        if (!campaigns.TryGetValue(campaign, out var read))
        {
            campaigns[campaign] = read = (await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead;
        }

        var found = read?.Head.Outline is null
            ? null
            : (await parts.Actors.AskAsync(OwnFiles.ShardOf(read, campaign, person), new FindApplication(person)).ConfigureAwait(false)).Reply as ApplicationFound;
        return new NamedCandidate(person, found is not null && SealedRow.Open(parts.Seals, person, found.Application.Fields) is [[var candidate, ..]] ? candidate : null);
    }
}

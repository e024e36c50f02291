using System.Collections.Immutable;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Evidence;
using Recruit.Sittings;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Where a campaign stands and what waits for people: <see cref="StandingTold"/>. It names nobody but staff; what a proposal says about candidates is
/// read with <see cref="ReadProposedStep"/>, and that is on record.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadStanding(Caller By, OperationId Operation, Id Campaign) : UseCase(By, Operation), IAboutCampaign;

/// <summary>Where a campaign stands.</summary>
/// <param name="Status">Derived.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Definition">Stands for its files and from where their tests are.</param>
/// <param name="LastEvent">Number of the last event; 0 for none.</param>
public sealed record StandingTold(CampaignStatus Status, Id Agency, Digest Definition, int LastEvent) : Reply
{
    /// <inheritdoc cref="CampaignHead.Checked"/>
    public Act? Checked { get; init; }

    /// <inheritdoc cref="CampaignHead.Sealed"/>
    public Act? Sealed { get; init; }

    /// <inheritdoc cref="CampaignHead.Outline"/>
    public CampaignOutline? Outline { get; init; }

    /// <inheritdoc cref="CampaignHead.Opened"/>
    public Act? Opened { get; init; }

    /// <inheritdoc cref="CampaignHead.Folder"/>
    public Digest? Folder { get; init; }

    /// <inheritdoc cref="CampaignHead.FolderWhole"/>
    public Act? FolderWhole { get; init; }

    /// <inheritdoc cref="CampaignHead.Closed"/>
    public Act? Closed { get; init; }

    /// <inheritdoc cref="CampaignHead.Extended"/>
    public ImmutableSortedDictionary<Id, WindowEnd> Extended { get; init; } = ImmutableSortedDictionary<Id, WindowEnd>.Empty;

    /// <summary>Steps that wait for a second person, by their names.</summary>
    public ImmutableArray<ProposalTold> Proposals { get; init; } = [];

    /// <summary>All closings in their order: of one that is not released at most the digest of what it computed, and of none whom it places.</summary>
    public ImmutableArray<Recruit.Campaigns.Closing> Closings { get; init; } = [];

    /// <summary>How far the closing under way is.</summary>
    public ClosingPhase? Phase { get; init; }

    /// <summary>How many offers, enquiries and appeals stand.</summary>
    public OpenCounts Open { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>The closing that is under way.</summary>
    public Recruit.Campaigns.Closing? Current => Unreleased is { Abandoned: null } last ? last : null;

    /// <summary>The last closing, unless it is released.</summary>
    public Recruit.Campaigns.Closing? Unreleased => Closings is [.., { Released: null } last] ? last : null;

    /// <summary>The last closing that was released.</summary>
    public Recruit.Campaigns.Closing? LastReleased => Closings.LastOrDefault(one => one.Released is not null);

    /// <summary>What may be told of a campaign.</summary>
    /// <param name="read">The campaign.</param>
    /// <param name="told">What of a closing may be told.</param>
    internal static StandingTold Of(CampaignRead read, Func<Recruit.Campaigns.Closing, Recruit.Campaigns.Closing> told)
    {
        var head = read.Head;
        return new StandingTold(read.Status, head.Agency, head.Definition.Digest, read.LastEvent)
        {
            Checked = head.Checked,
            Sealed = head.Sealed,
            Outline = head.Outline,
            Opened = head.Opened,
            Folder = head.Folder,
            FolderWhole = head.FolderWhole,
            Closed = head.Closed,
            Extended = head.Extended,
            Proposals = [.. head.Proposals.Values.Select(ProposalTold.Of)],
            Closings = [.. head.Closings.Select(one => told(one).WithoutPeople())],
            Phase = read.Phase,
            Open = OpenCounts.Of(head),
        };
    }
}

/// <summary>What is open in a campaign, as far as candidates know it.</summary>
/// <param name="Offers">Offers that were neither accepted nor declined and have not lapsed.</param>
/// <param name="Accepted">Offers that were accepted.</param>
/// <param name="ReserveOffers">Offers from reserves that are open.</param>
/// <param name="Enquiries">Enquiries without an answer.</param>
/// <param name="Appeals">Appeals that are not decided.</param>
public sealed record OpenCounts(int Offers, int Accepted, int ReserveOffers, int Enquiries, int Appeals)
{
    internal static OpenCounts Of(CampaignHead head) => new(
        head.Offers.Count(one => !one.IsAccepted),
        head.Offers.Count(one => one.IsAccepted),
        head.ReserveOffers.Count(one => one.IsOpen),
        head.OpenEnquiries,
        head.Appeals.Count(one => one.Value == AppealState.Open));
}

/// <summary>A step that waits, without the candidates whom it concerns.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What is proposed, by <see cref="Recruit.Campaigns.Step.KindOf"/>.</param>
/// <param name="Act">Who proposed it, when and why.</param>
/// <param name="File">Who holds it, until when.</param>
/// <param name="Seconded">The first approval of a step that needs two.</param>
/// <param name="Step">The step itself; nothing where it names candidates, as rows of events and offers from a reserve do.</param>
/// <param name="Rows">How many rows of events it has.</param>
public sealed record ProposalTold(Id Id, string Kind, Act Act, OpenFile File, Act? Seconded, Step? Step, int Rows)
{
    internal static ProposalTold Of(Proposal one) => new(
        one.Id, Step.KindOf(one.Step), one.Act with { Note = null }, one.File, one.Seconded,
        one.Step is RecordEvents or OfferFromReserve ? null : one.Step, (one.Step as RecordEvents)?.Rows.Length ?? 0);
}

internal sealed class ReadStandingHandler(IActors actors) : IRequestHandler<ReadStanding, Reply>
{
    public async Task<Reply> Handle(ReadStanding request, CancellationToken cancellationToken)
    {
        var answer = await actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        return answer.Reply is CampaignRead read ? StandingTold.Of(read, one => one.UnderEmbargo()) : answer.Reply;
    }
}

using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>A page of the campaigns of the caller's agency; of all agencies for roles of the whole service: <see cref="CampaignsListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Statuses">Only with one of these; empty for all.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="RowsMax"/>.</param>
/// <param name="After">The last campaign of the page before; nothing for the first.</param>
public sealed record ListCampaigns(Caller By, OperationId Operation, ImmutableArray<CampaignStatus> Statuses, int Most = 50, Id? After = null)
    : UseCase(By, Operation)
{
    /// <summary>Most rows of a page, inclusive.</summary>
    public const int RowsMax = 100;
}

/// <summary>A campaign in a list.</summary>
/// <param name="Id">Id of the vacancy.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Stage">The last stage that is released; nothing before the first.</param>
/// <param name="Closing">The stage that is being closed; nothing while none is.</param>
/// <param name="Phase">How far that closing is.</param>
/// <param name="Applications">How many applied; who was erased is counted, as the shards do.</param>
/// <param name="OpenOffers">Offers that wait for their candidates.</param>
/// <param name="Accepted">Offers that were accepted.</param>
/// <param name="OpenEnquiries">Enquiries that are not answered.</param>
/// <param name="Proposals">Steps that wait for a second person.</param>
public sealed record ShownCampaign(
    Id Id,
    Id Agency,
    CampaignStatus Status,
    Id? Stage,
    Id? Closing,
    ClosingPhase? Phase,
    int Applications,
    int OpenOffers,
    int Accepted,
    int OpenEnquiries,
    int Proposals);

/// <summary>A page of campaigns.</summary>
/// <param name="Position">Batches of the journal that it shows.</param>
/// <param name="Rows">By id.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record CampaignsListed(ulong Position, ImmutableArray<ShownCampaign> Rows, Id? Next) : Reply;

internal sealed class ListCampaignsValidator : AbstractValidator<ListCampaigns>
{
    public ListCampaignsValidator()
    {
        RuleFor(one => one.Statuses.Length).LessThanOrEqualTo(ApplicantFilter.PartsMax).OverridePropertyName(nameof(ListCampaigns.Statuses));
        RuleFor(one => one.Most).InclusiveBetween(1, ListCampaigns.RowsMax);
    }
}

internal sealed class ListCampaignsHandler(ServiceParts parts) : IRequestHandler<ListCampaigns, Reply>
{
    public async Task<Reply> Handle(ListCampaigns request, CancellationToken cancellationToken)
    {
        var (listed, refusal) = await new ListDesk(parts).ReadAsync(view => Page(view, request), cancellationToken).ConfigureAwait(false);
        return listed ?? (Reply)refusal!;
    }

    private static CampaignsListed Page(IndexView view, ListCampaigns request)
    {
        var rows = ImmutableArray.CreateBuilder<ShownCampaign>();
        foreach (var id in view.Campaigns.Where(id => !(id <= request.After)))
        {
            if (view.FindCampaign(id) is not { Shown: { } head } campaign
                || (request.By.Agency is { } agency && agency != head.Agency)
                || !(request.Statuses.IsEmpty || request.Statuses.Contains(head.Status)))
            {
                continue;
            }

            if (rows.Count == request.Most)
            {
                var last = rows[^1].Id;
                return new CampaignsListed(view.Position, rows.DrainToImmutable(), last);
            }

            rows.Add(RowOf(view, campaign, head));
        }

        return new CampaignsListed(view.Position, rows.DrainToImmutable(), null);
    }

    private static ShownCampaign RowOf(IndexView view, ListedCampaign campaign, CampaignHead head) => new(
        campaign.Id,
        head.Agency,
        head.Status,
        head.LastReleased is { } last ? head.Outline!.Stages[last.Through] : null,
        head.Current is { } current ? head.Outline!.Stages[current.Through] : null,
        campaign.Phase,
        Enumerable.Range(0, head.Outline?.Shards ?? 0).Sum(shard => view.FindShard(campaign.Id, shard)?.Count ?? 0),
        head.Offers.Count(offer => !offer.IsAccepted),
        head.Offers.Count(offer => offer.IsAccepted),
        head.OpenEnquiries,
        head.Proposals.Count);
}

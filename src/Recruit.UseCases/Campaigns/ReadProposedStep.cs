using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>What somebody is asked to approve, with the candidates whom it concerns, each of whom sees who looked: <see cref="ProposedStepShown"/>.</summary>
/// <param name="By">Who asks; of rows about themselves nobody sees anything here.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">Its name.</param>
/// <param name="From">Place of the first row, from 0.</param>
public sealed record ReadProposedStep(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal, int From = 0)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Most rows of one answer.</summary>
    public const int RowsMax = 100;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>A proposal and a page of its rows.</summary>
/// <param name="Proposal">What waits.</param>
/// <param name="Offer">To whom a place is offered from which reserve; nothing for other steps.</param>
/// <param name="Rows">Rows of events in their order.</param>
/// <param name="Next">Place of the first row of the next page; nothing after the last.</param>
/// <param name="OfferedTo">By which id the campaign of the reserve knows that person; nothing for other steps, and once the key was erased.</param>
public sealed record ProposedStepShown(ProposalTold Proposal, OfferFromReserve? Offer, ImmutableArray<ProposedRow> Rows, int? Next, string? OfferedTo = null) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People =>
        [.. Rows.Select(one => one.Candidate).Append(Offer?.Candidate).OfType<PersonKeyId>().Distinct()];
}

/// <summary>A proposed event in clear: a row of events.csv (campaign-folder 3).</summary>
/// <param name="Type">The type.</param>
/// <param name="Candidate">Whom it concerns.</param>
/// <param name="Stage">A stage.</param>
/// <param name="Test">A test, exercise or panel.</param>
/// <param name="Item">An item, criterion or field.</param>
/// <param name="Value">The value; nothing where the key of the person it is about was erased.</param>
/// <param name="Person">A marker or member.</param>
/// <param name="Note">Why, in own words; nothing where the key was erased.</param>
/// <param name="Named">By which id the campaign knows the candidate; nothing for nobody, and once the key was erased.</param>
public sealed record ProposedRow(string Type, PersonKeyId? Candidate, Id? Stage, Id? Test, Id? Item, string? Value, string? Person, string? Note, string? Named = null)
{
    /// <summary>Rows of a campaign in clear.</summary>
    internal static async ValueTask<ImmutableArray<ProposedRow>> OpenAsync(ServiceParts parts, Id campaign, IEnumerable<EventRow> rows)
    {
        var (notes, names) = (new Definitions(parts), new Lists.CandidateNames(parts));
        var opened = ImmutableArray.CreateBuilder<ProposedRow>();
        foreach (var row in rows)
        {
            var named = row.Candidate is { } candidate ? await names.OfAsync(campaign, candidate).ConfigureAwait(false) : null;
            opened.Add(new ProposedRow(
                row.Type, row.Candidate, row.Stage, row.Test, row.Item, row.Private is { } value ? notes.Read(value) : row.Value, row.Person?.Name,
                row.Note is { } note ? notes.Read(note) : null, named?.Candidate));
        }

        return opened.DrainToImmutable();
    }
}

internal sealed class ReadProposedStepValidator : AbstractValidator<ReadProposedStep>
{
    public ReadProposedStepValidator() => RuleFor(one => one.From).InclusiveBetween(0, RecordEvents.RowsMax);
}

internal sealed class ReadProposedStepHandler(ServiceParts parts) : IRequestHandler<ReadProposedStep, Reply>
{
    public async Task<Reply> Handle(ReadProposedStep request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead read || read.Head.Proposals.GetValueOrDefault(request.Proposal) is not { } proposal)
        {
            return answer.Reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotFound);
        }

        if (ProposeStepHandler.OwnCause(request.By, proposal.Step) is { } own)
        {
            return own;
        }

        var rows = proposal.Step is RecordEvents events ? events.Rows : [];
        var page = await ProposedRow.OpenAsync(parts, request.Campaign, rows.Skip(request.From).Take(ReadProposedStep.RowsMax)).ConfigureAwait(false);
        var next = request.From + ReadProposedStep.RowsMax;
        var offer = proposal.Step as OfferFromReserve;
        var offered = offer is null ? null : await new Lists.CandidateNames(parts).OfAsync(offer.Source, offer.Candidate).ConfigureAwait(false);
        return new ProposedStepShown(ProposalTold.Of(proposal), offer, page, next < rows.Length ? next : null, offered?.Candidate);
    }
}

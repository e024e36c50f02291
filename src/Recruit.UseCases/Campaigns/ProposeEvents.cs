using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Appeals;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>An event as people write it down: cells of events.csv (campaign-folder 3) without its number, which the campaign gives.</summary>
/// <param name="Type">The type, e.g. <c>set-attempt</c>.</param>
/// <param name="Candidate">By which id the campaign knows whom it concerns.</param>
/// <param name="Stage">A stage.</param>
/// <param name="Test">A test, exercise or panel.</param>
/// <param name="Item">An item, criterion or field.</param>
/// <param name="Value">The value.</param>
/// <param name="Person">A marker or member.</param>
/// <param name="Note">Why, in own words.</param>
public sealed record WrittenEvent(
    string Type, string Candidate = "", string Stage = "", string Test = "", string Item = "", string Value = "", string Person = "", string Note = "")
{
    /// <summary>What cells of events.csv say.</summary>
    /// <param name="cells">In the order of its columns; the number is not looked at.</param>
    public static WrittenEvent Of(ImmutableArray<string> cells) => new(cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);

    /// <summary>Cells of events.csv without a number.</summary>
    internal ImmutableArray<string> Cells => ["0", Type, Candidate, Stage, Test, Item, Value, Person, Note];
}

/// <summary>
/// Holds events that people wrote down against the sealed rules and what happened before, and proposes nothing: <see cref="EventsFit"/>. That something fits or not tells
/// how those stand whom the events concern, so they see that somebody looked.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Rows">In their order, 1 to <see cref="RecordEvents.RowsMax"/>.</param>
public sealed record CheckEvents(Caller By, OperationId Operation, Id Reason, Id Campaign, ImmutableArray<WrittenEvent> Rows)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => WrittenRows.Looks;
}

/// <summary>Nothing is wrong with events.</summary>
/// <param name="Rows">How many they are.</param>
public sealed record EventsFit(int Rows) : Reply;

/// <summary>
/// Proposes to record events that people wrote down; a second person approves them. What is wrong with them is told row by row, and then nothing is proposed: of both
/// those whom the events concern see that somebody looked, as with <see cref="CheckEvents"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Proposal">A new name for it.</param>
/// <param name="Rows">In their order, 1 to <see cref="RecordEvents.RowsMax"/>.</param>
public sealed record ProposeEvents(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Proposal, ImmutableArray<WrittenEvent> Rows)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeopleBlind
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => WrittenRows.Looks;
}

internal sealed class CheckEventsValidator : AbstractValidator<CheckEvents>
{
    public CheckEventsValidator() => RuleFor(one => one.Rows.Length).InclusiveBetween(1, RecordEvents.RowsMax);
}

internal sealed class ProposeEventsValidator : AbstractValidator<ProposeEvents>
{
    public ProposeEventsValidator() => RuleFor(one => one.Rows.Length).InclusiveBetween(1, RecordEvents.RowsMax);
}

internal sealed class CheckEventsHandler(ServiceParts parts) : IRequestHandler<CheckEvents, Reply>
{
    public async Task<Reply> Handle(CheckEvents request, CancellationToken cancellationToken)
    {
        var (keyOf, refusal) = await new WrittenRows(parts, request.Campaign).CheckAsync(request.By, request.Rows).ConfigureAwait(false);
        return new PeopleShownBlind(WrittenRows.Concerned(request.Rows, keyOf), refusal as Reply ?? new EventsFit(request.Rows.Length));
    }
}

internal sealed class ProposeEventsHandler(ServiceParts parts) : IRequestHandler<ProposeEvents, Reply>
{
    public async Task<Reply> Handle(ProposeEvents request, CancellationToken cancellationToken)
    {
        var written = new WrittenRows(parts, request.Campaign);
        var (keyOf, refusal) = await written.CheckAsync(request.By, request.Rows).ConfigureAwait(false);
        return new PeopleShownBlind(
            WrittenRows.Concerned(request.Rows, keyOf), refusal ?? await ProposeAsync(request, written.Seal(request.By, request.Proposal, request.Rows, keyOf)).ConfigureAwait(false));
    }

    /// <param name="request">What is asked.</param>
    /// <param name="sealedRows">Nothing where somebody was erased after the check.</param>
    private async ValueTask<Reply> ProposeAsync(ProposeEvents request, ImmutableArray<EventRow>? sealedRows)
    {
        if (sealedRows is not { } rows)
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var propose = new Propose(request.Mandate, request.Proposal, new RecordEvents(rows));
        var reply = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), propose, request.Operation).ConfigureAwait(false)).Reply;
        return await new AppealFiles(parts).WithTermsAsync(request.Campaign, reply).ConfigureAwait(false);
    }
}

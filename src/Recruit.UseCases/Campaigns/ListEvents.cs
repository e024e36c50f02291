using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Campaigns;

/// <summary>
/// Events on record in their order, with the candidates whom they concern, each of whom sees who looked: <see cref="EventsListed"/>. Of events about themselves nobody sees anything
/// here.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="After">Those with a greater number.</param>
public sealed record ListEvents(Caller By, OperationId Operation, Id Reason, Id Campaign, int After = 0) : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <summary>Most events of one answer.</summary>
    public const int Most = 50;

    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];
}

/// <summary>An event on record.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Row">What happened, in clear.</param>
/// <param name="At">When it was proposed, or when somebody did it.</param>
/// <param name="By">Who proposed it; nothing where candidates did it themselves.</param>
/// <param name="Reason">Why.</param>
/// <param name="Approved">Who approved it, and when; nothing where that took nobody.</param>
public sealed record ListedEvent(int Number, ProposedRow Row, Instant At, Id? By, Id Reason, Act? Approved);

/// <summary>Events on record.</summary>
/// <param name="Events">In their order.</param>
/// <param name="Next">What comes after this number is on the next page; nothing after the last.</param>
public sealed record EventsListed(ImmutableArray<ListedEvent> Events, int? Next) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Events.Select(one => one.Row.Candidate).OfType<PersonKeyId>().Distinct()];
}

internal sealed class ListEventsValidator : AbstractValidator<ListEvents>
{
    public ListEventsValidator() => RuleFor(one => one.After).GreaterThanOrEqualTo(0);
}

internal sealed class ListEventsHandler(ServiceParts parts) : IRequestHandler<ListEvents, Reply>
{
    public async Task<Reply> Handle(ListEvents request, CancellationToken cancellationToken)
    {
        var reply = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadEvents(request.After)).ConfigureAwait(false)).Reply;
        if (reply is not EventsRead read)
        {
            return reply;
        }

        ImmutableArray<RegisteredEvent> page = [.. read.Events.Take(ListEvents.Most)];
        RegisteredEvent[] shown = [.. page.Where(one => one.Row.Candidate is null || one.Row.Candidate != request.By.Person)];
        var rows = await ProposedRow.OpenAsync(parts, request.Campaign, shown.Select(one => one.Row)).ConfigureAwait(false);
        return new EventsListed(
            [.. shown.Zip(rows, (one, row) => new ListedEvent(
                one.Sequence, row, one.Act.At, RegisteredEvent.IsPersonal(row.Type) && one.Approved is null ? null : one.Act.By, one.Act.Reason,
                one.Approved is { } approved ? approved with { Note = null } : null))],
            read.HasMore || read.Events.Length > page.Length ? page[^1].Sequence : null);
    }
}

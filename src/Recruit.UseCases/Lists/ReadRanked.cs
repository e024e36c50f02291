using System.Collections.Immutable;
using System.Globalization;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// A page of a ranked list as it was released last: <see cref="RankedShown"/>, or not-released. Pages of one release never change; everybody on the
/// page will see that it was read.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Stage">The stage; nothing for the merit list.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="SearchApplicants.RowsMax"/>.</param>
/// <param name="After">The <see cref="RankedShown.Next"/> of the page before; nothing for the first.</param>
public sealed record ReadRanked(Caller By, OperationId Operation, Id Reason, Id Campaign, Id? Stage = null, int Most = 50, string? After = null)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IReadsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application")];

    /// <summary>Closing and place at which the page before ended; nothing for a text that is none.</summary>
    internal static (Id Closing, int Place)? EndOf(string after) =>
        after.LastIndexOf('.') is > 0 and var dot && Id.IsId(after[..dot])
            && int.TryParse(after.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? (new Id(after[..dot]), place)
            : null;
}

/// <summary>A page of a ranked list.</summary>
/// <param name="Closing">Whose release it shows.</param>
/// <param name="Total">Rows of the whole list; who was erased since is counted and not shown.</param>
/// <param name="Rows">Best first.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record RankedShown(Id Closing, int Total, ImmutableArray<RankedRow> Rows, string? Next) : Reply, IShowsPeople
{
    /// <inheritdoc/>
    public ImmutableArray<PersonKeyId> People => [.. Rows.Select(row => row.Person)];
}

internal sealed class ReadRankedValidator : AbstractValidator<ReadRanked>
{
    public ReadRankedValidator()
    {
        RuleFor(one => one.Most).InclusiveBetween(1, SearchApplicants.RowsMax);
        RuleFor(one => one.After).Must(after => after is null || ReadRanked.EndOf(after) is not null).WithMessage("is no end of a page");
    }
}

internal sealed class ReadRankedHandler(ServiceParts parts) : IRequestHandler<ReadRanked, Reply>
{
    public async Task<Reply> Handle(ReadRanked request, CancellationToken cancellationToken)
    {
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (answer.Reply is not CampaignRead { Head.LastReleased: { Ranked: { } ranked } closing })
        {
            return answer.Reply as Refusal ?? Refusal.Because(UseCaseRefusals.NotReleased);
        }

        if (ranked.Lists.FirstOrDefault(one => one.Of == request.Stage) is not { } list)
        {
            return Refusal.Because(UseCaseRefusals.NotReleased);
        }

        var (of, from) = request.After is { } after ? ReadRanked.EndOf(after)!.Value : (closing.Id, 0);
        if (of != closing.Id)
        {
            return Refusal.Because(UseCaseRefusals.ListChanged, new RefusalFact("closing", closing.Id.Text));
        }

        var (rows, end) = await new RankedSegments(parts, request.Campaign).ReadAsync(list, from, request.Most).ConfigureAwait(false);
        return new RankedShown(
            closing.Id, list.Rows, rows, end < list.Rows ? string.Create(CultureInfo.InvariantCulture, $"{closing.Id}.{end}") : null);
    }
}

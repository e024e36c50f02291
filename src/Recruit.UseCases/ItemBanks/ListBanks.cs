using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.ItemBanks;
using Recruit.Lists;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;

namespace Recruit.UseCases.ItemBanks;

/// <summary>A page of the item banks of the caller's agency; of all agencies for roles of the whole service: <see cref="BanksListed"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="RowsMax"/>.</param>
/// <param name="After">The last bank of the page before; nothing for the first.</param>
public sealed record ListBanks(Caller By, OperationId Operation, int Most = 50, Id? After = null) : UseCase(By, Operation)
{
    /// <summary>Most rows of a page, inclusive.</summary>
    public const int RowsMax = 100;
}

/// <summary>A bank in a list.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Agency">Whose it is; nothing for the whole service.</param>
public sealed record ListedBank(Id Id, Id? Agency);

/// <summary>A page of item banks.</summary>
/// <param name="Banks">By id.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record BanksListed(ImmutableArray<ListedBank> Banks, Id? Next = null) : Reply;

internal sealed class ListBanksValidator : AbstractValidator<ListBanks>
{
    public ListBanksValidator() => RuleFor(one => one.Most).InclusiveBetween(1, ListBanks.RowsMax);
}

internal sealed class ListBanksHandler(ServiceParts parts) : IRequestHandler<ListBanks, Reply>
{
    public async Task<Reply> Handle(ListBanks request, CancellationToken cancellationToken)
    {
        var (banks, refusal) = await new ListDesk(parts).ReadAsync<ImmutableArray<ListedBank>?>(
            view =>
            [
                .. Banks(view).Where(one => request.By.Agency is null || one.Agency == request.By.Agency).Where(one => !(one.Id <= request.After)).OrderBy(one => one.Id).Take(request.Most + 1),
            ],
            cancellationToken).ConfigureAwait(false);
        return banks is not { } found ? refusal!
            : found.Length <= request.Most ? new BanksListed(found)
            : new BanksListed([.. found.Take(request.Most)], found[request.Most - 1].Id);
    }

    /// <summary>The index lists a bank for good under an empty name, because it is asked what waits in it; its challenges have names of their own.</summary>
    internal static IEnumerable<ListedBank> Banks(IndexView view) => view.OpenFiles
        .Where(one => one.Actor.Kind == ItemBankKind.KindName && one.Name.Length == 0).Select(one => new ListedBank(new Id(one.Actor.Id), one.Agency));
}

using System.Collections.Immutable;
using System.Globalization;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.UseCases.OpenFiles;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// Who has what to do, earliest due first: every open file of the caller's agency, those of its campaigns and its own: <see cref="OpenWorkListed"/>. The
/// index finds campaigns and actors; a file that moves with steps is asked of the actor that has it.
/// </summary>
/// <param name="By">Who asks; acts for an agency.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Holder">Only what this role or account holds; nothing for all.</param>
/// <param name="DueBefore">Only what is due before, exclusive; nothing for all.</param>
/// <param name="Most">Rows of a page, 1 to <see cref="RowsMax"/>.</param>
/// <param name="After">The <see cref="OpenWorkListed.Next"/> of the page before; nothing for the first.</param>
public sealed record ListOpenWork(Caller By, OperationId Operation, Id? Holder = null, Instant? DueBefore = null, int Most = 100, string? After = null)
    : UseCase(By, Operation)
{
    /// <summary>Most rows of a page, inclusive.</summary>
    public const int RowsMax = 500;

    /// <summary>Most bytes of <see cref="After"/>, inclusive.</summary>
    public const int AfterMax = 500;
}

/// <summary>A page of open files.</summary>
/// <param name="Position">Batches of the journal by which the campaigns were found.</param>
/// <param name="Files">Earliest due first.</param>
/// <param name="Next">For the next page; nothing after the last.</param>
public sealed record OpenWorkListed(ulong Position, ImmutableArray<ToldFile> Files, string? Next) : Reply
{
    /// <summary>Campaigns whose records cannot be read, by id: their files are not all there.</summary>
    public ImmutableArray<Id> Broken { get; init; } = [];
}

internal sealed class ListOpenWorkValidator : AbstractValidator<ListOpenWork>
{
    public ListOpenWorkValidator()
    {
        RuleFor(one => one.Most).InclusiveBetween(1, ListOpenWork.RowsMax);
        RuleFor(one => one.After).MaximumLength(ListOpenWork.AfterMax);
    }
}

internal sealed class ListOpenWorkHandler(ServiceParts parts) : IRequestHandler<ListOpenWork, Reply>
{
    public async Task<Reply> Handle(ListOpenWork request, CancellationToken cancellationToken)
    {
        var (found, refusal) = await new ListDesk(parts).ReadAsync<(ulong Position, List<Id> Campaigns)?>(
            view => (view.Position, [.. view.Campaigns.Where(id => view.FindCampaign(id)!.Shown is { } head && head.Agency == request.By.Agency)]),
            cancellationToken).ConfigureAwait(false);
        if (found is not var (position, campaigns))
        {
            return refusal!;
        }

        var desk = new FileDesk(parts, new WantedFiles(request.By.Agency, [.. campaigns], OfAgency: true, OverdueOnly: false) { Watcher = request.By.Account });
        if (await desk.CollectAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        var files = desk.Told.Where(file => IsMeant(request, file)).Select(file => (Key: KeyOf(file), File: file));
        var page = files.Where(one => request.After is null || Utf8Order.Instance.Compare(one.Key, request.After) > 0)
            .OrderBy(one => one.Key, Utf8Order.Instance).Take(request.Most + 1).ToList();
        return new OpenWorkListed(
            position, [.. page.Take(request.Most).Select(one => one.File)], page.Count > request.Most ? page[request.Most - 1].Key : null)
        {
            Broken = desk.Broken,
        };
    }

    private static bool IsMeant(ListOpenWork request, ToldFile file) =>
        (request.Holder is null || file.File.Holder == request.Holder) && !(file.File.Due >= request.DueBefore);

    /// <summary>Orders files by their due time, then by what they are; it names one file only.</summary>
    private static string KeyOf(ToldFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.File.Due.Milliseconds:D15} {file.Campaign} {file.Kind} {file.Name}");
}

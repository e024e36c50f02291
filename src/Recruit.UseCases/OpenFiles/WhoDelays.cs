using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.OpenFiles;

/// <summary>Who delays what: every open file of campaigns, and where it is wanted of the agency itself, overdue ones first: <see cref="OpenFilesTold"/>.</summary>
/// <param name="By">Who asks. A campaign of another agency, and what belongs to one, is not found.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaigns">Ids of vacancies, at most <see cref="CampaignsMax"/>; without <paramref name="OfAgency"/> at least 1.</param>
/// <param name="OfAgency">
/// Also what belongs to no campaign: roles that wait for a second administrator and items of banks, of the caller's agency; of all of them and of persons
/// who are to be set free, for callers who act for none.
/// </param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
/// <param name="RequestsOnly">Only what candidates asked for: appeals and enquiries.</param>
/// <param name="From">How many files are before this page.</param>
/// <param name="Most">Files of this page, 1 to <see cref="FilesMax"/>.</param>
public sealed record WhoDelays(
    Caller By, OperationId Operation, ImmutableArray<Id> Campaigns, bool OfAgency = false, bool OverdueOnly = false, bool RequestsOnly = false, int From = 0, int Most = WhoDelays.FilesMax)
    : UseCase(By, Operation)
{
    /// <summary>Most campaigns of one question.</summary>
    public const int CampaignsMax = 50;

    /// <summary>Most files of one answer, and of one marking round in it.</summary>
    public const int FilesMax = 2000;
}

/// <summary>An open file.</summary>
/// <param name="Campaign">Of which campaign; nothing for a file of an agency or of the whole service.</param>
/// <param name="Kind">Kind of the actor that has it, e.g. <c>marking-round</c>.</param>
/// <param name="Name">Names the file within the actors of its kind and campaign; no personal data.</param>
/// <param name="File">Holder, since when and until when.</param>
/// <param name="WorkingDaysHeld">Working days for which it has lain with the holder, by the calendar of its campaign or agency.</param>
/// <param name="IsOverdue">Whether the holder delays it.</param>
public sealed record ToldFile(Id? Campaign, string Kind, string Name, OpenFile File, int WorkingDaysHeld, bool IsOverdue);

/// <summary>Open files, overdue ones first, then the earliest due.</summary>
/// <param name="Files">As many as were asked for, at most <see cref="WhoDelays.FilesMax"/>.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record OpenFilesTold(ImmutableArray<ToldFile> Files, bool HasMore) : Reply
{
    /// <summary>Campaigns whose records cannot be read, by id: their files are not all there. Who asks for one campaign alone is refused instead.</summary>
    public ImmutableArray<Id> Broken { get; init; } = [];
}

internal sealed class WhoDelaysValidator : AbstractValidator<WhoDelays>
{
    public WhoDelaysValidator()
    {
        RuleFor(one => one.From).GreaterThanOrEqualTo(0);
        RuleFor(one => one.Most).InclusiveBetween(1, WhoDelays.FilesMax);
        RuleFor(one => one.Campaigns).Must((one, campaigns) =>
                !campaigns.IsDefault && campaigns.Length <= WhoDelays.CampaignsMax && (one.OfAgency || campaigns.Length > 0))
            .WithMessage($"1 to {WhoDelays.CampaignsMax} campaigns, or none where the agency's own files are asked for");
    }
}

internal sealed class WhoDelaysHandler(ServiceParts parts) : IRequestHandler<WhoDelays, Reply>
{
    public async Task<Reply> Handle(WhoDelays request, CancellationToken cancellationToken) =>
        await new FileDesk(parts, new WantedFiles(request.By.Agency, [.. request.Campaigns], request.OfAgency, request.OverdueOnly) { RequestsOnly = request.RequestsOnly, Watcher = request.By.Account })
            .TellAsync(request.From, request.Most, cancellationToken).ConfigureAwait(false);
}

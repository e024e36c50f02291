using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.UseCases.OpenFiles;

/// <summary>
/// Who delays what: open files of campaigns, with their marking rounds and panels, and of the named cohorts, appeals and item banks, overdue ones
/// first: <see cref="OpenFilesTold"/>.
/// </summary>
/// <param name="By">Who asks. A campaign of another agency, and what belongs to one, is not found.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaigns">Ids of vacancies, 1 to <see cref="CampaignsMax"/>.</param>
/// <param name="Others">Actors whose keys do not follow from the rules.</param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record WhoDelays(Caller By, OperationId Operation, ImmutableArray<Id> Campaigns, OtherFiles Others, bool OverdueOnly = false)
    : UseCase(By, Operation)
{
    /// <summary>Most campaigns of one question.</summary>
    public const int CampaignsMax = 50;

    /// <summary>Most files of one answer, and of one actor in it.</summary>
    public const int FilesMax = 2000;
}

/// <summary>Actors that hold files of campaigns and are found by a list of them.</summary>
/// <param name="Cohorts">Campaign and intake.</param>
/// <param name="Appeals">Ids of appeals.</param>
/// <param name="Banks">Ids of item banks: challenges in the campaigns asked about.</param>
public sealed record OtherFiles(ImmutableArray<(Id Campaign, Id Intake)> Cohorts, ImmutableArray<Id> Appeals, ImmutableArray<Id> Banks)
{
    /// <summary>Most actors of one sort.</summary>
    public const int Most = 500;

    /// <summary>No others.</summary>
    public static OtherFiles None { get; } = new([], [], []);
}

/// <summary>An open file.</summary>
/// <param name="Campaign">Of which campaign.</param>
/// <param name="Kind">Kind of the actor that has it, e.g. <c>marking-round</c>.</param>
/// <param name="Name">Names the file within the actor; no personal data.</param>
/// <param name="File">Holder, since when and until when.</param>
/// <param name="WorkingDaysHeld">Working days for which it has lain with the holder, by the calendar of its campaign.</param>
/// <param name="IsOverdue">Whether the holder delays it.</param>
public sealed record ToldFile(Id Campaign, string Kind, string Name, OpenFile File, int WorkingDaysHeld, bool IsOverdue);

/// <summary>Open files, overdue ones first, then the earliest due.</summary>
/// <param name="Files">At most <see cref="WhoDelays.FilesMax"/>.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record OpenFilesTold(ImmutableArray<ToldFile> Files, bool HasMore) : Reply;

internal sealed class WhoDelaysValidator : AbstractValidator<WhoDelays>
{
    public WhoDelaysValidator()
    {
        RuleFor(one => one.Campaigns.Length).InclusiveBetween(1, WhoDelays.CampaignsMax).OverridePropertyName(nameof(WhoDelays.Campaigns));
        RuleFor(one => one.Others).Must(others =>
                Math.Max(others.Cohorts.Length, Math.Max(others.Appeals.Length, others.Banks.Length)) <= OtherFiles.Most)
            .WithMessage($"at most {OtherFiles.Most} of one sort");
    }
}

internal sealed class WhoDelaysHandler(ServiceParts parts) : IRequestHandler<WhoDelays, Reply>
{
    public async Task<Reply> Handle(WhoDelays request, CancellationToken cancellationToken)
    {
        var desk = new FileDesk(parts, request);
        return await desk.CollectAsync(cancellationToken).ConfigureAwait(false) ?? (Reply)desk.Told();
    }
}

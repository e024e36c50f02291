using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>
/// How the marking of an exercise stands, and who has what to do until when: <see cref="MarkingWatched"/>. The numbers of scripts are told to lead markers alone, who get
/// no seat in the round from then on; who has a seat is told counts alone.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="OverdueOnly">Only files that their holder delays.</param>
public sealed record WatchMarking(Caller By, OperationId Operation, Id Campaign, Id Exercise, bool OverdueOnly = false)
    : UseCase(By, Operation), IAboutCampaign;

/// <summary>Counts, markers and open files; no script's marks, and nobody whose they are.</summary>
/// <param name="Marking">How the round stands.</param>
/// <param name="Files">The earliest due first, at most <see cref="MarkingRoundRules.PageMax"/>.</param>
/// <param name="HasMore">Whether there are more files.</param>
public sealed record MarkingWatched(MarkingShown Marking, ImmutableArray<MarkingFile> Files, bool HasMore) : Reply;

/// <summary>The scripts for which no marker is free of conflict, so that a lead appoints one: <see cref="OpenFilesShown"/>, or has-seat.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Exercise">Id of the exercise.</param>
/// <param name="Skip">How many to skip.</param>
public sealed record ListWaitingScripts(Caller By, OperationId Operation, Id Campaign, Id Exercise, int Skip = 0) : UseCase(By, Operation), IAboutCampaign;

internal sealed class ListWaitingScriptsValidator : AbstractValidator<ListWaitingScripts>
{
    public ListWaitingScriptsValidator() => RuleFor(one => one.Skip).GreaterThanOrEqualTo(0);
}

internal sealed class ListWaitingScriptsHandler(IActors actors) : IRequestHandler<ListWaitingScripts, Reply>
{
    public async Task<Reply> Handle(ListWaitingScripts request, CancellationToken cancellationToken)
    {
        var list = new Recruit.Stages.ProfessionalTesting.ListWaitingScripts(request.Skip, request.By.Account);
        return (await actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), list).ConfigureAwait(false)).Reply;
    }
}

internal sealed class WatchMarkingHandler(IActors actors) : IRequestHandler<WatchMarking, Reply>
{
    public async Task<Reply> Handle(WatchMarking request, CancellationToken cancellationToken)
    {
        var round = MarkingPlans.RoundOf(request.Campaign, request.Exercise);
        var (lead, other) = request.By.Roles.Contains(Role.LeadMarker) ? ((Id?)request.By.Account, (Id?)null) : (null, request.By.Account);
        var marking = (await actors.AskAsync(round, new ShowMarking(lead, other)).ConfigureAwait(false)).Reply;
        var files = (await actors.AskAsync(round, new ListOpenFiles(request.OverdueOnly, Reader: lead, Watcher: other)).ConfigureAwait(false)).Reply;
        return marking is not MarkingShown shown ? marking
            : files is not OpenFilesShown open ? files
            : new MarkingWatched(shown, open.Files, open.HasMore);
    }
}

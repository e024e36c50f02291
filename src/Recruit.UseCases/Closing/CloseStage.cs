using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>
/// Closes the next stage, or makes a new revision of the released ones, up to where people have to look at it: <see cref="StandingTold"/>,
/// with the digest of what it computed. Asked again with the same closing it goes on from wherever it was interrupted.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Closing">A new name for it.</param>
/// <param name="Stage">The last stage it covers.</param>
public sealed record CloseStage(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Closing, Id Stage)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign;

internal sealed class CloseStageHandler(ServiceParts parts) : IRequestHandler<CloseStage, Reply>
{
    public async Task<Reply> Handle(CloseStage request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        // Who may still enter, or come to a place, is to be judged first. Asked before it begins, because a closing under way keeps the revision that is due.
        var vacancy = rules.Rules.Vacancy;
        var place = vacancy.Stages.Select(stage => stage.Id).ToList().IndexOf(request.Stage);
        var read = (await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false)).Reply as CampaignRead;
        var head = read?.Head;
        var isNew = read is { Status: CampaignStatus.Open, Head.Current: null } && head!.Closings.All(one => one.Id != request.Closing);
        var training = new TrainingGap(parts, request.Campaign, rules);
        if (isNew
            && (await new RevisionGap(parts, request.Campaign, rules).DueAsync(place).ConfigureAwait(false)
                ?? await new HearingGap(parts, request.Campaign, rules).OfFixedAsync(place).ConfigureAwait(false)
                ?? await new SittingGap(parts, request.Campaign, rules).OfAsync(place).ConfigureAwait(false)
                ?? await training.OfPlacesAsync(place).ConfigureAwait(false)
                ?? await training.OfLatecomersAsync(place).ConfigureAwait(false)) is { } open)
        {
            return open;
        }

        var covered = vacancy.Stages.TakeWhile(stage => stage.Id != request.Stage).Concat(vacancy.Stages.Where(stage => stage.Id == request.Stage));
        var hasErasures = isNew && head is { LastReleased: { } released } && place <= released.Through
            && await new ErasureGap(parts, request.Campaign, head).ErasedAsync().ConfigureAwait(false) > 0;
        var begin = new BeginClosing(
            request.Mandate, request.Closing, request.Stage, [.. covered.SelectMany(SittingsOf).Distinct().Order()], hasErasures);
        var begun = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), begin, request.Operation).ConfigureAwait(false);
        var reply = begun.Reply is Refusal
            ? begun.Reply
            : await new ClosingDesk(parts).ContinueAsync(request.Campaign, cancellationToken).ConfigureAwait(false);
        return reply is CampaignRead standing ? StandingTold.Of(standing, one => one.UpToTheDigest()) : reply;
    }

    /// <summary>Tests and exercises of a stage.</summary>
    internal static IEnumerable<Id> SittingsOf(Stage stage) =>
        from source in stage.DrawsOn()
        where source.Kind is SourceKind.Test or SourceKind.Section or SourceKind.Exercise
        select source.Id;
}

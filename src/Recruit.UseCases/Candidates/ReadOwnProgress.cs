using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Appeals;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>
/// Reads how far the own application is, stage by stage, with what follows, when it follows and whose turn it is: <see cref="OwnProgressShown"/>. Nothing of a
/// stage is in it before its release.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy.</param>
public sealed record ReadOwnProgress(Caller By, OperationId Operation, Id Campaign) : OwnUseCase(By, Operation);

/// <summary>Lists the own applications, the newest first, each with what follows: <see cref="OwnApplicationsShown"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
public sealed record ListOwnApplications(Caller By, OperationId Operation) : OwnUseCase(By, Operation);

/// <summary>A test or exercise of a stage that is sat here.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">What it is called; nothing where it has no words.</param>
/// <param name="Window">When it can be sat, as it was extended.</param>
/// <param name="Status">What the own attempt has come to; nothing while no form was dealt to the person.</param>
/// <param name="ChallengesUntil">Until when its keys can be challenged, exclusive; nothing for one that no item bank composed.</param>
public sealed record OwnStageSitting(Id Id, PaperText? Title, AttemptWindow Window, AttemptStatus? Status, Instant? ChallengesUntil = null);

/// <summary>A stage as a candidate sees it.</summary>
/// <param name="Stage">Its rules.</param>
/// <param name="Name">What it is called; nothing where the vacancy has no words for it.</param>
/// <param name="Sittings">Those that are sat here.</param>
/// <param name="Decided">What was decided about the person; nothing before the release, or where the person did not get there.</param>
/// <param name="ReleasedAt">When it was last released.</param>
/// <param name="AppealUntil">Until when the person can appeal against it, exclusive; nothing where nothing was released about the person.</param>
public sealed record OwnStage(
    Stage Stage, PaperText? Name, ImmutableArray<OwnStageSitting> Sittings, StageDecision? Decided, Instant? ReleasedAt, Instant? AppealUntil);

/// <summary>The own application with everything that was released about it.</summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Vacancy">The sealed rules.</param>
/// <param name="At">When the application was received.</param>
/// <param name="Reference">The person's id in the campaign, as lists have it; nothing once the key was erased.</param>
/// <param name="Fields">What the person applied with.</param>
/// <param name="Stages">In declared order.</param>
/// <param name="Next">What follows.</param>
/// <param name="Offer">The place that is offered or taken, if one is.</param>
/// <param name="AwaitsRevision">Whether the offer waits for lists that are under revision.</param>
/// <param name="ReservePlace">Place in the reserve, from 1; nothing for who is not in it.</param>
/// <param name="Appeals">On which grounds, and by which terms, the person can appeal.</param>
/// <param name="AdjustmentKinds">What can be granted for its sittings, by name.</param>
/// <param name="Events">What happened about the person, in order; official ones once they are in what was released.</param>
public sealed record OwnProgressShown(
    Id Campaign,
    Vacancy Vacancy,
    Instant At,
    string? Reference,
    ImmutableArray<FormField> Fields,
    ImmutableArray<OwnStage> Stages,
    OwnNext Next,
    Offer? Offer,
    bool AwaitsRevision,
    int? ReservePlace,
    AppealTerms Appeals,
    ImmutableArray<Id> AdjustmentKinds,
    ImmutableArray<RegisteredEvent> Events) : Reply;

/// <summary>The own applications.</summary>
/// <param name="Applications">The newest first.</param>
public sealed record OwnApplicationsShown(ImmutableArray<OwnProgressShown> Applications) : Reply
{
    /// <summary>Campaigns in which somebody applied and whose records cannot be read now, by id.</summary>
    public ImmutableArray<Id> Broken { get; init; } = [];
}

internal sealed class ReadOwnProgressHandler(ServiceParts parts) : IRequestHandler<ReadOwnProgress, Reply>
{
    public async Task<Reply> Handle(ReadOwnProgress request, CancellationToken cancellationToken) =>
        await new OwnProgress(parts, request).ReadAsync(request.Campaign).ConfigureAwait(false) ?? (Reply)Refusal.Because(UseCaseRefusals.NotFound);
}

internal sealed class ListOwnApplicationsHandler(ServiceParts parts) : IRequestHandler<ListOwnApplications, Reply>
{
    public async Task<Reply> Handle(ListOwnApplications request, CancellationToken cancellationToken)
    {
        var record = (await parts.Actors.AskAsync(PersonRecord.KeyOf(request.Person), new ReadCandidate()).ConfigureAwait(false)).Reply as CandidateTold;
        var (progress, broken, shown) = (new OwnProgress(parts, request), new BrokenRecords(), ImmutableArray.CreateBuilder<OwnProgressShown>());
        foreach (var campaign in record?.Record.Submissions.Keys ?? [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await broken.TryAsync(campaign, () => progress.ReadAsync(campaign)).ConfigureAwait(false) is { } own)
            {
                shown.Add(own);
            }
        }

        return new OwnApplicationsShown([.. shown.OrderByDescending(one => one.At)]) { Broken = broken.Met };
    }
}

/// <summary>Collects how far an own application is.</summary>
internal sealed class OwnProgress(ServiceParts parts, OwnUseCase request)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>The application in a campaign; nothing if there is none.</summary>
    public async ValueTask<OwnProgressShown?> ReadAsync(Id campaign)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(campaign, request.Person).ConfigureAwait(false) is not { Campaign: { Head: var head } read } own
            || await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false) is not ({ } rules, _))
        {
            return null;
        }

        var given = await new GivenFields(parts).ReadAsync(read, campaign, request.Person).ConfigureAwait(false);
        var about = (EventsRead)(await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadEventsAbout(request.Person)).ConfigureAwait(false)).Reply;
        var stages = ImmutableArray.CreateBuilder<OwnStage>();
        for (var place = 0; place < rules.Rules.Vacancy.Stages.Length; place++)
        {
            stages.Add(await StageAsync(campaign, rules, own, place).ConfigureAwait(false));
        }

        var counted = head.LastReleased?.EventsThrough ?? 0;
        var offer = head.Offers.FirstOrDefault(one => one.Candidate == request.Person);
        var (words, vacancy) = (rules.Words, rules.Rules.Vacancy);
        var shown = new OwnProgressShown(
            campaign,
            vacancy,
            own.Application.At,
            given is [var reference, ..] ? reference : null,
            given is null ? [] : [.. vacancy.Fields.Select((field, place) => new FormField(field, words.Fields.GetValueOrDefault(field.Id), given.Value[place + 1]))],
            stages.DrainToImmutable(),
            new OwnNext(OwnTurn.Waiting),
            offer,
            offer is not null && head.AwaitsRevision(offer),
            head.LastReleased?.Tally?.Reserve is { } reserve && reserve.IndexOf(request.Person) is >= 0 and var waiting ? waiting + 1 : null,
            rules.Appeals,
            [.. rules.Sittings.SelectMany(one => one.Adjustments).Select(one => one.Id).Distinct()],
            [.. about.Events.Where(one => one.Sequence <= counted || RegisteredEvent.IsPersonal(one.Row.Type))]);
        return shown with { Next = OwnNext.Of(shown, head, rules.Rules.SelectionStages, Instant.Of(parts.Time.GetUtcNow())) };
    }

    private async ValueTask<OwnStage> StageAsync(Id campaign, SealedRules rules, OwnFile own, int place)
    {
        var (stage, head) = (rules.Rules.Vacancy.Stages[place], own.Campaign.Head);
        var sittings = ImmutableArray.CreateBuilder<OwnStageSitting>();
        foreach (var sitting in Closing.CloseStageHandler.SittingsOf(stage).Distinct())
        {
            if (head.WindowOf(sitting) is { } window)
            {
                var attempt = new AttemptRef(Sittings.AttemptNames.Of(definitions, campaign, sitting, request.Person));
                var status = (await parts.Actors.AskAsync(OwnFiles.ShardOf(own.Campaign, campaign, request.Person), new ReadAttempt(attempt)).ConfigureAwait(false)).Reply;
                sittings.Add(new OwnStageSitting(
                    sitting, Sittings.PaperTitles.Of(rules, sitting), window, (status as AttemptRead)?.Status, head.ChallengeTerms.TryGetValue(sitting, out var until) ? until : null));
            }
        }

        var decided = place < own.Application.Released.Length && own.Application.Released[place] is { IsReached: true } one ? one : null;
        var released = decided is null ? null : head.Closings.LastOrDefault(closing => closing.Released is not null && closing.Through >= place)?.Released?.At;
        return new OwnStage(
            stage, rules.Words.Stages.GetValueOrDefault(stage.Id), sittings.DrainToImmutable(), decided, released,
            decided is not null && head.AppealableSince(place)?.Released?.At is { } since ? rules.Appeals.Calendar.Due(since, rules.Appeals.FileDays) : null);
    }
}

/// <summary>What somebody applied with, as the shard has it.</summary>
internal sealed class GivenFields(ServiceParts parts)
{
    /// <summary>The person's id in the campaign, then the declared fields; nothing if there is no application, or the key was erased.</summary>
    public async ValueTask<ImmutableArray<string>?> ReadAsync(CampaignRead read, Id campaign, Privacy.PersonKeyId person) =>
        (await parts.Actors.AskAsync(OwnFiles.ShardOf(read, campaign, person), new FindApplication(person)).ConfigureAwait(false)).Reply is ApplicationFound found
        && SealedRow.Open(parts.Seals, person, found.Application.Fields) is [var row]
            ? row
            : null;
}

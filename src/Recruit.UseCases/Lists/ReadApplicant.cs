using System.Collections.Immutable;
using MediatR;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Closing;
using Recruit.UseCases.Handover;
using Recruit.UseCases.OpenFiles;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Lists;

/// <summary>
/// The record of one applicant of a campaign: what was given, what was released, what happened, and what is open with whom: <see cref="ApplicantShown"/>. Nothing
/// of a stage is in it before its release; the person sees that it was read.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Person">An applicant of this campaign.</param>
public sealed record ReadApplicant(Caller By, OperationId Operation, Id Reason, Id Campaign, PersonKeyId Person)
    : OfficialUseCase(By, Operation, Reason), IAboutCampaign, IAboutPerson, IReadsPerson
{
    /// <inheritdoc/>
    public ImmutableArray<Id> Of => [new Id("application"), new Id("campaign-events"), new Id("places")];
}

/// <summary>A sitting of an applicant.</summary>
/// <param name="Sitting">The test or exercise.</param>
/// <param name="State">What it came to, as lists say it; one that was held elsewhere as attempts.csv says it.</param>
/// <param name="Started">When it started here; nothing before, or where it was held elsewhere.</param>
/// <param name="Ended">When it ended here.</param>
/// <param name="ExtraMilliseconds">Time that officials gave.</param>
/// <param name="CreditedMilliseconds">Lost time that was given back.</param>
public sealed record ApplicantSitting(
    NamedSitting Sitting, string State, Instant? Started = null, Instant? Ended = null, long ExtraMilliseconds = 0, long CreditedMilliseconds = 0);

/// <summary>A stage of an applicant.</summary>
/// <param name="Stage">Which.</param>
/// <param name="Sittings">Those with an attempt.</param>
/// <param name="Decided">What was released; nothing before, or where the person did not get there.</param>
public sealed record ApplicantStage(NamedStage Stage, ImmutableArray<ApplicantSitting> Sittings, StageDecision? Decided);

/// <summary>The record of an applicant.</summary>
/// <param name="Person">Names the person's key.</param>
/// <param name="Candidate">The id in the campaign; nothing once the key was erased.</param>
/// <param name="At">When the application was received.</param>
/// <param name="Standing">Where it is; nothing while the index of lists is made anew.</param>
/// <param name="Fields">What the person applied with.</param>
/// <param name="Stages">In declared order.</param>
/// <param name="Offer">The place that is offered or taken, if one is.</param>
/// <param name="Files">What is open about the person, and who holds it, the earliest due first.</param>
/// <param name="Timeline">What happened, in order.</param>
public sealed record ApplicantShown(
    PersonKeyId Person,
    string? Candidate,
    Instant At,
    JourneyStanding? Standing,
    ImmutableArray<FormField> Fields,
    ImmutableArray<ApplicantStage> Stages,
    Offer? Offer,
    ImmutableArray<ToldFile> Files,
    ImmutableArray<TimelineEntry> Timeline) : Reply, IShowsPerson;

internal sealed class ReadApplicantHandler(ServiceParts parts) : IRequestHandler<ReadApplicant, Reply>
{
    private readonly Definitions definitions = new(parts);

    public async Task<Reply> Handle(ReadApplicant request, CancellationToken cancellationToken)
    {
        var (rules, refusal) = await new LiveFacts(parts).ReadRulesAsync(request.Campaign).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var (campaign, person) = (request.Campaign, request.Person);
        var read = (CampaignRead)(await parts.Actors.AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false)).Reply;
        var shard = OwnFiles.ShardOf(read, campaign, person);
        if ((await parts.Actors.AskAsync(shard, new FindApplication(person)).ConfigureAwait(false)).Reply is not ApplicationFound { Application: var facts })
        {
            return Refusal.Because(UseCaseRefusals.NotFound);
        }

        var stages = ImmutableArray.CreateBuilder<ApplicantStage>();
        foreach (var (place, stage) in rules.Rules.Vacancy.Stages.Index())
        {
            var named = new NamedStage(
                stage.Id, stage.Kind, rules.Words.Stages.GetValueOrDefault(stage.Id),
                [.. CloseStageHandler.SittingsOf(stage).Distinct().Select(sitting => new NamedSitting(sitting, PaperTitles.Of(rules, sitting)))]);
            var decided = place < facts.Released.Length && facts.Released[place].IsReached ? facts.Released[place] : null;
            stages.Add(new ApplicantStage(named, await SittingsAsync(campaign, shard, facts, named).ConfigureAwait(false), decided));
        }

        var row = SealedRow.Open(parts.Seals, person, facts.Fields) is [var opened] ? opened : [];
        var timeline = new ApplicantTimeline(parts, campaign, person);
        await timeline.CollectAsync(read.Head, facts, stages).ConfigureAwait(false);
        return new ApplicantShown(
            person,
            row.IsEmpty ? null : row[0],
            facts.At,
            await StandingAsync(campaign, rules, person, cancellationToken).ConfigureAwait(false),
            row.IsEmpty ? [] : [.. rules.Rules.Vacancy.Fields.Select((field, place) => new FormField(field, rules.Words.Fields.GetValueOrDefault(field.Id), row[place + 1]))],
            stages.DrainToImmutable(),
            read.Head.Offers.FirstOrDefault(one => one.Candidate == person),
            timeline.Files,
            timeline.Entries);
    }

    /// <summary>Attempts here, and sittings that were held elsewhere.</summary>
    private async ValueTask<ImmutableArray<ApplicantSitting>> SittingsAsync(Id campaign, ActorKey shard, ApplicationFacts facts, NamedStage stage)
    {
        var sittings = ImmutableArray.CreateBuilder<ApplicantSitting>();
        foreach (var sitting in stage.Sittings)
        {
            var attempt = new AttemptRef(AttemptNames.Of(definitions, campaign, sitting.Id, facts.Key));
            if (facts.Sittings.FirstOrDefault(one => one.Sitting == sitting.Id) is { } held)
            {
                sittings.Add(new ApplicantSitting(sitting, held.State));
            }
            else if ((await parts.Actors.AskAsync(shard, new ReadAttempt(attempt)).ConfigureAwait(false)).Reply is AttemptRead one)
            {
                sittings.Add(new ApplicantSitting(
                    sitting, ApplicantSearch.Word(one.Status), one.Started, one.Ended, one.Clock.ExtraMs, one.Clock.CreditedMs));
            }
        }

        return sittings.DrainToImmutable();
    }

    private async ValueTask<JourneyStanding?> StandingAsync(Id campaign, SealedRules rules, PersonKeyId person, CancellationToken cancellation)
    {
        var desk = new ListDesk(parts);
        var number = ShardId.NumberOf(person, rules.Conduct.Shards);
        var (standing, _) = await desk.ReadAsync(
            view => view.FindCampaign(campaign) is { Shown.Outline: not null } listed && view.FindShard(campaign, number) is { } shard
                    && Enumerable.Range(0, shard.Count).FirstOrDefault(place => shard[place].Person == person, -1) is >= 0 and var found
                ? new ListedJourney(listed, ListDesk.ShapeOf(rules), desk.Now).StandingOf(shard, found)
                : null,
            cancellation).ConfigureAwait(false);
        return standing;
    }
}

using System.Collections.Immutable;
using FluentValidation;
using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Time in which a panel hears finalists, one after the other.</summary>
/// <param name="From">When the first is heard.</param>
/// <param name="Until">When the last hearing must be over; after <paramref name="From"/>.</param>
public sealed record HearingTime(Instant From, Instant Until);

/// <summary>
/// Puts those who enter the stage of a panel by the released lists onto its agenda, in the order of their numbers, which says nothing about them.
/// Asked again, it lists those who came since, in the time that is free: <see cref="AgendaSet"/>. Each is told when and where. A panel whose ratings came with an
/// import sat elsewhere and hears nobody here.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Times">When the panel hears finalists, 1 to <see cref="TimesMax"/>.</param>
public sealed record SetAgenda(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, ImmutableArray<HearingTime> Times)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel)
{
    /// <summary>Most times of one request, inclusive.</summary>
    public const int TimesMax = 1000;
}

/// <summary>Who is on the agenda.</summary>
/// <param name="Listed">How many have a hearing.</param>
/// <param name="Waiting">How many have none, because there is no time left.</param>
/// <param name="Elsewhere">How many have none, because they were heard elsewhere.</param>
public sealed record AgendaSet(int Listed, int Waiting, int Elsewhere) : Reply;

/// <summary>Hears a finalist at another time, which the finalist is told: <see cref="PanelDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Panel">Id of the panel in it.</param>
/// <param name="Number">The finalist's number.</param>
/// <param name="At">When.</param>
public sealed record MoveHearing(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Panel, Id Number, Instant At)
    : PanelUseCase(By, Operation, Reason, Campaign, Panel);

internal sealed class SetAgendaValidator : AbstractValidator<SetAgenda>
{
    public SetAgendaValidator() => RuleFor(one => one.Times)
        .Must(times => !times.IsDefaultOrEmpty && times.Length <= SetAgenda.TimesMax && times.All(time => time.From < time.Until && time.From.Milliseconds >= 0))
        .WithMessage($"1 to {SetAgenda.TimesMax} times that end after they begin");
}

internal sealed class SetAgendaHandler(ServiceParts parts) : IRequestHandler<SetAgenda, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public async Task<Reply> Handle(SetAgenda request, CancellationToken cancellationToken)
    {
        var (rules, rule, refusal) = await desk.FindRuleAsync(request.Campaign, request.Panel).ConfigureAwait(false);
        if (rules is null || rule is null)
        {
            return refusal!;
        }

        if (await desk.AskAsync(request.Campaign, request.Panel, new ReadPanel()).ConfigureAwait(false) is not PanelRead panel)
        {
            return Refusal.Because(PanelRefusals.NotConvened);
        }

        // Where an import brought ratings, the panel sat elsewhere: it has no accounts that could declare, rate or reveal, so nobody would come out of a hearing.
        if (panel.Finalists.Any(one => one.Sitting is null))
        {
            return Refusal.Because(PanelRefusals.RatedElsewhere);
        }

        var stage = rules.Rules.FirstStageUsing(new Applications.Sitting(Applications.SittingKind.Panel, rules.Rules.PanelIndex(rule.Id)));
        if (stage == rules.Rules.Vacancy.Stages.Length)
        {
            return new AgendaSet(0, 0, 0);
        }

        var (entrants, notReleased) = await new Entrants(parts).OfAsync(request.Campaign, rules, stage).ConfigureAwait(false);
        return notReleased ?? await ListAsync(request, rules, panel, entrants).ConfigureAwait(false);
    }

    private async ValueTask<Reply> ListAsync(SetAgenda request, SealedRules rules, PanelRead panel, ImmutableArray<ApplicationFacts> entrants)
    {
        var gap = AgendaGap.Of(parts, request.Campaign, request.Panel, panel.Finalists, entrants);
        var waiting = new Queue<(Id Number, PersonKeyId Person, ImmutableArray<string> Row)>(gap.StillCandidates(parts));
        var count = gap.Here - gap.Waiting.Length;
        var (ties, letters) = (new Ties(parts, request.Campaign), new HearingLetters(rules, request.Campaign, request.Panel));
        foreach (var time in FreeTimes(request, rules.Panels.HearingMinutes, panel))
        {
            if (!waiting.TryDequeue(out var next))
            {
                break;
            }

            var list = new ListFinalist(
                request.Mandate, next.Number, time, ties.Of(next.Row, rules.Rules.Vacancy, rules.Panels.Ties), letters.Set(next.Person, time));
            if (await desk.AskAsync(request.Campaign, request.Panel, list, request.PartOf(next.Number.Text)).ConfigureAwait(false) is Refusal refusal)
            {
                return refusal;
            }

            count++;
        }

        return new AgendaSet(count, waiting.Count, entrants.Length - gap.Here);
    }

    /// <summary>Where a hearing fits in without touching another one.</summary>
    private static IEnumerable<Instant> FreeTimes(SetAgenda request, int minutes, PanelRead panel)
    {
        var length = TimeSpan.FromMinutes(minutes);
        var taken = panel.Finalists.Select(one => one.Sitting).OfType<Instant>().Order().ToList();
        foreach (var time in request.Times.OrderBy(one => one.From))
        {
            for (var at = time.From; at + length <= time.Until;)
            {
                var place = taken.FindIndex(other => other < at + length && at < other + length);
                if (place >= 0)
                {
                    at = taken[place] + length;
                    continue;
                }

                taken.Add(at);
                yield return at;
                at += length;
            }
        }
    }
}

internal sealed class MoveHearingHandler(ServiceParts parts) : IRequestHandler<MoveHearing, Reply>
{
    private readonly PanelDesk desk = new(parts);

    public async Task<Reply> Handle(MoveHearing request, CancellationToken cancellationToken)
    {
        var (rules, _, refusal) = await desk.FindRuleAsync(request.Campaign, request.Panel).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var letter = CandidateNumbers.OfPanel(parts, request.Campaign, request.Panel).Find(request.Number) is { } person
            ? new HearingLetters(rules, request.Campaign, request.Panel).Moved(person, request.At, request.Operation)
            : null;
        return await desk.DoAsync(request, new MoveSitting(request.Mandate, request.Number, request.At, letter)).ConfigureAwait(false);
    }
}

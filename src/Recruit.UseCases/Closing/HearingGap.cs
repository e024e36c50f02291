using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Closing;

/// <summary>Who enters a stage in which a panel hears finalists, and was not heard. Where an import brought the ratings, whoever has none was not heard there.</summary>
internal sealed class HearingGap(ServiceParts parts, Id campaign, SealedRules rules)
{
    /// <summary>
    /// Why the stage must not be closed, closed anew, or left behind: somebody who enters it has no hearing before a panel that is not fixed yet, or was not heard
    /// by one that is. What is fixed stays so, also if the closing is abandoned; then two people record what becomes of whoever came since. Nothing if all were heard.
    /// </summary>
    /// <param name="panel">Id of the panel.</param>
    /// <param name="closing">The closing that is under way; nothing outside of one.</param>
    public async ValueTask<Refusal?> OfAsync(Id panel, Recruit.Campaigns.Closing? closing)
    {
        var read = await ReadAsync(panel).ConfigureAwait(false);
        if (IsElsewhere(read))
        {
            return null;
        }

        var known = new Entrants(parts);
        var stage = rules.Rules.FirstStageUsing(new Applications.Sitting(Applications.SittingKind.Panel, rules.Rules.PanelIndex(panel)));
        var head = (await AskAsync(CampaignKey.Of(campaign), new ReadCampaign()).ConfigureAwait(false) as CampaignRead)?.Head;
        var isFixed = read?.IsFrozen == true || head?.LastReleased?.Through >= stage;
        if (!isFixed && closing is not null && head is not null && AppealGap.Of(head, closing) is { } appealed)
        {
            return appealed;
        }

        var (entrants, notReleased) = await known.OfAsync(campaign, rules, stage, closing?.EventsThrough ?? int.MaxValue).ConfigureAwait(false);
        if (notReleased is not null || entrants.IsEmpty)
        {
            return null;
        }

        var judged = await known.JudgedByEventAsync(campaign, [panel], rules.Rules.Vacancy.Stages[stage].Id, closing).ConfigureAwait(false);
        var gone = isFixed ? await known.GoneAsync(campaign).ConfigureAwait(false) : [];
        var missed = head is null || read is null ? [] : await MissedAsync(panel, stage, read, head, entrants).ConfigureAwait(false);
        var gap = AgendaGap.Of(
            parts, campaign, panel, [.. (read?.Finalists ?? []).Where(one => !missed.Contains(one.Candidate))], [.. entrants.Where(one => !judged.Counted.Contains((one.Key, panel)) && !gone.Contains(one.Key))]);
        var lacking = gap.StillCandidates(parts).ToArray();
        var waiting = lacking.Select(one => (one.Person, panel)).ToArray();
        if (isFixed)
        {
            (waiting, var refusal) = await new StillEntering(parts, campaign).OfAsync(stage, waiting, one => one.Person, closing).ConfigureAwait(false);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        var (code, wayOut) = isFixed || lacking.All(one => missed.Contains(one.Number)) ? (UseCaseRefusals.Unheard, closing is null ? "record-events" : "abandon-closing")
            : read is null ? (UseCaseRefusals.PanelNotConvened, "convene-panel")
            : (UseCaseRefusals.AgendaNotWhole, "set-agenda");
        return waiting.Length > 0
            ? Refusal.Because(
                code,
                new("waiting", waiting.Length.ToString(CultureInfo.InvariantCulture)), new("panel", panel.Text), judged.WayOut(waiting, wayOut))
            : null;
    }

    /// <summary>
    /// Who came into the stage too late for the own hearing to be told of it, and did not come; and who had been out of the stage and whose hearing is void. That is no word
    /// about them, and they have no other hearing.
    /// </summary>
    private async ValueTask<HashSet<Id>> MissedAsync(Id panel, int stage, PanelRead read, CampaignHead head, ImmutableArray<ApplicationFacts> entrants)
    {
        var numbers = CandidateNumbers.OfPanel(parts, campaign, panel);
        var returning = await Returning.ReadAsync(parts, campaign, head, rules).ConfigureAwait(false);
        var notice = TimeSpan.FromHours(read.Charter.Terms.NoticeHours);
        var heardAt = read.Finalists.Where(one => one.Sitting is not null).ToDictionary(one => one.Candidate, one => one.Sitting!.Value);
        var back = (from one in entrants
                    let number = numbers.Of(one.Key)
                    where heardAt.ContainsKey(number) && returning.IsBack(one, stage)
                    select (Number: number, IsLate: returning.IsAfter(one, stage, heardAt[number] - notice))).ToDictionary(one => one.Number, one => one.IsLate);
        var missed = new HashSet<Id>();
        Id? after = null;
        while (back.Count > 0 && await AskAsync(PanelDesk.KeyOf(campaign, panel), new ExportFacts(after)).ConfigureAwait(false) is PanelFacts facts)
        {
            missed.UnionWith(facts.Attempts
                .Where(one => back.TryGetValue(one.Candidate, out var isLate)
                    && (one.State == AttemptState.Voided || (isLate && one.State is AttemptState.Absent or AttemptState.NotStarted)))
                .Select(one => one.Candidate));
            if (facts.Next is not { } next)
            {
                break;
            }

            after = next;
        }

        return missed;
    }

    /// <summary>The same of all panels whose ratings are fixed, or whose stages are released, outside of a closing.</summary>
    /// <param name="through">Place of the last stage that is looked at.</param>
    public async ValueTask<Refusal?> OfFixedAsync(int through)
    {
        foreach (var panel in rules.Rules.Vacancy.Panels.Where((_, place) => rules.Rules.FirstStageUsing(new Applications.Sitting(Applications.SittingKind.Panel, place)) <= through))
        {
            if (await OfAsync(panel.Id, null).ConfigureAwait(false)
                is { Code: not (UseCaseRefusals.PanelNotConvened or UseCaseRefusals.AgendaNotWhole or UseCaseRefusals.AppealsOpen) } fixedSo)
            {
                return fixedSo;
            }
        }

        return null;
    }

    /// <summary>Whether finalists are heard by the panel here, or still can be; not where an import brought the ratings.</summary>
    public async ValueTask<bool> HearsHereAsync(Id panel) => !IsElsewhere(await ReadAsync(panel).ConfigureAwait(false));

    private static bool IsElsewhere(PanelRead? read) => read?.Finalists.Any(one => one.Sitting is null) == true;

    private async ValueTask<PanelRead?> ReadAsync(Id panel) =>
        await AskAsync(PanelDesk.KeyOf(campaign, panel), new ReadPanel()).ConfigureAwait(false) as PanelRead;

    private async ValueTask<Reply> AskAsync(ActorKey key, ActorCommand command) => (await parts.Actors.AskAsync(key, command).ConfigureAwait(false)).Reply;
}

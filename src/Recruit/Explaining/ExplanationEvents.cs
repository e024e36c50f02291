using Recruit.Applications;
using Recruit.Testing;

namespace Recruit.Explaining;

/// <summary>Why an event had no effect.</summary>
public enum NoEffect
{
    /// <summary>There is no merit list, so there are no places.</summary>
    NoMeritList,

    /// <summary>The place was accepted before.</summary>
    AcceptedBefore,

    /// <summary>Had declined or withdrawn.</summary>
    Departed,

    /// <summary>Not on the merit list at that moment.</summary>
    NotListed,

    /// <summary>On the list without a merit total.</summary>
    NoTotal,

    /// <summary>All places were held by others at that moment.</summary>
    NoOffer,

    /// <summary>There was no withdrawal or decline to cancel.</summary>
    NothingToCancel,

    /// <summary>A decline by somebody who had withdrawn.</summary>
    WithdrawnBefore,

    /// <summary>A readmission that nothing needed.</summary>
    NotNeeded,
}

/// <summary>An event that concerns one candidate.</summary>
/// <param name="Event">The event.</param>
/// <param name="IsIgnored">Whether the results report it as ignored.</param>
/// <param name="NoEffect">Why it had no effect, if so.</param>
/// <param name="Place">The place accepted or given up by it.</param>
/// <param name="Rank">Of an ignored acceptance, the rank at that moment.</param>
public sealed record EventExplanation(CampaignEvent Event, bool IsIgnored, NoEffect? NoEffect, PlaceReading? Place, int? Rank);

/// <summary>Finds the events of one candidate, and what each found when it came.</summary>
internal sealed class ExplanationEvents(Campaign campaign, AssessmentOutcome outcome, int candidate)
{
    public IEnumerable<EventExplanation> Explain() => campaign.Events.Where(Concerns).Select(Explain);

    private bool Concerns(CampaignEvent happened) => happened switch
    {
        ItemVoided e => Counts(e.Test, e.Item),
        KeyAccepted e => Counts(e.Test, e.Item),
        Withdrawn e => e.Candidate == candidate,
        Declined e => e.Candidate == candidate,
        Reinstated e => e.Candidate == candidate,
        Accepted e => e.Candidate == candidate,
        Readmitted e => e.Candidate == candidate,
        MarkSet e => e.Candidate == candidate,
        RatingSet e => e.Candidate == candidate,
        MemberRecused e => e.Candidate == candidate,
        AttemptSet e => e.Candidate == candidate,
        ResponseSet e => e.Candidate == candidate,
        FieldSet e => e.Candidate == candidate,
        _ => false,
    };

    /// <summary>Whether an item is part of a score of the candidate; a pretest item never is.</summary>
    private bool Counts(int test, int item) =>
        !outcome.Facts.Responses[test][item].Item.Pretest && Attempts.IsScored(outcome.Facts.TestAttempts[test].States[candidate]);

    private EventExplanation Explain(CampaignEvent happened)
    {
        var isIgnored = outcome.IgnoredEvents.Contains(happened.Sequence);
        switch (happened)
        {
            case Accepted when isIgnored:
                var found = Before(happened);
                return new(happened, isIgnored, WhyNoOffer(found), null, found.Merit?.Ranks[candidate] is > 0 and var rank ? rank : null);
            case Accepted:
                return new(happened, isIgnored, null, PlaceReading.Of(Before(happened), candidate), null);
            case Declined or Withdrawn:
                var left = Before(happened);
                var isKept = happened is Declined && left.Standing.DepartureOf(candidate) is { HasDeclined: false };
                return new(happened, isIgnored, isKept ? NoEffect.WithdrawnBefore : null, PlaceReading.Of(left, candidate), null);
            case Reinstated:
                return new(happened, isIgnored, isIgnored ? NoEffect.NothingToCancel : null, null, null);
            case Readmitted e:
                var stage = outcome.Stages[e.Stage];
                var shows = stage.Reasons[stage.ReasonLists[candidate]].Contains("readmitted");
                return new(happened, isIgnored, shows ? null : NoEffect.NotNeeded, null, null);
            default:
                return new(happened, isIgnored, null, null, null);
        }
    }

    private NoEffect WhyNoOffer(AssessmentOutcome found) =>
        found.Merit is not { } merit ? NoEffect.NoMeritList
        : PlaceReading.Of(found, candidate) is { IsAccepted: true } ? NoEffect.AcceptedBefore
        : found.Standing.IsOut(candidate) ? NoEffect.Departed
        : merit.Ranks[candidate] > 0 ? NoEffect.NoOffer
        : merit.WithoutTotal.Contains(candidate) ? NoEffect.NoTotal
        : NoEffect.NotListed;

    /// <summary>The campaign as it stood when the event came.</summary>
    private AssessmentOutcome Before(CampaignEvent happened) =>
        Assessment.Run(campaign with { Events = [.. campaign.Events.Where(one => one.Sequence < happened.Sequence)] });
}

using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Candidates;

/// <summary>What an application waits for.</summary>
public enum OwnTurn
{
    /// <summary>Applications still come in.</summary>
    Applications,

    /// <summary>The person is to sit a test or exercise.</summary>
    Sitting,

    /// <summary>Others still sit.</summary>
    OthersSit,

    /// <summary>The stage is being closed.</summary>
    Closing,

    /// <summary>The next step is with the agency, and no rule says by when.</summary>
    Waiting,

    /// <summary>The person is to answer an offer.</summary>
    Offer,

    /// <summary>The offer waits for lists that are under revision.</summary>
    Revision,

    /// <summary>The person has a place.</summary>
    Placed,

    /// <summary>The person is in the reserve.</summary>
    Reserve,

    /// <summary>No place is free for the person.</summary>
    NoPlace,

    /// <summary>The person does not go on, and can appeal as long as that is said.</summary>
    Out,

    /// <summary>The person withdrew.</summary>
    Withdrawn,

    /// <summary>The person declined the place.</summary>
    Declined,

    /// <summary>The campaign has ended.</summary>
    Ended,
}

/// <summary>What follows, when, and whose turn it is.</summary>
/// <param name="Turn">What is waited for.</param>
/// <param name="From">From when on it can be done; nothing where it can be now.</param>
/// <param name="Until">By when, exclusive; nothing where no rule says.</param>
/// <param name="Holder">Whose turn it is, as a role; nothing where it is nobody's.</param>
/// <param name="IsOverdue">Whether the holder delays it.</param>
/// <param name="About">The test, exercise or stage.</param>
public sealed record OwnNext(OwnTurn Turn, Instant? From = null, Instant? Until = null, Id? Holder = null, bool IsOverdue = false, Id? About = null)
{
    private static readonly Id Officer = Roles.Holder(Role.AgencyOfficer);
    private static readonly Id Self = Roles.Holder(Role.Candidate);

    /// <summary>Of an application.</summary>
    /// <param name="own">The application.</param>
    /// <param name="head">Where its campaign stands.</param>
    /// <param name="selectionStages">How many stages come before the places are filled.</param>
    /// <param name="now">By the server's clock.</param>
    internal static OwnNext Of(OwnProgressShown own, CampaignHead head, int selectionStages, Instant now)
    {
        if (head.Closed is not null)
        {
            return new OwnNext(OwnTurn.Ended);
        }

        var left = own.Events.Aggregate((OwnTurn?)null, (left, one) => one.Row.Type switch
        {
            EventTypes.Withdraw => OwnTurn.Withdrawn,
            EventTypes.Decline => left ?? OwnTurn.Declined,
            EventTypes.Reinstate => null,
            _ => left,
        });
        if (left is { } departed)
        {
            return new OwnNext(departed);
        }

        if (own.Offer is { } offer)
        {
            return offer.IsAccepted ? new OwnNext(OwnTurn.Placed)
                : own.AwaitsRevision ? new OwnNext(OwnTurn.Revision, Until: offer.Due, Holder: Officer, IsOverdue: offer.Due <= now)
                : new OwnNext(OwnTurn.Offer, Until: offer.Due, Holder: Self, IsOverdue: offer.Due <= now);
        }

        var last = own.Stages.LastOrDefault(stage => stage.Decided is not null);
        return last is { Decided.Decision: "fail" or "not-advanced" or "" } ? new OwnNext(OwnTurn.Out, Until: last.AppealUntil > now ? last.AppealUntil : null, About: last.Stage.Id)
            : OfStage(own, head, selectionStages, (head.LastReleased?.Through ?? -1) + 1, now);
    }

    private static OwnNext OfStage(OwnProgressShown own, CampaignHead head, int selectionStages, int next, Instant now)
    {
        if (next >= selectionStages && own.Vacancy.Merit is not null)
        {
            return new OwnNext(own.ReservePlace is null ? OwnTurn.NoPlace : OwnTurn.Reserve);
        }

        if (next >= own.Stages.Length)
        {
            return new OwnNext(OwnTurn.Waiting, Holder: Officer);
        }

        var stage = own.Stages[next];
        if (head is { Current: { } closing } && closing.Through >= next)
        {
            var file = CampaignFiling.Of(head).First(one => one.Kind == CampaignFileKind.Closing).File;
            return new OwnNext(OwnTurn.Closing, Until: file.Due, Holder: file.Holder, IsOverdue: file.IsOverdue(now), About: stage.Stage.Id);
        }

        if (head.AppliesUntil is { } applies && now < applies && next == 0)
        {
            return new OwnNext(OwnTurn.Applications, Until: applies, About: stage.Stage.Id);
        }

        foreach (var sitting in stage.Sittings.Where(one => one.Status is AttemptStatus.Dealt or AttemptStatus.Running))
        {
            return new OwnNext(OwnTurn.Sitting, sitting.Window.Opens > now ? sitting.Window.Opens : null, sitting.Window.LastStart, Self, About: sitting.Id);
        }

        var over = stage.Sittings.Select(one => head.OverAt(one.Id)).Max();
        return now < over ? new OwnNext(OwnTurn.OthersSit, Until: over, About: stage.Stage.Id) : new OwnNext(OwnTurn.Waiting, Holder: Officer, About: stage.Stage.Id);
    }
}

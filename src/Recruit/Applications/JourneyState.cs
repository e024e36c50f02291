namespace Recruit.Applications;

/// <summary>
/// Where a live application is on its way. The order of the members means nothing: what comes after what is said by <see cref="Journey"/> alone.
/// </summary>
public enum JourneyState
{
    /// <summary>Somebody registered interest and wants to be told.</summary>
    Interested,

    /// <summary>An application was begun and not handed in.</summary>
    Draft,

    /// <summary>The application is in; nothing is asked of the candidate yet.</summary>
    Submitted,

    /// <summary>The last released stage was passed; nothing is asked of the candidate in the next one yet.</summary>
    Continues,

    /// <summary>The candidate has a sitting to start.</summary>
    AwaitingSitting,

    /// <summary>An attempt runs.</summary>
    InSitting,

    /// <summary>All sittings of the stage were handed in, whatever they will earn: a score of zero is among them.</summary>
    HandedIn,

    /// <summary>The time of a sitting ran out; it is scored.</summary>
    TimedOut,

    /// <summary>Did not come to a sitting.</summary>
    Absent,

    /// <summary>Came to a sitting and never began.</summary>
    NotStarted,

    /// <summary>An attempt was cancelled.</summary>
    Voided,

    /// <summary>Markers have the script.</summary>
    AwaitingMarks,

    /// <summary>Two markers are too far apart: a third one is wanted.</summary>
    AwaitingThirdMark,

    /// <summary>The panel has not rated or not decided.</summary>
    AwaitingPanel,

    /// <summary>All marks and ratings of the stage are known.</summary>
    Assessed,

    /// <summary>The facts of the stage are fixed; results are not released.</summary>
    AwaitingRelease,

    /// <summary>Released: neither passed nor failed yet.</summary>
    OnHold,

    /// <summary>Released: out by a requirement, floor, hurdle or band.</summary>
    Failed,

    /// <summary>Released: scored and below the cut.</summary>
    BelowCut,

    /// <summary>Released: not advanced because there is no score (absent, not started, voided).</summary>
    NotAdvanced,

    /// <summary>Out, and an appeal about it is open.</summary>
    AppealOpen,

    /// <summary>An official event speaks for the candidate; the lists that count it are not released yet.</summary>
    AwaitingRevision,

    /// <summary>A place is offered.</summary>
    Offered,

    /// <summary>The offered place was taken.</summary>
    Accepted,

    /// <summary>Without a place, among the first of the waiting list.</summary>
    Reserve,

    /// <summary>On the merit list, without a place and not in reserve.</summary>
    NotPlaced,

    /// <summary>In training.</summary>
    InTraining,

    /// <summary>Training was passed.</summary>
    Trained,

    /// <summary>The candidate withdrew.</summary>
    Withdrawn,

    /// <summary>The candidate declined the offer.</summary>
    Declined,

    /// <summary>The offer was not answered in time.</summary>
    Lapsed,

    /// <summary>End: the interest came to nothing.</summary>
    InterestEnded,

    /// <summary>End: the draft was not handed in before applications closed.</summary>
    NotSubmitted,

    /// <summary>End: through to the last.</summary>
    Selected,

    /// <summary>End: not selected.</summary>
    NotSelected,

    /// <summary>End: left by own will or by silence.</summary>
    Left,
}

/// <summary>What moves an application on its way. A decision counts as an event only where it is another one than before.</summary>
public enum JourneyEvent
{
    /// <summary>Interest is registered.</summary>
    RegisterInterest,

    /// <summary>The consent on which the interest rests ends or is withdrawn.</summary>
    EndInterest,

    /// <summary>An application is begun.</summary>
    BeginDraft,

    /// <summary>The application is handed in.</summary>
    Submit,

    /// <summary>No application is taken any more.</summary>
    CloseApplications,

    /// <summary>A sitting is dealt to the candidate.</summary>
    Invite,

    /// <summary>The candidate starts.</summary>
    Start,

    /// <summary>One sitting is over and another one of the stage waits.</summary>
    NextSitting,

    /// <summary>The last sitting is over; all were handed in.</summary>
    HandIn,

    /// <summary>The last sitting is over; the time of one ran out.</summary>
    RunOutOfTime,

    /// <summary>The last sitting is over; to one the candidate did not come.</summary>
    StayAway,

    /// <summary>The last sitting is over; to one the candidate came and did not start.</summary>
    LeaveUnstarted,

    /// <summary>An attempt is cancelled.</summary>
    Void,

    /// <summary>The script goes to markers.</summary>
    AskMarks,

    /// <summary>A third marker is asked for.</summary>
    AskThirdMark,

    /// <summary>The panel is asked.</summary>
    AskPanel,

    /// <summary>The last mark or rating that was wanted is known.</summary>
    CompleteMarks,

    /// <summary>The facts of the stage are being fixed.</summary>
    Freeze,

    /// <summary>Released: continues.</summary>
    Pass,

    /// <summary>Released: on hold.</summary>
    Hold,

    /// <summary>Released: failed.</summary>
    Fail,

    /// <summary>Released: below the cut.</summary>
    CutOff,

    /// <summary>Released: no score, so not advanced.</summary>
    LackScore,

    /// <summary>Released: a place is offered.</summary>
    Offer,

    /// <summary>Released: in reserve.</summary>
    PutInReserve,

    /// <summary>Released: on the merit list without a place.</summary>
    LeaveUnplaced,

    /// <summary>The candidate takes the offer.</summary>
    Accept,

    /// <summary>The candidate declines the offer.</summary>
    Decline,

    /// <summary>The offer is not answered in time.</summary>
    Lapse,

    /// <summary>The candidate withdraws.</summary>
    Withdraw,

    /// <summary>Two people cancel a withdrawal or decline.</summary>
    Reinstate,

    /// <summary>Two people readmit at the stage of exclusion, or change a fact of the candidate.</summary>
    Correct,

    /// <summary>The candidate appeals.</summary>
    Appeal,

    /// <summary>Two people uphold the appeal.</summary>
    Uphold,

    /// <summary>Training begins, or its next stage.</summary>
    EnterTraining,

    /// <summary>Released: the last stage of training was passed.</summary>
    FinishTraining,

    /// <summary>Two people end the campaign.</summary>
    EndCampaign,
}

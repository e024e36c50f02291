using System.Collections.Frozen;
using System.Collections.Immutable;
using Recruit.Accounts;
using static Recruit.Applications.JourneyEvent;
using static Recruit.Applications.JourneyState;

namespace Recruit.Applications;

/// <summary>One row of the journey.</summary>
/// <param name="From">In which state; nothing where a journey begins.</param>
/// <param name="Event">What happens.</param>
/// <param name="To">The next state.</param>
public readonly record struct JourneyStep(JourneyState? From, JourneyEvent Event, JourneyState To);

/// <summary>Whose turn it is in a state, and which term says until when.</summary>
public sealed record JourneyTurn(Role Holder, JourneyTerm Term);

/// <summary>States that are told as one, and in which the same things can happen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="States">Its states; in no other set.</param>
public sealed record JourneySet(string Name, ImmutableArray<JourneyState> States);

/// <summary>
/// The journey of an application as one table: state, event, next state. Who holds a state and until when is told beside it. No state is stored
/// anywhere: <see cref="JourneyStanding"/> derives it from facts.
/// </summary>
public static class Journey
{
    /// <summary>Before an application is in.</summary>
    public static JourneySet Before { get; } = new(nameof(Before), [Interested, Draft]);

    /// <summary>In a stage that is not released.</summary>
    public static JourneySet InStage { get; } = new(
        nameof(InStage),
        [
            Submitted, Continues, AwaitingSitting, InSitting, HandedIn, TimedOut, Absent, NotStarted, Voided, AwaitingMarks, AwaitingThirdMark,
            AwaitingPanel, Assessed, AwaitingRelease,
        ]);

    /// <summary>Out of the running by what was released; another decision can still come.</summary>
    public static JourneySet OutOfRunning { get; } =
        new(nameof(OutOfRunning), [OnHold, Failed, BelowCut, NotAdvanced, AppealOpen, AwaitingRevision]);

    /// <summary>The places are filled.</summary>
    public static JourneySet Placed { get; } = new(nameof(Placed), [Offered, JourneyState.Accepted, Reserve, NotPlaced, InTraining, Trained]);

    /// <summary>Gone by own will or by silence; two people can still bring the candidate back.</summary>
    public static JourneySet Departed { get; } = new(nameof(Departed), [JourneyState.Withdrawn, JourneyState.Declined, Lapsed]);

    /// <summary>Nothing happens any more.</summary>
    public static JourneySet Terminal { get; } = new(nameof(Terminal), [InterestEnded, NotSubmitted, Selected, NotSelected, JourneyState.Left]);

    /// <summary>All sets: every state is in one of them.</summary>
    public static ImmutableArray<JourneySet> Sets { get; } = [Before, InStage, OutOfRunning, Placed, Departed, Terminal];

    /// <summary>The rows as they are written, one for a whole set where the same happens in all of it.</summary>
    internal static ImmutableArray<JourneyRow> Rows { get; } =
    [
        new([], RegisterInterest, Interested),
        new([], BeginDraft, Draft),
        new([], Submit, Submitted),
        new([Interested], BeginDraft, Draft),
        new(Before, Submit, Submitted),
        new([Interested], EndInterest, InterestEnded),
        new([Draft], CloseApplications, NotSubmitted),

        new([Submitted, Continues, HandedIn, TimedOut, Absent, NotStarted, Voided, Assessed, InTraining, AwaitingRevision], Invite, AwaitingSitting),
        new([AwaitingSitting], Start, InSitting),
        new([InSitting], NextSitting, AwaitingSitting),
        new([InSitting], HandIn, HandedIn),
        new([InSitting], RunOutOfTime, TimedOut),
        new([AwaitingSitting, InSitting], StayAway, Absent),
        new([AwaitingSitting, InSitting], LeaveUnstarted, NotStarted),
        new([AwaitingSitting, InSitting, HandedIn, TimedOut, AwaitingMarks, AwaitingThirdMark, AwaitingPanel, Assessed], JourneyEvent.Void, Voided),
        new([HandedIn, TimedOut, AwaitingThirdMark, Assessed], AskMarks, AwaitingMarks),
        new([AwaitingMarks], AskThirdMark, AwaitingThirdMark),
        new([Submitted, Continues, HandedIn, TimedOut, Assessed], AskPanel, AwaitingPanel),
        new([AwaitingMarks, AwaitingThirdMark, AwaitingPanel], CompleteMarks, Assessed),

        // An attempt that runs when the facts are being fixed is not cut short.
        new([.. InStage.States.Where(state => state is not (InSitting or AwaitingRelease)), InTraining, AwaitingRevision], Freeze, AwaitingRelease),
        new([AwaitingRelease], Pass, Continues),
        new(OutOfRunning, Pass, Continues),
        .. Released(Hold, OnHold),
        .. Released(Fail, Failed),
        .. Released(CutOff, BelowCut),
        .. Released(LackScore, NotAdvanced),
        .. Released(Offer, Offered),
        .. Released(PutInReserve, Reserve),
        .. Released(LeaveUnplaced, NotPlaced),

        new(OutOfRunning, Appeal, AppealOpen),
        new([AppealOpen], Uphold, AwaitingRevision),
        new(OutOfRunning, Correct, AwaitingRevision),
        new(Departed, Reinstate, AwaitingRevision),

        // Lists were released that do not count the return yet.
        new([Submitted, Continues, Offered, JourneyState.Accepted, Reserve, NotPlaced], Reinstate, AwaitingRevision),

        new([Offered], Accept, JourneyState.Accepted),
        new([Offered, JourneyState.Accepted, InTraining, Trained], Decline, JourneyState.Declined),
        new([Offered], Lapse, Lapsed),
        new(InStage, Withdraw, JourneyState.Withdrawn),
        new(OutOfRunning, Withdraw, JourneyState.Withdrawn),
        new(Placed, Withdraw, JourneyState.Withdrawn),
        new([JourneyState.Declined, Lapsed], Withdraw, JourneyState.Withdrawn),

        new([JourneyState.Accepted, AwaitingRelease, AwaitingRevision], EnterTraining, InTraining),
        new([JourneyState.Accepted, InTraining, AwaitingRelease], FinishTraining, Trained),
        new(OutOfRunning, FinishTraining, Trained),

        new([Continues, JourneyState.Accepted, Trained], EndCampaign, Selected),
        new(OutOfRunning, EndCampaign, NotSelected),
        new([Reserve, NotPlaced], EndCampaign, NotSelected),
        new(Departed, EndCampaign, JourneyState.Left),
    ];

    private static readonly FrozenDictionary<JourneyState, JourneyTurn> Turns = new Dictionary<JourneyState, JourneyTurn>
    {
        [Interested] = new(Role.Candidate, JourneyTerm.Interest),
        [Draft] = new(Role.Candidate, JourneyTerm.Apply),
        [Submitted] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [Continues] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [AwaitingSitting] = new(Role.Candidate, JourneyTerm.LastStart),
        [InSitting] = new(Role.Candidate, JourneyTerm.Minutes),
        [HandedIn] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [TimedOut] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [Absent] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [NotStarted] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [Voided] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [AwaitingMarks] = new(Role.Marker, JourneyTerm.Mark),
        [AwaitingThirdMark] = new(Role.LeadMarker, JourneyTerm.Allocate),
        [AwaitingPanel] = new(Role.PanelChair, JourneyTerm.Panel),
        [Assessed] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [AwaitingRelease] = new(Role.Approver, JourneyTerm.Closing),
        [OnHold] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [Failed] = new(Role.AgencyOfficer, JourneyTerm.End),
        [BelowCut] = new(Role.AgencyOfficer, JourneyTerm.End),
        [NotAdvanced] = new(Role.AgencyOfficer, JourneyTerm.End),
        [AppealOpen] = new(Role.AgencyOfficer, JourneyTerm.Appeal),
        [AwaitingRevision] = new(Role.AgencyOfficer, JourneyTerm.Closing),
        [Offered] = new(Role.Candidate, JourneyTerm.Offer),
        [JourneyState.Accepted] = new(Role.AgencyOfficer, JourneyTerm.End),
        [Reserve] = new(Role.AgencyOfficer, JourneyTerm.End),
        [NotPlaced] = new(Role.AgencyOfficer, JourneyTerm.End),
        [InTraining] = new(Role.Trainer, JourneyTerm.Training),
        [Trained] = new(Role.AgencyOfficer, JourneyTerm.End),
        [JourneyState.Withdrawn] = new(Role.AgencyOfficer, JourneyTerm.End),
        [JourneyState.Declined] = new(Role.AgencyOfficer, JourneyTerm.End),
        [Lapsed] = new(Role.AgencyOfficer, JourneyTerm.End),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(JourneyState?, JourneyEvent), JourneyState> Table =
        Rows.SelectMany(row => row.Steps).ToFrozenDictionary(step => (step.From, step.Event), step => step.To);

    /// <summary>The whole table, one row for each state and event.</summary>
    public static IEnumerable<JourneyStep> Steps => Rows.SelectMany(row => row.Steps);

    /// <summary>The next state, or nothing where the event cannot happen.</summary>
    /// <param name="from">The state; nothing before a journey begins.</param>
    /// <param name="happened">What happens.</param>
    public static JourneyState? Next(JourneyState? from, JourneyEvent happened) =>
        Table.TryGetValue((from, happened), out var next) ? next : null;

    /// <summary>Whose turn it is; nobody's in a terminal state.</summary>
    public static JourneyTurn? TurnIn(JourneyState state) => Turns.GetValueOrDefault(state);

    /// <summary>A decision may be another one in every revision, wherever the candidate is by then.</summary>
    private static JourneyRow[] Released(JourneyEvent decision, JourneyState to) =>
        [new(InStage, decision, to), new(OutOfRunning, decision, to), new(Placed, decision, to)];
}

/// <summary>One line of the table as it is written.</summary>
/// <param name="From">Its states; none where a journey begins.</param>
/// <param name="Event">What happens.</param>
/// <param name="To">The next state; no row leads from a state to itself.</param>
/// <param name="Set">The set whose states these are, if it is a whole set.</param>
internal sealed record JourneyRow(ImmutableArray<JourneyState> From, JourneyEvent Event, JourneyState To, JourneySet? Set = null)
{
    public JourneyRow(JourneySet set, JourneyEvent happened, JourneyState to)
        : this(set.States, happened, to, set)
    {
    }

    public IEnumerable<JourneyStep> Steps
    {
        get
        {
            var to = To;
            var happened = Event;
            return From.IsEmpty
                ? [new JourneyStep(null, happened, to)]
                : From.Where(state => state != to).Select(state => new JourneyStep(state, happened, to));
        }
    }
}

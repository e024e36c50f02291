using Recruit.Accounts;
using Recruit.Actors;
using Recruit.WorkingDays;

namespace Recruit.Applications;

/// <summary>Where an application is: a pure function of <see cref="JourneyFacts"/>.</summary>
/// <param name="State">The state.</param>
/// <param name="Stage">Place of the stage it is about, from 0; nothing before the application is in.</param>
/// <param name="Outcome">What became of the candidate in the stage that was released last; nothing before the first release.</param>
/// <param name="HasOpenAppeal">Whether an appeal is open beside it; it has a holder and a term of its own, after the end of the campaign too.</param>
public sealed record JourneyStanding(JourneyState State, int? Stage = null, StageState? Outcome = null, bool HasOpenAppeal = false)
{
    /// <summary>Where an application is; nothing if nobody ever began one or registered interest.</summary>
    public static JourneyStanding? Of(JourneyFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (!facts.IsSubmitted)
        {
            return facts.HasDraft ? new(facts.AreApplicationsClosed ? JourneyState.NotSubmitted : JourneyState.Draft)
                : facts.HasInterest ? new(facts.HasInterestEnded ? JourneyState.InterestEnded : JourneyState.Interested)
                : null;
        }

        var state = Running(facts);
        if (facts.IsEnded && Journey.Next(state, JourneyEvent.EndCampaign) is { } end)
        {
            state = end;
        }

        StageState? outcome = facts.Released is [.., var last] ? last.State : null;
        var isAhead = Journey.InStage.States.Contains(state) || state == JourneyState.InTraining;
        return new JourneyStanding(state, isAhead ? facts.Released.Length : Math.Max(0, StageOfDecision(facts)), outcome, facts.HasOpenAppeal);
    }

    /// <summary>Whose turn it is and until when; nobody's in a terminal state.</summary>
    /// <param name="since">When the last of the facts came by which the state is what it is.</param>
    /// <param name="due">When the state's term ends, exclusive.</param>
    public OpenFile? FileAt(Instant since, Func<JourneyTerm, Instant> due)
    {
        ArgumentNullException.ThrowIfNull(due);
        return Journey.TurnIn(State) is { } turn ? new OpenFile(Roles.Holder(turn.Holder), since, due(turn.Term)) : null;
    }

    private static JourneyState Running(JourneyFacts facts) => facts.Departure switch
    {
        DepartureStands.Withdrawn => JourneyState.Withdrawn,
        DepartureStands.Declined => JourneyState.Declined,
        DepartureStands.Lapsed => JourneyState.Lapsed,
        _ when IsOut(facts) => Out(facts),
        _ => Ahead(facts),
    };

    /// <summary>The place of the stage at which the last decision about the candidate was made.</summary>
    private static int StageOfDecision(JourneyFacts facts)
    {
        for (var stage = facts.Released.Length - 1; stage >= 0; stage--)
        {
            if (facts.Released[stage].Decision != Decision.None)
            {
                return stage;
            }
        }

        return facts.Released.Length - 1;
    }

    /// <summary>Whether a released decision does not let the candidate go on. Who did not enter training is out of nothing.</summary>
    private static bool IsOut(JourneyFacts facts) =>
        StageOfDecision(facts) is >= 0 and var stage && facts.Released[stage].Decision is var decision && decision != Decision.None
        && !StageStates.Continues(decision);

    private static JourneyState Out(JourneyFacts facts)
    {
        if (facts.HasOpenAppeal)
        {
            return JourneyState.AppealOpen;
        }

        if (facts.AwaitsRevision || facts.IsReinstated)
        {
            return JourneyState.AwaitingRevision;
        }

        var (state, decision) = facts.Released[StageOfDecision(facts)];
        return decision switch
        {
            Decision.Hold => JourneyState.OnHold,
            Decision.Fail => JourneyState.Failed,
            _ => StageStates.IsScored(state) ? JourneyState.BelowCut : JourneyState.NotAdvanced,
        };
    }

    private static JourneyState Ahead(JourneyFacts facts)
    {
        var next = facts.Released.Length;
        if (next < facts.SelectionStages || facts.IsInTraining)
        {
            return next == facts.Stages ? JourneyState.Trained : InStage(facts, next);
        }

        return facts.Place switch
        {
            _ when facts.IsReinstated => JourneyState.AwaitingRevision,
            PlaceStands.NotFilled => JourneyState.Continues,
            PlaceStands.Reserve => JourneyState.Reserve,
            PlaceStands.Offered => JourneyState.Offered,
            PlaceStands.Accepted => JourneyState.Accepted,
            _ => JourneyState.NotPlaced,
        };
    }

    private static JourneyState InStage(JourneyFacts facts, int stage)
    {
        if (facts.Sittings.Contains(SittingStands.Running))
        {
            return JourneyState.InSitting;
        }

        if (facts.IsFrozen)
        {
            return JourneyState.AwaitingRelease;
        }

        if (facts.Sittings.Contains(SittingStands.Waiting))
        {
            return JourneyState.AwaitingSitting;
        }

        var asked = AfterSittings(facts);
        return asked ?? (facts.IsReinstated ? JourneyState.AwaitingRevision
            : facts.IsInTraining ? JourneyState.InTraining
            : stage == 0 ? JourneyState.Submitted
            : JourneyState.Continues);
    }

    /// <summary>What outweighs what when all sittings are over is said by the rules (6.3), as for the stage itself.</summary>
    private static JourneyState? AfterSittings(JourneyFacts facts)
    {
        StageState? heaviest = null;
        foreach (var sitting in facts.Sittings)
        {
            var state = StageStateOf(sitting);
            heaviest = heaviest is { } other && StageStates.Outweighs(other, state) ? other : state;
        }

        return (heaviest, facts.Judging) switch
        {
            (StageState.Voided, _) => JourneyState.Voided,
            (StageState.Absent, _) => JourneyState.Absent,
            (StageState.NotStarted, _) => JourneyState.NotStarted,
            (_, JudgingStands.AwaitsMarks) => JourneyState.AwaitingMarks,
            (_, JudgingStands.AwaitsThirdMark) => JourneyState.AwaitingThirdMark,
            (_, JudgingStands.AwaitsPanel) => JourneyState.AwaitingPanel,
            (_, JudgingStands.Known) => JourneyState.Assessed,
            (StageState.TimedOut, _) => JourneyState.TimedOut,
            (StageState.Completed, _) => JourneyState.HandedIn,
            _ => null,
        };
    }

    private static StageState StageStateOf(SittingStands sitting) => sitting switch
    {
        SittingStands.Voided => StageState.Voided,
        SittingStands.Absent => StageState.Absent,
        SittingStands.NotStarted => StageState.NotStarted,
        SittingStands.TimedOut => StageState.TimedOut,
        SittingStands.HandedIn => StageState.Completed,
        _ => throw new ArgumentOutOfRangeException(nameof(sitting), sitting, "The sitting is not over."),
    };
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What a marking round does with a command. Roles are checked before; here it counts whose script it is and who else took part.</summary>
public static class MarkingRoundRules
{
    /// <summary>The most entries of a list in a command or reply.</summary>
    public const int PageMax = 1000;

    /// <summary>The most markers of a round.</summary>
    public const int MarkersLimit = 1000;

    /// <summary>The most accounts that lead a round.</summary>
    public const int LeadsLimit = 1000;

    /// <summary>The most scripts of a round, calibration scripts included.</summary>
    public const int ScriptsLimit = 1 << 20;

    /// <summary>The most calibration scripts of a round.</summary>
    public const int CalibrationsLimit = 1000;

    /// <summary>The greatest capacity of a marker.</summary>
    public const int CapacityLimit = 100_000;

    /// <summary>The most keyed hashes of a marker.</summary>
    public const int ConflictsMax = 1000;

    /// <summary>The most keyed hashes of a script.</summary>
    public const int TraitsMax = 32;

    /// <summary>The most candidates whose marks are read at once.</summary>
    public const int ReadMax = 250;

    internal static Decision Done => Decision.Tell(new MarkingDone());

    /// <summary>The decision about any command.</summary>
    /// <exception cref="ArgumentException">The command is of another kind of actor.</exception>
    public static Decision Decide(MarkingRound round, ActorCommand command, Instant now)
    {
        ArgumentNullException.ThrowIfNull(round);
        if (command is Nudge)
        {
            return Done;
        }

        if (round.Plan is not { } plan)
        {
            return command is PrepareRound prepare ? MarkingPreparation.Prepare(round, prepare, now) : Decision.Refuse(MarkingRefusals.NotPrepared);
        }

        return MarkingLeads.Decide(round, command, now, () => Read(round, plan, command, now)
            ?? (round.Frozen is not null
                ? Repeat(round, plan, command, now)
                : Change(round, plan, command, now)));
    }

    internal static Decision Happen(params ImmutableArray<ActorEvent> events) => Decision.Happen(new MarkingDone(), events);

    /// <summary>Whether marks are one for every criterion, each in its range, with as many decimals as a file can have.</summary>
    internal static bool AreInRange(Exercise exercise, ImmutableArray<decimal?> marks) =>
        marks.Length == exercise.Criteria.Length
        && marks.Zip(exercise.Criteria).All(one => one.First is not { } mark || (mark >= 0 && mark.Scale <= 12 && mark <= one.Second.Max));

    internal static bool AreInRange(Exercise exercise, ImmutableArray<decimal> marks) => AreInRange(exercise, [.. marks.Select(mark => (decimal?)mark)]);

    /// <summary>After the release a repeat of what is so is no mistake, and nothing else happens.</summary>
    private static Decision Repeat(MarkingRound round, MarkingPlan plan, ActorCommand command, Instant now) => command switch
    {
        FreezeMarks => Done,
        PrepareRound prepare => MarkingPreparation.Prepare(round, prepare, now),
        ImportMarks import when MarkingArrivals.Import(round, plan, import, now) is { Events.IsEmpty: true, Reply: MarkingDone } same => same,
        _ => Decision.Refuse(MarkingRefusals.MarksReleased),
    };

    private static Decision? Read(MarkingRound round, MarkingPlan plan, ActorCommand command, Instant now) => command switch
    {
        ShowDesk ask => MarkingReading.Desk(round, plan, ask, now),
        ShowOwnWork ask => MarkingReading.OwnWork(round, ask),
        ListCalibrations => MarkingReading.Calibrations(round),
        FindMissingScripts ask => MarkingReading.Missing(round, ask),
        ShowMarking ask => MarkingReading.Marking(round, plan, ask),
        ShowScript ask => MarkingReading.Script(round, plan, ask),
        ListOpenFiles ask => MarkingReading.OpenFiles(round, plan, ask, now),
        ListWaitingScripts ask => MarkingReading.Waiting(round, plan, ask, now),
        ReadMarks ask => MarkingReading.Marks(round, plan, ask),
        _ => null,
    };

    private static Decision Change(MarkingRound round, MarkingPlan plan, ActorCommand command, Instant now) => command switch
    {
        PrepareRound prepare => MarkingPreparation.Prepare(round, prepare, now),
        ProposeCalibration propose => MarkingPreparation.Propose(round, plan, propose, now),
        AgreeCalibration agree => MarkingPreparation.Agree(round, agree, now),
        SeatMarker seat => MarkingPreparation.Seat(round, seat, now),
        DeclareConflicts declare => MarkingPreparation.Declare(round, declare, now),
        AddScripts add => MarkingArrivals.Add(round, plan, add, now),
        WithdrawScript withdraw => MarkingArrivals.Withdraw(round, withdraw, now),
        ImportMarks import => MarkingArrivals.Import(round, plan, import, now),
        OpenRound open => MarkingPreparation.Open(round, plan, open, now),
        FreezeMarks freeze => MarkingDecisions.Freeze(round, plan, freeze, now),
        StopMarker stop => MarkingDecisions.Stop(round, stop, now),
        ResumeMarker resume => MarkingDecisions.Resume(round, resume, now),
        _ when round.Opened is null => Decision.Refuse(MarkingRefusals.NotOpen),
        AllocateScripts allocate => MarkingAllocation.Allocate(round, plan, allocate, now),
        CommitMarks commit => BlindMarking.Commit(round, plan, commit, now),
        RevealMarks reveal => BlindMarking.Reveal(round, plan, reveal, now),
        RecuseFromScript recuse => BlindMarking.Recuse(round, recuse, now),
        TakeBackScript take => BlindMarking.TakeBack(round, plan, take, now),
        ProposeRemark propose => MarkingDecisions.Propose(round, propose, now),
        AgreeRemark agree => MarkingDecisions.Agree(round, agree, now),
        DeclineRemark decline => MarkingDecisions.Decline(round, decline, now),
        _ => throw new ArgumentException($"{command.GetType().Name} is no command of a marking round.", nameof(command)),
    };
}

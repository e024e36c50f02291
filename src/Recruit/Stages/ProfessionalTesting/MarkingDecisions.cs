using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What lead markers decide about markers and about marks that are there. A mark ceases to count by two accounts only.</summary>
internal static class MarkingDecisions
{
    public static Decision Stop(MarkingRound round, StopMarker command, Instant now) => round.FindSeat(command.Marker) switch
    {
        null => Decision.Refuse(MarkingRefusals.UnknownMarker),
        { IsStopped: true } => MarkingRoundRules.Done,

        // Whoever stopped all but one would choose alone who marks.
        { StopAsked: null } => MarkingRoundRules.Happen(new StopProposed(command.Mandate.At(now), command.Marker)),
        { StopAsked: { } asked } when asked.By == command.Mandate.By => MarkingRoundRules.Done,
        _ => MarkingRoundRules.Happen(new MarkerStopped(command.Mandate.At(now), command.Marker)),
    };

    public static Decision Resume(MarkingRound round, ResumeMarker command, Instant now)
    {
        if (round.FindSeat(command.Marker) is not { } seat)
        {
            return Decision.Refuse(MarkingRefusals.UnknownMarker);
        }

        if (seat is { IsStopped: false, StopAsked: not null })
        {
            return MarkingRoundRules.Happen(new StopDeclined(command.Mandate.At(now), command.Marker));
        }

        // What a marker had not committed goes to others for good, so by stopping and letting go on nobody chooses alone who marks a script.
        return !seat.IsStopped ? MarkingRoundRules.Done
            : seat.StoppedBy == command.Mandate.By ? Decision.Refuse(MarkingRefusals.SecondPersonNeeded)
            : MarkingRoundRules.Happen(new MarkerResumed(command.Mandate.At(now), command.Marker));
    }

    public static Decision Propose(MarkingRound round, ProposeRemark command, Instant now)
    {
        if (Refuse(round, command.Marker) is { } refusal)
        {
            return refusal;
        }

        if (command.Scripts.Length is 0 or > MarkingRoundRules.PageMax || command.Scripts.Distinct().Count() != command.Scripts.Length)
        {
            return MarkingArrivals.TooMany(MarkingRoundRules.PageMax);
        }

        if (!command.Scripts.All(script => IsCommitted(round, script, command.Marker)))
        {
            return Decision.Refuse(MarkingRefusals.NotCommitted);
        }

        return round.FindSeat(command.Marker)!.Remark is { } remark && remark.Act.By == command.Mandate.By && remark.Scripts.SequenceEqual(command.Scripts)
            ? MarkingRoundRules.Done
            : MarkingRoundRules.Happen(new RemarkProposed(command.Mandate.At(now), command.Marker, command.Scripts));
    }

    public static Decision Agree(MarkingRound round, AgreeRemark command, Instant now)
    {
        if (Refuse(round, command.Marker) is { } refusal)
        {
            return refusal;
        }

        if (round.FindSeat(command.Marker)!.Remark is not { } remark)
        {
            return Decision.Refuse(MarkingRefusals.NothingProposed);
        }

        if (remark.Act.By == command.Mandate.By)
        {
            return Decision.Refuse(MarkingRefusals.SecondPersonNeeded);
        }

        if (!remark.Scripts.SequenceEqual(command.Scripts))
        {
            return Decision.Refuse(MarkingRefusals.NotAsProposed);
        }

        // A script may have been taken back meanwhile; then there is nothing to set aside.
        ImmutableArray<Id> scripts = [.. remark.Scripts.Where(script => IsCommitted(round, script, command.Marker))];
        return MarkingRoundRules.Happen(new RemarkAgreed(remark.Act, command.Mandate.At(now), command.Marker, scripts));
    }

    public static Decision Decline(MarkingRound round, DeclineRemark command, Instant now)
    {
        if (Refuse(round, command.Marker) is { } refusal)
        {
            return refusal;
        }

        return round.FindSeat(command.Marker)!.Remark is null
            ? MarkingRoundRules.Done
            : MarkingRoundRules.Happen(new RemarkDeclined(command.Mandate.At(now), command.Marker));
    }

    /// <summary>Every script of a candidate whose marks are not all there is somebody's open file.</summary>
    public static Decision Freeze(MarkingRound round, MarkingPlan plan, FreezeMarks command, Instant now)
    {
        if (MarkingArrivals.NotOver(plan, now) is { } notOver)
        {
            return notOver;
        }

        var remarks = round.Seats.Count(seat => seat.Remark is not null);
        return remarks == 0 && round.Index.Files.All(file => round.Scripts[file.Slot].Candidate is null)
            ? command.OnlyAsks ? MarkingRoundRules.Done : MarkingRoundRules.Happen(new MarksFrozen(command.Mandate.At(now)))
            : Decision.Refuse(
                MarkingRefusals.MarkingUnfinished,
                MarkingArrivals.Fact("scripts", round.Candidates.Count - round.Index.Withdrawn),
                MarkingArrivals.Fact("complete", round.Index.Complete),
                MarkingArrivals.Fact("waiting", round.Index.Waiting.Count),
                MarkingArrivals.Fact("second-markings", remarks));
    }

    private static Decision? Refuse(MarkingRound round, Id marker) => round.FindSeat(marker) is null ? Decision.Refuse(MarkingRefusals.UnknownMarker) : null;

    private static bool IsCommitted(MarkingRound round, Id script, Id marker) =>
        BlindMarking.WorkOf(round, script, marker) is { Script.Candidate: not null, Work.Commit: not null };
}

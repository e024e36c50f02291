using System.Text.Json;
using Recruit.Actors;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What happens before marking: plan, calibration scripts, markers, opening.</summary>
internal static class MarkingPreparation
{
    public static Decision Prepare(MarkingRound round, PrepareRound command, Instant now)
    {
        if (round.Plan is { } plan)
        {
            return Again(plan, command, now);
        }

        var exercise = command.Plan.Exercise.Id.Text;
        return round.Id.EndsWith("/" + exercise, StringComparison.Ordinal)
            ? MarkingRoundRules.Happen(new RoundPrepared(command.Mandate.At(now), command.Plan))
            : Decision.Refuse(MarkingRefusals.OtherExercise, new RefusalFact("exercise", exercise));
    }

    /// <summary>The plan stands, but its scripts come later where the sitting was extended since. Who has not heard of that says an earlier time.</summary>
    private static Decision Again(MarkingPlan plan, PrepareRound command, Instant now)
    {
        if (plan.ScriptsFrom is null != command.Plan.ScriptsFrom is null
            || !TextOf(plan).AsSpan().SequenceEqual(TextOf(command.Plan with { ScriptsFrom = plan.ScriptsFrom })))
        {
            return Decision.Refuse(MarkingRefusals.PreparedOtherwise);
        }

        return command.Plan.ScriptsFrom is { } from && from > plan.ScriptsFrom
            ? MarkingRoundRules.Happen(new ScriptsPostponed(command.Mandate.At(now), from))
            : MarkingRoundRules.Done;
    }

    public static Decision Propose(MarkingRound round, MarkingPlan plan, ProposeCalibration command, Instant now)
    {
        if (!MarkingRoundRules.AreInRange(plan.Exercise, command.Marks))
        {
            return Decision.Refuse(MarkingRefusals.MarksOutOfRange);
        }

        if (round.Find(command.Script) is { } known)
        {
            if (known.Calibration is not { } calibration)
            {
                return MarkingArrivals.KnownOtherwise(command.Script);
            }

            var isSame = known.Text == command.Text && calibration.Marks.SequenceEqual(command.Marks);
            if (isSame && (calibration.AgreedBy is not null || calibration.ProposedBy == command.Mandate.By))
            {
                return MarkingRoundRules.Done;
            }

            if (calibration.AgreedBy is not null)
            {
                return Decision.Refuse(MarkingRefusals.CalibrationSettled);
            }
        }
        else if (round.Index.Calibrations.Count >= MarkingRoundRules.CalibrationsLimit || round.Scripts.Count >= MarkingRoundRules.ScriptsLimit)
        {
            return MarkingArrivals.TooMany(MarkingRoundRules.CalibrationsLimit);
        }

        var proposed = new CalibrationProposed(command.Mandate.At(now), command.Script, command.Text, command.Marks);
        return command.Content is { } content
            ? MarkingRoundRules.Happen(MarkingArrivals.Kept(content), proposed)
            : MarkingRoundRules.Happen(proposed);
    }

    public static Decision Agree(MarkingRound round, AgreeCalibration command, Instant now)
    {
        if (round.Find(command.Script)?.Calibration is not { } calibration)
        {
            return Decision.Refuse(MarkingRefusals.UnknownScript);
        }

        if (!calibration.Marks.SequenceEqual(command.Marks))
        {
            return Decision.Refuse(MarkingRefusals.NotAsProposed);
        }

        if (calibration.ProposedBy == command.Mandate.By)
        {
            return Decision.Refuse(MarkingRefusals.SecondPersonNeeded);
        }

        return calibration.AgreedBy is null
            ? MarkingRoundRules.Happen(new CalibrationAgreed(command.Mandate.At(now), command.Script))
            : MarkingRoundRules.Done;
    }

    public static Decision Seat(MarkingRound round, SeatMarker command, Instant now)
    {
        if (round.FindSeat(command.Marker) is { } seat)
        {
            return seat.Capacity == command.Capacity ? MarkingRoundRules.Done : Decision.Refuse(MarkingRefusals.SeatedOtherwise);
        }

        if (command.Capacity is < 1 or > MarkingRoundRules.CapacityLimit)
        {
            return Decision.Refuse(MarkingRefusals.CapacityOutOfRange, MarkingArrivals.Most(MarkingRoundRules.CapacityLimit));
        }

        return round.Leads.Contains(command.Marker) ? Decision.Refuse(MarkingRefusals.LeadsRound)
            : round.Seats.Count >= MarkingRoundRules.MarkersLimit
            ? MarkingArrivals.TooMany(MarkingRoundRules.MarkersLimit)
            : MarkingRoundRules.Happen(new MarkerSeated(command.Mandate.At(now), command.Marker, command.Capacity));
    }

    public static Decision Declare(MarkingRound round, DeclareConflicts command, Instant now)
    {
        if (round.FindSeat(command.Mandate.By) is not { } seat)
        {
            return Decision.Refuse(MarkingRefusals.UnknownMarker);
        }

        if (seat.IsDeclared)
        {
            return seat.Conflicts.SequenceEqual(command.Conflicts) ? MarkingRoundRules.Done : Decision.Refuse(MarkingRefusals.DeclaredOtherwise);
        }

        return command.Conflicts.Length > MarkingRoundRules.ConflictsMax
            ? MarkingArrivals.TooMany(MarkingRoundRules.ConflictsMax)
            : MarkingRoundRules.Happen(new MarkerJoined(command.Mandate.At(now), seat.Account, seat.Capacity, command.Conflicts));
    }

    public static Decision Open(MarkingRound round, MarkingPlan plan, OpenRound command, Instant now)
    {
        if (round.Opened is not null)
        {
            return MarkingRoundRules.Done;
        }

        if (MarkingArrivals.NotOver(plan, now) is { } notOver)
        {
            return notOver;
        }

        var agreed = round.Index.Calibrations.Count(slot => round.Scripts[slot].Calibration!.AgreedBy is not null);
        return agreed >= plan.CalibrationsMin
            ? MarkingRoundRules.Happen(new RoundOpened(command.Mandate.At(now)))
            : Decision.Refuse(MarkingRefusals.TooFewCalibrations, MarkingArrivals.Fact("agreed", agreed), MarkingArrivals.Fact("needed", plan.CalibrationsMin));
    }

    private static byte[] TextOf(MarkingPlan plan) => JsonSerializer.SerializeToUtf8Bytes(plan, RecordJson.Options);
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What a marker does with a script: commit, then reveal; or give it back. And what happens when nothing comes.</summary>
internal static class BlindMarking
{
    public static Decision Commit(MarkingRound round, MarkingPlan plan, CommitMarks command, Instant now)
    {
        if (round.FindSeat(command.Mandate.By) is not { } seat)
        {
            return Decision.Refuse(MarkingRefusals.UnknownMarker);
        }

        if (WorkOf(round, command.Script, command.Mandate.By)?.Work.Commit is { } commit)
        {
            return commit.Commitment == command.Commitment ? MarkingRoundRules.Done : Decision.Refuse(MarkingRefusals.Committed);
        }

        return MarkingReading.ToMark(round, plan, seat, now).Any(slot => round.Scripts[slot].Number == command.Script)
            ? MarkingRoundRules.Happen(new MarksCommitted(command.Mandate.At(now), command.Script, command.Commitment))
            : Decision.Refuse(MarkingRefusals.NotOnDesk);
    }

    public static Decision Reveal(MarkingRound round, MarkingPlan plan, RevealMarks command, Instant now)
    {
        var marker = command.Mandate.By;
        if (WorkOf(round, command.Script, marker) is not var (script, work))
        {
            return Decision.Refuse(MarkingRefusals.NotOnDesk);
        }

        if (work.Commit is not { } commit)
        {
            return Decision.Refuse(MarkingRefusals.NotCommitted);
        }

        if (command.Nonce.Length != MarkCommitment.NonceLength
            || MarkCommitment.Of(round.Id, command.Script, marker, command.Marks, command.Nonce.Span) != commit.Commitment)
        {
            return Decision.Refuse(MarkingRefusals.OtherThanCommitted);
        }

        if (work.Revealed is not null)
        {
            return MarkingRoundRules.Done;
        }

        if (MarkingNeeds.RevealFrom(plan, script, work) is not { } from || now < from)
        {
            return Decision.Refuse(MarkingRefusals.RevealNotAsked);
        }

        if (!MarkingRoundRules.AreInRange(plan.Exercise, command.Marks))
        {
            return Decision.Refuse(MarkingRefusals.MarksOutOfRange);
        }

        var revealed = new MarksRevealed(command.Mandate.At(now), command.Script, command.Marks, command.Nonce, command.Comment);
        return DriftBy(round, plan, script, revealed) is { } drift ? MarkingRoundRules.Happen(revealed, drift) : MarkingRoundRules.Happen(revealed);
    }

    public static Decision Recuse(MarkingRound round, RecuseFromScript command, Instant now)
    {
        if (round.Find(command.Script) is not { } script || script.FindWork(new Person(command.Mandate.By.Text)) is not (>= 0 and var place))
        {
            return Decision.Refuse(MarkingRefusals.NotOnDesk);
        }

        return script.Works[place] switch
        {
            { Ended.How: WorkEnding.Recused } => MarkingRoundRules.Done,
            { Ended: not null } => Decision.Refuse(MarkingRefusals.NotOnDesk),
            { Commit: not null } => Decision.Refuse(MarkingRefusals.Committed),
            _ => MarkingRoundRules.Happen(new MarkerRecused(command.Mandate.At(now), command.Script)),
        };
    }

    public static Decision TakeBack(MarkingRound round, MarkingPlan plan, TakeBackScript command, Instant now)
    {
        if (round.Find(command.Script) is not { } script || script.FindWork(new Person(command.Marker.Text)) is not (>= 0 and var place))
        {
            return Decision.Refuse(MarkingRefusals.NotOnDesk);
        }

        var work = script.Works[place];
        if (work.Ended is { How: WorkEnding.TakenBack })
        {
            return MarkingRoundRules.Done;
        }

        if (MarkingNeeds.FileOf(plan, script, work) is not { } file)
        {
            return Decision.Refuse(MarkingRefusals.NotOverdue);
        }

        return file.IsOverdue(now)
            ? MarkingRoundRules.Happen(new ScriptTakenBack(command.Mandate.At(now), command.Script, command.Marker))
            : Decision.Refuse(MarkingRefusals.NotOverdue, new RefusalFact("due", file.Due.ToString()));
    }

    /// <summary>The work of a marker that counts, with its script.</summary>
    internal static (MarkingScript Script, MarkingWork Work)? WorkOf(MarkingRound round, Id number, Id marker) =>
        round.Find(number) is { } script && script.FindWork(new Person(marker.Text)) is >= 0 and var place && script.Works[place] is { Ended: null } work
            ? (script, work)
            : null;

    private static DriftFound? DriftBy(MarkingRound round, MarkingPlan plan, MarkingScript script, MarksRevealed revealed)
    {
        if (script.Calibration is not { } calibration || round.FindSeat(revealed.Act.By) is not { IsStopped: false } seat)
        {
            return null;
        }

        ImmutableArray<Numbers.Rational> deviations = seat.Deviations.Add(MarkTotals.Deviation(plan.Exercise, revealed.Marks, calibration));
        var sums = (seat with { Deviations = deviations }).Drift(plan.Drift);
        return plan.Drift.IsBeyond(sums) ? new DriftFound(revealed.Act.At, seat.Account, sums) : null;
    }
}

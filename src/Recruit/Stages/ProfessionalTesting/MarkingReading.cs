using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>What is told to whom. Blindness is what a reply type cannot hold.</summary>
internal static class MarkingReading
{
    public static Decision Desk(MarkingRound round, MarkingPlan plan, ShowDesk ask, Instant now)
    {
        if (round.FindSeat(ask.Marker) is not { } seat)
        {
            return Decision.Refuse(MarkingRefusals.UnknownMarker);
        }

        if (!seat.IsDeclared)
        {
            return Decision.Refuse(MarkingRefusals.ConflictsNotDeclared);
        }

        DeskScript Shown(int slot)
        {
            var script = round.Scripts[slot];
            var file = MarkingNeeds.FileOf(plan, script, script.Works[script.FindWork(seat.Name)])!;
            return new DeskScript(script.Number, script.Text!.Value, file.Since, file.Due);
        }

        return Decision.Tell(new DeskShown(
            seat.IsStopped, [.. ToMark(round, plan, seat, now).Select(Shown)], [.. ToReveal(round, plan, seat, now).Take(MarkingRoundRules.PageMax).Select(Shown)]));
    }

    /// <summary>Slots of the scripts that a marker has before them to mark.</summary>
    public static IEnumerable<int> ToMark(MarkingRound round, MarkingPlan plan, MarkingSeat seat, Instant now)
    {
        var owed = ToReveal(round, plan, seat, now).Take(plan.DeskMax).Count();
        return round.Index.DeskOf(seat.Name).Open.Take(plan.DeskMax - owed).Select(one => one.Slot);
    }

    public static Decision OwnWork(MarkingRound round, ShowOwnWork ask)
    {
        if (round.FindSeat(ask.Marker) is not { } seat)
        {
            return Decision.Refuse(MarkingRefusals.UnknownMarker);
        }

        var works = round.Index.DeskOf(seat.Name).Works.Reverse().Skip(ask.Skip).Take(MarkingRoundRules.PageMax + 1).Select(one =>
        {
            var script = round.Scripts[one.Slot];
            var work = script.Works[script.FindWork(seat.Name)];
            return new OwnWork(script.Number, work.GivenAt, work.Commit?.At, work.Revealed?.At, work.Revealed?.Marks, work.Ended);
        }).ToList();
        return Decision.Tell(new OwnWorkShown([.. works.Take(MarkingRoundRules.PageMax)], works.Count > MarkingRoundRules.PageMax));
    }

    public static Decision Calibrations(MarkingRound round) => Decision.Tell(new CalibrationsShown(
        [.. round.Index.Calibrations.Select(slot => round.Scripts[slot]).Select(one => new CalibrationShown(one.Number, one.Text!.Value, one.Calibration!))]));

    public static Decision Missing(MarkingRound round, FindMissingScripts ask) => ask.Numbers.Length > MarkingRoundRules.PageMax
        ? MarkingArrivals.TooMany(MarkingRoundRules.PageMax)
        : Decision.Tell(new MissingScripts([.. ask.Numbers.Where(number => round.SlotOf(number) is null)], round.Frozen is not null));

    public static Decision Marking(MarkingRound round, MarkingPlan plan, ShowMarking ask)
    {
        var (index, scripts) = (round.Index, round.Candidates.Count - round.Index.Withdrawn);
        if (MarkingLeads.Marks(round, ask.Reader) || MarkingLeads.Marks(round, ask.Watcher))
        {
            return Decision.Tell(new MarkingShown(scripts, index.Complete, index.Queue.Count, index.Waiting.Count, [], []));
        }

        // After the release nobody has to do anything any more.
        var isOpen = round.Frozen is null;
        ImmutableArray<MarkerShown> markers =
        [
            .. round.Seats.Select(seat => (Seat: seat, Desk: index.DeskOf(seat.Name))).Select(one => new MarkerShown(
                one.Seat.Account, one.Seat.Capacity, one.Desk.Load, one.Desk.Open.Count, one.Desk.Calibrations.Count, one.Seat.Drift(plan.Drift), one.Seat.IsStopped,
                isOpen && one.Seat.DeclaresSince is { } since ? new OpenFile(one.Seat.Account, since, plan.Calendar.Due(since, plan.Terms.Declare)) : null,
                isOpen && one.Seat is { IsStopped: false, StopAsked: { } asked } ? new OpenFile(MarkingNeeds.LeadMarker, asked.At, plan.Calendar.Due(asked.At, plan.Terms.Decide)) : null)),
        ];
        ImmutableArray<RemarkShown> remarks =
        [
            .. from seat in round.Seats
               where seat.Remark is not null
               let remark = seat.Remark!
               let file = new OpenFile(MarkingNeeds.LeadMarker, remark.Act.At, plan.Calendar.Due(remark.Act.At, plan.Terms.Decide))
               select new RemarkShown(seat.Account, remark.Act, ask.Reader is null ? [] : remark.Scripts, file),
        ];
        return Decision.Tell(new MarkingShown(
            scripts, index.Complete, index.Queue.Count, index.Waiting.Count, markers, remarks));
    }

    public static Decision Script(MarkingRound round, MarkingPlan plan, ShowScript ask)
    {
        if (round.SlotOf(ask.Script) is not { } slot)
        {
            return Decision.Refuse(MarkingRefusals.UnknownScript);
        }

        var (script, missing) = (round.Scripts[slot], round.Missing(slot));
        var areShown = MarkingNeeds.AreMarksShown(plan.Exercise, script);
        return Decision.Tell(new ScriptShown(
            script.Number, script.Calibration is not null, missing, script.WaitsSince is not null && missing > 0, [.. script.Works.Select(work => Shown(plan, work, areShown))], script.Text));
    }

    public static Decision OpenFiles(MarkingRound round, MarkingPlan plan, ListOpenFiles ask, Instant now)
    {
        if (MarkingLeads.Marks(round, ask.Reader) || MarkingLeads.Marks(round, ask.Watcher))
        {
            return Files([]);
        }

        var files = round.Index.Files.TakeWhile(one => !ask.OnlyOverdue || one.Due <= now.Milliseconds).Skip(ask.Skip).Take(MarkingRoundRules.PageMax + 1)
            .Select(one => FileOf(round, plan, one.Slot, one.Work, ask.Reader, now)).ToList();
        return Files(files);
    }

    public static Decision Waiting(MarkingRound round, MarkingPlan plan, ListWaitingScripts ask, Instant now) =>
        Files([.. round.Index.Waiting.Skip(ask.Skip).Take(MarkingRoundRules.PageMax + 1).Select(slot => FileOf(round, plan, slot, work: -1, ask.Reader, now))]);

    public static Decision Marks(MarkingRound round, MarkingPlan plan, ReadMarks ask)
    {
        var names = From(round.Candidates, ask.After).Take(MarkingRoundRules.ReadMax).ToList();
        var rows =
            from name in names
            let candidate = new Person(name)
            let script = round.Scripts[round.SlotOf(candidate)!.Value]
            where ask.FactsOnly ? script.IsImported || round.Frozen is not null : MarkingNeeds.AreMarksShown(plan.Exercise, script)
            from work in script.Revealed.OrderBy(work => work.Marker.Name, Utf8Order.Instance)
            from row in plan.Exercise.Criteria.Zip(work.Revealed!.Marks)
            where row.Second is not null
            select new MarkRow(candidate, work.Marker, row.First.Id, row.Second!.Value);
        return Decision.Tell(new MarksRead([.. rows], names.Count == 0 ? null : new Person(names[^1])));
    }

    private static IEnumerable<int> ToReveal(MarkingRound round, MarkingPlan plan, MarkingSeat seat, Instant now) =>
        from one in round.Index.DeskOf(seat.Name).ToReveal
        let script = round.Scripts[one.Slot]
        where MarkingNeeds.RevealFrom(plan, script, script.Works[script.FindWork(seat.Name)]) <= now
        select one.Slot;

    private static WorkShown Shown(MarkingPlan plan, MarkingWork work, bool areShown)
    {
        var marks = areShown ? work.Revealed : null;
        return new WorkShown(work.Marker, work.GivenAt, work.Commit, marks, marks is null ? null : MarkTotals.Of(plan.Exercise, marks.Marks), work.Ended);
    }

    private static IEnumerable<string> From(SortedSet<string> candidates, Person? after)
    {
        if (candidates.Max is not { } last || after is not { } before)
        {
            return candidates;
        }

        return Utf8Order.Instance.Compare(before.Name, last) >= 0
            ? []
            : candidates.GetViewBetween(before.Name, last).SkipWhile(name => string.Equals(name, before.Name, StringComparison.Ordinal));
    }

    private static MarkingFile FileOf(MarkingRound round, MarkingPlan plan, int slot, int work, Id? reader, Instant now)
    {
        var script = round.Scripts[slot];
        var file = MarkingNeeds.Files(plan, script, round.Missing(slot)).First(one => one.Work == work).File;
        return new MarkingFile(file, file.WorkingDaysHeld(plan.Calendar, now), reader is null ? null : script.Number);
    }

    private static Decision Files(List<MarkingFile> files) =>
        Decision.Tell(new OpenFilesShown([.. files.Take(MarkingRoundRules.PageMax)], files.Count > MarkingRoundRules.PageMax));
}

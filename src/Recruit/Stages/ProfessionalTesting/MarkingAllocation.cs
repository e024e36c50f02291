using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>
/// Gives scripts to markers: scripts in the drawn order; of the markers who are free of conflict and have room, one of those with the least load, drawn.
/// Nothing of a candidate but the conflict takes part. A script gets all its markers at once or, while they lack room, none.
/// </summary>
internal static class MarkingAllocation
{
    /// <summary>How many scripts one command looks at.</summary>
    private const int ScriptsMax = MarkingRoundRules.PageMax;

    public static Decision Allocate(MarkingRound round, MarkingPlan plan, AllocateScripts command, Instant now)
    {
        if (WhyTooEarly(round, plan, now) is { } refusal)
        {
            return Decision.Tell(refusal);
        }

        var hands = round.Seats.Where(seat => seat is { IsStopped: false, IsDeclared: true }).Select(seat => new Hand(round, plan, seat)).ToList();
        var nobody = ImmutableArray.CreateBuilder<Id>();
        var left = round.Index.Queue.Count;
        foreach (var (_, slot) in round.Index.Queue.Take(ScriptsMax))
        {
            var script = round.Scripts[slot];
            var missing = round.Missing(slot);
            var free = hands.FindAll(hand => round.IsFree(hand.Seat, script));
            var possible = Math.Min(missing, free.Count);
            if (Choose(plan.Seed, script, free, possible) is not { } chosen)
            {
                continue;
            }

            chosen.ForEach(hand => hand.Give(script.Number));
            left--;
            if (possible < missing)
            {
                nobody.Add(script.Number);
            }
        }

        ImmutableArray<ScriptAllocation> given = [.. hands.SelectMany(hand => hand.InDrawnOrder())];
        var reply = new ScriptsGiven(
            given.Length, left, round.Index.Waiting.Count + nobody.Count, [.. hands.Where(hand => hand.IsUncalibrated).Select(hand => hand.Seat.Account)]);
        var events = ImmutableArray.CreateBuilder<ActorEvent>();
        if (given.Length > 0)
        {
            events.Add(new ScriptsAllocated(command.Mandate.At(now), given));
        }

        if (nobody.Count > 0)
        {
            events.Add(new NobodyFree(command.Mandate.At(now), nobody.DrainToImmutable()));
        }

        return Decision.Happen(reply, events.DrainToImmutable());
    }

    /// <summary>
    /// Whoever dealt while only some have declared would choose by that who marks everything. Whoever gets a seat when scripts were given out already is waited for by nobody.
    /// </summary>
    private static Refusal? WhyTooEarly(MarkingRound round, MarkingPlan plan, Instant now)
    {
        if (round.Seats.Any(seat => round.Index.DeskOf(seat.Name).Works.Count > 0))
        {
            return null;
        }

        Instant[] due = [.. round.Seats.Where(seat => !seat.IsStopped).Select(seat => seat.DeclaresSince).OfType<Instant>().Select(since => plan.Calendar.Due(since, plan.Terms.Declare)).Where(end => now < end)];
        return due.Length == 0 ? null
            : Refusal.Because(MarkingRefusals.DeclarationsMissing, MarkingArrivals.Fact("missing", due.Length), new RefusalFact("due", due.Max().ToString()));
    }

    /// <summary>So many markers for a script, or nothing if not as many have room.</summary>
    private static List<Hand>? Choose(Digest seed, MarkingScript script, List<Hand> free, int count)
    {
        var chosen = new List<Hand>();
        while (chosen.Count < count)
        {
            var pool = new List<Hand>();
            foreach (var hand in free.Where(hand => hand.HasRoom && !chosen.Contains(hand)))
            {
                if (pool.Count > 0 && hand.Load < pool[0].Load)
                {
                    pool.Clear();
                }

                if (pool.Count == 0 || hand.Load == pool[0].Load)
                {
                    pool.Add(hand);
                }
            }

            if (pool.Count == 0)
            {
                return null;
            }

            chosen.Add(pool[MarkingDraw.Pick(seed, script.Number.Text, script.Works.Length + chosen.Count, pool.Count)]);
        }

        return chosen;
    }

    /// <summary>A marker while scripts are being given.</summary>
    private sealed class Hand
    {
        private readonly MarkingRound round;
        private readonly MarkingPlan plan;
        private readonly Desk desk;
        private readonly List<Id> scripts = [];
        private Queue<Id>? calibrations;
        private int given;
        private int calibrated;
        private int owed;

        public Hand(MarkingRound round, MarkingPlan plan, MarkingSeat seat)
        {
            desk = round.Index.DeskOf(seat.Name);
            (this.round, this.plan, Seat) = (round, plan, seat);
            (Load, given, calibrated) = (desk.Load, desk.Works.Count, desk.Calibrations.Count);
            Owe();
        }

        public MarkingSeat Seat { get; }

        public int Load { get; private set; }

        public bool HasRoom => Load < Seat.Capacity && !IsUncalibrated;

        /// <summary>Whether the next script would need a calibration script that is not there.</summary>
        public bool IsUncalibrated { get; private set; }

        public void Give(Id script)
        {
            scripts.Add(script);
            for (var i = 0; i < owed; i++)
            {
                scripts.Add(calibrations!.Dequeue());
            }

            Load++;
            given += 1 + owed;
            calibrated += owed;
            Owe();
        }

        public IEnumerable<ScriptAllocation> InDrawnOrder() =>
            scripts.OrderBy(script => MarkingDraw.Place(plan.Seed, Seat.Account.Text, script.Text)).Select(script => new ScriptAllocation(script, Seat.Account));

        /// <summary>Counts the calibration scripts that are due with one script more.</summary>
        private void Owe()
        {
            for (owed = 0; MarkingDraw.CalibrationDue(plan.Seed, Seat.Account.Text, calibrated + owed + 1, plan.CalibrationSpan) <= given + 1 + owed;)
            {
                owed++;
            }

            if (owed > 0)
            {
                calibrations ??= Drawn();
                IsUncalibrated = owed > calibrations.Count;
            }
        }

        /// <summary>What is agreed, was never given to this marker, and is not one whose marks this marker entered, agreed to or saw.</summary>
        private Queue<Id> Drawn() => new(
            from slot in round.Index.Calibrations
            where !desk.Calibrations.Contains(slot)
            let script = round.Scripts[slot]
            where script.Calibration is { AgreedBy: not null } calibration && !calibration.IsOf(Seat.Account) && !script.WasSeenBy(Seat.Account)
            orderby MarkingDraw.Turn(plan.Seed, Seat.Account.Text, script.Number.Text)
            select script.Number);
    }
}

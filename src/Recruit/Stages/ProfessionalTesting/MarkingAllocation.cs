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
        var hands = round.Seats.Where(seat => !seat.IsStopped).Select(seat => new Hand(round, plan, seat)).ToList();
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
        private readonly MarkingPlan plan;
        private readonly List<Id> scripts = [];
        private readonly Queue<Id> calibrations;
        private int given;
        private int calibrated;

        public Hand(MarkingRound round, MarkingPlan plan, MarkingSeat seat)
        {
            var desk = round.Index.DeskOf(seat.Name);
            this.plan = plan;
            Seat = seat;
            (Load, given, calibrated) = (desk.Load, desk.Given, desk.Calibrations);
            calibrations = new Queue<Id>(round.Index.Calibrations.Select(slot => round.Scripts[slot]).Where(script => IsFor(seat, script))
                .Select(script => script.Number).OrderBy(script => MarkingDraw.Turn(plan.Seed, seat.Account.Text, script.Text)));
        }

        public MarkingSeat Seat { get; }

        public int Load { get; private set; }

        public bool HasRoom => Load < Seat.Capacity && !IsUncalibrated;

        /// <summary>Whether the next script would need a calibration script that is not there.</summary>
        public bool IsUncalibrated => CalibrationsOwed() > calibrations.Count;

        public void Give(Id script)
        {
            var owed = CalibrationsOwed();
            scripts.Add(script);
            for (var i = 0; i < owed; i++)
            {
                scripts.Add(calibrations.Dequeue());
            }

            Load++;
            given += 1 + owed;
            calibrated += owed;
        }

        public IEnumerable<ScriptAllocation> InDrawnOrder() => scripts.OrderBy(Place).Select(script => new ScriptAllocation(script, Seat.Account));

        /// <summary>Calibration scripts that are due with one script more.</summary>
        private int CalibrationsOwed()
        {
            var owed = 0;
            while (MarkingDraw.CalibrationDue(plan.Seed, Seat.Account.Text, calibrated + owed + 1, plan.CalibrationSpan) <= given + 1 + owed)
            {
                owed++;
            }

            return owed;
        }

        private ulong Place(Id script) => MarkingDraw.Place(plan.Seed, Seat.Account.Text, script.Text);

        /// <summary>Agreed, never given to this marker, and not one whose marks this marker entered or agreed to.</summary>
        private static bool IsFor(MarkingSeat seat, MarkingScript script) =>
            script.Calibration is { AgreedBy: { } agreed } calibration && agreed != seat.Account && calibration.ProposedBy != seat.Account
            && !script.WasGivenTo(seat.Name);
    }
}

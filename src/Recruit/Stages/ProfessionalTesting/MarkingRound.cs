using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>The marking of one exercise: markers and scripts that only <see cref="Evolve"/> writes.</summary>
public sealed class MarkingRound
{
    private readonly List<MarkingScript> scripts = [];
    private readonly List<int> missing = [];
    private readonly List<ulong> orders = [];
    private readonly List<MarkingSeat> seats = [];
    private readonly HashSet<Id> leads = [];
    private readonly List<HashSet<Digest>> conflicts = [];
    private readonly Dictionary<Id, int> seatOf = [];
    private readonly Dictionary<Id, int> slotOf = [];
    private readonly Dictionary<string, int> slotOfCandidate = [];

    internal MarkingRound(string id) => Id = id;

    /// <summary>Second part of the actor's key: vacancy and exercise.</summary>
    public string Id { get; }

    /// <summary>What runs the round; nothing before it is set up.</summary>
    public MarkingPlan? Plan { get; private set; }

    /// <summary>Who let marking begin; nothing before.</summary>
    public Act? Opened { get; private set; }

    /// <summary>Who released the marks; nothing before.</summary>
    public Act? Frozen { get; private set; }

    internal IReadOnlyList<MarkingScript> Scripts => scripts;

    internal IReadOnlyList<MarkingSeat> Seats => seats;

    /// <summary>Accounts that led.</summary>
    internal IReadOnlySet<Id> Leads => leads;

    internal MarkingIndex Index { get; } = new();

    /// <summary>Candidates with scripts, by code points.</summary>
    internal SortedSet<string> Candidates { get; } = new(Utf8Order.Instance);

    /// <summary>How many works were ever given.</summary>
    internal int Turns { get; private set; }

    /// <summary>Numbers of the pages that changed since they were last asked for.</summary>
    internal HashSet<int> Changed { get; } = [0];

    internal int? SlotOf(Id script) => slotOf.TryGetValue(script, out var slot) ? slot : null;

    internal int? SlotOf(Person candidate) => slotOfCandidate.TryGetValue(candidate.Name, out var slot) ? slot : null;

    internal MarkingScript? Find(Id script) => SlotOf(script) is { } slot ? scripts[slot] : null;

    internal MarkingSeat? FindSeat(Id marker) => seatOf.TryGetValue(marker, out var seat) ? seats[seat] : null;

    internal int Missing(int slot) => missing[slot];

    /// <summary>
    /// Whether nothing forbids that this marker gets this script: conflicts are declared, no trait is shared, it was never given to this marker before, and they saw
    /// no marks of it.
    /// </summary>
    internal bool IsFree(MarkingSeat seat, MarkingScript script)
    {
        var shared = conflicts[seatOf[seat.Account]];
        return seat.IsDeclared && !script.Traits.Any(shared.Contains) && !script.WasGivenTo(seat.Name) && !script.WasSeenBy(seat.Account);
    }

    internal void Evolve(ActorEvent happened)
    {
        // Earlier builds noted nobody who leads.
        if (LeadOf(happened) is { } lead)
        {
            Lead(lead);
        }

        switch (happened)
        {
            case RoundPrepared prepared:
                SetHead(prepared.Plan, Opened, Frozen);
                break;
            case ScriptsPostponed postponed:
                SetHead(Plan! with { ScriptsFrom = postponed.ScriptsFrom }, Opened, Frozen);
                break;
            case CalibrationProposed proposed:
                Put(SlotOf(proposed.Script) ?? scripts.Count, new MarkingScript(
                    proposed.Script, [], proposed.Act.At, [], Text: proposed.Text, Calibration: new Calibration(proposed.Marks, proposed.Act.By), SeenBy: SeenBefore(proposed.Script)));
                break;
            case CalibrationAgreed agreed:
                Change(agreed.Script, script => script with { Calibration = script.Calibration! with { AgreedBy = agreed.Act.By } });
                break;
            case MarkerSeated seated:
                Seat(new MarkingSeat(seated.Marker, seated.Capacity, [], [], DeclaresSince: seated.Act.At));
                break;
            case MarkerJoined joined:
                Join(joined);
                break;
            case ScriptsAdded added:
                foreach (var one in added.Scripts)
                {
                    Put(scripts.Count, new MarkingScript(one.Number, one.Traits, added.Act.At, [], one.Candidate, one.Text));
                }

                break;
            case ScriptWithdrawn withdrawn:
                Withdraw(withdrawn.Script, withdrawn.Act.At);
                break;
            case MarksImported imported:
                foreach (var one in imported.Scripts)
                {
                    Put(scripts.Count, Imported(one, imported.Act.At));
                }

                break;
            case RoundOpened opened:
                SetHead(Plan, opened.Act, Frozen);
                break;
            case ScriptsAllocated allocated:
                foreach (var (script, marker) in allocated.Allocations)
                {
                    var work = new MarkingWork(new Person(marker.Text), Turns, allocated.Act.At);
                    Change(script, one => one with { Works = one.Works.Add(work) });
                }

                break;
            case NobodyFree nobody:
                foreach (var script in nobody.Scripts)
                {
                    Change(script, one => one with { WaitsSince = nobody.Act.At });
                }

                break;
            case ScriptsSeen seen:
                foreach (var script in seen.Scripts)
                {
                    Change(script, one => one with { SeenBy = (one.SeenBy ?? []).Add(seen.Reader) });
                }

                break;
            case MarksCommitted committed:
                Change(committed.Script, committed.Act.By, work => work with { Commit = new MarkCommit(committed.Commitment, committed.Act.At) });
                break;
            case MarksRevealed revealed:
                Reveal(revealed);
                break;
            case MarkerRecused recused:
                End(recused.Script, recused.Act.By, WorkEnding.Recused, recused.Act.At);
                break;
            case ScriptTakenBack taken:
                End(taken.Script, taken.Marker, WorkEnding.TakenBack, taken.Act.At);
                break;
            case DriftFound drift:
                Stop(drift.Marker, drift.At);
                break;
            case StopProposed stop:
                Change(stop.Marker, seat => seat with { StopAsked = stop.Act });
                break;
            case StopDeclined stays:
                Change(stays.Marker, seat => seat with { StopAsked = null });
                break;
            case MarkerStopped stopped:
                Stop(stopped.Marker, stopped.Act.At);
                Change(stopped.Marker, seat => seat with { StoppedBy = stopped.Act.By });
                break;
            case MarkerResumed resumed:
                Change(resumed.Marker, seat => seat with { IsStopped = false, StoppedBy = null, StopAsked = null, JudgedFrom = seat.Deviations.Length });
                Reconsider(FindSeat(resumed.Marker)!);
                break;
            case RemarkProposed proposed:
                Change(proposed.Marker, seat => seat with { Remark = new RemarkProposal(proposed.Act, proposed.Scripts) });
                break;
            case RemarkDeclined declined:
                Change(declined.Marker, seat => seat with { Remark = null });
                break;
            case RemarkAgreed agreed:
                Change(agreed.Marker, seat => seat with { Remark = null });
                foreach (var script in agreed.Scripts)
                {
                    End(script, agreed.Marker, WorkEnding.SetAside, agreed.Act.At);
                }

                break;
            case MarksFrozen frozen:
                SetHead(Plan, Opened, frozen.Act);
                break;
        }
    }

    /// <summary>Takes back what stands on page 0.</summary>
    internal void SetHead(MarkingPlan? plan, Act? opened, Act? frozen)
    {
        Changed.Add(0);
        (Plan, Opened, Frozen) = (plan, opened, frozen);
    }

    internal void Lead(Id account)
    {
        if (leads.Add(account))
        {
            Changed.Add(0);
        }
    }

    internal void Seat(MarkingSeat seat)
    {
        Changed.Add(0);
        seatOf.Add(seat.Account, seats.Count);
        seats.Add(seat);
        conflicts.Add([.. seat.Conflicts]);
    }

    /// <summary>Puts a script into a slot, a new one or its own.</summary>
    internal void Put(int slot, MarkingScript script)
    {
        var plan = Plan!;
        if (slot == scripts.Count)
        {
            slotOf.Add(script.Number, slot);
            if (script.Candidate is { } candidate)
            {
                slotOfCandidate.Add(candidate.Name, slot);
                Candidates.Add(candidate.Name);
            }

            scripts.Add(script);
            missing.Add(0);
            orders.Add(MarkingDraw.Order(plan.Seed, script.Number.Text));
            Turns += script.Works.Length;
        }
        else
        {
            Index.Apply(plan, scripts[slot], slot, missing[slot], orders[slot], add: false);
            Turns += script.Works.Length - scripts[slot].Works.Length;
        }

        scripts[slot] = script;
        missing[slot] = MarkingNeeds.Missing(plan.Exercise, script);
        Index.Apply(plan, script, slot, missing[slot], orders[slot], add: true);
        Changed.Add(MarkingRoundPages.PageOf(slot));
    }

    private static Id? LeadOf(ActorEvent happened) => happened switch
    {
        CalibrationProposed one => one.Act.By,
        CalibrationAgreed one => one.Act.By,
        ScriptsAllocated one => one.Act.By,
        NobodyFree one => one.Act.By,
        ScriptTakenBack one => one.Act.By,
        StopProposed one => one.Act.By,
        StopDeclined one => one.Act.By,
        MarkerStopped one => one.Act.By,
        MarkerResumed one => one.Act.By,
        RemarkProposed one => one.Act.By,
        RemarkAgreed one => one.Act.By,
        RemarkDeclined one => one.Act.By,
        ScriptsSeen one => one.Reader,
        LeadJoined one => one.Account,
        _ => null,
    };

    /// <summary>Who saw a calibration script, or entered it, before it was entered otherwise: by that, leads who had a seat in earlier builds are known to have seen it.</summary>
    private ImmutableArray<Id>? SeenBefore(Id script) => Find(script) is { Calibration.ProposedBy: var by } known && !known.WasSeenBy(by)
        ? (known.SeenBy ?? []).Add(by)
        : Find(script)?.SeenBy;

    private static MarkingScript Imported(ImportedScript one, Instant at) => new(
        one.Number, [], at, [.. one.Marks.Select(marks => new MarkingWork(marks.Marker, Turn: 0, at, Revealed: new MarksShown(marks.Marks, at)))], one.Candidate);

    private void Reveal(MarksRevealed revealed)
    {
        ImmutableArray<decimal?> marks = [.. revealed.Marks.Select(mark => (decimal?)mark)];
        var shown = new MarksShown(marks, revealed.Act.At, revealed.Nonce, revealed.Comment);
        Change(revealed.Script, revealed.Act.By, work => work with { Revealed = shown }, revealed.Act.At);
        if (Find(revealed.Script)!.Calibration is { } calibration)
        {
            var deviation = MarkTotals.Deviation(Plan!.Exercise, revealed.Marks, calibration);
            Change(revealed.Act.By, seat => seat with { Deviations = seat.Deviations.Add(deviation) });
        }
    }

    /// <summary>A marker came or came back: scripts that waited may have somebody now.</summary>
    private void Reconsider(MarkingSeat seat)
    {
        foreach (var slot in Index.Waiting.Where(slot => IsFree(seat, scripts[slot])).ToArray())
        {
            Put(slot, scripts[slot] with { WaitsSince = null });
        }
    }

    private void Stop(Id marker, Instant at)
    {
        Change(marker, seat => seat with { IsStopped = true });
        foreach (var (_, slot) in Index.DeskOf(new Person(marker.Text)).Open.ToArray())
        {
            End(scripts[slot].Number, marker, WorkEnding.Stopped, at);
        }
    }

    private void Join(MarkerJoined joined)
    {
        Change(joined.Marker, seat => seat with { Conflicts = joined.Conflicts, DeclaresSince = null });
        conflicts[seatOf[joined.Marker]] = [.. joined.Conflicts];
        Reconsider(FindSeat(joined.Marker)!);
    }

    /// <summary>What was revealed stays on record; what was begun is over.</summary>
    private void Withdraw(Id script, Instant at) => Change(script, one => one with
    {
        Withdrawn = at,
        Works = [.. one.Works.Select(work => work.IsOpen || work.IsSecret ? work with { Ended = new WorkEnd(WorkEnding.TextErased, at) } : work)],
    });

    private void End(Id script, Id marker, WorkEnding how, Instant at) =>
        Change(script, marker, work => work with { Ended = new WorkEnd(how, at) }, at);

    private void Change(Id script, Id marker, Func<MarkingWork, MarkingWork> change, Instant? at = null)
    {
        var slot = slotOf[script];
        var (before, lacked) = (scripts[slot], missing[slot]);
        var work = before.FindWork(new Person(marker.Text));
        Put(slot, before.With(work, change(before.Works[work])));
        if (at is { } since && lacked == 0 && missing[slot] > 0)
        {
            Put(slot, scripts[slot] with { QueuedSince = since, WaitsSince = null });
        }
    }

    private void Change(Id script, Func<MarkingScript, MarkingScript> change)
    {
        var slot = slotOf[script];
        Put(slot, change(scripts[slot]));
    }

    private void Change(Id marker, Func<MarkingSeat, MarkingSeat> change)
    {
        Changed.Add(0);
        seats[seatOf[marker]] = change(seats[seatOf[marker]]);
    }
}

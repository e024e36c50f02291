using Recruit.Actors;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// One slice of the applicants of a campaign and their sittings: columns by slot that only <see cref="Evolve"/> and <see cref="Placed"/> write.
/// </summary>
public sealed class PoolShard
{
    private readonly List<Attempt> attempts = [];
    private readonly Dictionary<Id, int> slotOf = [];
    private readonly Dictionary<(PersonKeyId Person, Id Test), int> slotOfPerson = [];
    private readonly HashSet<int> changed = [0];

    internal PoolShard(string id) => Id = id;

    /// <summary>Second part of the actor's key.</summary>
    public string Id { get; }

    /// <summary>The campaign, known from the first plan on.</summary>
    public Id? Campaign { get; private set; }

    /// <summary>How many attempts were dealt.</summary>
    public int AttemptCount => attempts.Count;

    /// <summary>Who applied, in this slice.</summary>
    public ApplicationRoll Roll { get; } = new();

    internal ShardTests Tests { get; } = new();

    internal IReadOnlyList<Attempt> Attempts => attempts;

    internal DueTimes Due { get; } = new();

    /// <summary>Numbers of the pages that changed since they were last asked for.</summary>
    internal HashSet<int> Changed => changed;

    /// <summary>The planned test of that id.</summary>
    internal ShardTest? FindTest(Id test) => Tests.Find(test);

    /// <summary>The attempt, or nothing; a slot that holds another attempt is no attempt.</summary>
    internal Attempt? Find(AttemptRef attempt, out int slot)
    {
        slot = attempt.Slot;
        if (slot == AttemptRef.Unknown && !slotOf.TryGetValue(attempt.Id, out slot))
        {
            return null;
        }

        return (uint)slot < (uint)attempts.Count && attempts[slot].Id == attempt.Id ? attempts[slot] : null;
    }

    /// <summary>Whether a person has an attempt at a test.</summary>
    internal bool HasAttempt(PersonKeyId person, Id test) => slotOfPerson.ContainsKey((person, test));

    internal void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case AnswerSaved saved:
                TakeOf(saved).Cells!.Set(saved.Proof, saved.Epoch, saved.Marks, saved.Bytes.Span);
                break;
            case TextSaved saved:
                TakeText(TakeOf(saved), saved);
                break;
            case Contacted contacted:
                Hear(contacted.Slot, contacted.At);
                break;
            case AttemptStarted started:
                Start(Touch(started.Slot), started);
                break;
            case LostTimeRecorded lost:
                Lose(Touch(lost.Slot), lost);
                break;
            case DeviceTookOver taken:
                TakeOver(Hear(taken.Slot, taken.At), taken.Operation);
                break;
            case ExtraGranted extra:
                Touch(extra.Slot).ExtraMs += extra.Milliseconds;
                Move(extra.Slot);
                break;
            case AttemptSubmitted submitted:
                Submit(Touch(submitted.Slot), submitted);
                break;
            case AttemptTimedOut timedOut:
                Touch(timedOut.Slot).TimedOutAt = timedOut.Proof.At;
                Due.Remove(timedOut.Slot);
                break;
            case EvidenceKept kept:
                (Touch(kept.Slot).Kept ??= []).Add(kept.Kept);
                break;
            case AnswersFileRecorded recorded:
                (Touch(recorded.Slot).Files ??= []).Add(recorded.File);
                break;
            case Arrived arrived:
                Touch(arrived.Slot).ArrivedAt = arrived.At;
                break;
            case DeviceSeen seen:
                (Touch(seen.Slot).Devices ??= []).Add(seen.Sighting);
                break;
            case AdjustmentChanged changed:
                Touch(changed.Slot).Adjustment = changed.Adjustment;
                break;
            case FormDealt dealt:
                Add(new Attempt(dealt.Attempt, FindTest(dealt.Test)!, dealt.Person, dealt.Adjustment, dealt.Seed) { DealtAt = dealt.At });
                break;
            case SittingPlanned planned:
                Plan(planned);
                break;
            case WindowExtended extended:
                Extend(extended);
                break;
            case ApplicationEvent one:
                TakeApplications(one);
                break;
        }
    }

    internal void Placed(ActorEvent happened, ReceiptPlace place)
    {
        switch (happened)
        {
            case ContentSaved saved:
                Place(Touch(saved.Slot), saved, place);
                break;
            case AttemptClosed closed:
                Touch(closed.Slot).EndPlace = place.Packed;
                break;
        }
    }

    internal void Plan(SittingPlanned planned)
    {
        changed.Add(0);
        Campaign = planned.Campaign;
        Tests.Plan(planned.Items, planned.Plan);
    }

    /// <summary>Attempts that the end of the window cut short go on to their own deadlines.</summary>
    internal void Extend(WindowExtended extended)
    {
        changed.Add(0);
        Tests.Extend(extended.Test, extended.End);
        for (var slot = 0; slot < attempts.Count; slot++)
        {
            if (attempts[slot].Plan.Test == extended.Test)
            {
                Move(slot);
            }
        }
    }

    private void TakeApplications(ApplicationEvent happened)
    {
        var pages = PoolShardPages.Count(this);
        Roll.Evolve(happened);
        changed.Add(0);
        Grow(pages);
    }

    /// <summary>Pages come in pairs, so one of attempts may come to be by an application, and the other way round.</summary>
    private void Grow(int pages)
    {
        for (var page = pages; page < PoolShardPages.Count(this); page++)
        {
            changed.Add(page);
        }
    }

    /// <summary>An attempt takes the next slot.</summary>
    internal void Add(Attempt attempt)
    {
        var pages = PoolShardPages.Count(this);
        slotOf.Add(attempt.Id, attempts.Count);
        slotOfPerson.Add((attempt.Person, attempt.Plan.Test), attempts.Count);
        attempts.Add(attempt);
        Grow(pages);
        attempt.Test.IsStarted |= attempt.StartedAt is not null;
        Touch(attempts.Count - 1);
        Move(attempts.Count - 1);
    }

    private static void Place(Attempt attempt, ContentSaved saved, ReceiptPlace place)
    {
        if (!attempt.Cells!.TrySetPlace((int)saved.Proof.Position, saved.Proof.Sequence, saved.Epoch, place))
        {
            attempt.Overtaken?.SetPlace((int)saved.Proof.Position, saved.Epoch, saved.Proof.Sequence, place);
        }
    }

    private static void TakeOver(Attempt attempt, OperationId operation)
    {
        attempt.Highest = 0;
        attempt.TakenOverBy.Add(operation);
    }

    private static void TakeText(Attempt attempt, TextSaved saved)
    {
        attempt.Cells!.Set(saved.Proof, saved.Epoch, saved.Marks, saved.Text);
        attempt.TextBytes += saved.Text.Length;
    }

    private Attempt TakeOf(ContentSaved saved)
    {
        var attempt = Hear(saved.Slot, saved.Proof.At);
        attempt.Highest = Math.Max(attempt.Highest, saved.Proof.Sequence);
        attempt.Saves++;
        var position = (int)saved.Proof.Position;
        if (attempt.Cells![position] is { IsTaken: true } cell)
        {
            (attempt.Overtaken ??= new OvertakenSaves()).Add(new OvertakenSave(
                position, cell.Epoch, cell.Sequence, attempt.Cells.HashOf(position), new Instant(cell.AtMs), cell.Marks, cell.Place));
        }

        return attempt;
    }

    /// <summary>The device was heard in time: an attempt that a nudge closed under a clock that ran ahead goes on.</summary>
    private Attempt Hear(int slot, Instant at)
    {
        var attempt = Touch(slot);
        attempt.HeardAt = at;
        if (attempt.TimedOutAt is not null)
        {
            GoOn(slot, attempt);
        }

        return attempt;
    }

    private void GoOn(int slot, Attempt attempt)
    {
        attempt.TimedOutAt = null;
        attempt.EndPlace = 0;
        Due.Set(slot, attempt.End().Milliseconds);
    }

    private void Start(Attempt attempt, AttemptStarted started)
    {
        attempt.StartedAt = attempt.HeardAt = attempt.CountedUntil = attempt.SettledUntil = started.At;
        attempt.Cells = new AnswerCells(attempt.Test.Items);
        attempt.Test.IsStarted = true;
        Move(started.Slot);
    }

    /// <summary>What a nudge may have noticed too early, under a clock that ran ahead, means nothing any more, nor does an earlier receipt.</summary>
    private void Submit(Attempt attempt, AttemptSubmitted submitted)
    {
        (attempt.SubmittedAt, attempt.Covers, attempt.TimedOutAt, attempt.EndPlace) = (submitted.Proof.At, submitted.Covers, null, 0);
        Due.Remove(submitted.Slot);
    }

    private void Lose(Attempt attempt, LostTimeRecorded lost)
    {
        attempt.CreditedMs += lost.CreditedMs;
        attempt.CreditedLineMs += lost.Cause == LostTimeCause.Line ? lost.CreditedMs : 0;
        attempt.CountedUntil = Instant.Later(attempt.CountedUntil, lost.To);
        if (lost.Cause == LostTimeCause.Service || lost.CreditedMs > 0)
        {
            attempt.SettledUntil = Instant.Later(attempt.SettledUntil, lost.To);
        }

        Move(lost.Slot);
    }

    /// <summary>The deadline of an attempt may have moved. One that a nudge found passed and that is later now runs again.</summary>
    private void Move(int slot)
    {
        var attempt = attempts[slot];
        if (attempt.StartedAt is null || attempt.SubmittedAt is not null)
        {
            return;
        }

        if (attempt.TimedOutAt is null)
        {
            Due.Set(slot, attempt.End().Milliseconds);
        }
        else if (attempt.Deadline() > attempt.TimedOutAt)
        {
            GoOn(slot, Touch(slot));
        }
    }

    private Attempt Touch(int slot)
    {
        changed.Add(PoolShardPages.PageOf(slot));
        return attempts[slot];
    }
}

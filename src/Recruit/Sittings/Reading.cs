using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Sittings;

/// <summary>Questions; they change nothing.</summary>
internal static class Reading
{
    public static Decision Decide(PoolShard shard, ReadAttempt read, Instant now)
    {
        if (shard.Find(read.Attempt, out _) is not { } attempt)
        {
            return Decision.Refuse(SittingRefusals.NotDealt);
        }

        if (read.Epoch is { } epoch && epoch != attempt.Epoch)
        {
            return epoch < attempt.Epoch
                ? Decision.Tell(Refusals.TakenOver(attempt))
                : Decision.Refuse(SittingRefusals.UnknownEpoch, Facts.Number("epoch", attempt.Epoch));
        }

        return Decision.Tell(Of(attempt, now));
    }

    public static Decision Decide(PoolShard shard, ReadAttempts read, Instant now) => Decision.Tell(new AttemptsRead(
        [.. shard.Attempts.Skip(read.From).Take(ReadAttempts.Most).Select(attempt => Of(attempt, read.At ?? now))], shard.AttemptCount));

    public static Decision Decide(PoolShard shard, ReadDevices read)
    {
        var next = read.Person is null ? (int)Math.Min((long)read.From + ReadDevices.Most, int.MaxValue) : shard.AttemptCount;
        var slots = shard.Attempts.Skip(read.From).Take(Math.Max(0, next - read.From));
        return Decision.Tell(new DevicesRead(
            [
                .. from attempt in slots
                   where attempt.Devices is not null && (read.Person is null || attempt.Person == read.Person)
                   select new AttemptDevices(attempt.Id, attempt.Plan.Test, attempt.Person, [.. attempt.Devices!]),
            ],
            next,
            shard.AttemptCount));
    }

    public static Decision Decide(PoolShard shard, WatchAttempts watch, Instant now)
    {
        var next = (int)Math.Min((long)watch.From + WatchAttempts.Most, int.MaxValue);
        return Decision.Tell(new AttemptsWatched(
            [
                .. from one in shard.Attempts.Select((attempt, slot) => (Attempt: attempt, Slot: slot)).Skip(watch.From).Take(WatchAttempts.Most)
                   where one.Attempt.Plan.Test == watch.Test
                   select Watched(one.Attempt, one.Slot, now),
            ],
            next,
            shard.AttemptCount));
    }

    public static Decision Decide(PoolShard shard, ReadKept read) =>
        shard.Find(read.Attempt, out _) is { } attempt
            ? Decision.Tell(new KeptRead([.. attempt.Kept ?? []], [.. attempt.Files ?? []]))
            : Decision.Refuse(SittingRefusals.NotDealt);

    /// <summary>Whether a line is lost follows from the same silence that is recorded as lost time once the device is heard again.</summary>
    private static WatchedAttempt Watched(Attempt attempt, int slot, Instant now)
    {
        var status = attempt.StatusAt(now);
        var isRunning = status == AttemptStatus.Running;
        return new WatchedAttempt(
            slot,
            attempt.Person,
            status,
            attempt.DealtAt,
            attempt.ArrivedAt,
            attempt.StartedAt,
            attempt.StartedAt is null ? null : attempt.HeardAt,
            isRunning && LosingTime.OnLine(attempt, slot, now) is not null,
            isRunning && now >= attempt.Deadline(),
            attempt.ClockAt(now));
    }

    private static AttemptRead Of(Attempt attempt, Instant now)
    {
        var status = attempt.StatusAt(now);
        var ended = status == AttemptStatus.TimedOut ? attempt.Deadline() : attempt.SubmittedAt;
        return new AttemptRead(
            attempt.Plan.Test,
            attempt.Person,
            attempt.Seed,
            status,
            attempt.StartedAt,
            ended,
            attempt.ClockAt(now),
            attempt.Cells is { } cells ? Answers(cells) : []);
    }

    private static ImmutableArray<StoredAnswer> Answers(AnswerCells cells)
    {
        var answers = ImmutableArray.CreateBuilder<StoredAnswer>(cells.Taken);
        for (var position = 0; position < cells.Count; position++)
        {
            ref readonly var cell = ref cells[position];
            if (!cell.IsTaken)
            {
                continue;
            }

            var isText = (cell.Marks & SaveMarks.Text) != 0;
            answers.Add(new StoredAnswer(
                position,
                cell.Sequence,
                cell.Epoch,
                new Instant(cell.AtMs),
                cell.Marks,
                cell.Place == 0 ? null : ReceiptPlace.Unpack(cell.Place),
                new SealedAnswer(cells.HashOf(position), isText ? default(ReadOnlyMemory<byte>) : cells.ContentOf(position).ToArray()),
                isText ? cells.TextOf(position) : null));
        }

        return answers.DrainToImmutable();
    }
}

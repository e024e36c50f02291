using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Engine.Child;

/// <summary>Makes the sitting ready and tells what the shards hold. Both can be done again after every restart.</summary>
internal sealed class Sitting(Service service, ChildOptions options, SpokenLines lines)
{
    public IReadOnlyList<Candidate> Candidates { get; } =
        [.. Enumerable.Range(0, options.Attempts).Select(number => new Candidate(service, number, options.Shards))];

    public async Task PrepareAsync()
    {
        for (var shard = 0; shard < options.Shards; shard++)
        {
            foreach (var plan in service.Papers.Plans)
            {
                await service.Actors.AskAsync(new ShardId(Papers.Campaign, shard).Key, plan);
            }
        }

        await Task.WhenAll(Candidates.Select(one => one.DealAsync()));
        await Task.WhenAll(Candidates.Select(async one =>
        {
            if ((await one.ReadAsync()).Status == AttemptStatus.Dealt)
            {
                await one.StartAsync();
            }
        }));
    }

    /// <summary>Tells all attempts and all that was taken, and lets the devices go on from there.</summary>
    public async Task TellAsync()
    {
        foreach (var candidate in Candidates)
        {
            var read = await candidate.ReadAsync();
            candidate.Epoch = read.Clock.Epoch;
            candidate.Sent = (read.Clock.Epoch, read.Clock.HighestSequence);
            candidate.Sequence = read.Answers.Select(one => one.Sequence).Append(read.Clock.HighestSequence).Max();
            lines.Say(
                "attempt", candidate.Number, read.Status, read.Started?.Milliseconds ?? 0, read.Clock.ServerTime.Milliseconds, read.Clock.Deadline.Milliseconds,
                read.Clock.LeftMs, read.Clock.Epoch, read.Clock.HighestSequence, read.Clock.CreditedMs, read.Clock.ExtraMs);
            foreach (var (stored, _, answer) in (await candidate.RestoreAsync()).Answers)
            {
                lines.Say(
                    "has", candidate.Number, stored.Epoch, stored.Position, stored.Sequence, stored.Content.Hash, stored.Receipt!.Value.Batch,
                    stored.Receipt!.Value.Index, stored.At.Milliseconds, Digest.Of(answer.Span));
            }
        }
    }
}

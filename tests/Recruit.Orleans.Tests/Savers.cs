using System.Diagnostics;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>Candidates who save one answer after the other, each until it is acknowledged: whoever is told to come again, or that nobody knows, asks the same again.</summary>
/// <param name="actors">The cluster.</param>
/// <param name="most">How often each of them saves at most.</param>
/// <param name="pause">From an acknowledgement to the next save.</param>
internal sealed class Savers(OrleansActors actors, int most, TimeSpan pause = default)
{
    private const int Shards = 12;
    private const int Attempts = 48;

    /// <summary>Receipts that are asked for at once: so few that a silo of a busy machine answers in time.</summary>
    private const int Together = 16;

    private static readonly Id Campaign = new("clerk-7");
    private static readonly Id Law = new("law");

    private readonly TaskCompletionSource[] reached = [.. Enumerable.Range(0, most + 1).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];
    private readonly int[] arrived = new int[most + 1];
    private readonly int[] saved = new int[Attempts];
    private readonly ReceiptPlace[,] receipts = new ReceiptPlace[Attempts, most + 1];
    private readonly Lock measuring = new();
    private Task load = Task.CompletedTask;
    private int again;

    /// <summary>Whether nobody saves any more.</summary>
    public bool IsOver => load.IsCompleted;

    /// <summary>Saves that were acknowledged.</summary>
    public int Acknowledged => saved.Sum();

    /// <summary>How often the same was asked again.</summary>
    public int Again => Volatile.Read(ref again);

    /// <summary>The longest from when a save was asked first to when it was acknowledged.</summary>
    public TimeSpan Longest { get; private set; }

    public async Task BeginAsync()
    {
        for (var shard = 0; shard < Shards; shard++)
        {
            await UntilAsync(new ShardId(Campaign, shard).Key, new PlanSitting(Campaign, most, Plan()));
        }

        await Task.WhenAll(Enumerable.Range(0, Attempts).Select(async number =>
        {
            var key = new PersonKeyId(new Guid(number, 1, 1, new byte[8]));
            await UntilAsync(ShardOf(number), new DealForm(AttemptOf(number).Id, Law, key, TimeRatio.One, new FormSeed(1, (ulong)number)));
            await UntilAsync(ShardOf(number), new StartAttempt(AttemptOf(number)));
        }));
    }

    /// <summary>All save, from where they are; ends when everybody has done all, or, after a word, what is under way.</summary>
    public Task SaveAllAsync(CancellationToken enough = default) => load = Task.WhenAll(Enumerable.Range(0, Attempts).Select(number => SaveAsync(number, enough)));

    /// <summary>Ends when everybody has that save acknowledged.</summary>
    public async Task ReachAsync(int save)
    {
        await Task.WhenAny(reached[save].Task, load);
        if (!reached[save].Task.IsCompleted)
        {
            await load;
            throw new InvalidOperationException($"Save {save} is not reached.");
        }
    }

    /// <summary>Ends when everybody has some more saves acknowledged than whoever has fewest now.</summary>
    public Task ReachMoreAsync(int more) => ReachAsync(saved.Min() + more);

    /// <summary>Everything that is acknowledged by now is there, once, with a receipt that verifies.</summary>
    public async Task CheckAsync(string origin, VerifierKey verifier)
    {
        var all = (from number in Enumerable.Range(0, Attempts) from save in Enumerable.Range(1, Volatile.Read(ref saved[number])) select (number, save, Place: receipts[number, save])).ToList();
        all.Select(one => one.Place).Distinct().Count().ShouldBe(all.Count);

        // Those of one batch are asked for together.
        foreach (var some in all.OrderBy(one => one.Place.Packed).Chunk(Together))
        {
            var proofs = await ReadAsync([.. some.Select(one => one.Place)]);
            foreach (var ((number, save, _), proof) in some.Zip(proofs))
            {
                proof.ShouldNotBeNull().Verify(origin, verifier).ShouldBe(ReceiptVerdict.Accepted);
                (proof.Leaf.Attempt, proof.Leaf.ClientSequence).ShouldBe((AttemptOf(number).Id.Text, (ulong)save));
            }
        }
    }

    private async Task SaveAsync(int number, CancellationToken enough)
    {
        for (var save = saved[number] + 1; save <= most && !enough.IsCancellationRequested; save++)
        {
            var began = Stopwatch.GetTimestamp();
            var content = new SealedAnswer(Digest.Of(BitConverter.GetBytes((number * 1_000_000) + save)), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]);
            var answer = await UntilAsync(ShardOf(number), new SaveAnswer(AttemptOf(number), save - 1, (uint)save, 0, content));
            answer.Reply.ShouldBeOfType<SaveTaken>();
            Measure(Stopwatch.GetElapsedTime(began));
            receipts[number, save] = answer.Receipt!.Value;
            Volatile.Write(ref saved[number], save);
            if (Interlocked.Increment(ref arrived[save]) == Attempts)
            {
                reached[save].SetResult();
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, CancellationToken.None);
            }
        }
    }

    private void Measure(TimeSpan took)
    {
        lock (measuring)
        {
            Longest = took > Longest ? took : Longest;
        }
    }

    private async Task<Answer> UntilAsync(ActorKey actor, ActorCommand command)
    {
        while (true)
        {
            var answer = await actors.AskAsync(actor, command);
            if (answer.Reply is not (Busy or OutcomeUnknown))
            {
                return answer;
            }

            // A client's pause before it asks again.
            Interlocked.Increment(ref again);
            await Task.Delay(20);
        }
    }

    /// <summary>Reads until a silo answers: one that just ended, or an actor that begins elsewhere, is asked again.</summary>
    private async Task<IReadOnlyList<Receipt?>> ReadAsync(IReadOnlyList<ReceiptPlace> places)
    {
        while (true)
        {
            try
            {
                return await actors.ReadReceiptsAsync(places);
            }
            catch (UnansweredException)
            {
                Interlocked.Increment(ref again);
                await Task.Delay(20);
            }
        }
    }

    private static ActorKey ShardOf(int number) => new ShardId(Campaign, number % Shards).Key;

    private static AttemptRef AttemptOf(int number) => new(new Id($"a{number}"));

    private SittingPlan Plan() => new(
        Law, PaperKind.Test, new AttemptWindow(Year(2020), Year(2190), Year(2200)), 1440, 30, new LostTimeRule(LostTimeCredit.None, 3600, 3600, 0),
        new AttemptBounds(most + 40, 0, 0, 100, 1, 1));

    private static Instant Year(int year) => Instant.Of(new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
}

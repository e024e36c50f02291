using BenchmarkDotNet.Attributes;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Benchmarks.Sittings;

/// <summary>
/// A shard of 10,000 running attempts of 100 items: what one save costs between mailbox and journal, beside the floor of its leaf alone,
/// and what an end, a page and a credential cost.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
[HideColumns("RatioSD", "Alloc Ratio")]
public class SittingsParts
{
    private const int Attempts = 10_000;
    private const int Items = 100;
    private const long Opens = 1_800_000_000_000;

    private static readonly Id Campaign = new("entry-test");
    private static readonly Id Law = new("law");

    private readonly PoolShardKind kind = new();
    private readonly RecordWriter writer = new();
    private readonly AttemptRef[] attempts = [.. Enumerable.Range(0, Attempts).Select(one => new AttemptRef(new Id($"attempt-{one}"), one))];
    private readonly SealedAnswer[] answers = [.. Enumerable.Range(0, 64).Select(one => new SealedAnswer(Digest.Of([(byte)one]), new byte[PersonSeal.LengthOf(SealForm.Answer, 1)]))];
    private readonly AttemptCredentials credentials = new(new byte[32]);
    private object shard = null!;
    private string credential = "";
    private uint sequence;

    [GlobalSetup]
    public void SetUp()
    {
        shard = kind.Create("entry-test/0");
        Do(new PlanSitting(Campaign, Items, new SittingPlan(
            Law,
            PaperKind.Test,
            new AttemptWindow(new Instant(Opens), new Instant(Opens + 1), new Instant(Opens + 1_000_000_000_000)),
            1440,
            30,
            new LostTimeRule(LostTimeCredit.Ours, 10, 20, 60),
            new AttemptBounds(AttemptBounds.SavesMax, 100, 200, 1024, 1, 1))));
        foreach (var attempt in attempts)
        {
            var seed = new FormSeed(1, (ulong)attempt.Slot);
            Do(new DealForm(attempt.Id, Law, new PersonKeyId(new Guid(attempt.Slot, 1, 1, new byte[8])), new TimeRatio(Rational.One), seed));
            Do(new StartAttempt(attempt));
        }

        for (var item = 0; item < Items; item++)
        {
            Save();
        }

        credential = credentials.Sign(new AttemptCredential(new ShardId(Campaign, 0), 7, attempts[7].Id, Law, default, default, 0));
    }

    /// <summary>Decide, write the event, evolve, tell the place: every attempt saves once.</summary>
    [Benchmark(OperationsPerInvoke = Attempts)]
    public void Save()
    {
        sequence++;
        var position = (int)(sequence % Items);
        var now = new Instant(Opens + 1 + (sequence * 10L));
        foreach (var attempt in attempts)
        {
            var save = new SaveAnswer(attempt, position, sequence, 0, answers[(attempt.Slot + sequence) % answers.Length]);
            var saved = kind.Decide(shard, save, now).Events[0];
            writer.Clear();
            kind.WriteEvent(saved, writer);
            shard = kind.Evolve(shard, saved);
            kind.Placed(shard, saved, new ReceiptPlace(sequence, 1));
        }
    }

    /// <summary>The floor of a save: the bytes that its receipt proves.</summary>
    [Benchmark(Baseline = true)]
    public SaveProof Leaf() => SaveProof.Of(Campaign, attempts[7].Id, 3, 4, answers[0].Hash, new Instant(Opens));

    /// <summary>Every attempt of the shard ends at once.</summary>
    [Benchmark]
    public int TimeOut() => kind.Decide(shard, new Nudge(), new Instant(Opens + 999_999_999_999)).Events.Length;

    /// <summary>One page of a snapshot: 32 attempts with all their answers.</summary>
    [Benchmark]
    public int Page()
    {
        writer.Clear();
        kind.WritePage(shard, 5, writer);
        return writer.Length;
    }

    [Benchmark]
    public AttemptCredential? VerifyCredential() => credentials.Verify(credential);

    private void Do(ActorCommand command)
    {
        foreach (var happened in kind.Decide(shard, command, new Instant(Opens)).Events)
        {
            shard = kind.Evolve(shard, happened);
        }
    }
}

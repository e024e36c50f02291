using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Tests.Sittings;

/// <summary>
/// A pool shard as its host runs it, without a host: every event is written, read back and applied, as after a restart, and leaves get
/// places. Times are minutes or milliseconds after the window opens, at 09:00.
/// </summary>
internal sealed class ShardBench
{
    public const int Items = 5;

    public static readonly Id Campaign = new("clerk-7");
    public static readonly Id Law = new("law");
    public static readonly Id Essay = new("essay");
    public static readonly Instant Opens = Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5)));
    public static readonly AttemptRef Anna = new(new Id("a-anna"), 0);
    public static readonly AttemptRef Bolat = new(new Id("a-bolat"), 1);

    private readonly PoolShardKind kind = new();
    private readonly List<(ActorEvent Event, ulong Place)> journal = [];
    private ulong batch;

    public ShardBench() => Shard = kind.Create("clerk-7/0");

    /// <summary>What is in the journal.</summary>
    public IReadOnlyList<ActorEvent> Journal => journal.ConvertAll(entry => entry.Event);

    /// <summary>The same with the places of leaves, packed; 0 without a leaf.</summary>
    public IReadOnlyList<(ActorEvent Event, ulong Place)> Placed => journal;

    public object Shard { get; private set; }

    public Instant? Due => kind.Due(Shard);

    public static SittingPlan Plan(
        LostTimeCredit credit = LostTimeCredit.Ours, int minutes = 60, int grace = 30, int kept = 10, int maxMinutes = 30, PaperKind? of = null, int saves = 1000, int takeovers = 50,
        int textBytesInAll = 100_000) => new(
        of == PaperKind.Exercise ? Essay : Law,
        of ?? PaperKind.Test,
        new AttemptWindow(Opens, Minute(120), Minute(600)),
        minutes,
        grace,
        new LostTimeRule(credit, 10, 20, maxMinutes),
        new AttemptBounds(saves, takeovers, kept, AnswerBytes: 100, TextBytes: 1000, textBytesInAll));

    public static Instant Minute(double minutes) => new(Opens.Milliseconds + (long)(minutes * 60_000));

    public static DealForm Deal(string attempt, string candidate, Rational? time = null, Id? test = null) => new(
        new Id(attempt), test ?? Law, KeyOf(candidate), new TimeRatio(time ?? 1), new FormSeed(1, 2));

    public static PersonKeyId KeyOf(string candidate) => new(new Guid(Digest.Of(System.Text.Encoding.UTF8.GetBytes(candidate)).ToArray().AsSpan(0, 16)));

    /// <summary>Something as long as a sealed answer: rules never look into it.</summary>
    public static SealedAnswer Sealed(string answer, SealForm form = SealForm.Answer)
    {
        var content = System.Text.Encoding.UTF8.GetBytes(answer);
        var bytes = new byte[PersonSeal.LengthOf(form, content.Length)];
        content.CopyTo(bytes, 20);
        return new SealedAnswer(Digest.Of(content), bytes);
    }

    public static SaveAnswer Save(AttemptRef attempt, int position, uint sequence, string answer = "b", int epoch = 0, bool blank = false) =>
        new(attempt, position, sequence, epoch, Sealed(answer), blank);

    /// <summary>A shard that knows the law test, with Anna's and Bolat's attempts dealt.</summary>
    public static ShardBench Dealt(SittingPlan? plan = null, Rational? time = null)
    {
        var bench = new ShardBench();
        bench.Do(new PlanSitting(Campaign, Items, plan ?? Plan()), Minute(-60));
        bench.Do(Deal("a-anna", "A", time, plan?.Test), Minute(-50));
        bench.Do(Deal("a-bolat", "B", time, plan?.Test), Minute(-50));
        return bench;
    }

    /// <summary>The same with Anna's attempt started at a minute.</summary>
    public static ShardBench Started(SittingPlan? plan = null, Rational? time = null, double minute = 0)
    {
        var bench = Dealt(plan, time);
        bench.Do(new StartAttempt(Anna), Minute(minute));
        return bench;
    }

    /// <summary>Decides and lets the events happen.</summary>
    public Decision Do(ActorCommand command, Instant now)
    {
        var decision = kind.Decide(Shard, Recoded(command), now);
        var placed = new List<(ActorEvent, ReceiptPlace)>();
        batch++;
        foreach (var happened in decision.Events)
        {
            Shard = kind.Evolve(Shard, Read(Bytes(happened), happened.Leaf));
            if (!happened.Leaf.IsEmpty)
            {
                placed.Add((happened, new ReceiptPlace(batch, (uint)placed.Count + 1)));
            }

            journal.Add((happened, happened.Leaf.IsEmpty ? 0 : placed[^1].Item2.Packed));
        }

        foreach (var (happened, place) in placed)
        {
            kind.Placed(Shard, happened, place);
        }

        return decision with { Reply = Recoded(decision.Reply) };
    }

    /// <summary>Decides at a minute.</summary>
    public Decision Do(ActorCommand command, double minute) => Do(command, Minute(minute));

    /// <summary>Goes on after a command.</summary>
    public ShardBench Done(ActorCommand command, double minute)
    {
        Do(command, minute);
        return this;
    }

    public Reply Reply(ActorCommand command, double minute) => Do(command, minute).Reply;

    /// <summary>Asks and expects no events.</summary>
    public T Ask<T>(ActorCommand question, double minute)
        where T : Reply
    {
        var decision = Do(question, Minute(minute));
        decision.Events.ShouldBeEmpty();
        return decision.Reply.ShouldBeOfType<T>();
    }

    public AttemptRead Read(AttemptRef attempt, double minute) => Ask<AttemptRead>(new ReadAttempt(attempt), minute);

    /// <summary>All pages of the state.</summary>
    public ImmutableArray<byte[]> Pages() => Pages(Shard);

    public ImmutableArray<byte[]> Pages(object shard)
    {
        var pages = ImmutableArray.CreateBuilder<byte[]>();
        for (var page = 0; page < kind.PageCount(shard); page++)
        {
            pages.Add(Page(shard, page));
        }

        return pages.DrainToImmutable();
    }

    public byte[] Page(object shard, int page)
    {
        var writer = new RecordWriter();
        kind.WritePage(shard, page, writer);
        return writer.ToArray();
    }

    public bool TakeChanged(int page) => kind.TakeChanged(Shard, page);

    /// <summary>Goes on from a snapshot, as after a restart.</summary>
    public void Restart(IEnumerable<byte[]> pages) => Shard = kind.ReadPages("clerk-7/0", [.. pages.Select(page => (ReadOnlyMemory<byte>)page)]);

    public byte[] Bytes(ActorEvent happened)
    {
        var writer = new RecordWriter();
        kind.WriteEvent(happened, writer);
        return writer.ToArray();
    }

    public ActorEvent Read(byte[] bytes, ReadOnlyMemory<byte> leaf)
    {
        var reader = new RecordReader(bytes);
        var read = kind.ReadEvent(ref reader, leaf);
        reader.AtEnd.ShouldBeTrue();
        Bytes(read).ShouldBe(bytes);
        return read;
    }

    private ActorCommand Recoded(ActorCommand command)
    {
        var writer = new RecordWriter();
        kind.WriteCommand(command, writer);
        var bytes = writer.ToArray();
        var reader = new RecordReader(bytes);
        var read = kind.ReadCommand(ref reader);
        reader.AtEnd.ShouldBeTrue();
        writer.Clear();
        kind.WriteCommand(read, writer);
        writer.ToArray().ShouldBe(bytes);
        return read;
    }

    private Reply Recoded(Reply reply)
    {
        if (reply is Refusal)
        {
            return reply;
        }

        var writer = new RecordWriter();
        kind.WriteReply(reply, writer);
        var bytes = writer.ToArray();
        var reader = new RecordReader(bytes);
        var read = kind.ReadReply(ref reader);
        reader.AtEnd.ShouldBeTrue();
        writer.Clear();
        kind.WriteReply(read, writer);
        writer.ToArray().ShouldBe(bytes);
        return read;
    }
}

using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Engine.Tests;

internal sealed record PutIn(int Coins) : ActorCommand;

/// <summary>Moves coins to another purse by a message.</summary>
internal sealed record Give(ActorKey To, int Coins) : ActorCommand;

/// <summary>Stores a text beside the events.</summary>
internal sealed record Attach(byte[] Text) : ActorCommand
{
    public override int Weight => base.Weight + Text.Length;
}

/// <summary>Wants a nudge at an instant.</summary>
internal sealed record WakeAt(Instant Time) : ActorCommand;

internal sealed record Look : ActorCommand;

/// <summary>Looks, by a command that cannot be written: so it has no name and comes from nobody else.</summary>
internal sealed record Peek : ActorCommand;

internal sealed record Stumble : ActorCommand;

internal sealed record CoinsMoved(int Coins, ReadOnlyMemory<byte> Proof) : ActorEvent
{
    public override ReadOnlyMemory<byte> Leaf => Proof;
}

internal sealed record TextAttached(Attachment? Text, Digest Reference) : ActorEvent
{
    public override Attachment? Attachment => Text;
}

internal sealed record Woke(Instant Time) : ActorEvent;

internal sealed record WakeAsked(Instant Time) : ActorEvent;

internal sealed record GapSeen(Instant From, Instant To) : ActorEvent;

/// <summary>What a purse holds and has been through.</summary>
internal sealed record Contents(int Coins, int Moves, int Wakes, int Gaps, Instant LastGapFrom, Instant LastGapTo) : Reply;

internal sealed class Purse(string id)
{
    public string Id { get; } = id;

    public int Coins { get; set; }

    public int Moves { get; set; }

    public ulong LastPlace { get; set; }

    public Instant? Due { get; set; }

    public int Wakes { get; set; }

    public int Gaps { get; set; }

    public Instant GapFrom { get; set; }

    public Instant GapTo { get; set; }
}

/// <summary>A small kind that uses everything a host offers: receipts, messages, attachments, timers, gaps, refusals.</summary>
internal class PurseKind : ActorKind<Purse>
{
    public static ActorKinds Alone { get; } = new(new PurseKind());

    public override string Name => "purse";

    public override bool IsToldOfGaps => true;

    public static ActorKey Key(int number) => new("purse", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{number}"));

    public override void WriteEvent(ActorEvent happened, RecordWriter writer)
    {
        switch (happened)
        {
            case CoinsMoved moved:
                writer.Write((byte)1);
                writer.Write(moved.Coins < 0);
                writer.Write(Math.Abs(moved.Coins));
                break;
            case TextAttached attached:
                writer.Write((byte)2);
                writer.Write(attached.Reference);
                break;
            case Woke woke:
                writer.Write((byte)3);
                writer.Write(woke.Time);
                break;
            case WakeAsked asked:
                writer.Write((byte)4);
                writer.Write(asked.Time);
                break;
            case GapSeen gap:
                writer.Write((byte)5);
                writer.Write(gap.From);
                writer.Write(gap.To);
                break;
            default:
                throw new ArgumentException($"{happened} is no event of a purse.", nameof(happened));
        }
    }

    public override ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf) => reader.ReadByte() switch
    {
        1 => new CoinsMoved(reader.ReadBool() ? -reader.ReadInt() : reader.ReadInt(), leaf),
        2 => new TextAttached(null, reader.ReadDigest()),
        3 => new Woke(reader.ReadInstant()),
        4 => new WakeAsked(reader.ReadInstant()),
        5 => new GapSeen(reader.ReadInstant(), reader.ReadInstant()),
        var other => throw new InvalidDataException($"{other} is no event of a purse."),
    };

    public override void WriteCommand(ActorCommand command, RecordWriter writer)
    {
        switch (command)
        {
            case PutIn putIn:
                writer.Write((byte)1);
                writer.Write(putIn.Coins);
                break;
            case Give give:
                writer.Write((byte)2);
                writer.Write(give.To);
                writer.Write(give.Coins);
                break;
            case Attach attach:
                writer.Write((byte)10);
                writer.Write(attach.Text);
                break;
            case WakeAt wake:
                writer.Write((byte)11);
                writer.Write(wake.Time);
                break;
            case Look:
                writer.Write((byte)12);
                break;
            case Stumble:
                writer.Write((byte)13);
                break;
            default:
                throw new ArgumentException($"{command} is no command of a purse.", nameof(command));
        }
    }

    public override ActorCommand ReadCommand(ref RecordReader reader) => reader.ReadByte() switch
    {
        1 => new PutIn(reader.ReadInt()),
        2 => new Give(reader.ReadKey(), reader.ReadInt()),
        10 => new Attach(reader.ReadBytes().ToArray()),
        11 => new WakeAt(reader.ReadInstant()),
        12 => new Look(),
        13 => new Stumble(),
        var other => throw new InvalidDataException($"{other} is no command of a purse."),
    };

    public override void WriteReply(Reply reply, RecordWriter writer)
    {
        var contents = (Contents)reply;
        writer.Write(contents.Coins);
        writer.Write(contents.Moves);
        writer.Write(contents.Wakes);
        writer.Write(contents.Gaps);
        writer.Write(contents.LastGapFrom);
        writer.Write(contents.LastGapTo);
    }

    public override Reply ReadReply(ref RecordReader reader) => new Contents(
        reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInt(), reader.ReadInstant(), reader.ReadInstant());

    protected override Purse CreateState(string id) => new(id);

    protected override Decision Decide(Purse state, ActorCommand command, Instant now) => command switch
    {
        PutIn putIn => Moved(state, putIn.Coins, now),
        Give give when give.Coins > state.Coins => Decision.Refuse("too-few-coins"),
        Give give => Moved(state, -give.Coins, now) with { Messages = [new Message(give.To, new PutIn(give.Coins))] },
        Attach attach => Attached(state, attach),
        WakeAt wake => Decision.Happen(ContentsOf(state), new WakeAsked(wake.Time)),
        Nudge => state.Due <= now ? Decision.Happen(ContentsOf(state), new Woke(now)) : Decision.Tell(ContentsOf(state)),
        ServiceGap gap => Decision.Happen(ContentsOf(state), new GapSeen(gap.From, gap.To)),
        Look or Peek => Decision.Tell(ContentsOf(state)),
        _ => throw new NotSupportedException("This purse is clumsy."),
    };

    protected override Purse Evolve(Purse state, ActorEvent happened)
    {
        switch (happened)
        {
            case CoinsMoved moved:
                state.Coins += moved.Coins;
                state.Moves++;
                break;
            case Woke:
                state.Due = null;
                state.Wakes++;
                break;
            case WakeAsked asked:
                state.Due = asked.Time;
                break;
            case GapSeen gap:
                (state.Gaps, state.GapFrom, state.GapTo) = (state.Gaps + 1, gap.From, gap.To);
                break;
        }

        return state;
    }

    protected override void Placed(Purse state, ActorEvent happened, ReceiptPlace place) => state.LastPlace = place.Packed;

    protected override Instant? Due(Purse state) => state.Due;

    protected override void WritePage(Purse state, int page, RecordWriter writer)
    {
        writer.Write(state.Coins);
        writer.Write(state.Moves);
        writer.WriteFixed(state.LastPlace);
        writer.Write(state.Due is not null);
        writer.Write(state.Due ?? default);
        writer.Write(state.Wakes);
        writer.Write(state.Gaps);
        writer.Write(state.GapFrom);
        writer.Write(state.GapTo);
    }

    protected override Purse ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var reader = new RecordReader(pages[0]);
        var state = new Purse(id) { Coins = reader.ReadInt(), Moves = reader.ReadInt(), LastPlace = reader.ReadFixed() };
        var (isDue, due) = (reader.ReadBool(), reader.ReadInstant());
        state.Due = isDue ? due : null;
        (state.Wakes, state.Gaps, state.GapFrom, state.GapTo) = (reader.ReadInt(), reader.ReadInt(), reader.ReadInstant(), reader.ReadInstant());
        return state;
    }

    internal static Contents ContentsOf(Purse state) => new(state.Coins, state.Moves, state.Wakes, state.Gaps, state.GapFrom, state.GapTo);

    private static Decision Moved(Purse state, int coins, Instant now)
    {
        var leaf = new ReceiptLeaf("purses", state.Id, 0, (ulong)state.Moves + 1, Digest.Of([]), now.Milliseconds);
        return Decision.Happen(ContentsOf(state) with { Coins = state.Coins + coins, Moves = state.Moves + 1 }, new CoinsMoved(coins, leaf.Encode()));
    }

    private static Decision Attached(Purse state, Attach attach)
    {
        var text = new Attachment(attach.Text);
        return Decision.Happen(ContentsOf(state), new TextAttached(text, text.Reference));
    }
}

using Recruit.Actors;

namespace Recruit.Engine.Tests;

/// <summary>Counters on a shelf, each in a page of its own.</summary>
internal sealed class Shelf
{
    public int[] Counts { get; } = new int[ShelfKind.Pages];

    public bool[] Changed { get; } = [.. Enumerable.Repeat(true, ShelfKind.Pages)];
}

internal sealed record Counted(int Place) : ActorEvent;

/// <summary>A kind whose state has many pages; <see cref="PutIn"/> names the one that changes.</summary>
internal sealed class ShelfKind : ActorKind<Shelf>
{
    public const int Pages = 10;

    public override string Name => "shelf";

    public override void WriteEvent(ActorEvent happened, RecordWriter writer) => writer.Write(((Counted)happened).Place);

    public override ActorEvent ReadEvent(ref RecordReader reader, ReadOnlyMemory<byte> leaf) => new Counted(reader.ReadInt());

    public override void WriteCommand(ActorCommand command, RecordWriter writer) => throw new NotSupportedException();

    public override ActorCommand ReadCommand(ref RecordReader reader) => throw new NotSupportedException();

    public override void WriteReply(Reply reply, RecordWriter writer) => throw new NotSupportedException();

    public override Reply ReadReply(ref RecordReader reader) => throw new NotSupportedException();

    protected override Shelf CreateState(string id) => new();

    protected override Decision Decide(Shelf state, ActorCommand command, Instant now) =>
        Decision.Happen(new Contents(0, 0, 0, 0, default, default), new Counted(((PutIn)command).Coins));

    protected override Shelf Evolve(Shelf state, ActorEvent happened)
    {
        var place = ((Counted)happened).Place;
        state.Counts[place]++;
        state.Changed[place] = true;
        return state;
    }

    protected override int PageCount(Shelf state) => Pages;

    protected override bool TakeChanged(Shelf state, int page)
    {
        var changed = state.Changed[page];
        state.Changed[page] = false;
        return changed;
    }

    protected override void WritePage(Shelf state, int page, RecordWriter writer) => writer.Write(state.Counts[page]);

    protected override Shelf ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        var shelf = new Shelf();
        for (var page = 0; page < Pages; page++)
        {
            shelf.Counts[page] = new RecordReader(pages[page]).ReadInt();
            shelf.Changed[page] = false;
        }

        return shelf;
    }
}

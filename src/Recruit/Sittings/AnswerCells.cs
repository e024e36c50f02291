using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Sittings;

/// <summary>What is known of one position besides its content, in 32 bytes; without a length nothing was taken.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Cell
{
    public long AtMs;
    public ulong Place;
    public uint Sequence;
    public int Offset;
    public ushort Length;
    public ushort Room;
    public ushort Epoch;
    public SaveMarks Marks;

    public readonly bool IsTaken => Length > 0;
}

/// <summary>
/// The answers of one attempt by position. Contents lie in one buffer, hash before content: with ten thousand attempts of a hundred
/// items, an object for each would cost more than what it holds.
/// </summary>
internal sealed class AnswerCells(int items)
{
    /// <summary>Most bytes that are taken at once, before it is known how long the answers of this person are.</summary>
    private const int FirstBytesMax = 1 << 13;

    private readonly Cell[] cells = new Cell[items];
    private byte[] contents = [];
    private int used;

    public int Taken { get; private set; }

    public int Blank { get; private set; }

    public int Count => cells.Length;

    public ref readonly Cell this[int position] => ref cells[position];

    public Digest HashOf(int position) => new(contents.AsSpan(cells[position].Offset, Digest.Length));

    public ReadOnlySpan<byte> ContentOf(int position) =>
        contents.AsSpan(cells[position].Offset, cells[position].Length)[Digest.Length..];

    /// <summary>Where the text of a cell is, whose content is a reference and a length.</summary>
    public TextReference TextOf(int position)
    {
        var content = ContentOf(position);
        return new TextReference(new Digest(content[..Digest.Length]), BinaryPrimitives.ReadInt32BigEndian(content[Digest.Length..]));
    }

    public void Set(in SaveProof proof, int epoch, SaveMarks marks, TextReference text)
    {
        Span<byte> content = stackalloc byte[Digest.Length + sizeof(int)];
        text.Reference.CopyTo(content);
        BinaryPrimitives.WriteInt32BigEndian(content[Digest.Length..], text.Length);
        Set(proof, epoch, marks, content);
    }

    public void Set(in SaveProof proof, int epoch, SaveMarks marks, ReadOnlySpan<byte> content)
    {
        ref var cell = ref cells[proof.Position];
        Taken += cell.IsTaken ? 0 : 1;
        Blank += ((marks & SaveMarks.Blank) != 0 ? 1 : 0) - ((cell.Marks & SaveMarks.Blank) != 0 ? 1 : 0);
        var length = Digest.Length + content.Length;
        if (cell.Room < length)
        {
            Reserve(length);
            cell.Offset = used;
            cell.Room = (ushort)length;
            used += length;
        }

        proof.Hash.CopyTo(contents.AsSpan(cell.Offset));
        content.CopyTo(contents.AsSpan(cell.Offset + Digest.Length));
        cell.Length = (ushort)length;
        cell.Sequence = proof.Sequence;
        cell.Epoch = (ushort)epoch;
        cell.AtMs = proof.At.Milliseconds;
        cell.Marks = marks;
        cell.Place = 0;
    }

    /// <summary>Remembers where the leaf of a save is; false where a later one has taken its cell.</summary>
    public bool TrySetPlace(int position, uint sequence, int epoch, ReceiptPlace place)
    {
        ref var cell = ref cells[position];
        if (!cell.IsTaken || cell.Sequence != sequence || cell.Epoch != epoch)
        {
            return false;
        }

        cell.Place = place.Packed;
        return true;
    }

    /// <summary>SHA-256(RRS ‖ 01 ‖ position ‖ sequence ‖ hash of every answer taken), by position, numbers in four bytes, highest first.</summary>
    public Digest HashOfAll() => HashOfAll(-1, 0, default);

    /// <summary>The same once an answer at a position is another one.</summary>
    public Digest HashOfAll(int changed, uint sequence, Digest hash)
    {
        const int entry = sizeof(uint) + sizeof(uint) + Digest.Length;
        var text = new byte[4 + ((Taken + 1) * entry)];
        "RRS\u0001"u8.CopyTo(text);
        var rest = text.AsSpan(4);
        for (var position = 0; position < cells.Length; position++)
        {
            if (cells[position].IsTaken || position == changed)
            {
                BinaryPrimitives.WriteInt32BigEndian(rest, position);
                BinaryPrimitives.WriteUInt32BigEndian(rest[4..], position == changed ? sequence : cells[position].Sequence);
                (position == changed ? hash : HashOf(position)).CopyTo(rest[8..]);
                rest = rest[entry..];
            }
        }

        return Digest.Of(text.AsSpan(0, text.Length - rest.Length));
    }

    /// <summary>
    /// Makes room at the end; what nobody needs any more is left behind when the buffer grows. The first answer makes room for as many as
    /// long: buffers that grow with every few answers of ten thousand people keep the collector busy.
    /// </summary>
    private void Reserve(int more)
    {
        if (contents.Length - used >= more)
        {
            return;
        }

        var live = 0;
        foreach (ref readonly var cell in cells.AsSpan())
        {
            live += cell.Length;
        }

        var grown = new byte[live == 0
            ? Math.Max(more, Math.Min(more * cells.Length, FirstBytesMax))
            : live + more + Math.Min(live / 4, more * (cells.Length - Taken))];
        used = 0;
        foreach (ref var cell in cells.AsSpan())
        {
            contents.AsSpan(cell.Offset, cell.Length).CopyTo(grown.AsSpan(used));
            cell.Offset = used;
            cell.Room = cell.Length;
            used += cell.Length;
        }

        contents = grown;
    }
}

using System.Collections.Immutable;

namespace Recruit.Actors;

/// <summary>The bytes of a reply: where it is kept with its effect, and where it travels.</summary>
public static class StoredReply
{
    private const byte OfKind = 0;
    private const byte Refused = 1;

    /// <summary>Writes a reply of a kind, or a refusal.</summary>
    /// <param name="kind">Whose reply.</param>
    /// <param name="reply">Not one of the host's own.</param>
    /// <param name="scratch">Is cleared.</param>
    public static byte[] Write(ActorKind kind, Reply reply, RecordWriter scratch)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(scratch);
        scratch.Clear();
        if (reply is Refusal refusal)
        {
            scratch.Write(Refused);
            scratch.Write(refusal.Code);
            scratch.Write(refusal.Facts.Length);
            foreach (var fact in refusal.Facts)
            {
                scratch.Write(fact.Name);
                scratch.Write(fact.Value);
            }
        }
        else
        {
            scratch.Write(OfKind);
            kind.WriteReply(reply, scratch);
        }

        return scratch.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written by a version that this one does not know.</exception>
    public static Reply Read(ActorKind kind, byte[] stored)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var reader = new RecordReader(stored);
        if (reader.ReadByte() == OfKind)
        {
            return kind.ReadReply(ref reader);
        }

        var code = reader.ReadText();
        var facts = ImmutableArray.CreateBuilder<RefusalFact>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            facts.Add(new RefusalFact(reader.ReadText(), reader.ReadText()));
        }

        return new Refusal(code, facts.DrainToImmutable());
    }
}

using System.Collections.Immutable;

namespace Recruit.Actors;

/// <summary>The bytes of a reply that is kept with its effect.</summary>
internal static class StoredReply
{
    private const byte OfKind = 0;
    private const byte Refused = 1;

    public static byte[] Write(ActorKind kind, Reply reply, RecordWriter scratch)
    {
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

    public static Reply Read(ActorKind kind, byte[] stored)
    {
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

namespace Recruit.Actors;

/// <summary>
/// How a turn's record says where the receipt of an operation is: nowhere, the last leaf of the turn so far, a place of an earlier effect that
/// follows, or an earlier leaf of the turn whose number follows.
/// </summary>
internal static class OperationPlace
{
    private const byte None = 0;
    private const byte OfLastLeaf = 1;
    private const byte Given = 2;
    private const byte OfEarlierLeaf = 3;

    /// <summary>Writes it behind the operation; a leaf of this turn has its place only when the batch takes the record.</summary>
    public static void Write(StoredOperation operation, TurnReply reply, bool isRepeat, TurnRecord record)
    {
        if (reply.Leaf >= 0)
        {
            record.Awaiting.Add((operation, reply.Leaf));
            record.Entries.Write(isRepeat ? OfEarlierLeaf : OfLastLeaf);
            if (isRepeat)
            {
                record.Entries.Write(reply.Leaf);
            }
        }
        else if (reply.Earlier is { } place)
        {
            operation.Place = place.Packed;
            record.Entries.Write(Given);
            record.Entries.Write(operation.Place);
        }
        else
        {
            record.Entries.Write(None);
        }
    }

    /// <summary>The place, packed; 0 for none.</summary>
    /// <param name="reader">Stands behind the operation.</param>
    /// <param name="leaves">The events of the turn so far that have leaves, and where these stand.</param>
    /// <exception cref="InvalidDataException">It is written in a way that this version does not know.</exception>
    public static ulong Read(ref RecordReader reader, List<(ActorEvent Happened, ReceiptPlace Place)> leaves) => reader.ReadByte() switch
    {
        None => 0,
        OfLastLeaf => leaves[^1].Place.Packed,
        Given => reader.ReadNumber(),
        OfEarlierLeaf => leaves[reader.ReadInt()].Place.Packed,
        var other => throw new InvalidDataException($"{other} is no place of a receipt that this version knows."),
    };

    /// <summary>Goes over it.</summary>
    public static void Skip(ref RecordReader reader)
    {
        if (reader.ReadByte() is Given or OfEarlierLeaf)
        {
            reader.ReadNumber();
        }
    }
}

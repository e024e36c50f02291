namespace Recruit.Actors;

/// <summary>
/// Goes over the events in the stored record of a turn without an actor that lives them, and without reading one back: for whoever wants a few
/// of them.
/// </summary>
/// <param name="entries">The record's entries, as <see cref="LiveActor.Replay"/> takes them.</param>
public ref struct StoredEvents(ReadOnlyMemory<byte> entries)
{
    private RecordReader reader = new(entries);
    private int leaves;

    /// <summary>What the kind wrote of the event.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <summary>Place of its leaf among those of the turn, from 0; -1 for none.</summary>
    public int Leaf { get; private set; }

    /// <summary>Goes to the next event.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The entries are of a version that this one does not know.</exception>
    public bool MoveNext()
    {
        while (!reader.AtEnd)
        {
            switch ((RecordEntry)reader.ReadByte())
            {
                case RecordEntry.Event:
                    Bytes = reader.ReadBytes();
                    Leaf = reader.ReadBool() ? leaves++ : -1;
                    return true;
                case RecordEntry.Operation:
                    Operations.Skip(ref reader);
                    OperationPlace.Skip(ref reader);
                    break;
                case RecordEntry.Sent:
                    reader.ReadKey();
                    reader.ReadNumber();
                    reader.ReadBytes();
                    break;
                case RecordEntry.Applied or RecordEntry.Acknowledged:
                    reader.ReadKey();
                    reader.ReadNumber();
                    break;
                default:
                    throw new InvalidDataException("A turn has an entry of a kind that this version does not know.");
            }
        }

        return false;
    }
}

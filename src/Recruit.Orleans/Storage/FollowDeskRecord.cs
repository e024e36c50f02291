using System.Globalization;
using Orleans.Storage;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>What is stored of a desk that knows whom lists follow.</summary>
/// <param name="IsOpen">Whether a desk takes notes by it, or ended and not in order.</param>
/// <param name="Actors">Whom lists follow.</param>
internal sealed record FollowDeskRecord(bool IsOpen, IReadOnlyList<ActorKey> Actors)
{
    public const string Name = "follow-desk";
    private const byte Version = 1;

    /// <summary>Where it is.</summary>
    public static RecordStore StoreOf(IGrainStorage storage, long desk, Action count) =>
        new(storage, GrainNames.StoredAs(Name, desk.ToString(CultureInfo.InvariantCulture)), count);

    public StoredBytes Encode()
    {
        var writer = new RecordWriter();
        writer.Write(Version);
        writer.Write(IsOpen);
        writer.Write(Actors.Count);
        foreach (var actor in Actors)
        {
            writer.Write(actor);
        }

        return new StoredBytes { Bytes = writer.ToArray() };
    }

    /// <summary>Reads what <see cref="Encode"/> gave; of a desk that never was, that nobody is followed.</summary>
    /// <exception cref="InvalidDataException">It is of a version that this one does not know.</exception>
    public static FollowDeskRecord Decode(StoredBytes stored)
    {
        if (stored.Bytes.Length == 0)
        {
            return new FollowDeskRecord(IsOpen: false, []);
        }

        var reader = new RecordReader(stored.Bytes);
        if (reader.ReadByte() != Version)
        {
            throw new InvalidDataException($"{Name} is of a version that this one does not know.");
        }

        var isOpen = reader.ReadBool();
        var actors = new List<ActorKey>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            actors.Add(reader.ReadKey());
        }

        return new FollowDeskRecord(isOpen, actors);
    }
}

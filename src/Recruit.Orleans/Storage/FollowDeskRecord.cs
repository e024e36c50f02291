using System.Globalization;
using Orleans.Storage;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>A part of what is stored of a desk that knows whom lists follow.</summary>
/// <param name="IsOpen">Whether a desk takes notes by it, or ended and not in order; what part 0 says counts.</param>
/// <param name="IsOneOfSeveral">Whether there are other parts. Builds that know of one only refuse it, as they would tell of some actors only.</param>
/// <param name="Actors">Whom lists follow.</param>
internal sealed record FollowDeskRecord(bool IsOpen, bool IsOneOfSeveral, IReadOnlyCollection<ActorKey> Actors)
{
    /// <summary>Of part 0, and of a desk in what is said of it.</summary>
    public const string Name = "follow-desk";
    private const byte Only = 1;
    private const byte OneOfSeveral = 2;

    /// <summary>Where they are.</summary>
    public static DeskParts PartsOf(IGrainStorage storage, long desk, SiloSettings settings, Action count) =>
        new(new RecordStore(storage, GrainNames.StoredAs(Name, desk.ToString(CultureInfo.InvariantCulture)), count), Name, settings.DeskBytes, 0);

    /// <summary>Reads all parts: whether a desk takes notes by them, and whom they name.</summary>
    /// <exception cref="InvalidDataException">One is of a version that this one does not know.</exception>
    public static async Task<(bool IsOpen, IReadOnlyList<ActorKey> Actors)> ReadAsync(DeskParts parts)
    {
        var (isOpen, actors) = (false, new List<ActorKey>());
        await parts.ReadAsync((stored, number) =>
        {
            var part = Decode(stored);
            isOpen |= number == 0 && part.IsOpen;
            actors.AddRange(part.Actors);
            return part.Actors;
        });
        return (isOpen, actors);
    }

    public byte[] Encode()
    {
        var writer = new RecordWriter();
        writer.Write(IsOneOfSeveral ? OneOfSeveral : Only);
        writer.Write(IsOpen);
        writer.Write(Actors.Count);
        foreach (var actor in Actors)
        {
            writer.Write(actor);
        }

        return writer.ToArray();
    }

    /// <summary>Reads what <see cref="Encode"/> gave; of a desk that never was, that nobody is followed.</summary>
    private static FollowDeskRecord Decode(StoredBytes stored)
    {
        if (stored.Bytes.Length == 0)
        {
            return new FollowDeskRecord(IsOpen: false, IsOneOfSeveral: false, []);
        }

        var reader = new RecordReader(stored.Bytes);
        var version = reader.ReadByte();
        if (version is not (Only or OneOfSeveral))
        {
            throw new InvalidDataException($"{Name} is of a version that this one does not know.");
        }

        var isOpen = reader.ReadBool();
        var actors = new List<ActorKey>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            actors.Add(reader.ReadKey());
        }

        return new FollowDeskRecord(isOpen, version == OneOfSeveral, actors);
    }
}

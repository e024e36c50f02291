using System.Text.Json;

namespace Recruit.Actors;

/// <summary>
/// The names under which records of one family are stored, e.g. <c>mark-committed</c>. A record that changes its shape gets a new name, and the
/// old one stays readable. A member that may be missing has a default.
/// </summary>
public sealed class RecordShapes
{
    private readonly Dictionary<string, Type> byName = [];
    private readonly Dictionary<Type, string> byType = [];

    /// <summary>The names and the records they stand for.</summary>
    /// <exception cref="ArgumentException">A name or a record occurs twice.</exception>
    public RecordShapes(params ReadOnlySpan<(string Name, Type Shape)> shapes)
    {
        foreach (var (name, shape) in shapes)
        {
            byName.Add(name, shape);
            byType.Add(shape, name);
        }
    }

    /// <summary>All names and records, so that a test can hold them against what was stored.</summary>
    public IEnumerable<(string Name, Type Shape)> All => byName.Select(one => (one.Key, one.Value));

    /// <summary>Writes a record behind its name.</summary>
    /// <exception cref="ArgumentException">The record has no name here.</exception>
    public void Write(object record, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(writer);
        if (!byType.TryGetValue(record.GetType(), out var name))
        {
            throw new ArgumentException($"{record.GetType().Name} is not of this kind of actor.", nameof(record));
        }

        writer.Write(name);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), RecordJson.Options));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written by a version that this one does not know.</exception>
    public object Read(ref RecordReader reader)
    {
        var name = reader.ReadText();
        return byName.TryGetValue(name, out var shape)
            ? RecordJson.Read(reader.ReadBytes().Span, shape)
            : throw new InvalidDataException($"\"{name}\" was written by a version that this one does not know.");
    }
}

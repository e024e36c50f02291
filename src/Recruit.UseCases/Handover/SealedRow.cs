using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.UseCases.Handover;

/// <summary>Rows of cells as one content that can be sealed under a person's key.</summary>
internal static class SealedRow
{
    /// <summary>The bytes of rows.</summary>
    public static byte[] Pack(IReadOnlyCollection<ImmutableArray<string>> rows)
    {
        var content = new RecordWriter();
        content.Write(rows.Count);
        foreach (var row in rows)
        {
            content.Write(row.Length);
            foreach (var cell in row)
            {
                content.Write(cell);
            }
        }

        return content.ToArray();
    }

    /// <summary>The rows of a sealed content; nothing if the person's key was erased.</summary>
    /// <exception cref="InvalidDataException">It is not under the person's key.</exception>
    public static ImmutableArray<ImmutableArray<string>>? Open(PersonSeals seals, PersonKeyId person, SealedAnswer content)
    {
        if (seals.Find(person) is not { } seal)
        {
            return null;
        }

        var opened = seal.Open(content) ?? throw UnderAnotherKey(person);
        return Read(opened.Answer);
    }

    /// <summary>What is thrown where a content is not under the person's key.</summary>
    public static InvalidDataException UnderAnotherKey(PersonKeyId person) => new($"What is kept of {person.Value} is not under its key.");

    /// <summary>The rows that <see cref="Pack"/> gave.</summary>
    /// <exception cref="InvalidDataException">The bytes are no rows.</exception>
    public static ImmutableArray<ImmutableArray<string>> Read(ReadOnlyMemory<byte> content)
    {
        var reader = new RecordReader(content);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (var left = reader.ReadInt(); left > 0; left--)
        {
            var row = ImmutableArray.CreateBuilder<string>();
            for (var cells = reader.ReadInt(); cells > 0; cells--)
            {
                row.Add(reader.ReadText());
            }

            rows.Add(row.DrainToImmutable());
        }

        return rows.DrainToImmutable();
    }
}

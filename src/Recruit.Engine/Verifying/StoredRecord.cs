using System.Buffers.Binary;

namespace Recruit.Engine.Verifying;

/// <summary>One value of a row.</summary>
/// <param name="Number">The number, where it is one.</param>
/// <param name="Content">The bytes, where it is a text or bytes.</param>
/// <param name="Type">What it is.</param>
internal readonly record struct StoredValue(StoredType Type, long Number, ReadOnlyMemory<byte> Content);

/// <summary>What a value can be.</summary>
internal enum StoredType
{
    Nothing,
    Number,
    Bytes,
    Text,
}

/// <summary>Reads SQLite's record format (sqlite.org/fileformat2.html, section 2.1) in the one form in which SQLite writes it.</summary>
internal static class StoredRecord
{
    /// <summary>The values of a record, or nothing where it is not one of exactly these types.</summary>
    public static StoredValue[]? TryRead(ReadOnlyMemory<byte> record, params ReadOnlySpan<StoredType> types)
    {
        var reader = new VarintReader(record.Span, 0);
        if (!reader.TryRead(out var headerLength) || headerLength > (ulong)record.Length)
        {
            return null;
        }

        var (values, at) = (new StoredValue[types.Length], (long)headerLength);
        for (var i = 0; i < types.Length; i++)
        {
            if (!reader.TryRead(out var code) || Length(code) is not { } length || length > record.Length - at)
            {
                return null;
            }

            var content = record.Slice((int)at, (int)length);
            var (type, number) = Value(code, content.Span);
            if (type != types[i] || (type == StoredType.Number && CodeOf(number) != code))
            {
                return null;
            }

            values[i] = new StoredValue(type, number, content);
            at += length;
        }

        return reader.At == (int)headerLength && at == record.Length ? values : null;
    }

    private static long? Length(ulong code) => code switch
    {
        0 or 8 or 9 => 0,
        <= 4 => (long)code,
        5 => 6,
        6 => 8,
        >= 12 and < 1UL << 32 => (long)(code - 12) / 2,
        _ => null,
    };

    private static (StoredType Type, long Number) Value(ulong code, ReadOnlySpan<byte> content)
    {
        if (code >= 12)
        {
            return (code % 2 == 0 ? StoredType.Bytes : StoredType.Text, 0);
        }

        Span<byte> wide = stackalloc byte[8];
        wide.Fill(content is [>= 0x80, ..] ? (byte)0xFF : (byte)0);
        content.CopyTo(wide[(8 - content.Length)..]);
        return code == 0 ? (StoredType.Nothing, 0) : (StoredType.Number, code is 8 or 9 ? (long)code - 8 : BinaryPrimitives.ReadInt64BigEndian(wide));
    }

    /// <summary>The shortest code for a number, which is the one that SQLite writes.</summary>
    private static ulong CodeOf(long number) => number switch
    {
        0 => 8,
        1 => 9,
        >= -(1L << 7) and < 1L << 7 => 1,
        >= -(1L << 15) and < 1L << 15 => 2,
        >= -(1L << 23) and < 1L << 23 => 3,
        >= -(1L << 31) and < 1L << 31 => 4,
        >= -(1L << 47) and < 1L << 47 => 5,
        _ => 6,
    };
}

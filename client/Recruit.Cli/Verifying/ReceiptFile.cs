using System.Text;
using Recruit.Evidence;

namespace Recruit.Cli.Verifying;

/// <summary>One line of a file of receipts.</summary>
/// <param name="Line">From 1; 1 for a binary receipt.</param>
/// <param name="Receipt">Nothing where the line is none.</param>
internal readonly record struct ReceiptLine(int Line, Receipt? Receipt);

/// <summary>The file in which a candidate's device keeps receipts: a line each, or one receipt in its binary form.</summary>
internal static class ReceiptFile
{
    /// <summary>Most bytes of a file, inclusive: some fifty thousand receipts.</summary>
    public const int LargestBytes = 1 << 26;

    private const string StandardInput = "-";

    /// <summary>The mark by which some editors begin a text in UTF-8; it belongs to no line.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a file, or standard input for "-"; nothing where it is too large.</summary>
    public static byte[]? TryReadAll(string path)
    {
        using var stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        using var all = new MemoryStream();
        var part = new byte[1 << 16];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (all.Length + read > LargestBytes)
            {
                return null;
            }

            all.Write(part, 0, read);
        }

        return all.ToArray();
    }

    /// <summary>The receipts with their lines; empty lines are nothing.</summary>
    public static IReadOnlyList<ReceiptLine> Read(byte[] bytes)
    {
        if (Receipt.Parse(bytes) is { } binary)
        {
            return [new ReceiptLine(1, binary)];
        }

        var lines = new List<ReceiptLine>();
        var number = 0;
        var text = bytes.AsSpan();
        text = text.StartsWith(ByteOrderMark) ? text[ByteOrderMark.Length..] : text;
        foreach (var part in text.Split((byte)'\n'))
        {
            number++;
            var line = Encoding.UTF8.GetString(text[part]).TrimEnd('\r');
            if (line.Length > 0)
            {
                lines.Add(new ReceiptLine(number, Receipt.Parse(line)));
            }
        }

        return lines;
    }
}

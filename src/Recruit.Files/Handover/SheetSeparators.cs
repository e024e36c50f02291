namespace Recruit.Files.Handover;

/// <summary>What parts the cells of a sheet: spreadsheets write semicolons where a comma parts decimals, and tabulators where cells are copied.</summary>
internal static class SheetSeparators
{
    private const byte Quote = (byte)'"';

    /// <summary>The same sheet with commas between its cells. One whose header has a comma, or nothing else that parts cells, stays as it is.</summary>
    public static byte[] WithCommas(ReadOnlySpan<byte> content)
    {
        var end = content.IndexOf((byte)'\n');
        var header = end < 0 ? content : content[..end];
        byte separator = header.Contains((byte)',') ? (byte)',' : header.Contains((byte)';') ? (byte)';' : header.Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        if (separator == (byte)',')
        {
            return content.ToArray();
        }

        using var sheet = new MemoryStream(content.Length);
        for (var place = 0; place < content.Length;)
        {
            var length = CellLength(content[place..], separator);
            Write(sheet, content.Slice(place, length));
            place += length;
            if (place < content.Length)
            {
                sheet.WriteByte(content[place] == separator ? (byte)',' : content[place]);
                place++;
            }
        }

        return sheet.ToArray();
    }

    /// <summary>How long a cell is: up to what parts it from the next, or the end of its row, that stands in no quotes.</summary>
    private static int CellLength(ReadOnlySpan<byte> rest, byte separator)
    {
        var isQuoted = false;
        for (var length = 0; length < rest.Length; length++)
        {
            isQuoted ^= rest[length] == Quote;
            if (!isQuoted && (rest[length] == separator || rest[length] is (byte)'\n' or (byte)'\r'))
            {
                return length;
            }
        }

        return rest.Length;
    }

    private static void Write(MemoryStream sheet, ReadOnlySpan<byte> cell)
    {
        var needsQuotes = cell.Contains((byte)',') && !cell.Contains(Quote);
        if (needsQuotes)
        {
            sheet.WriteByte(Quote);
        }

        sheet.Write(cell);
        if (needsQuotes)
        {
            sheet.WriteByte(Quote);
        }
    }
}

namespace Recruit.Files.Rows;

/// <summary>
/// Times of attempts: <c>YYYY-MM-DDThh:mm:ss</c>, up to 7 decimals of seconds, then <c>Z</c> or <c>±hh:mm</c> (campaign-folder 1.5).
/// </summary>
internal static class Instant
{
    private const int LengthMin = 20;
    private const int DecimalsMax = 7;
    private const int OffsetMinutesMax = 14 * 60;

    /// <summary>Reads a time as an instant, so that different offsets compare.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="ticks">Units of 100 ns since the year 1.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length < LengthMin
            || !Candidates.FieldValue.TryReadDate(text[..10], out var date)
            || text[10] != 'T'
            || !TryReadTwoDigits(text[11..], 23, out var hour)
            || text[13] != ':'
            || !TryReadTwoDigits(text[14..], 59, out var minute)
            || text[16] != ':'
            || !TryReadTwoDigits(text[17..], 59, out var second)
            || !TryReadDecimals(text[19..], out var decimals, out var zone)
            || !TryReadOffset(zone, out var offsetMinutes))
        {
            return false;
        }

        ticks = date.DayNumber * TimeSpan.TicksPerDay
            + (hour * 60 + minute - offsetMinutes) * TimeSpan.TicksPerMinute
            + second * TimeSpan.TicksPerSecond
            + decimals;
        return true;
    }

    private static bool TryReadTwoDigits(ReadOnlySpan<byte> text, int max, out int value)
    {
        value = (text[0] - '0') * 10 + (text[1] - '0');
        return char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[1]) && value <= max;
    }

    private static bool TryReadDecimals(ReadOnlySpan<byte> text, out long ticks, out ReadOnlySpan<byte> rest)
    {
        ticks = 0;
        rest = text;
        if (text[0] != '.')
        {
            return true;
        }

        var digits = text[1..];
        var length = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (length is < 1 or > DecimalsMax)
        {
            return false;
        }

        for (var place = 0; place < DecimalsMax; place++)
        {
            ticks = ticks * 10 + (place < length ? digits[place] - '0' : 0);
        }

        rest = digits[length..];
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> zone, out int minutes)
    {
        minutes = 0;
        if (zone is [(byte)'Z'])
        {
            return true;
        }

        if (zone.Length != 6
            || zone[0] is not ((byte)'+' or (byte)'-')
            || !TryReadTwoDigits(zone[1..], 14, out var hours)
            || zone[3] != ':'
            || !TryReadTwoDigits(zone[4..], 59, out minutes))
        {
            return false;
        }

        minutes += hours * 60;
        var isWithin = minutes <= OffsetMinutesMax;
        minutes = zone[0] == '-' ? -minutes : minutes;
        return isWithin;
    }
}

using System.Globalization;
using System.Text;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Candidates;

/// <summary>A value of a field: a text, or a number (a day's number for a date, 0 or 1 for a flag, the level's place for an ordinal).</summary>
/// <param name="Number">Orders every type but text.</param>
/// <param name="Text">Set for text fields only.</param>
public readonly record struct FieldValue(decimal Number, string? Text)
{
    private const int FirstYear = 1800;
    private const int LastYear = 2199;

    /// <summary>Reads a cell of candidates.csv (not empty) of that field; null if it fits, else what it is not.</summary>
    public static FieldFault? TryRead(Field field, ReadOnlySpan<byte> cell, out FieldValue value)
    {
        value = default;
        switch (field.Type)
        {
            case FieldType.Number:
                if (!NumberForm.TryReadNumber(cell, out var number))
                {
                    return FieldFault.NotANumber;
                }

                // 1.50 and 1.5 are one value, and printed as one.
                value = new FieldValue(number / 1.0000000000000000000000000000m, null);
                return null;
            case FieldType.Date:
                if (!TryReadDate(cell, out var date))
                {
                    return FieldFault.NotADate;
                }

                value = new FieldValue(date.DayNumber, null);
                return null;
            case FieldType.Flag:
                value = new FieldValue(cell.SequenceEqual("yes"u8) ? 1 : 0, null);
                return value.Number == 1 || cell.SequenceEqual("no"u8) ? null : FieldFault.NotAFlag;
            case FieldType.Ordinal:
                var level = field.Levels.IndexOf(Encoding.UTF8.GetString(cell));
                value = new FieldValue(level, null);
                return level >= 0 ? null : FieldFault.UnknownLevel;
            default:
                value = new FieldValue(0, Encoding.UTF8.GetString(cell));
                return null;
        }
    }

    /// <summary>Reads <c>YYYY-MM-DD</c> in the years 1800–2199.</summary>
    public static bool TryReadDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10
            || text[4] != '-'
            || text[7] != '-'
            || !NumberForm.TryReadWhole(text[..4], out var year)
            || !NumberForm.TryReadWhole(text[5..7], out var month)
            || !NumberForm.TryReadWhole(text[8..], out var day)
            || year < FirstYear || year > LastYear
            || month < 1 || month > 12
            || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The value as a cell of candidates.csv; a number without needless zeros.</summary>
    public string Print(Field field) => field.Type switch
    {
        FieldType.Text => Text!,
        FieldType.Number => Number.ToString(CultureInfo.InvariantCulture),
        FieldType.Date => DateOnly.FromDayNumber((int)Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldType.Flag => Number == 1 ? "yes" : "no",
        _ => field.Levels[(int)Number],
    };

    /// <summary>Negative if this value comes before the other one of the same field.</summary>
    public int CompareTo(FieldValue other) =>
        Text is null ? Number.CompareTo(other.Number) : Utf8Order.Instance.Compare(Text, other.Text);
}

/// <summary>What is wrong with a cell of a field.</summary>
public enum FieldFault
{
    /// <summary>Not of the form of a number.</summary>
    NotANumber,

    /// <summary>No day of the calendar in 1800–2199.</summary>
    NotADate,

    /// <summary>Neither yes nor no.</summary>
    NotAFlag,

    /// <summary>None of the declared levels.</summary>
    UnknownLevel,
}

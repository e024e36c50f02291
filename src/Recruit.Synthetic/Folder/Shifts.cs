using System.Globalization;

namespace Recruit.Synthetic.Folder;

/// <summary>When and in which shift people sit: three shifts a working day, people spread over them.</summary>
/// <param name="FirstDay">The first day; not a weekend.</param>
/// <param name="Count">How many shifts, at least 1.</param>
internal sealed record Shifts(DateOnly FirstDay, int Count)
{
    private static readonly int[] Hours = [9, 12, 15];

    /// <summary>When a shift begins.</summary>
    public DateTime Start(int shift)
    {
        var day = FirstDay.AddDays((shift / Hours.Length / 5 * 7) + (shift / Hours.Length % 5));
        return day.ToDateTime(new TimeOnly(Hours[shift % Hours.Length], 0));
    }

    /// <summary>The text that names a shift, the same for everybody in it.</summary>
    public string Name(int shift) => Start(shift).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

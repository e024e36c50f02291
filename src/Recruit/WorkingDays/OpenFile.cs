using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.WorkingDays;

/// <summary>Whose turn it is to do something about a file, and until when: every file that is not closed has both.</summary>
/// <param name="Holder">A role, e.g. <c>lead-marker</c>, or an account where the work is given to one person.</param>
/// <param name="Since">Since when it is with that holder.</param>
/// <param name="Due">When it becomes overdue, exclusive.</param>
public sealed record OpenFile(Id Holder, Instant Since, Instant Due)
{
    /// <summary>Whether the holder delays the file.</summary>
    public bool IsOverdue(Instant now) => now >= Due;

    /// <summary>Working days for which the file has lain with the holder.</summary>
    public int WorkingDaysHeld(WorkingCalendar calendar, Instant now)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Between(Since, now);
    }
}

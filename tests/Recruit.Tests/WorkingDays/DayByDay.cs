using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Tests.WorkingDays;

/// <summary>A second, simple answer to who holds what how long: a desk where every midnight is counted on every file that lies there.</summary>
internal sealed class DayByDay(WorkingCalendar calendar, Instant now)
{
    private readonly List<CountedFile> past = [];
    private readonly Dictionary<string, CountedFile> open = new(StringComparer.Ordinal);

    public Instant Now { get; private set; } = now;

    public IEnumerable<string> Open => open.Keys;

    /// <summary>File, holder, days held and whether it is overdue, for what is open.</summary>
    public IEnumerable<(string File, Id Holder, int Days, bool IsOverdue)> OpenRows =>
        open.Values.Select(one => (one.File, one.Holder, one.Days, one.IsOverdue));

    /// <summary>File, holder and days held, for all that was ever held.</summary>
    public IEnumerable<(string File, Id Holder, int Days)> AllRows => past.Concat(open.Values).Select(one => (one.File, one.Holder, one.Days));

    /// <summary>Lets the clock run, one local midnight after the other.</summary>
    public void Wait(TimeSpan span)
    {
        var until = Now + span;
        for (var date = calendar.DateOf(Now).AddDays(1); date <= calendar.DateOf(until); date = date.AddDays(1))
        {
            foreach (var one in open.Values)
            {
                one.Midnight(calendar.IsWorked(date));
            }
        }

        Now = until;
    }

    /// <summary>A file comes to the desk with a term.</summary>
    public void Put(string file, string holder, int term) => open.Add(file, new CountedFile(file, new Id(holder), term, 0, 0));

    /// <summary>It goes to another holder; the term goes on, or begins anew with these days.</summary>
    public void Pass(string file, string holder, int? term = null)
    {
        var before = open[file];
        past.Add(before);
        open[file] = term is { } days
            ? new CountedFile(file, new Id(holder), days, 0, 0)
            : new CountedFile(file, new Id(holder), before.Term, before.TermDays, before.TermDaysYesterday);
    }

    /// <summary>The holder gets more days.</summary>
    public void Extend(string file, int days) => open[file].Term += days;

    /// <summary>The holder gets a new term of these days.</summary>
    public void Renew(string file, int term) => open[file].Renew(term);

    /// <summary>The file is closed.</summary>
    public void Close(string file)
    {
        past.Add(open[file]);
        open.Remove(file);
    }

    public bool IsOpen(string file) => open.ContainsKey(file);

    public bool IsOverdue(string file) => open[file].IsOverdue;

    private sealed class CountedFile(string file, Id holder, int term, int termDays, int yesterday)
    {
        public string File => file;

        public Id Holder => holder;

        public int Term { get; set; } = term;

        /// <summary>Working days with this holder.</summary>
        public int Days { get; private set; }

        /// <summary>Working days of the term that have begun.</summary>
        public int TermDays { get; private set; } = termDays;

        public int TermDaysYesterday { get; private set; } = yesterday;

        /// <summary>The last day of the term is over.</summary>
        public bool IsOverdue => TermDaysYesterday >= Term;

        public void Renew(int days) => (Term, TermDays, TermDaysYesterday) = (days, 0, 0);

        public void Midnight(bool isWorked)
        {
            TermDaysYesterday = TermDays;
            TermDays += isWorked ? 1 : 0;
            Days += isWorked ? 1 : 0;
        }
    }
}

using System.Globalization;
using System.Text;
using Recruit.Actors;
using Recruit.UseCases.Attraction;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>The dates of a vacancy for a calendar (iCalendar, RFC 5545): the last day to apply, and when tests and exercises are sat. A date that moves keeps its name.</summary>
internal static class VacancyCalendar
{
    private const int LineBytesMax = 75;

    /// <summary>The calendar in UTF-8; times are those of the campaign.</summary>
    /// <param name="vacancy">The vacancy.</param>
    /// <param name="words">In which language.</param>
    /// <param name="address">Of its page.</param>
    /// <param name="host">Name of the service, which makes names of dates unique.</param>
    public static byte[] Of(VacancyShown vacancy, Speech words, Uri address, string host)
    {
        var lines = new List<string> { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Recruit//Vacancies//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH" };
        if (vacancy.Plan is { } plan)
        {
            AddZone(lines, plan);
            var title = vacancy.Announcement.Texts.In(words.Language)!.Title;
            if (plan.AppliesUntil is { } until)
            {
                // Its last hour, because a date without length is hidden by some calendars.
                Add(lines, plan, vacancy, $"{vacancy.Id}-apply@{host}", until - TimeSpan.FromHours(1), until, 0, words.Say("dates.until", ("title", title)), null, address);
            }

            foreach (var sitting in plan.Stages.SelectMany(stage => stage.Sittings).DistinctBy(one => one.Id))
            {
                Add(
                    lines, plan, vacancy, $"{vacancy.Id}-{sitting.Id}@{host}", sitting.Window.Opens, sitting.Window.Closes, sitting.ExtendedMinutes,
                    words.Say("dates.sitting", ("sitting", VacancyWords.NameOf(sitting, words)), ("title", title)), VacancyWords.PlaceOf(sitting, words), address);
            }
        }

        lines.Add("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{Folded(line)}\r\n")));
    }

    /// <summary>A line of at most 75 bytes, the rest in lines that begin with a blank; no letter is cut in two.</summary>
    public static string Folded(string line)
    {
        var folded = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > LineBytesMax)
            {
                folded.Append("\r\n ");
                bytes = 1;
            }

            folded.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    private static void AddZone(List<string> lines, VacancyPlan plan) => lines.AddRange(
    [
        "BEGIN:VTIMEZONE", $"TZID:{plan.TimeZone}", "BEGIN:STANDARD", "DTSTART:19700101T000000",
        $"TZOFFSETFROM:{Offset(plan.UtcOffset)}", $"TZOFFSETTO:{Offset(plan.UtcOffset)}", "END:STANDARD", "END:VTIMEZONE",
    ]);

    private static void Add(
        List<string> lines, VacancyPlan plan, VacancyShown vacancy, string name, Instant from, Instant until, long moved, string title, string? place, Uri address)
    {
        lines.AddRange(
        [
            "BEGIN:VEVENT", $"UID:{name}", $"DTSTAMP:{Local(vacancy.Announcement.PublishedAt, TimeSpan.Zero)}Z",
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{vacancy.Announcement.Version - 1 + moved}"),
            $"DTSTART;TZID={plan.TimeZone}:{Local(from, plan.UtcOffset)}", $"DTEND;TZID={plan.TimeZone}:{Local(until, plan.UtcOffset)}",
            $"SUMMARY:{Text(title)}", $"URL:{address}", "TRANSP:TRANSPARENT",
        ]);
        if (place is not null)
        {
            lines.Add($"LOCATION:{Text(place)}");
        }

        lines.AddRange(["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", $"DESCRIPTION:{Text(title)}", "END:VALARM", "END:VEVENT"]);
    }

    private static string Local(Instant at, TimeSpan offset) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(offset).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hhmm", CultureInfo.InvariantCulture)}";

    private static string Text(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");
}

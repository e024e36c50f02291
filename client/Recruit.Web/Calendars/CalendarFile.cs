using System.Globalization;
using System.Text;
using Recruit.Actors;

namespace Recruit.Web.Calendars;

/// <summary>Dates as a calendar file (RFC 5545), in the time of Kazakhstan, each with a reminder a day before.</summary>
internal static class CalendarFile
{
    /// <summary>Longest line in octets, without its end.</summary>
    private const int LineMax = 75;

    private const string Zone = "Asia/Almaty";

    /// <summary>The file.</summary>
    /// <param name="dates">In order.</param>
    /// <param name="site">Address of the pages, with the language.</param>
    /// <param name="written">When.</param>
    public static byte[] Write(IEnumerable<OwnDate> dates, Uri site, Instant written)
    {
        var file = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Recruit//Own dates//EN");
        Line("METHOD:PUBLISH");
        Line("BEGIN:VTIMEZONE");
        Line($"TZID:{Zone}");
        Line("BEGIN:STANDARD");
        Line("DTSTART:20240301T000000");
        Line("TZOFFSETFROM:+0600");
        Line("TZOFFSETTO:+0500");
        Line("END:STANDARD");
        Line("END:VTIMEZONE");
        foreach (var date in dates)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{date.Name}@{site.Host}");
            Line($"DTSTAMP:{Utc(written)}");
            Line("SEQUENCE:0");
            Line($"DTSTART;TZID={Zone}:{Local(date.At)}");
            Line($"DTEND;TZID={Zone}:{Local(date.Ends ?? date.At)}");
            Line($"SUMMARY:{Text($"{date.Text}: {date.About}")}");
            if (date.Place is { } place)
            {
                Line($"LOCATION:{Text(place)}");
            }

            Line($"URL:{site.GetLeftPart(UriPartial.Path).TrimEnd('/')}{date.Page}");
            Line("BEGIN:VALARM");
            Line("ACTION:DISPLAY");
            Line("TRIGGER:-P1D");
            Line($"DESCRIPTION:{Text(date.Text)}");
            Line("END:VALARM");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return Encoding.UTF8.GetBytes(file.ToString());

        void Line(string line)
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (octets + rune.Utf8SequenceLength > LineMax)
                {
                    // What goes on begins with a space, which counts.
                    file.Append("\r\n ");
                    octets = 1;
                }

                file.Append(rune);
                octets += rune.Utf8SequenceLength;
            }

            file.Append("\r\n");
        }
    }

    private static string Text(string text) => text.Replace("\\", "\\\\").Replace(";", "\\;").Replace(",", "\\,").ReplaceLineEndings("\\n");

    private static string Local(Instant at) => Print(at, Layout.Speech.UtcOffset);

    private static string Utc(Instant at) => Print(at, TimeSpan.Zero) + "Z";

    private static string Print(Instant at, TimeSpan offset) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(offset).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
}

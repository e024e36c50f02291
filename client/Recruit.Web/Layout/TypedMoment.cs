using System.Globalization;
using Recruit.Actors;

namespace Recruit.Web.Layout;

/// <summary>A moment as a form has it, to the minute, by the clocks of Kazakhstan.</summary>
public static class TypedMoment
{
    private const string Form = "yyyy-MM-dd'T'HH:mm";

    /// <summary>As a field of the sort <c>datetime-local</c> shows it.</summary>
    public static string Print(Instant at) => DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(Speech.UtcOffset).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>As files of a campaign folder have it.</summary>
    public static string Write(Instant at) =>
        DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(Speech.UtcOffset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>What was typed; nothing if it is no moment.</summary>
    public static Instant? Read(string? typed) =>
        DateTime.TryParseExact(typed, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 1970 and < 2200
            ? Instant.Of(new DateTimeOffset(local, Speech.UtcOffset))
            : null;
}

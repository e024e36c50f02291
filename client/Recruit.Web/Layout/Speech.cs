using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Web.Layout;

/// <summary>
/// The words of a page in the language of its address: <c>Words/&lt;language&gt;/&lt;room&gt;.txt</c>, with dates and numbers as that language writes
/// them. Times are those of Kazakhstan, and say so.
/// </summary>
public sealed class Speech
{
    /// <summary>Kazakhstan has one time since 1 March 2024.</summary>
    public static readonly TimeSpan UtcOffset = TimeSpan.FromHours(5);

    /// <summary>The codes of languages (BCP 47), as addresses have them.</summary>
    public static IReadOnlyDictionary<Language, string> Codes { get; } =
        new Dictionary<Language, string> { [Language.Kk] = "kk", [Language.Ru] = "ru", [Language.En] = "en" };

    private static readonly FrozenDictionary<Language, Sentences> All = Enum.GetValues<Language>().ToFrozenDictionary(language => language, Read);

    /// <summary>Words outside a request.</summary>
    public Speech(Language language) => (Language, Words) = (language, All[language]);

    /// <summary>Words of the request.</summary>
    public Speech(IHttpContextAccessor request)
        : this(request?.HttpContext?.Items[typeof(Language)] is Language language ? language : Language.Kk)
    {
    }

    /// <summary>The language.</summary>
    public Language Language { get; }

    /// <summary>Its code.</summary>
    public string Code => Codes[Language];

    /// <summary>All sentences.</summary>
    public Sentences Words { get; }

    /// <summary>The sentence of a key without gaps.</summary>
    public string this[string key] => Words.Say(key);

    /// <summary>The sentence of a key, with values in its gaps.</summary>
    public string Say(string key, params (string Name, string Value)[] values) => Words.Say(key, values);

    /// <summary>A count as it is printed, and as it chooses its word.</summary>
    public string Number(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var separator = Language == Language.En ? "," : "\u00a0";
        for (var place = digits.Length - 3; place > (number < 0 ? 1 : 0); place -= 3)
        {
            digits = digits.Insert(place, separator);
        }

        return digits;
    }

    /// <summary>A day, e.g. <c>5 March 2027</c>.</summary>
    public string Day(DateOnly day) => Say(
        "date.day",
        ("day", day.Day.ToString(CultureInfo.InvariantCulture)),
        ("month", this[$"date.month.{day.Month.ToString(CultureInfo.InvariantCulture)}"]),
        ("year", day.Year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The day of an instant in Kazakhstan.</summary>
    public string Day(Instant at) => Day(DateOnly.FromDateTime(Local(at)));

    /// <summary>A moment to the minute.</summary>
    /// <param name="at">When.</param>
    /// <param name="clock">What the clocks that are meant are ahead of UTC; said where they are not those of the page.</param>
    public string Moment(Instant at, TimeSpan? clock = null)
    {
        var local = Local(at, clock ?? UtcOffset);
        var moment = Say("date.moment", ("day", Day(DateOnly.FromDateTime(local))), ("time", local.ToString("HH:mm", CultureInfo.InvariantCulture)));
        return clock is { } other && other != UtcOffset ? $"{moment} (UTC{Offset(other)})" : moment;
    }

    /// <summary>A fact of a refusal as people read it: an instant in words, anything else as it is.</summary>
    public string Fact(string value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Moment(Instant.Of(at))
            : value;

    /// <summary>A group of candidates at a cut: all of them, the open places, or a quota by its name.</summary>
    public string Group(string group) => Words.Has($"group.{group}") ? this[$"group.{group}"] : group;

    /// <summary>The end of a term, which is exclusive: what ends at midnight is told by the last minute of the day before.</summary>
    /// <param name="end">When.</param>
    /// <param name="clock">As for <see cref="Moment"/>.</param>
    public string Until(Instant end, TimeSpan? clock = null) => Moment(end - TimeSpan.FromMilliseconds(1), clock);

    /// <summary>A title in the language.</summary>
    public string In(Title title)
    {
        ArgumentNullException.ThrowIfNull(title);
        return Language switch { Language.Kk => title.Kazakh, Language.Ru => title.Russian, _ => title.English };
    }

    /// <summary>The name of an agency in the language; its id where it has none.</summary>
    public string In(AgencyName? name, Id agency) => Language switch { Language.Kk => name?.Kazakh, Language.Ru => name?.Russian, _ => name?.English } ?? agency.Text;

    /// <summary>An exact number: decimals where they say it, a fraction where they do not.</summary>
    public string Exact(Rational number)
    {
        for (var digits = 0; digits <= Score.DigitsMax; digits++)
        {
            if ((number * BigInteger.Pow(10, digits)).Denominator.IsOne)
            {
                return Decimal(NumberForm.Print(number.RoundToUnits(digits), digits));
            }
        }

        return number.ToString();
    }

    /// <summary>A number as results print it, with the decimal sign of the language.</summary>
    public string Decimal(string printed)
    {
        ArgumentNullException.ThrowIfNull(printed);
        return Language == Language.En ? printed : printed.Replace('.', ',');
    }

    /// <summary>For machines: RFC 3339 with the offset.</summary>
    public static string Machine(Instant at) => DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(UtcOffset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static DateTime Local(Instant at) => Local(at, UtcOffset);

    private static DateTime Local(Instant at, TimeSpan clock) => DateTimeOffset.FromUnixTimeMilliseconds(at.Milliseconds).ToOffset(clock).DateTime;

    private static string Offset(TimeSpan clock) => $"{(clock < TimeSpan.Zero ? "−" : "+")}{clock.ToString(clock.Minutes == 0 ? "%h" : "h\\:mm", CultureInfo.InvariantCulture)}";

    private static Sentences Read(Language language)
    {
        var prefix = $"Recruit.Web.Words.{Codes[language]}.";
        var assembly = Assembly.GetExecutingAssembly();
        var rooms = assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => new StreamReader(assembly.GetManifestResourceStream(name)!)).ToArray();
        try
        {
            return Sentences.Read(language, rooms);
        }
        finally
        {
            Array.ForEach(rooms, room => room.Dispose());
        }
    }
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Recruit.Candidates;
using Recruit.Files.Json;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Files.Rules;

/// <summary>The forms of single values (campaign-folder 1.4, 1.5 and 2).</summary>
internal static partial class Forms
{
    private const int OptionLengthMax = 40;

    public static Id ReadId(JsonValue value) => value.TextWhere(Id.IsId, Phrases.BadId) is { } text ? new Id(text) : default;

    public static Person ReadPerson(JsonValue value) =>
        value.TextWhere(text => Person.IsPerson(Encoding.UTF8.GetBytes(text)), Phrases.BadPerson) is { } text ? new Person(text) : default;

    public static string ReadText(JsonValue value) => value.TextWhere(text => text.Length > 0, Phrases.BadText) ?? "";

    public static string ReadSeed(JsonValue value) =>
        value.TextWhere(text => text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= Vacancy.SeedBytesMax, Phrases.BadText) ?? "";

    public static string ReadTimeZone(JsonValue value) => value.TextWhere(TimeZoneForm().IsMatch, Phrases.BadTimeZone) ?? "";

    public static string ReadOption(JsonValue value) => value.TextWhere(IsOption, Phrases.BadOption) ?? "";

    public static Source ReadSource(JsonValue value)
    {
        Source source = default;
        value.TextWhere(text => Source.TryRead(text, out source), Phrases.BadSource);
        return source;
    }

    /// <summary>A number, or a text of a fraction; null if it is neither, or not in the range.</summary>
    public static Rational? Number(this JsonValue value, Func<Rational, bool>? isInRange = null)
    {
        if (!value.IsNumber && !value.IsText)
        {
            value.Report(Phrases.WrongType);
            return null;
        }

        if (NumberOf(value) is not { } number)
        {
            value.Report(Phrases.NotANumber);
            return null;
        }

        if (isInRange?.Invoke(number) == false)
        {
            value.Report(Phrases.OutOfRange);
            return null;
        }

        return number;
    }

    public static Rational ReadNumber(JsonValue value) => value.Number() ?? default;

    public static Rational ReadNotNegative(JsonValue value) => value.Number(number => number.Sign >= 0) ?? default;

    public static Rational ReadPositive(JsonValue value) => value.Number(number => number.Sign > 0) ?? default;

    /// <summary>A whole number in a range, both ends included.</summary>
    public static int? Whole(this JsonValue value, int min, int max = int.MaxValue)
    {
        if (!value.Is(JsonValueKind.Number))
        {
            return null;
        }

        if (!NumberForm.TryReadWhole(value.NumberAsWritten, out var number))
        {
            value.Report(Phrases.NotAWholeNumber);
            return null;
        }

        if (number < min || number > max)
        {
            value.Report(Phrases.OutOfRange);
            return null;
        }

        return number;
    }

    public static DateOnly ReadDate(JsonValue value)
    {
        DateOnly date = default;
        value.TextWhere(text => FieldValue.TryReadDate(Encoding.UTF8.GetBytes(text), out date), Phrases.NotADate);
        return date;
    }

    /// <summary>A text of some form; null, and reported, if it has not that form.</summary>
    public static string? TextWhere(this JsonValue value, Func<string, bool> hasForm, string phrase)
    {
        var text = value.Text();
        if (text is null || hasForm(text))
        {
            return text;
        }

        value.Report(phrase);
        return null;
    }

    private static Rational? NumberOf(JsonValue value)
    {
        if (value.IsNumber)
        {
            return NumberForm.TryReadNumber(value.NumberAsWritten, out var number) ? number : null;
        }

        return NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(value.Text()!), out var fraction) ? fraction : null;
    }

    private static bool IsOption(string text)
    {
        var length = text.EnumerateRunes().Count();
        return length is >= 1 and <= OptionLengthMax && !text.Any(c => c == ResponseReader.OptionSeparator || TextForm.IsWhiteSpace(c));
    }

    [GeneratedRegex(@"\A[A-Za-z]+(/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex TimeZoneForm();
}

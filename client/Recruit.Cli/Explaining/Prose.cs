using System.Globalization;
using System.Numerics;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Cli.Explaining;

/// <summary>Writes sentences, indented by depth, with numbers, days and values as the language writes them.</summary>
internal sealed class Prose(Sentences wording, TextWriter writer)
{
    /// <summary>Longer decimals, and endless ones, are cut to <see cref="ShownDecimals"/> and marked as such; JSON has the exact fraction.</summary>
    private const int ExactDecimalsMax = 6;
    private const int ShownDecimals = 4;

    /// <summary>A sentence as a text.</summary>
    public string Say(string key, params (string Name, string Value)[] values) => wording.Say(key, values);

    /// <summary>A sentence on a line of its own.</summary>
    public void Line(int depth, string key, params (string Name, string Value)[] values) => Text(depth, wording.Say(key, values));

    /// <summary>Sentences on one line.</summary>
    public void Text(int depth, params string?[] sentences) => writer.WriteLine(new string(' ', 2 * depth) + string.Join(' ', sentences.Where(one => one is not null)));

    public void EmptyLine() => writer.WriteLine();

    /// <summary>A whole number.</summary>
    public static string Number(BigInteger number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An exact number where a few decimals say it, else its beginning.</summary>
    public string Number(Rational number)
    {
        for (var digits = 0; digits <= ExactDecimalsMax; digits++)
        {
            if ((number * BigInteger.Pow(10, digits)).Denominator.IsOne)
            {
                return Number(number, digits);
            }
        }

        return "≈" + Number(number, ShownDecimals);
    }

    /// <summary>A rounded number with its decimals.</summary>
    public string Number(Rational number, int digits)
    {
        var text = NumberForm.Print(number.RoundToUnits(digits), digits);
        return wording.Language == Language.En ? text : text.Replace('.', ',');
    }

    /// <summary>A day.</summary>
    public string Day(DateOnly day) => day.ToString(wording.Language == Language.En ? "yyyy-MM-dd" : "dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A candidate's value of a field, or that there is none.</summary>
    public string Value(Field field, FieldValue? value) => value is not { } own ? Say("value.missing") : field.Type switch
    {
        FieldType.Number => Number(own.Number),
        FieldType.Date => Day(DateOnly.FromDayNumber((int)own.Number)),
        FieldType.Flag => Say(own.Number == 1 ? "value.yes" : "value.no"),
        _ => Quoted(own.Print(field)),
    };

    /// <summary>The value that a rule asks for.</summary>
    public string Value(Field field, RuleValue value)
    {
        if (value.Number is { } number)
        {
            return Number(number);
        }

        var cell = System.Text.Encoding.UTF8.GetBytes(value.Text!);
        return field.Type == FieldType.Number
            ? NumberForm.TryReadFraction(cell, out var fraction) ? Number(fraction) : value.Text!
            : FieldValue.TryRead(field, cell, out var read) is null ? Value(field, read) : Quoted(value.Text!);
    }

    /// <summary>A text or id of the campaign, which is in no particular language.</summary>
    public string Quoted(string text) => wording.Language == Language.En ? $"\"{Printable(text)}\"" : $"«{Printable(text)}»";

    /// <summary>A text that can do nothing to a terminal: its control characters are replaced.</summary>
    public static string Printable(string text) => string.Concat(text.Select(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '\uFFFD' : letter));

    /// <summary>An id.</summary>
    public string Quoted(Id id) => Quoted(id.Text);
}

using System.Numerics;
using System.Text;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Applying;

/// <summary>A requirement in a sentence that people understand.</summary>
public static class RequirementWords
{
    private const int DecimalsMax = 6;

    /// <summary>What must be so, in terms of the field.</summary>
    /// <param name="requirement">The requirement.</param>
    /// <param name="field">Its field, with its words.</param>
    /// <param name="words">The language.</param>
    public static string Of(Requirement requirement, FormField field, Speech words)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        ArgumentNullException.ThrowIfNull(words);
        var (condition, isDate) = (requirement.Condition, field.Field.Type == FieldType.Date);
        var key = condition.Operator switch
        {
            Operator.Present => "present",
            Operator.EqualTo => "equals",
            Operator.OneOf => "one-of",
            Operator.AtLeast => isDate ? "not-before" : "at-least",
            _ => isDate ? "not-after" : "at-most",
        };
        return words.Say(
            $"requirement.{key}",
            ("field", FieldInputs.LabelOf(field, words.Language)), ("wanted", string.Join(", ", condition.Values.Select(value => ValueOf(value, field, words)))));
    }

    private static string ValueOf(RuleValue value, FormField field, Speech words)
    {
        if (value.Number is { } number)
        {
            return Decimal(number, words);
        }

        var cell = Encoding.UTF8.GetBytes(value.Text!);
        return field.Field.Type == FieldType.Number && NumberForm.TryReadFraction(cell, out var fraction) ? Decimal(fraction, words)
            : FieldValue.TryRead(field.Field, cell, out _) is null ? FieldInputs.TextOf(field with { Value = value.Text! }, words)!
            : value.Text!;
    }

    /// <summary>An exact number where a few decimals say it, else its beginning, said to be one.</summary>
    public static string Decimal(Rational number, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        for (var digits = 0; digits <= DecimalsMax; digits++)
        {
            if (digits == DecimalsMax || (number * BigInteger.Pow(10, digits)).Denominator.IsOne)
            {
                var text = NumberForm.Print(number.RoundToUnits(digits), digits);
                return (digits == DecimalsMax ? "≈ " : "") + (words.Language == Language.En ? text : text.Replace('.', ','));
            }
        }

        return number.ToString() ?? "";
    }
}

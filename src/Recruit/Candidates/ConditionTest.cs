using System.Text;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Candidates;

/// <summary>Whether conditions hold (rules 2), asked once for each distinct value of a field.</summary>
public static class ConditionTest
{
    /// <summary>For each code of the column whether the condition holds; on a missing value none does.</summary>
    /// <exception cref="ArgumentException">A value of the condition does not fit the field.</exception>
    public static bool[] HoldsByCode(Condition condition, FieldColumn column)
    {
        var field = column.Field;
        var wanted = condition.Values.Select(value => Read(field, value)).ToArray();
        var holds = new bool[column.Values.Count];
        for (var code = 0; code < holds.Length; code++)
        {
            var value = column.Values[code];
            holds[code] = condition.Operator switch
            {
                Operator.Present => true,
                Operator.AtLeast => wanted[0].Compare(value) <= 0,
                Operator.AtMost => wanted[0].Compare(value) >= 0,
                _ => Array.Exists(wanted, one => one.Compare(value) == 0),
            };
        }

        return holds;
    }

    private static WantedValue Read(Field field, RuleValue value) => TryRead(field, value, out var wanted)
        ? wanted
        : throw new ArgumentException($"{value} does not fit the field {field.Id}.", nameof(value));

    private static bool TryRead(Field field, RuleValue value, out WantedValue wanted)
    {
        wanted = default;
        if (field.Type == FieldType.Number)
        {
            var number = value.Number;
            if (number is null && NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(value.Text ?? ""), out var fraction))
            {
                number = fraction;
            }

            wanted = new WantedValue(number ?? 0, null);
            return number is not null;
        }

        if (value.Text is null || FieldValue.TryRead(field, Encoding.UTF8.GetBytes(value.Text), out var read) is not null)
        {
            return false;
        }

        wanted = new WantedValue(read.Number, read.Text);
        return true;
    }

    /// <summary>A rule's number may be any fraction, a candidate's only a decimal.</summary>
    private readonly record struct WantedValue(Rational Number, string? Text)
    {
        public int Compare(FieldValue value) => Text is null
            ? Number.CompareTo(value.Number)
            : Utf8Order.Instance.Compare(Text, value.Text);
    }
}

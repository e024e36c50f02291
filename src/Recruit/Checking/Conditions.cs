using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>Whether one person could meet several conditions.</summary>
internal static class Conditions
{
    // No cell holds a number with more decimals (campaign-folder 1.5).
    private const int DecimalsMax = 12;

    /// <summary>Whether there are field values for which all conditions hold.</summary>
    public static bool CanAllHold(IReadOnlyList<Condition> conditions, ImmutableArray<Field> fields) =>
        conditions.GroupBy(condition => condition.Field).All(group => CanAllHold([.. group], fields.First(field => field.Id == group.Key)));

    /// <summary>
    /// Conditions on one field are intervals and sets, so if any value meets them all, one of the values they name does, or, for a number,
    /// one of its neighbours that can be written.
    /// </summary>
    private static bool CanAllHold(Condition[] conditions, Field field)
    {
        var cells = conditions.SelectMany(condition => condition.Values).SelectMany(value => CellsNear(field, value)).ToArray();
        if (cells.Length == 0)
        {
            return true;
        }

        var column = new FieldColumn.Builder(field);
        foreach (var cell in cells.Where(cell => cell.Length > 0))
        {
            if (FieldValue.TryRead(field, Encoding.UTF8.GetBytes(cell), out var value) is null)
            {
                column.Add(value);
            }
        }

        var built = column.Build([]);
        var holds = conditions.Select(condition => ConditionTest.HoldsByCode(condition, built)).ToArray();
        return Enumerable.Range(0, built.Values.Count).Any(code => Array.TrueForAll(holds, one => one[code]));
    }

    private static IEnumerable<string> CellsNear(Field field, RuleValue value)
    {
        if (field.Type != FieldType.Number)
        {
            return [value.Text!];
        }

        var number = value.Number ?? (NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(value.Text!), out var fraction) ? fraction : Rational.Zero);
        var above = (number * BigInteger.Pow(10, DecimalsMax)).Ceiling();
        var below = -(-number * BigInteger.Pow(10, DecimalsMax)).Ceiling();
        return [NumberForm.Print(above, DecimalsMax), NumberForm.Print(below, DecimalsMax)];
    }
}

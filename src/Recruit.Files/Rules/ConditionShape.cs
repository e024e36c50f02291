using System.Collections.Immutable;
using Recruit.Files.Json;
using Recruit.Vacancies;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Rules;

/// <summary>The members of a condition, which stand among those of a requirement or quota.</summary>
internal static class ConditionShape
{
    public static Condition Read(JsonObject owner)
    {
        var field = owner.Required("field", ReadId);
        var op = owner.Required("op", choice => choice.Choice(
            ("at-least", Operator.AtLeast),
            ("at-most", Operator.AtMost),
            ("equals", Operator.EqualTo),
            ("one-of", Operator.OneOf),
            ("present", Operator.Present)));
        return new Condition(field, op ?? Operator.Present, ReadValues(owner, op));
    }

    private static ImmutableArray<RuleValue> ReadValues(JsonObject owner, Operator? op)
    {
        switch (op)
        {
            case null:
                owner.LeaveUnjudged("value");
                return [];
            case Operator.Present:
                return [];
            case Operator.OneOf:
                return owner.Required<ImmutableArray<RuleValue>?>("value", list => list.List(ReadValue)) ?? [];
            default:
                return [owner.Required("value", ReadValue)];
        }
    }

    private static RuleValue ReadValue(JsonValue value) =>
        value.IsText ? new RuleValue(null, value.Text()) : new RuleValue(value.Number(), null);
}

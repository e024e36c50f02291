using System.Text;
using FluentValidation;
using Recruit.Candidates;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>Whether a condition, whose members stand among those of its owner, asks a declared field something that fits it.</summary>
internal sealed class ConditionReferences<T> : AbstractValidator<T>
{
    private readonly IReadOnlyList<Field> fields;

    public ConditionReferences(IReadOnlyList<Field> fields, Func<T, Condition> conditionOf)
    {
        this.fields = fields;
        RuleFor(owner => owner).Custom((owner, context) => Judge(conditionOf(owner), context));
    }

    private void Judge(Condition condition, ValidationContext<T> context)
    {
        if (fields.FirstOrDefault(field => field.Id == condition.Field) is not { } field)
        {
            context.AddFailure("field", $"unknown field \"{condition.Field}\"");
            return;
        }

        if (condition.Operator is Operator.AtLeast or Operator.AtMost && field.Type is FieldType.Text or FieldType.Flag)
        {
            context.AddFailure("op", "operator does not fit field");
        }

        for (var place = 0; place < condition.Values.Length; place++)
        {
            if (FaultOf(field, condition.Values[place]) is { } fault)
            {
                context.AddFailure(condition.Operator == Operator.OneOf ? $"value[{place}]" : "value", fault);
            }
        }
    }

    /// <summary>A number for a number field, otherwise a text in the form of the cell.</summary>
    private static string? FaultOf(Field field, RuleValue value)
    {
        const string misfit = "value does not fit field";
        if (field.Type == FieldType.Number)
        {
            return value.Number is not null || NumberForm.TryReadFraction(Encoding.UTF8.GetBytes(value.Text!), out _) ? null : misfit;
        }

        if (value.Text is null)
        {
            return misfit;
        }

        return FieldValue.TryRead(field, Encoding.UTF8.GetBytes(value.Text), out _) switch
        {
            null => null,
            FieldFault.UnknownLevel => "unknown level",
            _ => misfit,
        };
    }
}

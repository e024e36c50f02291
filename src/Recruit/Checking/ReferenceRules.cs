using FluentValidation;
using Recruit.Numbers;

namespace Recruit.Checking;

/// <summary>
/// Words in which the checks of references are said. Property names are paths in the JSON file; messages begin with an agreed phrase.
/// </summary>
internal static class ReferenceRules
{
    /// <summary>A check that says itself what is wrong, or nothing.</summary>
    public static IRuleBuilderOptions<T, TProperty> Fits<T, TProperty>(
        this IRuleBuilder<T, TProperty> rule, Func<T, TProperty, string?> faultOf) =>
        rule.Must((owner, value, context) =>
            {
                var fault = faultOf(owner, value);
                context.MessageFormatter.AppendArgument("Fault", fault);
                return fault is null;
            })
            .WithMessage("{Fault}");

    /// <summary>No two entries of a list have the same key; each one that repeats an earlier key is reported at its own place.</summary>
    /// <param name="validator">The validator of the list's owner.</param>
    /// <param name="list">The list.</param>
    /// <param name="key">What must differ.</param>
    /// <param name="pathOf">The path of an entry's key from the owner, by the entry's place.</param>
    public static void AllDiffer<T, TEntry, TKey>(
        this AbstractValidator<T> validator, Func<T, IEnumerable<TEntry>> list, Func<TEntry, TKey> key, Func<int, string> pathOf)
    {
        validator.RuleFor(owner => owner).Custom((owner, context) =>
        {
            var seen = new HashSet<TKey>();
            var place = 0;
            foreach (var entry in list(owner))
            {
                if (!seen.Add(key(entry)))
                {
                    context.AddFailure(pathOf(place), "duplicate id");
                }

                place++;
            }
        });
    }

    /// <summary>Weights of one list must not all be 0.</summary>
    public static IRuleBuilderOptions<T, TList> AreNotAllZero<T, TList>(
        this IRuleBuilder<T, TList> rule, Func<TList, IEnumerable<Rational>> weights) =>
        rule.Must(list => weights(list).Any(weight => weight.Sign != 0)).WithMessage("weights are all zero");
}

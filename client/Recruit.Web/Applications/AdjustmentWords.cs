using Recruit.Candidates.Profile;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>Adjustments in words, the same for who asked and for who decides.</summary>
public static class AdjustmentWords
{
    /// <summary>Why one can be refused, to choose from; the person reads it.</summary>
    public static IReadOnlyList<Id> Grounds { get; } = [new Id("not-shown"), new Id("not-needed"), new Id("not-possible"), new Id("too-late")];

    /// <summary>What a kind is called.</summary>
    public static string NameOf(Id kind, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Words.Has($"adjustments.kind.{kind}") ? words[$"adjustments.kind.{kind}"] : kind.Text;
    }

    /// <summary>How far it is, as the end of a key of words.</summary>
    public static string StateOf(Adjustment one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Withdrawn is not null ? "withdrawn" : one.Decided is null ? "waiting" : one.Granted is null ? "refused" : "granted";
    }

    /// <summary>Colour of the tag that says it.</summary>
    public static string ColourOf(Adjustment one) => StateOf(one) switch { "granted" => "green", "refused" => "red", "withdrawn" => "grey", _ => "blue" };

    /// <summary>Why it was refused; nothing for one that was not.</summary>
    public static string? WhyRefused(Adjustment one, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return StateOf(one) != "refused" ? null
            : words.Words.Has($"adjustments.grounds.{one.Decided!.Reason}") ? words[$"adjustments.grounds.{one.Decided.Reason}"]
            : one.Decided.Reason.Text;
    }

    /// <summary>By how much the time is longer, in percent.</summary>
    public static string MoreOf(TimeFactor factor, Speech words)
    {
        ArgumentNullException.ThrowIfNull(factor);
        ArgumentNullException.ThrowIfNull(words);
        return RequirementWords.Decimal(new Rational(factor.Numerator - factor.Denominator, factor.Denominator) * 100, words);
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Recruit.Numbers;

namespace Recruit.Vacancies;

/// <summary>Refuses bad values when a definition is made, so that no definition with one exists.</summary>
internal static class Limits
{
    /// <summary>A whole number between two, both included.</summary>
    public static int Between(int value, int least, int most, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"Must be {least} to {most}.");

    /// <summary>A number of at least 0.</summary>
    public static Rational NotNegative(Rational value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value.Sign >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "Must not be negative.");

    /// <summary>A number above another one.</summary>
    public static Rational Above(Rational value, Rational limit, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > limit ? value : throw new ArgumentOutOfRangeException(name, value, $"Must be above {limit}.");

    /// <summary>A list with at least one entry.</summary>
    public static ImmutableArray<T> NotEmpty<T>(ImmutableArray<T> list, [CallerArgumentExpression(nameof(list))] string name = "") =>
        list.IsDefaultOrEmpty ? throw new ArgumentException("Must have an entry.", name) : list;

    /// <summary>A text of one byte of UTF-8 or more, up to a limit.</summary>
    public static string Text(string text, int bytesMax = int.MaxValue, [CallerArgumentExpression(nameof(text))] string name = "") =>
        text is { Length: > 0 } && Encoding.UTF8.GetByteCount(text) <= bytesMax
            ? text
            : throw new ArgumentException($"Must have 1 to {bytesMax} bytes.", name);
}

using System.Text.RegularExpressions;

namespace Recruit.Vacancies;

/// <summary>The name by which rules and facts refer to a thing: <c>[A-Za-z0-9][A-Za-z0-9_-]{0,39}</c> (campaign-folder 1.4).</summary>
public readonly partial record struct Id
{
    private readonly string? text;

    /// <summary>An id of that text.</summary>
    /// <exception cref="ArgumentException">The text has not the form of an id.</exception>
    public Id(string text) => this.text = IsId(text) ? text : throw new ArgumentException($"\"{text}\" is no id.", nameof(text));

    /// <summary>The text as written.</summary>
    public string Text => text ?? "";

    /// <summary>Whether the text has the form of an id.</summary>
    public static bool IsId(string text) => Form().IsMatch(text);

    /// <inheritdoc cref="Text"/>
    public override string ToString() => Text;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,39}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

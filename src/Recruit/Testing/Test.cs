using System.Collections.Immutable;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Testing;

/// <summary>How an item is answered (rules 3.2).</summary>
public enum ItemType
{
    /// <summary>One option.</summary>
    Single,

    /// <summary>A set of options.</summary>
    Multiple,

    /// <summary>A sequence of options.</summary>
    Order,

    /// <summary>A number within a tolerance.</summary>
    Numeric,

    /// <summary>A text, compared in its 3.4 form.</summary>
    Text,
}

/// <summary>
/// One accepted answer: <paramref name="Options"/> for single, multiple and order; <paramref name="Number"/> for numeric;
/// <paramref name="Text"/> for text.
/// </summary>
public sealed record ItemKey(ImmutableArray<string> Options, Rational Number, string Text)
{
    /// <summary>The 3.4 form of the text, in which texts are compared.</summary>
    public string Form { get; } = TextForm.Of(Text);

    /// <summary>A key of one or more options.</summary>
    public static ItemKey OfOptions(params ImmutableArray<string> options) => new(options, default, "");

    /// <summary>A key that is a number.</summary>
    public static ItemKey OfNumber(Rational number) => new([], number, "");

    /// <summary>A key that is a text, as written.</summary>
    public static ItemKey OfText(string text) => new([], default, text);
}

/// <summary>A question with its accepted answers.</summary>
/// <param name="Id">Names it within its test.</param>
/// <param name="Type">How it is answered.</param>
/// <param name="Options">Declared options; empty for numeric and text.</param>
/// <param name="Keys">Alternatives, at least one: a response earns the best that any of them gives.</param>
/// <param name="Points">What a correct response earns, above 0.</param>
/// <param name="Penalty">What a wrong one costs, at least 0.</param>
/// <param name="Pretest">Tried out only: never part of a score.</param>
/// <param name="Partial">For <see cref="ItemType.Multiple"/>: parts of the key earn parts of the points.</param>
/// <param name="Tolerance">For <see cref="ItemType.Numeric"/>: greatest distance from the key that is correct.</param>
public sealed record Item(
    Id Id,
    ItemType Type,
    ImmutableArray<string> Options,
    ImmutableArray<ItemKey> Keys,
    Rational Points,
    Rational Penalty,
    bool Pretest,
    bool Partial,
    Rational Tolerance)
{
    /// <inheritdoc cref="Item"/>
    public ImmutableArray<ItemKey> Keys { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Keys);

    /// <inheritdoc cref="Item"/>
    public Rational Points { get; init => field = Limits.Above(value, 0); } = Limits.Above(Points, 0);

    /// <inheritdoc cref="Item"/>
    public Rational Penalty { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Penalty);

    /// <inheritdoc cref="Item"/>
    public Rational Tolerance { get; init => field = Limits.NotNegative(value); } = Limits.NotNegative(Tolerance);
}

/// <summary>A part of a test with its own value and, where declared, its own least value.</summary>
public sealed record Section(Id Id, Rational? Floor, ImmutableArray<Item> Items)
{
    /// <inheritdoc cref="Section"/>
    public ImmutableArray<Item> Items { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Items);
}

/// <summary>A test; its id is the name of its file.</summary>
public sealed record Test(Id Id, ImmutableArray<Section> Sections)
{
    /// <inheritdoc cref="Test"/>
    public ImmutableArray<Section> Sections { get; init => field = Limits.NotEmpty(value); } = Limits.NotEmpty(Sections);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.ItemBanks;

/// <summary>How an item came to be. It is disclosed with the test.</summary>
public enum ItemOrigin
{
    /// <summary>Written by its author.</summary>
    Written,

    /// <summary>Made from an older item.</summary>
    Adapted,

    /// <summary>Taken over from somebody else's bank with their licence.</summary>
    Licensed,

    /// <summary>Proposed by a machine and worked over by its author.</summary>
    Machine,
}

/// <summary>Where an item comes from.</summary>
/// <param name="Origin">How it came to be.</param>
/// <param name="Source">The older item, the licence or the machine; may be missing.</param>
public sealed record Provenance(ItemOrigin Origin, Id? Source = null);

/// <summary>
/// What a bank knows of the stem and the options of one version: not their words. These are an attachment, sealed under the key of
/// bank, item and version: 12 bytes of nonce, then what <c>SealedPaper</c> holds.
/// </summary>
/// <param name="Reference">SHA-256 of the attachment.</param>
/// <param name="Length">Its bytes, 1 to <see cref="Actors.Attachment.Longest"/>.</param>
/// <param name="Languages">In which it is written, in the order of <see cref="Language"/>.</param>
/// <param name="Provenance">Where it comes from.</param>
public sealed record ItemContent(Digest Reference, int Length, ImmutableArray<Language> Languages, Provenance Provenance);

/// <summary>How responses to an item are scored, apart from its keys: what a test's file says of it (campaign-folder 2).</summary>
/// <param name="Type">How it is answered.</param>
/// <param name="Options">Marks of the options, e.g. <c>a</c>, never their words; empty for numeric and text.</param>
/// <param name="Points">What a correct response earns, above 0.</param>
/// <param name="Penalty">What a wrong one costs, at least 0.</param>
/// <param name="Tolerance">For numeric: greatest distance from the key that is correct, at least 0.</param>
/// <param name="Partial">For multiple: parts of the key earn parts of the points.</param>
public sealed record ItemShape(
    ItemType Type,
    ImmutableArray<string> Options,
    [property: JsonConverter(typeof(ExactNumber))] Rational Points,
    [property: JsonConverter(typeof(ExactNumber))] Rational Penalty,
    [property: JsonConverter(typeof(ExactNumber))] Rational Tolerance,
    bool Partial = false)
{
    /// <summary>Most options of an item, inclusive.</summary>
    public const int OptionsMax = 40;

    private const int OptionLengthMax = 40;

    /// <summary>What is wrong with it, in the words of campaign-folder 5; nothing if it is a shape that a test may have.</summary>
    public string? Fault =>
        Points.Sign <= 0 || Penalty.Sign < 0 || Tolerance.Sign < 0 ? "out-of-range"
        : Partial && Type != ItemType.Multiple || Tolerance.Sign > 0 && Type != ItemType.Numeric ? "unknown-member"
        : Type is ItemType.Numeric or ItemType.Text ? (Options.IsEmpty ? null : "unknown-member")
        : Options.IsEmpty ? "empty-list"
        : Options.Length > OptionsMax ? "out-of-range"
        : !Options.All(IsOption) ? "bad-option"
        : Options.Distinct().Count() < Options.Length ? "duplicate-id"
        : null;

    /// <summary>The item of a test.</summary>
    /// <param name="id">Names it in the test.</param>
    /// <param name="keys">At least one.</param>
    /// <param name="pretest">Whether it is tried out only.</param>
    public Item ToItem(Id id, ImmutableArray<ItemKey> keys, bool pretest) =>
        new(id, Type, Options, keys, Points, Penalty, pretest, Partial, Tolerance);

    /// <summary>Reads a key that is written as a response.</summary>
    public ResponseFault ReadKey(ReadOnlySpan<byte> response, out ItemKey key) =>
        ResponseReader.ReadKey(ToItem(new Id("0"), [ItemKey.OfText("")], pretest: false), response, out key);

    private static bool IsOption(string option) =>
        option.Length > 0 && option.EnumerateRunes().Count() <= OptionLengthMax
        && !option.Any(c => TextForm.IsWhiteSpace(c) || c == ResponseReader.OptionSeparator);
}

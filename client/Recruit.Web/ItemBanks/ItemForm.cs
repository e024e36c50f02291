using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Recruit.ItemBanks;
using Recruit.Numbers;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.ItemBanks;

/// <summary>A version of an item as its author types it: a question in up to three languages, one option a line, and how responses are scored.</summary>
public sealed class ItemForm
{
    /// <summary>Most options that a form takes; each has a letter.</summary>
    public const int OptionsMax = 26;

    /// <summary>How it is answered.</summary>
    public ItemType Type { get; set; }

    /// <summary>The question in Kazakh.</summary>
    public string? StemKk { get; set; }

    /// <summary>The question in Russian.</summary>
    public string? StemRu { get; set; }

    /// <summary>The question in English.</summary>
    public string? StemEn { get; set; }

    /// <summary>Options in Kazakh, one a line.</summary>
    public string? OptionsKk { get; set; }

    /// <summary>Options in Russian, one a line, in the same order.</summary>
    public string? OptionsRu { get; set; }

    /// <summary>Options in English, one a line, in the same order.</summary>
    public string? OptionsEn { get; set; }

    /// <summary>What a right response earns.</summary>
    public string? Points { get; set; } = "1";

    /// <summary>What a wrong one costs.</summary>
    public string? Penalty { get; set; } = "0";

    /// <summary>How far a number may be off.</summary>
    public string? Tolerance { get; set; } = "0";

    /// <summary>Whether parts of a set earn parts of the points.</summary>
    public bool Partial { get; set; }

    /// <summary>How it came to be.</summary>
    public ItemOrigin Origin { get; set; }

    /// <summary>The older item, the licence or the machine.</summary>
    public string? Source { get; set; }

    /// <summary>Words and shape of a version that is there, to be written anew.</summary>
    public static ItemForm Of(ItemWords words, ItemShape shape, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(provenance);
        string? Lines(Language language) => shape.Options.IsEmpty || words.Stem.In(language) is null
            ? null
            : string.Join('\n', shape.Options.Select(option => words.Options[option].In(language) ?? ""));
        return new ItemForm
        {
            Type = shape.Type,
            StemKk = words.Stem.In(Language.Kk),
            StemRu = words.Stem.In(Language.Ru),
            StemEn = words.Stem.In(Language.En),
            OptionsKk = Lines(Language.Kk),
            OptionsRu = Lines(Language.Ru),
            OptionsEn = Lines(Language.En),
            Points = NumberIn(shape.Points),
            Penalty = NumberIn(shape.Penalty),
            Tolerance = NumberIn(shape.Tolerance),
            Partial = shape.Partial,
            Origin = provenance.Origin,
            Source = provenance.Source?.Text,
        };
    }

    /// <summary>Reads what was typed; what is wrong is told at its field.</summary>
    /// <param name="name">Name of this form in its page.</param>
    /// <param name="words">In which it is told.</param>
    /// <param name="state">Where it is told.</param>
    /// <returns>Words, languages, shape and provenance; nothing if something is wrong.</returns>
    public (ItemWords Words, ImmutableArray<Language> Languages, ItemShape Shape, Provenance Provenance)? Read(string name, Speech words, ModelStateDictionary state)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(state);
        void Wrong(string field, string sentence) => state.AddModelError($"{name}.{field}", sentence);
        var stems = Texts(StemKk, StemRu, StemEn);
        var languages = stems.Keys.Order().ToImmutableArray();
        if (languages.IsEmpty)
        {
            Wrong(nameof(StemKk), words["bank.form.no-stem"]);
        }

        var options = ReadOptions(languages, words, Wrong);
        var points = ReadNumber(nameof(Points), Points, words, Wrong);
        if (points is 0)
        {
            Wrong(nameof(Points), words["bank.form.points-wrong"]);
        }

        var penalty = ReadNumber(nameof(Penalty), Penalty, words, Wrong);
        var tolerance = Type == ItemType.Numeric ? ReadNumber(nameof(Tolerance), Tolerance, words, Wrong) : 0;
        var source = Source?.Trim() is { Length: > 0 } typed ? typed : null;
        if (source is not null && !Id.IsId(source))
        {
            Wrong(nameof(Source), words["bank.id.wrong"]);
        }

        if (!state.IsValid || points is null || penalty is null || tolerance is null)
        {
            return null;
        }

        var marks = options.Keys.ToImmutableArray();
        return (
            new ItemWords(new PaperText(stems), options),
            languages,
            new ItemShape(Type, marks, points.Value, penalty.Value, tolerance.Value, Partial && Type == ItemType.Multiple),
            new Provenance(Origin, source is null ? null : new Id(source)));
    }

    /// <summary>The options by their letters, in every language that has a question and no other.</summary>
    private ImmutableSortedDictionary<string, PaperText> ReadOptions(ImmutableArray<Language> languages, Speech words, Action<string, string> wrong)
    {
        var lines = new Dictionary<Language, string[]>();
        foreach (var (language, typed) in (ReadOnlySpan<(Language, string?)>)[(Language.Kk, OptionsKk), (Language.Ru, OptionsRu), (Language.En, OptionsEn)])
        {
            var told = (typed ?? "").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
            var field = $"Options{language}";
            if (Type is ItemType.Numeric or ItemType.Text ? told.Length > 0 : !languages.Contains(language) && told.Length > 0)
            {
                wrong(field, words[Type is ItemType.Numeric or ItemType.Text ? "bank.form.options-none" : "bank.form.options-alone"]);
            }
            else if (Type is not (ItemType.Numeric or ItemType.Text) && languages.Contains(language))
            {
                lines.Add(language, told);
                if (told.Length is < 2 or > OptionsMax)
                {
                    wrong(field, words.Say("bank.form.options-few", ("most", words.Number(OptionsMax))));
                }
                else if (told.Length != lines[languages[0]].Length)
                {
                    wrong(field, words.Say("bank.form.options-differ", ("count", words.Number(lines[languages[0]].Length))));
                }
            }
        }

        var count = lines.Count == 0 ? 0 : lines.Values.Min(told => told.Length);
        return Enumerable.Range(0, Math.Min(count, OptionsMax)).ToImmutableSortedDictionary(
            place => ((char)('a' + place)).ToString(),
            place => new PaperText(lines.ToImmutableSortedDictionary(one => one.Key, one => one.Value[place])),
            StringComparer.Ordinal);
    }

    private static decimal? ReadNumber(string field, string? typed, Speech words, Action<string, string> wrong)
    {
        if (NumberForm.TryReadNumber((typed ?? "").Trim().Replace(',', '.'), out var number) && number >= 0)
        {
            return number;
        }

        wrong(field, words["bank.form.number-wrong"]);
        return null;
    }

    private static ImmutableSortedDictionary<Language, string> Texts(string? kk, string? ru, string? en) =>
        new (Language Language, string? Text)[] { (Language.Kk, kk), (Language.Ru, ru), (Language.En, en) }
            .Where(one => !string.IsNullOrWhiteSpace(one.Text)).ToImmutableSortedDictionary(one => one.Language, one => TypedText.Of(one.Text));

    private static string NumberIn(Rational number) => new Speech(Language.En).Exact(number);
}

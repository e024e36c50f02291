namespace Recruit.Reference;

internal sealed record Vacancy(
    string Id,
    int Posts,
    Dictionary<string, Field> Fields,
    List<Stage> Stages,
    string? Channel,
    Dictionary<string, Exercise> Exercises,
    Dictionary<string, Panel> Panels,
    List<Quota> Quotas,
    MeritRule? Merit,
    ReserveRule? Reserve,
    bool NoDetriment)
{
    /// <summary>The places that no quota reserves (rules 9.3).</summary>
    public int OpenPlaces => Posts - Quotas.Sum(quota => quota.Places);
}

internal sealed record Field(string Id, string Type, List<string> Levels)
{
    /// <summary>The order of two values of this field, given as CSV cells (rules 2).</summary>
    public int Compare(string a, string b) => Type switch
    {
        "number" => Rational.Parse(a).CompareTo(Rational.Parse(b)),
        "flag" => (a == "yes").CompareTo(b == "yes"),
        "ordinal" => Levels.IndexOf(a).CompareTo(Levels.IndexOf(b)),
        _ => Texts.ByBytes.Compare(a, b), // text; date, whose form sorts as it stands
    };
}

internal sealed record Condition(Field Field, string Operator, List<string> Values)
{
    /// <summary>Whether the condition holds for a value; on a missing one none does (rules 2).</summary>
    public bool Holds(string? value) => value is not null && Operator switch
    {
        "at-least" => Field.Compare(value, Values[0]) >= 0,
        "at-most" => Field.Compare(value, Values[0]) <= 0,
        "present" => true,
        _ => Values.Any(given => Field.Compare(value, given) == 0), // equals, one-of
    };
}

internal sealed record Requirement(string Id, Condition Condition, string Reason);

internal sealed record Stage(
    string Id,
    string Kind,
    List<Requirement> Requirements,
    Score? Score,
    List<Hurdle> Hurdles,
    Band? Band,
    Advance? Advance)
{
    public bool IsTraining => Kind == "training";

    /// <summary>The sources of the components, then of the hurdles, in declared order, sections told apart (rules 6.3, 6.5).</summary>
    public IEnumerable<Source> NamedSources =>
        (Score?.Components ?? []).Select(component => component.Source).Concat(Hurdles.Select(hurdle => hurdle.Source));
}

/// <summary>How a total is put together and rounded: of a stage (rules 6.4) and of the merit list (9.1).</summary>
internal sealed record Score(List<Component> Components, bool IsMean, int Digits)
{
    public static Rational Total(IReadOnlyList<(Rational Weight, Rational Value)> parts, bool isMean, int digits)
    {
        var sum = Rational.Sum(parts.Select(part => part.Weight * part.Value));
        return (isMean ? sum / Rational.Sum(parts.Select(part => part.Weight)) : sum).Round(digits);
    }
}

internal sealed record Component(string Id, Source Source, string Transform, bool WithinShift, Rational Weight);

/// <summary>What is measured: <c>Kind</c> is test, exercise, panel or stage; a section is a part of its test.</summary>
internal sealed record Source(string Kind, string Id, string? Section)
{
    public static Source Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (kind, id) = (text[..colon], text[(colon + 1)..]);
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? new(kind, id, null) : new("test", id[..slash], id[(slash + 1)..]);
    }
}

internal sealed record Hurdle(string Id, Source Source, Rational AtLeast);

internal sealed record Band(Rational HoldFrom, Rational PassFrom);

internal sealed record Advance(string Rule, Rational Value, bool ByCategory, string Ties, List<BreakKey> Break, string? Seed);

/// <summary>A key of rules 7; <c>Kind</c> is component, stage or field.</summary>
internal sealed record BreakKey(string Kind, string Id, bool Ascending);

internal sealed record Exercise(string Id, Dictionary<string, Criterion> Criteria, int Markers, Rational Tolerance);

internal sealed record Panel(
    string Id,
    List<string> Members,
    Dictionary<string, Criterion> Criteria,
    bool IsTrimmed,
    Rational Quorum);

/// <summary>A criterion of an exercise or panel; no result depends on <c>Min</c>, but valid ratings do.</summary>
internal sealed record Criterion(Rational Min, Rational Max, Rational Weight);

internal sealed record Quota(string Id, Condition Condition, int Places, bool ToOpen);

internal sealed record MeritRule(List<(string Stage, Rational Weight)> Stages, bool IsMean, int Digits, List<BreakKey> Break, string Seed);

internal sealed record ReserveRule(int Size, string Expires);

internal sealed record Test(string Id, List<Section> Sections);

internal sealed record Section(string Id, Rational? Floor, List<Item> Items);

internal sealed record Item(
    string Id,
    string Type,
    List<string> Options,
    List<Key> Keys,
    Rational Points,
    Rational Penalty,
    bool IsPretest,
    bool IsPartial,
    Rational Tolerance);

/// <summary>An accepted key, written as a response; for a numeric item also its number.</summary>
internal sealed record Key(string Text, Rational? Number);

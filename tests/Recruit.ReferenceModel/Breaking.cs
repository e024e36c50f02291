namespace Recruit.Reference;

/// <summary>Break keys and the lottery (rules 7), for stages and for the merit list (9.2).</summary>
internal static class Breaking
{
    /// <summary>The order of two candidates by the keys; negative when <paramref name="a"/> comes first, 0 when they stay tied.</summary>
    public static int Compare(
        Facts facts,
        IReadOnlyList<StageOutcome> stages,
        IReadOnlyDictionary<string, StageResult>? here,
        IEnumerable<BreakKey> keys,
        string a,
        string b) => keys.Select(key => key.Kind switch
        {
            "field" => CompareFields(facts, key, a, b),
            "stage" => CompareNumbers(key, candidate => stages.Single(stage => stage.Stage.Id == key.Id).Results[candidate].Total, a, b),
            _ => CompareNumbers(key, candidate => here![candidate].Components[key.Id], a, b),
        }).FirstOrDefault(order => order != 0);

    /// <summary>The order of the lottery.</summary>
    public static int Draw(string seed, string a, string b) => Texts.ByBytes.Compare(Texts.Lottery(seed, a), Texts.Lottery(seed, b));

    private static int CompareFields(Facts facts, BreakKey key, string a, string b) => CompareValues(
        key,
        facts.FieldValue(a, key.Id),
        facts.FieldValue(b, key.Id),
        facts.Campaign.Vacancy.Fields[key.Id].Compare);

    private static int CompareNumbers(BreakKey key, Func<string, Rational?> value, string a, string b) =>
        CompareValues(key, value(a), value(b), (x, y) => x.CompareTo(y));

    /// <summary>Missing values come after all others either way.</summary>
    private static int CompareValues<T>(BreakKey key, T? a, T? b, Func<T, T, int> compare)
        where T : class => (a, b) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => key.Ascending ? compare(a, b) : compare(b, a),
        };
}

using Recruit.Vacancies;

namespace Recruit.Candidates;

/// <summary>The values of one field for all candidates: a code each, and every distinct value once.</summary>
/// <remarks>A rule is asked once for each distinct value, not for each candidate.</remarks>
public sealed class FieldColumn
{
    /// <summary>The code of a candidate without a value.</summary>
    public const int Missing = -1;

    private readonly int[] codes;
    private readonly List<FieldValue> values;
    private readonly Dictionary<FieldValue, int> codeOf;

    private FieldColumn(Field field, int[] codes, List<FieldValue> values, Dictionary<FieldValue, int> codeOf)
    {
        Field = field;
        this.codes = codes;
        this.values = values;
        this.codeOf = codeOf;
    }

    /// <summary>The declaration.</summary>
    public Field Field { get; }

    /// <summary>For each candidate the place of its value in <see cref="Values"/>, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>Every value that occurs or occurred, in no particular order.</summary>
    public IReadOnlyList<FieldValue> Values => values;

    /// <summary>The value of a candidate, or none.</summary>
    public FieldValue? this[int candidate] => codes[candidate] == Missing ? null : values[codes[candidate]];

    /// <summary>Replaces the value of a candidate; none removes it.</summary>
    public void Set(int candidate, FieldValue? value) => codes[candidate] = Code(codeOf, values, value);

    /// <summary>An equal column that can be changed without changing this one.</summary>
    public FieldColumn Copy() => new(Field, [.. codes], [.. values], new(codeOf));

    /// <summary>For each code its place among all distinct values in ascending order.</summary>
    public int[] OrderOfCodes()
    {
        var byValue = new int[values.Count];
        for (var code = 0; code < byValue.Length; code++)
        {
            byValue[code] = code;
        }

        Array.Sort(byValue, (a, b) => values[a].CompareTo(values[b]));
        var order = new int[byValue.Length];
        for (var place = 0; place < byValue.Length; place++)
        {
            order[byValue[place]] = place;
        }

        return order;
    }

    private static int Code(Dictionary<FieldValue, int> codeOf, List<FieldValue> values, FieldValue? given)
    {
        if (given is not { } value)
        {
            return Missing;
        }

        if (!codeOf.TryGetValue(value, out var code))
        {
            code = values.Count;
            codeOf.Add(value, code);
            values.Add(value);
        }

        return code;
    }

    /// <summary>Collects values in the order of rows.</summary>
    public sealed class Builder(Field declaration)
    {
        private readonly List<int> codes = [];
        private readonly List<FieldValue> values = [];
        private readonly Dictionary<FieldValue, int> codeOf = [];

        /// <summary>The declaration.</summary>
        public Field Field => declaration;

        /// <summary>Adds the value of the next row, or that there is none.</summary>
        public void Add(FieldValue? value) => Add(CodeOf(value));

        /// <summary>The code of a value here; <see cref="Missing"/> for none.</summary>
        public int CodeOf(FieldValue? value) => Code(codeOf, values, value);

        /// <summary>Adds the value of the next row by its code.</summary>
        /// <param name="code">As <see cref="CodeOf"/> gave it.</param>
        public void Add(int code) => codes.Add(code);

        /// <summary>The column in the order of the roll.</summary>
        /// <param name="rowOf">For each candidate its row.</param>
        public FieldColumn Build(int[] rowOf) => new(declaration, Array.ConvertAll(rowOf, row => codes[row]), values, codeOf);
    }
}

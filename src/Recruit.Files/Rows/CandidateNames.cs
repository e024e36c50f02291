using Recruit.Candidates;
using Recruit.Files.Csv;

namespace Recruit.Files.Rows;

/// <summary>
/// Finds the candidates that cells name. Rows of one candidate mostly stand together, and before those of the next one, so these two are tried first.
/// </summary>
internal sealed class CandidateNames(CandidateRoll roll)
{
    private int last = NameTable.Unknown;

    /// <summary>The number of the candidate, or <see cref="NameTable.Unknown"/>.</summary>
    public int PlaceOf(ReadOnlySpan<byte> id)
    {
        if (last != NameTable.Unknown && roll.IdOf(last).SequenceEqual(id))
        {
            return last;
        }

        if (last + 1 < roll.Count && roll.IdOf(last + 1).SequenceEqual(id))
        {
            return ++last;
        }

        return !id.IsEmpty && roll.IndexOf(id) is >= 0 and var candidate ? last = candidate : NameTable.Unknown;
    }

    /// <summary>The number of the candidate whom a cell names, or <see cref="NameTable.Unknown"/>, reported.</summary>
    public int Find(CsvTable table, int column)
    {
        var candidate = PlaceOf(table[column]);
        if (candidate == NameTable.Unknown && table.Has(column))
        {
            table.Report(column, Phrases.UnknownCandidate);
        }

        return candidate;
    }
}

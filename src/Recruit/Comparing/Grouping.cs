using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Vacancies;

namespace Recruit.Comparing;

/// <summary>One way to divide candidates into groups: by the values of a declared field, or by who is a member of a quota.</summary>
/// <param name="By">The field's id, or <c>quota:</c> with the quota's id, which no field can have.</param>
/// <param name="Names">The groups: of a field its values as cells of candidates.csv, in ascending order; of a quota <c>yes</c>, then <c>no</c>.</param>
/// <param name="GroupOf">For each candidate the place of the group, or <see cref="None"/>.</param>
public sealed record Grouping(string By, ImmutableArray<string> Names, ImmutableArray<int> GroupOf)
{
    /// <summary>The group of a candidate without a value.</summary>
    public const int None = -1;

    /// <summary>What the name of a grouping by a quota begins with.</summary>
    public const string QuotaPrefix = "quota:";

    /// <summary>The most groups that can still be read side by side; a field with more values is a name or a number, and no group.</summary>
    public const int GroupsMax = 100;

    /// <summary>A group for each value that some candidate has.</summary>
    public static Grouping OfField(FieldColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var orderOfCodes = column.OrderOfCodes();
        var codeAt = new int[orderOfCodes.Length];
        for (var code = 0; code < codeAt.Length; code++)
        {
            codeAt[orderOfCodes[code]] = code;
        }

        // Events may have left values that nobody has any more.
        var isThere = new bool[codeAt.Length];
        foreach (var code in column.Codes)
        {
            if (code != FieldColumn.Missing)
            {
                isThere[code] = true;
            }
        }

        var occurring = codeAt.Where(code => isThere[code]).ToArray();
        var groupOfCode = new int[codeAt.Length];
        for (var group = 0; group < occurring.Length; group++)
        {
            groupOfCode[occurring[group]] = group;
        }

        var groupOf = ImmutableArray.CreateBuilder<int>(column.Codes.Length);
        foreach (var code in column.Codes)
        {
            groupOf.Add(code == FieldColumn.Missing ? None : groupOfCode[code]);
        }

        return new Grouping(column.Field.Id.Text, [.. occurring.Select(code => column.Values[code].Print(column.Field))], groupOf.MoveToImmutable());
    }

    /// <summary>Members of a quota, and everybody else.</summary>
    /// <param name="quota">The quota.</param>
    /// <param name="fields">The facts, in the order of the vacancy's fields.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public static Grouping OfQuota(Quota quota, ImmutableArray<FieldColumn> fields, int candidates)
    {
        ArgumentNullException.ThrowIfNull(quota);
        var isMember = QuotaMembers.Of(quota, fields);
        return new Grouping(QuotaPrefix + quota.Id.Text, ["yes", "no"], [.. Enumerable.Range(0, candidates).Select(candidate => isMember(candidate) ? 0 : 1)]);
    }
}

using System.Collections.Immutable;
using Recruit.Vacancies;

namespace Recruit.Candidates;

/// <summary>Members of a quota are those for whom its condition holds (rules 9.3).</summary>
public static class QuotaMembers
{
    /// <summary>A test whether a candidate is a member, over the facts as they are now.</summary>
    public static Predicate<int> Of(Quota quota, ImmutableArray<FieldColumn> fields)
    {
        var column = fields.First(one => one.Field.Id == quota.Condition.Field);
        var holds = ConditionTest.HoldsByCode(quota.Condition, column);
        return candidate => column.Codes[candidate] is var code and not FieldColumn.Missing && holds[code];
    }
}

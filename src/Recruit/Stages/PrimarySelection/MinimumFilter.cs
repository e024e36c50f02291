using System.Collections.Immutable;
using Recruit.Candidates;
using Recruit.Vacancies;

namespace Recruit.Stages.PrimarySelection;

/// <summary>The requirements of a stage, asked of candidates; all unmet ones are reported, in declared order (rules 2).</summary>
public sealed class MinimumFilter
{
    private readonly ImmutableArray<Requirement> requirements;
    private readonly FieldColumn[] columns;
    private readonly bool[][] holds;

    /// <summary>Requirements over the facts as they are now.</summary>
    public MinimumFilter(ImmutableArray<Requirement> requirements, ImmutableArray<FieldColumn> fields)
    {
        this.requirements = requirements;
        columns = [.. requirements.Select(requirement => fields.First(column => column.Field.Id == requirement.Condition.Field))];
        holds = [.. requirements.Select((requirement, i) => ConditionTest.HoldsByCode(requirement.Condition, columns[i]))];
    }

    /// <summary>How many requirements there are.</summary>
    public int Count => requirements.Length;

    /// <summary>Whether a candidate meets a requirement.</summary>
    public bool IsMet(int candidate, int requirement)
    {
        var code = columns[requirement].Codes[candidate];
        return code != FieldColumn.Missing && holds[requirement][code];
    }

    /// <summary>The coded reason of an unmet requirement: its own, or <c>missing:&lt;id&gt;</c> where there is no value.</summary>
    public string ReasonOf(int candidate, int requirement) =>
        columns[requirement].Codes[candidate] == FieldColumn.Missing
            ? $"missing:{requirements[requirement].Id}"
            : requirements[requirement].Reason.Text;
}

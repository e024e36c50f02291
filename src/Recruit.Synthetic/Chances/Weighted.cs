namespace Recruit.Synthetic.Chances;

/// <summary>A list in which some entries are likelier than others.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] values;
    private readonly double[] limits;

    /// <param name="entries">At least one; weights above 0, in any unit.</param>
    public Weighted(IEnumerable<(T Value, double Weight)> entries)
    {
        var list = entries.ToList();
        var total = list.Sum(entry => entry.Weight);
        values = [.. list.Select(entry => entry.Value)];
        limits = new double[values.Length];
        var sum = 0.0;
        for (var index = 0; index < limits.Length; index++)
        {
            sum += list[index].Weight;
            limits[index] = sum / total;
        }
    }

    public IReadOnlyList<T> Values => values;

    public T Draw(ref Chance chance)
    {
        var at = chance.Uniform();
        var index = 0;
        while (index < limits.Length - 1 && at >= limits[index])
        {
            index++;
        }

        return values[index];
    }
}

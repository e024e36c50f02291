using System.Runtime.InteropServices;

namespace Recruit.Selection;

/// <summary>Candidates in order with their standard competition ranks: 1, 2, 2, 4 (rules 7).</summary>
/// <param name="Order">The ranked candidates, best first.</param>
/// <param name="Ranks">For each candidate the rank, 0 for those who are not ranked. Equal rank means tied in every key.</param>
public sealed record Ranking(int[] Order, int[] Ranks)
{
    /// <summary>Ranks candidates by keys and, if there is one, a lottery.</summary>
    /// <param name="candidates">Who is ranked.</param>
    /// <param name="keys">The total first, then the break keys.</param>
    /// <param name="lottery">Ends what stays tied; without it they share the rank.</param>
    /// <param name="length">How many candidates the ranks are for, ranked or not.</param>
    public static Ranking Of(ReadOnlySpan<int> candidates, IReadOnlyList<OrderKey> keys, Lottery? lottery, int length)
    {
        var order = candidates.ToArray();
        var ranks = new int[length];
        var ties = new List<Range>();
        TieCascade.Sort(order, CollectionsMarshal.AsSpan(keys.ToList()), ties.Add);
        for (var place = 0; place < order.Length; place++)
        {
            ranks[order[place]] = place + 1;
        }

        foreach (var tie in ties)
        {
            var tied = order.AsSpan(tie);
            if (lottery is not null)
            {
                lottery.Draw(tied);
            }

            for (var i = 0; i < tied.Length; i++)
            {
                ranks[tied[i]] = tie.Start.Value + 1 + (lottery is null ? 0 : i);
            }
        }

        return new Ranking(order, ranks);
    }
}

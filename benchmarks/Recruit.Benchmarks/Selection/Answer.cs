namespace Recruit.Benchmarks.Selection;

/// <summary>What everybody must answer to the question, in a form in which answers can be compared.</summary>
/// <param name="Ranks">For each candidate the rank, 0 for those below a threshold.</param>
/// <param name="Top">The first thousand and whoever shares the last one's rank, by rank and number.</param>
/// <param name="Admitted">Through the open places, then through each quota, by rank and number.</param>
internal sealed record Answer(int[] Ranks, int[] Top, int[][] Admitted)
{
    /// <summary>Puts those who share a rank in the order of their numbers.</summary>
    public static Answer Of(int[] ranks, IEnumerable<int> top, IEnumerable<int>[] admitted) =>
        new(ranks, Ordered(ranks, top), Array.ConvertAll(admitted, group => Ordered(ranks, group)));

    /// <summary>A measurement of a wrong answer is worth nothing.</summary>
    /// <exception cref="InvalidOperationException">The answers differ.</exception>
    public void MustEqual(Answer other, string peer)
    {
        var isSame = Ranks.AsSpan().SequenceEqual(other.Ranks)
            && Top.AsSpan().SequenceEqual(other.Top)
            && Admitted.Length == other.Admitted.Length
            && Admitted.Zip(other.Admitted).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        if (!isSame)
        {
            throw new InvalidOperationException($"{peer} answers differently.");
        }
    }

    private static int[] Ordered(int[] ranks, IEnumerable<int> candidates) => [.. candidates.OrderBy(one => ranks[one]).ThenBy(one => one)];
}

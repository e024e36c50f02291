using Recruit.Evidence;
using Recruit.Orleans.Books;

namespace Recruit.Orleans.Tests;

/// <summary>Which heads of a chain have to be asked for, whatever order books are read in.</summary>
public sealed class ChainEndsTests
{
    [Fact]
    public void Of_steps_that_go_on_from_each_other_the_last_head_is_left_in_any_order()
    {
        foreach (var order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            var ends = new ChainEnds();
            foreach (var step in order)
            {
                ends.Add(Head(step).Link, Head(step + 1));
            }

            ends.Heads.ShouldBe([Head(3)], string.Join(' ', order));
        }
    }

    /// <summary>
    /// A history of steps, some of them noted twice, and some from a head that was put back: every head that is on no step's way to a head that is left would be
    /// one that nobody asks for.
    /// </summary>
    [Fact]
    public void Every_head_that_a_book_names_lies_before_one_that_is_left()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            Try(seed);
        }
    }

    private static void Try(int seed)
    {
        var chance = new Random(seed);
        var (steps, parents) = (new List<(int From, int To)>(), new Dictionary<int, int>());
        var current = 0;
        for (var next = 1; next < 12; next++)
        {
            // Now and then an older state is put back.
            current = chance.Next(4) == 0 ? chance.Next(next) : current;
            parents[next] = current;
            steps.AddRange(Enumerable.Repeat((current, next), chance.Next(5) == 0 ? 2 : 1));

            // Or the actor woke with a head.
            steps.AddRange(Enumerable.Repeat((next, next), chance.Next(3) == 0 ? 1 : 0));
            current = next;
        }

        var ends = new ChainEnds();
        foreach (var (from, to) in steps.OrderBy(_ => chance.Next()))
        {
            ends.Add(Head(from).Link, Head(to));
        }

        var reached = new HashSet<int>();
        foreach (var end in ends.Heads)
        {
            for (var at = (int)end.Count; at != 0; at = parents[at])
            {
                reached.Add(at);
            }
        }

        reached.Order().ShouldBe(Enumerable.Range(1, 11), $"seed {seed}");
    }

    private static ChainHead Head(int number) => new((ulong)number, Digest.Of(BitConverter.GetBytes(number)));
}

namespace Recruit.Cli.Simulating;

/// <summary>Many people at once, in waves of at most so many, so that a campaign of any size needs the memory of one wave.</summary>
internal static class Crowd
{
    /// <summary>Most people of a wave.</summary>
    public const int Most = 2000;

    /// <summary>People divided into waves.</summary>
    public static IEnumerable<int[]> Waves(IEnumerable<int> people) => people.Chunk(Most);

    /// <summary>Lets everybody do something side by side, on all processors.</summary>
    public static Task EachAsync<T>(IReadOnlyList<T> people, Func<T, Task> act)
    {
        var groups = Math.Min(people.Count, Environment.ProcessorCount * 4);
        return Task.WhenAll(Enumerable.Range(0, groups).Select(group => Task.Run(() => Task.WhenAll(Members(people, group, groups).Select(act).ToArray()))));
    }

    private static IEnumerable<T> Members<T>(IReadOnlyList<T> people, int group, int groups)
    {
        for (var place = group; place < people.Count; place += groups)
        {
            yield return people[place];
        }
    }
}

using System.Diagnostics;

namespace Recruit.UseCases.Tests;

/// <summary>Waits for what comes by messages between actors, which takes as long as the disk takes. Only what never comes fails.</summary>
internal static class Patience
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(5);

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="isSo">Asks the engine, so that others get their turn meanwhile.</param>
    /// <param name="otherwise">What the test says if it never is.</param>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
    {
        for (var began = Stopwatch.GetTimestamp(); !await isSo();)
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Never, otherwise);
            await Task.Yield();
        }
    }
}

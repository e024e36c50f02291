using Recruit.Actors;

namespace Recruit.Orleans.Contracts;

/// <summary>
/// Knows which actors must be woken, and when: those with a message that may not have arrived, or with a time limit. There are a fixed number of
/// desks, and an actor always has the same one.
/// </summary>
[Alias("recruit.wake-desk")]
public interface IWakeDeskGrain : IGrainWithIntegerKey
{
    /// <summary>An actor wants to be woken. Returns when that is stored.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    /// <param name="at">When, in milliseconds of an <see cref="Instant"/>.</param>
    [Alias("add")]
    Task AddAsync(string kind, string id, long at);

    /// <summary>Wakes those whose time has come.</summary>
    [Alias("sweep")]
    Task SweepAsync();
}

/// <summary>Lets all desks look at the clock. There is one, with the cluster's one reminder.</summary>
[Alias("recruit.wake-watch")]
public interface IWakeWatchGrain : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the reminder is there, and sweeps at once: a silo has started.</summary>
    [Alias("begin")]
    Task BeginAsync();
}

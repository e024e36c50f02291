using Orleans.Storage;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Tests;
using Recruit.Orleans.Storage;
using Recruit.Orleans.Turns;

namespace Recruit.Orleans.Tests;

/// <summary>An activation without a cluster: several of one actor may live at once, as a test wishes.</summary>
internal static class LoneActor
{
    public static async Task<HostedActor> WakeAsync(
        IGrainStorage store, TimeProvider time, SiloSettings settings, ActorKinds kinds, ActorKey key, Action? ended = null, Action<Exception>? gaveUp = null,
        Func<Task>? listed = null, Func<uint>? takeSection = null,
        Func<ActorKey, IReadOnlyList<Posting>, Task<bool[]>>? deliver = null)
    {
        var sections = 0u;
        var parts = new HostedParts(kinds, TestKeys.Sign, TestKeys.Origin, new EngineClock(time, default), time, settings)
        {
            TakeSection = _ => Task.FromResult(takeSection?.Invoke() ?? sections++),
            NameSection = (_, _) => Task.CompletedTask,
            Attach = _ => Task.CompletedTask,
            SeeToWake = (_, _) => Task.CompletedTask,
            SeeToLists = _ => listed?.Invoke() ?? Task.CompletedTask,
            Deliver = (_, to, postings) => deliver?.Invoke(to, postings) ?? Task.FromResult(new bool[postings.Count]),
            Stored = _ => { },
            Trouble = mistake => throw mistake,
            Undelivered = (_, _) => { },
            GaveUp = (_, failure) => gaveUp?.Invoke(failure),
        };
        var file = new ActorFile(kinds, key, new RecordStore(store, GrainNames.StoredAs(key), () => { }), FreshRun.Draw(), settings, TestKeys.SnapshotKey);
        var actor = new HostedActor(parts, key, file, () => ended?.Invoke());
        await actor.WakeAsync();
        return actor;
    }

    /// <summary>One thread at a time, as a grain has it.</summary>
    public static Task Alone(Func<Task> test) =>
        Task.Factory.StartNew(test, default, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();

    /// <summary>Ends when everything has run that can run without anything else happening.</summary>
    public static async Task RestAsync()
    {
        for (var step = 0; step < 1000; step++)
        {
            await Task.Yield();
        }
    }
}

using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Lists;

namespace Recruit.UseCases.Tests;

/// <summary>What the use cases of a test run on: here the embedded engine. The tests of the cluster have another one of this name.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    /// <summary>Of the long tests every so many-th case is tried by default; nightly all are.</summary>
    public const int Stride = 1;

    private readonly EmbeddedEngine engine;

    private LiveHost(EmbeddedEngine engine) => this.engine = engine;

    public IActors Actors => engine;

    public ReadIndex Lists => engine.Lists!;

    /// <summary>Starts on what is stored in a data folder.</summary>
    public static LiveHost Start(string data, KeyFolder keys, ActorKinds kinds, TimeProvider time) =>
        new(EmbeddedEngine.Start(EngineParts.Open(data, keys, kinds, time, _ => { }, _ => { }).WithLists(data, keys)));

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}

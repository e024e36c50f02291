using System.Text;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Orleans;
using Recruit.Orleans.Lists;
using Recruit.Orleans.Tests;

namespace Recruit.UseCases.Tests;

/// <summary>A cluster in the place of the embedded engine: the same tests of use cases run on it. Its store is a file of the data folder.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    /// <summary>A call of a silo is dear: of the long tests every third case is tried by default, which takes every suite once; nightly all are.</summary>
    public const int Stride = 3;

    /// <summary>No silo dies here, so nobody is told that nobody knows because the machine is slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>How many silos the services of a test have; one unless it says so before it starts one.</summary>
    public static readonly AsyncLocal<int?> SilosOfTest = new();

    private readonly TestSilos silos;
    private readonly string file;
    private readonly ClusterFollower follower;

    private LiveHost(TestSilos silos, string file, ActorKinds kinds) =>
        (this.silos, this.file, follower) = (silos, file, new ClusterFollower(silos.Cluster.Client, kinds.With(Erasures.Kind), _ => { }));

    public IActors Actors => silos.Actors;

    public TestSilos Silos => silos;

    public ReadIndex Lists => follower.Index;

    /// <summary>Starts on what is stored in a data folder.</summary>
    public static LiveHost Start(string data, KeyFolder keys, ActorKinds kinds, TimeProvider time)
    {
        var file = Path.Combine(data, "store");
        var store = new SharedStore();
        if (File.Exists(file))
        {
            store.Load(File.ReadAllBytes(file));
        }

        var basis = SiloBasis.Of(kinds.With(Erasures.Kind), keys, time);
        var service = Digest.Of(Encoding.UTF8.GetBytes(data)).ToString()[..32];
        return new LiveHost(Task.Run(() => TestSilos.StartAsync(basis, SilosOfTest.Value ?? 1, store, service: service, answerWithin: Patience)).GetAwaiter().GetResult(), file, kinds);
    }

    public async ValueTask DisposeAsync()
    {
        await follower.DisposeAsync();
        await silos.DisposeAsync();
        await File.WriteAllBytesAsync(file, silos.Store.Save());
    }
}

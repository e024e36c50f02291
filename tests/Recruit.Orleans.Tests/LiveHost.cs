using System.Text;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Orleans;
using Recruit.Orleans.Tests;

namespace Recruit.UseCases.Tests;

/// <summary>A cluster of one silo in the place of the embedded engine: the same tests of use cases run on it. Its store is a file of the data folder.</summary>
internal sealed class LiveHost : IAsyncDisposable
{
    /// <summary>A call of a silo is dear: of the long tests every third case is tried by default, which takes every suite once; nightly all are.</summary>
    public const int Stride = 3;

    private readonly TestSilos silos;
    private readonly string file;

    private LiveHost(TestSilos silos, string file, ActorKinds kinds) => (this.silos, this.file, Lists) = (silos, file, ReadIndex.Unfed(kinds));

    public IActors Actors => silos.Actors;

    /// <summary>Nobody feeds it on a cluster.</summary>
    public ReadIndex Lists { get; }

    /// <summary>Starts on what is stored in a data folder.</summary>
    public static LiveHost Start(string data, KeyFolder keys, ActorKinds kinds, TimeProvider time)
    {
        var file = Path.Combine(data, "store");
        var store = new SharedStore();
        if (File.Exists(file))
        {
            store.Load(File.ReadAllBytes(file));
        }

        var basis = new SiloBasis(kinds, keys.Signing.Signer.Sign, keys.Signing.Origin, keys.SnapshotSecret.Bytes.ToArray(), time);
        var service = Digest.Of(Encoding.UTF8.GetBytes(data)).ToString()[..32];
        return new LiveHost(Task.Run(() => TestSilos.StartAsync(basis, store: store, service: service)).GetAwaiter().GetResult(), file, kinds);
    }

    public async ValueTask DisposeAsync()
    {
        await silos.DisposeAsync();
        await File.WriteAllBytesAsync(file, silos.Store.Save());
    }
}

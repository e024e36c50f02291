using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recruit.Actors;
using Recruit.Engine.Verifying;
using Recruit.Evidence;
using Recruit.Lists;
using Recruit.Orleans.Books;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Lists;

namespace Recruit.Orleans.Hosting;

/// <summary>A process's way to the actors of a cluster.</summary>
public sealed class ClusterLink : IAsyncDisposable
{
    /// <summary>A silo that answers does so within this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly IHost host;
    private readonly ClusterFollower follower;
    private readonly bool forgets;

    private ClusterLink(IHost host, ActorKinds kinds, Action<string> notice, bool forgets = false)
    {
        (this.host, this.forgets) = (host, forgets);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        (Actors, follower) = (new OrleansActors(grains, kinds, RetryAfter), new ClusterFollower(grains, kinds, notice));
    }

    /// <summary>The actors.</summary>
    public IActors Actors { get; }

    /// <summary>The index of lists that follows them from when somebody wants a list.</summary>
    public ReadIndex Lists => follower.Index;

    /// <summary>Connects to silos that run.</summary>
    /// <param name="cluster">Where they are.</param>
    /// <param name="kinds">The kinds of actors they run.</param>
    /// <param name="proof">That this process has the key folder of the service.</param>
    /// <param name="notice">Told why lists are refused.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="IOException">No silo answers.</exception>
    /// <exception cref="UnauthorizedAccessException">The silos have another key folder.</exception>
    public static async Task<ClusterLink> ConnectAsync(
        ClusterConfiguration cluster, ActorKinds kinds, CallProof proof, Action<string> notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var builder = Quiet();
        builder.UseOrleansClient(client => client.UseClusterOf(cluster).AddRecruit(proof));
        var host = builder.Build();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await host.StartAsync(patience.Token).WaitAsync(patience.Token);

            // Nothing is asked by it but whether this process may ask.
            await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IArchiveGrain>(0).ReadReceiptsAsync([]).WaitAsync(patience.Token);
        }
        catch (Exception busy) when (busy is GatewayTooBusyException or LimitExceededException)
        {
            // A silo is there, and has no room for a question; whoever asks for something is told so.
            return new ClusterLink(host, kinds, notice);
        }
        catch (UnauthorizedAccessException refused)
        {
            host.Dispose();
            throw new UnauthorizedAccessException($"the silos of {cluster.Cluster} have another key folder, and take nothing of this one", refused);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            host.Dispose();
            throw new IOException($"no silo of {cluster.Cluster} answers (store {cluster.Store}, gateway port {cluster.GatewayPort})", failure);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new ClusterLink(host, kinds, notice);
    }

    /// <summary>Starts a cluster of one silo in this process, which forgets everything, to try things out.</summary>
    public static async Task<ClusterLink> StartOwnAsync(SiloBasis basis, Action<string> notice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(basis);
        var builder = Quiet();
        builder.UseOrleans(silo =>
        {
            // Nobody is to reach it from outside.
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0).UseInMemoryReminderService();
            silo.UseStatesOf(Stores.Memory, "", "").AddRecruit(basis, new SiloSettings());
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new ClusterLink(host, basis.Kinds, notice, forgets: true);
    }

    /// <summary>Holds the books of the cluster's silos against what its actors have.</summary>
    /// <param name="origin">Name of the log.</param>
    /// <param name="trusted">Public keys to believe.</param>
    /// <param name="known">Heads of books that were told earlier.</param>
    /// <param name="progress">Told how many of how many actors were asked.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<BooksReport> VerifyBooksAsync(
        string origin, IReadOnlyCollection<VerifierKey> trusted, IReadOnlyCollection<ChainHead> known, Action<long, long> progress, CancellationToken cancellation) =>
        new ClusterBooks(host.Services.GetRequiredService<IGrainFactory>(), origin, trusted).VerifyAsync(known, progress, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await follower.DisposeAsync();

        // A silo that forgets everything has nothing to store; stopping gracefully it would wait for a store that stops with it.
        await host.StopAsync(new CancellationToken(canceled: forgets));
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    /// <summary>A host that prints nothing and leaves the signals of the process to the program.</summary>
    private static HostApplicationBuilder Quiet()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IHostLifetime, OfTheProgram>();
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class OfTheProgram : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Recruit.Orleans.Books;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans;

/// <summary>Makes a silo one of Recruit's.</summary>
public static class RecruitSilo
{
    /// <summary>From so many waiting calls on an operator is warned.</summary>
    public const int EnqueuedWarn = 5_000;

    /// <summary>Most calls that wait for one grain; one more is told to come again. An actor answers for itself what waits in its turns (<see cref="Engine.ActorLimits.MailboxRoom"/>).</summary>
    public const int EnqueuedMost = 20_000;

    /// <summary>From this use of the processor, or of the memory, in percent, on a silo takes no calls of clients.</summary>
    public const int SheddingFrom = 90;

    /// <summary>How often a silo tries to begin its watch over what is due, <see cref="BeginAgain"/> apart.</summary>
    private const int BeginTries = 30;

    private static readonly TimeSpan BeginAgain = TimeSpan.FromSeconds(1);

    /// <summary>How often a client looks which silos there are: a cluster that was away is found again so soon.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds the actors. The host adds clustering, reminders, and the stores <see cref="SiloParts.LargeStore"/> and
    /// <see cref="SiloParts.SmallStore"/>, with <see cref="Storage.BytesSerializer"/>.
    /// </summary>
    public static ISiloBuilder AddRecruit(this ISiloBuilder silo, SiloBasis basis, SiloSettings settings)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton(basis);
        silo.Services.AddSingleton(settings);
        silo.Services.AddSingleton<SiloMeter>();
        silo.Services.AddSingleton<SiloParts>();
        var proof = new CallProof(basis.Origin, basis.MarkKey);
        silo.AddIncomingGrainCallFilter<CallNotes>();
        silo.AddIncomingGrainCallFilter(proof);
        silo.AddOutgoingGrainCallFilter(proof);
        silo.AddStartupTask(ClaimStoreAsync, ServiceLifecycleStage.ApplicationServices + 1);
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, BookEnd>();
        silo.AddReminders();
        silo.AddStartupTask(BeginWatchAsync);
        silo.Configure<SiloMessagingOptions>(Limit);
        silo.Configure<LoadSheddingOptions>(options =>
            (options.LoadSheddingEnabled, options.CpuThreshold, options.MemoryThreshold) = (true, SheddingFrom, SheddingFrom));
        return silo;
    }

    /// <summary>Makes a process a client that silos of the service listen to.</summary>
    /// <param name="client">Which.</param>
    /// <param name="proof">Of the service.</param>
    public static IClientBuilder AddRecruit(this IClientBuilder client, CallProof proof)
    {
        ArgumentNullException.ThrowIfNull(client);
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = LookAgain);
        return client.AddOutgoingGrainCallFilter(proof);
    }

    /// <summary>
    /// After the store is there and before the silo takes part in the cluster. A store in memory is the silo's own and begins empty; it cannot be asked
    /// before the silo is there.
    /// </summary>
    private static Task ClaimStoreAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var parts = services.GetRequiredService<SiloParts>();
        return parts.HasStoreInMemory ? Task.CompletedTask : parts.Service.ClaimAsync();
    }

    /// <summary>
    /// On a busy machine the service of reminders may not be there yet when the silo is, or the watch does not answer in time; it is asked again, and not for
    /// ever.
    /// </summary>
    private static async Task BeginWatchAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var watch = services.GetRequiredService<IGrainFactory>().GetGrain<IWakeWatchGrain>(0);
        for (var left = BeginTries; ; left--)
        {
            try
            {
                await watch.BeginAsync().ConfigureAwait(false);
                return;
            }
            catch (Exception early) when (left > 1 && early is (OrleansException or TimeoutException))
            {
                SiloLog.NotBegun(services.GetRequiredService<ILogger<SiloParts>>(), early);
                await Task.Delay(BeginAgain, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static void Limit(SiloMessagingOptions options)
    {
        options.MaxEnqueuedRequestsSoftLimit = options.MaxEnqueuedRequestsSoftLimit_StatelessWorker = EnqueuedWarn;
        options.MaxEnqueuedRequestsHardLimit = options.MaxEnqueuedRequestsHardLimit_StatelessWorker = EnqueuedMost;
    }
}

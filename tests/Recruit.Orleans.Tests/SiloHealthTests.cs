using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Silo;

namespace Recruit.Orleans.Tests;

/// <summary>What <c>/health</c> says, by the service that says it there.</summary>
public sealed class SiloHealthTests
{
    private readonly SharedStore store = new();

    [Fact]
    public async Task A_silo_is_well_while_it_takes_part_and_reaches_its_store()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), store: store);
        var services = silos.Cluster.GetSiloServiceProvider();
        var (parts, membership) = (services.GetRequiredService<SiloParts>(), services.GetRequiredService<ISiloStatusOracle>());
        (await AskAsync(parts, membership)).ShouldBe(HealthStatus.Healthy);
        (await AskAsync(parts, TakesPart.As(SiloStatus.Joining))).ShouldBe(HealthStatus.Unhealthy);
        (await AskAsync(parts, TakesPart.As(SiloStatus.ShuttingDown))).ShouldBe(HealthStatus.Unhealthy);
        store.Reading = (_, _) => throw new IOException("503");
        (await AskAsync(parts, membership)).ShouldBe(HealthStatus.Unhealthy);
        store.Reading = (_, _) => new TaskCompletionSource().Task;
        (await AskAsync(parts, membership, patience: TimeSpan.FromMilliseconds(1))).ShouldBe(HealthStatus.Unhealthy, "a store that never answers");
        store.Reading = null;
        store.Change("recruit/service", bytes => [.. bytes[..^1], (byte)~bytes[^1]]);
        (await AskAsync(parts, membership)).ShouldBe(HealthStatus.Unhealthy, "somebody put another service's record there");
        store.Remove("recruit/service.one/service");
        (await AskAsync(parts, membership)).ShouldBe(HealthStatus.Unhealthy, "nobody knows whose store it is now");
    }

    private static async Task<HealthStatus> AskAsync(SiloParts parts, ISiloStatusOracle membership, TimeSpan? patience = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(parts).AddSingleton(membership);
        services.AddHealthChecks().AddCheck<SiloHealth>("silo", timeout: patience ?? SiloHealth.Patience);
        await using var built = services.BuildServiceProvider();
        return (await built.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
    }

    /// <summary>What a silo knows of itself, and nothing else.</summary>
    public class TakesPart : DispatchProxy
    {
        private SiloStatus status;

        internal static ISiloStatusOracle As(SiloStatus status)
        {
            var oracle = Create<ISiloStatusOracle, TakesPart>();
            ((TakesPart)(object)oracle).status = status;
            return oracle;
        }

        /// <inheritdoc/>
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => status;
    }
}

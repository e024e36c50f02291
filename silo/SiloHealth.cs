using Microsoft.Extensions.Diagnostics.HealthChecks;
using Recruit.Orleans;

namespace Recruit.Silo;

/// <summary>A silo is well while it takes part in the cluster and reaches the store; what the store throws is told as it is.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="membership">What it knows of itself.</param>
internal sealed class SiloHealth(SiloParts parts, ISiloStatusOracle membership) : IHealthCheck
{
    /// <summary>A store that does not answer within this is not reached.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        if (membership.CurrentStatus != SiloStatus.Active)
        {
            return HealthCheckResult.Unhealthy($"The silo is {membership.CurrentStatus}.");
        }

        await parts.LookAtStoreAsync().WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

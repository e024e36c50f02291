using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Recruit.Orleans;

/// <summary>
/// Every call of a grain, between silos and from clients, carries a proof that whoever calls has the key folder of the service; no grain does anything
/// that is asked without it. Whoever reads along on the way has the proof: it keeps out who merely reaches a port.
/// </summary>
public sealed class CallProof : IIncomingGrainCallFilter, IOutgoingGrainCallFilter
{
    private const string Member = "recruit.proof";

    private readonly string proof;

    /// <summary>The proof of a service.</summary>
    /// <param name="origin">Name of its log.</param>
    /// <param name="markKey"><see cref="SiloBasis.MarkKey"/>: it follows from the master key.</param>
    public CallProof(string origin, ReadOnlySpan<byte> markKey)
    {
        ArgumentNullException.ThrowIfNull(origin);
        proof = Convert.ToBase64String(HMACSHA256.HashData(markKey, Encoding.UTF8.GetBytes($"recruit call {origin}")));
    }

    /// <inheritdoc/>
    /// <exception cref="UnauthorizedAccessException">The call carries no proof, or that of another key folder.</exception>
    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsGuarded(context) && !Proves(RequestContext.Get(Member) as string))
        {
            throw new UnauthorizedAccessException("The call proves no key folder of this service.");
        }

        return context.Invoke();
    }

    /// <inheritdoc/>
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsGuarded(context))
        {
            RequestContext.Set(Member, proof);
        }

        await context.Invoke();
    }

    /// <summary>
    /// Whatever is asked of a grain: ours, those of the cluster's libraries (management, stores in memory), and extensions that every grain has. What silos ask
    /// of each other's innards carries no proof, and neither does what a client is told.
    /// </summary>
    private static bool IsGuarded(IGrainCallContext context) => !context.TargetId.IsSystemTarget() && !context.TargetId.IsClient();

    private bool Proves(string? told) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(told.AsSpan()), MemoryMarshal.AsBytes(proof.AsSpan()));
}

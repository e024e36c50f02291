using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Recruit.Orleans;

/// <summary>
/// Every call of ours, between silos and from clients, carries a proof that whoever calls has the key folder of the service; a silo does nothing that
/// is asked without it. Whoever reads along on the way has the proof: it keeps out who merely reaches a port.
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

    /// <summary>Ours, and those by which somebody could end activations or read what a silo is about.</summary>
    private static bool IsGuarded(IGrainCallContext context) =>
        context.InterfaceMethod?.DeclaringType is { } contract && (contract.Assembly == typeof(CallProof).Assembly || contract == typeof(IManagementGrain));

    private bool Proves(string? told) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(told.AsSpan()), MemoryMarshal.AsBytes(proof.AsSpan()));
}

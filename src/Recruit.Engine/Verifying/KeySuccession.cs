using System.Globalization;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Engine.Verifying;

/// <summary>
/// Who may sign when: the first batch is signed by a key that the reader trusts; a batch that names a next key hands over to it from the
/// following batch on, and only the key in office can write such a batch.
/// </summary>
internal sealed class KeySuccession(string origin, IReadOnlyCollection<VerifierKey> trusted)
{
    private readonly Dictionary<Digest, ulong> retired = [];

    /// <summary>The key of the first batch, which the reader trusts; nothing before the first batch.</summary>
    public VerifierKey? First { get; private set; }

    /// <summary>The key in office; nothing before the first batch.</summary>
    public VerifierKey? Current { get; private set; }

    /// <summary>How often a key handed over.</summary>
    public int HandOvers => retired.Count;

    /// <summary>What is wrong with a batch's seal, or nothing.</summary>
    public string? Objection(BatchHeader header, ReadOnlySpan<byte> seal)
    {
        if (BatchSeal.Decode(origin, header, seal) is not { } root)
        {
            return "its seal cannot be read";
        }

        if (Current is null && trusted.FirstOrDefault(key => key.Id == root.KeyId && key.Name == origin) is { } first)
        {
            (First, Current) = (first, first);
        }

        if (Current is null)
        {
            return $"it is signed by key {root.KeyId}, which you do not trust; name the key of the journal's first batch, also after keys were changed: \"recruit keys show\" lists it as retired then";
        }

        if (Current.Id != root.KeyId)
        {
            return retired.TryGetValue(root.KeyId, out var batch)
                ? string.Create(CultureInfo.InvariantCulture, $"it is signed by key {root.KeyId}, which handed over in batch {batch} and may not sign any more")
                : $"it is signed by key {root.KeyId}, to which nobody handed over";
        }

        return root.IsSignedBy(Current) ? null : "its signature is not that of the key it names";
    }

    /// <summary>Hands over after a batch that names the next key.</summary>
    public string? HandOver(ulong batch, VerifierKey next)
    {
        if (!string.Equals(next.Name, origin, StringComparison.Ordinal) || next.Id == Current!.Id || !retired.TryAdd(Current.Id, batch) || retired.ContainsKey(next.Id))
        {
            return "it hands over to a key that was in office before, or is of another log";
        }

        Current = next;
        return null;
    }
}

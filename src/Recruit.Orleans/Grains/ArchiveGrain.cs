using Orleans.Concurrency;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Grains;

/// <summary>Reads for whoever asks, on the silo where the question comes in.</summary>
/// <param name="parts">Of the silo.</param>
[StatelessWorker, Reentrant]
public sealed class ArchiveGrain(SiloParts parts) : Grain, IArchiveGrain
{
    private const int KnownMost = 4096;

    private readonly Dictionary<uint, ActorKey> known = [];

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(1, this.GetGrainId());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadAttachmentAsync(byte[] reference) => parts.Attachments.ReadAsync(new Digest(reference));

    /// <inheritdoc/>
    public async Task<byte[]?[]> ReadReceiptsAsync(ulong[] places)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places.Length, IActors.ReceiptsMax, nameof(places));
        var found = new byte[]?[places.Length];
        foreach (var section in places.Select((packed, at) => (packed, at)).GroupBy(one => Section.Of(ReceiptPlace.Unpack(one.packed).Batch)))
        {
            if (await OwnerAsync(section.Key) is not { } owner)
            {
                continue;
            }

            var receipts = await GrainFactory.GetGrain<IActorGrain>(GrainNames.GrainOf(owner)).ReadReceiptsAsync([.. section.Select(one => one.packed)]);
            foreach (var ((_, at), receipt) in section.Zip(receipts))
            {
                found[at] = receipt;
            }
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task<uint?> ReadNewestBookAsync() => (await parts.Books.ReadNewestAsync()).Section;

    /// <inheritdoc/>
    public Task<byte[]?> ReadBookAsync(uint section, int number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(section, Section.Most);
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return parts.Books.ReadAsync(section, number);
    }

    private async Task<ActorKey?> OwnerAsync(uint section)
    {
        if (known.TryGetValue(section, out var owner))
        {
            return owner;
        }

        if (section >= Section.Most || await parts.Names.ReadAsync(section) is not { } read)
        {
            return null;
        }

        if (known.Count >= KnownMost)
        {
            known.Clear();
        }

        return known[section] = read;
    }
}

using Orleans.Storage;
using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Evidence;

namespace Recruit.Orleans.Storage;

/// <summary>
/// Says of a store that nobody named yet whether what it holds is of this service: before there were such names, builds filled stores too. One state is
/// looked at, of an actor that a desk or a section of the log names: its mark is under the master key, and its last batch under the signing key.
/// </summary>
/// <param name="large">The store of large states, and of what belongs to no actor.</param>
/// <param name="small">The store of small ones.</param>
/// <param name="basis">Of the silo.</param>
/// <param name="settings">Of the silo.</param>
/// <param name="count">Told of every call.</param>
internal sealed class StoreWitness(IGrainStorage large, IGrainStorage small, SiloBasis basis, SiloSettings settings, Action count)
{
    /// <summary>Sections that are looked at: those of the first silos, where a campaign with answers has its own.</summary>
    private const uint Sections = 1024;

    private const int Together = 64;

    /// <summary>Sees to it that the store holds nothing of another service, as far as can be found.</summary>
    /// <exception cref="ForeignStoreException">It does.</exception>
    public async Task DemandOursAsync()
    {
        var taken = TakenSections.Read((await TakenSections.StoreOf(large, count).ReadAsync(TakenSections.Name)).State!);
        if (taken == 0)
        {
            return; // No actor ever began.
        }

        await foreach (var actor in NamedAsync((uint)taken))
        {
            if (await IsOursAsync(actor, large) || await IsOursAsync(actor, small))
            {
                return;
            }
        }
    }

    private async IAsyncEnumerable<ActorKey> NamedAsync(uint taken)
    {
        for (var desk = 0; desk < SiloParts.FollowDesks; desk++)
        {
            foreach (var actor in (await FollowDeskRecord.ReadAsync(FollowDeskRecord.PartsOf(large, desk, settings, count))).Actors)
            {
                yield return actor;
            }
        }

        var names = new SectionNames(large, count);
        for (var first = 0u; first < Math.Min(taken, Sections); first += Together)
        {
            foreach (var actor in await Task.WhenAll(Enumerable.Range((int)first, Together).Select(section => names.ReadAsync((uint)section))))
            {
                if (actor is { } named)
                {
                    yield return named;
                }
            }
        }
    }

    /// <summary>Whether an actor's state is there, and ours; false where there is none in that store.</summary>
    private async Task<bool> IsOursAsync(ActorKey actor, IGrainStorage storage)
    {
        var file = new ActorFile(basis.Kinds, actor, new RecordStore(storage, GrainNames.StoredAs(actor), count), FreshRun.Draw(), settings, basis.MarkKey);
        try
        {
            await file.ReadHeadAsync();
        }
        catch (InvalidDataException mistake)
        {
            throw new ForeignStoreException($"It is not known whose store it is, and what it holds is not of this key folder: {mistake.Message}");
        }

        if (file.Head is not { } head || await file.FindAsync(head.Chain.Count - 1) is not { } stored)
        {
            return false;
        }

        return Batch.TryRead(stored.Bytes, out var batch) == ChainVerdict.Whole
            && BatchSeal.Decode(basis.Origin, batch!.Header, stored.Seal.Span) is { } root && root.IsSignedBy(basis.Verifier)
            ? true
            : throw new ForeignStoreException($"It is not known whose store it is, and what it holds is not signed by the signing key of this key folder, under the name {basis.Origin}: {actor}.");
    }
}

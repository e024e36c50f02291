using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Recruit.Actors;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Grains;

/// <summary>
/// A desk. Who is noted is stored before the actor's own write counts, so no death of a silo forgets anybody; who wants nothing any more is
/// found out by waking him, and one write takes away all of these.
/// </summary>
/// <param name="parts">Of the silo.</param>
/// <param name="log">Of the silo.</param>
[Reentrant]
public sealed class WakeDeskGrain(SiloParts parts, ILogger<WakeDeskGrain> log) : Grain, IWakeDeskGrain
{
    private const string Name = "wake-desk";

    private readonly Dictionary<ActorKey, (Instant At, int Times)> noted = [];
    private RecordStore store = null!;
    private GrainState<StoredBytes> stored = null!;
    private Task storing = Task.CompletedTask;
    private Task? next;
    private bool sweeping;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(SiloParts.WakeDesks, this.GetGrainId());
        store = new RecordStore(parts.Store, GrainNames.StoredAs(Name, this.GetPrimaryKeyLong().ToString(System.Globalization.CultureInfo.InvariantCulture)), parts.Meter.CountStorage);
        stored = await store.ReadAsync(Name);
        if (stored.State!.Bytes.Length > 0)
        {
            var reader = new RecordReader(stored.State.Bytes);
            for (var left = reader.ReadInt(); left > 0; left--)
            {
                noted.Add(reader.ReadKey(), (reader.ReadInstant(), 0));
            }
        }
    }

    /// <inheritdoc/>
    public Task AddAsync(string kind, string id, long at)
    {
        var actor = new ActorKey(kind, id);
        var (before, times) = noted.GetValueOrDefault(actor, (new Instant(long.MaxValue), 0));
        noted[actor] = (Instant.Earlier(before, new Instant(at)), times + 1);
        return StoreAsync();
    }

    /// <inheritdoc/>
    public async Task SweepAsync()
    {
        if (sweeping)
        {
            return;
        }

        sweeping = true;
        try
        {
            var now = parts.Now;
            var due = noted.Where(one => one.Value.At <= now).ToList();
            var gone = 0;
            foreach (var some in due.Chunk(256))
            {
                gone += (await Task.WhenAll(some.Select(one => WakeAsync(one.Key, one.Value.Times)))).Count(isGone => isGone);
            }

            if (gone > 0)
            {
                await StoreAsync();
            }
        }
        finally
        {
            sweeping = false;
        }
    }

    /// <summary>Wakes one; the answer is whether nothing is to be done for it any more.</summary>
    private async Task<bool> WakeAsync(ActorKey actor, int times)
    {
        try
        {
            var again = await GrainFactory.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)).WakeAsync();

            // One that came again meanwhile stays.
            if (noted.TryGetValue(actor, out var now) && now.Times == times)
            {
                if (again is not { } at)
                {
                    return noted.Remove(actor);
                }

                noted[actor] = (new Instant(at), times);
            }
        }
        catch (Exception lost)
        {
            // Whatever failed there, it stays noted, and the next sweep wakes it.
            SiloLog.NotWoken(log, actor, lost);
        }

        return false;
    }

    /// <summary>Ends when everything that is noted now is stored; those who come while something is being stored share the next write.</summary>
    private Task StoreAsync()
    {
        return next ??= StoreNextAsync(storing);
    }

    private async Task StoreNextAsync(Task before)
    {
        await Task.Yield();
        try
        {
            await before;
        }
        finally
        {
            (storing, next) = (next!, null);
        }

        var writer = new RecordWriter();
        writer.Write(noted.Count);
        foreach (var (actor, (at, _)) in noted)
        {
            writer.Write(actor);
            writer.Write(at);
        }

        try
        {
            stored.State = new StoredBytes { Bytes = writer.ToArray() };
            await store.WriteAsync(Name, stored);
        }
        catch
        {
            // Nobody knows what is stored; the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}

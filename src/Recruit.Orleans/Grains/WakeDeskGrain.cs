using System.Globalization;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Recruit.Actors;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Grains;

/// <summary>
/// A desk. Who is noted is stored before the actor's own write counts, so no death of a silo forgets anybody; who wants nothing any more is
/// found out by waking him, and one write takes away all of these. A desk that begins writes its records anew, so one that it replaced, and that
/// still takes notes, stores none of them.
/// </summary>
/// <param name="parts">Of the silo.</param>
/// <param name="log">Of the silo.</param>
[Reentrant]
public sealed class WakeDeskGrain(SiloParts parts, ILogger<WakeDeskGrain> log) : Grain, IWakeDeskGrain
{
    private const string Name = "wake-desk";

    private readonly Dictionary<ActorKey, (Instant At, int Times)> noted = [];
    private DeskParts records = null!;
    private Task storing = Task.CompletedTask;
    private Task? next;
    private bool sweeping;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(SiloParts.WakeDesks, this.GetGrainId());
        records = new DeskParts(
            new RecordStore(parts.Store, GrainNames.StoredAs(Name, this.GetPrimaryKeyLong().ToString(CultureInfo.InvariantCulture)), parts.Meter.CountStorage),
            Name, parts.Settings.DeskBytes, sizeof(long));
        await records.ReadAsync(Decode);
        records.ChangeAll();
        await StoreAsync();
    }

    /// <inheritdoc/>
    public Task AddAsync(string kind, string id, long at)
    {
        var actor = new ActorKey(kind, id);
        var (before, times) = noted.GetValueOrDefault(actor, (new Instant(long.MaxValue), 0));
        noted[actor] = (Instant.Earlier(before, new Instant(at)), times + 1);
        records.Change(actor);
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
                    records.Remove(actor);
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

        try
        {
            await records.WriteAsync(Encode);
        }
        catch
        {
            // Nobody knows what is stored; the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }

    private byte[] Encode(IReadOnlyCollection<ActorKey> actors)
    {
        var writer = new RecordWriter();
        writer.Write(actors.Count);
        foreach (var actor in actors)
        {
            writer.Write(actor);
            writer.Write(noted[actor].At);
        }

        return writer.ToArray();
    }

    private List<ActorKey> Decode(StoredBytes stored, int number)
    {
        var actors = new List<ActorKey>();
        var reader = new RecordReader(stored.Bytes);
        for (var left = stored.Bytes.Length == 0 ? 0 : reader.ReadInt(); left > 0; left--)
        {
            // One that left a part and came again to another can stand in both, if the first could not be written.
            var (actor, at) = (reader.ReadKey(), reader.ReadInstant());
            noted[actor] = (noted.TryGetValue(actor, out var before) ? Instant.Earlier(before.At, at) : at, 0);
            actors.Add(actor);
        }

        return actors;
    }
}

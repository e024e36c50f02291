using Orleans.Concurrency;
using Recruit.Actors;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Grains;

/// <summary>
/// A desk. That there is an actor is stored before the actor's own write counts; whoever comes meanwhile shares the next write. A desk takes notes
/// only as long as no other took its place (<see cref="SiloSettings.NoteFor"/>), and one that took a place of a desk that did not end in order is
/// settled only after that time: so no note is lost between two.
/// </summary>
/// <param name="parts">Of the silo.</param>
[Reentrant]
public sealed class FollowDeskGrain(SiloParts parts) : Grain, IFollowDeskGrain
{
    private const string Name = FollowDeskRecord.Name;

    private readonly Guid term = Guid.NewGuid();
    private readonly FollowedActors actors = new();
    private DeskParts records = null!;
    private Task storing = Task.CompletedTask;
    private Task? next;
    private Task? looking;
    private Instant heard;
    private Instant settled;
    private bool isOver;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(SiloParts.FollowDesks, this.GetGrainId());
        records = FollowDeskRecord.PartsOf(parts.Store, this.GetPrimaryKeyLong(), parts.Settings, parts.Meter.CountStorage);
        var (wasOpen, known) = await FollowDeskRecord.ReadAsync(records);
        actors.Begin(known);

        // From now on another desk that still takes notes finds out when it looks, or when it writes.
        records.ChangeAll();
        await WriteAsync(isOpen: true);
        settled = wasOpen ? parts.Now + parts.Settings.NoteFor : parts.Now;
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (!isOver)
        {
            isOver = true;
            await storing;
            records.ChangeFirst();
            await WriteAsync(isOpen: false);
        }
    }

    /// <inheritdoc/>
    public async Task NoteAsync(string kind, string id)
    {
        var actor = new ActorKey(kind, id);
        if (actors.Move(actor))
        {
            await HearAsync(parts.Settings.NoteFor);
        }
        else
        {
            records.Change(actor);
            await StoreAsync();
        }

        DemandTerm();
    }

    /// <inheritdoc/>
    public async Task<Moves> ReadAsync(Guid term, long after)
    {
        await HearAsync(parts.Settings.BelieveFor);
        DemandTerm();
        var isAnew = term != this.term || !actors.Knows(after);
        var (moves, hasMore) = actors.After(isAnew ? 0 : after);
        return new Moves(this.term, parts.Now >= settled, isAnew, moves, hasMore);
    }

    /// <inheritdoc/>
    public Task LeaveAsync(Guid term, Move[] rested)
    {
        ArgumentNullException.ThrowIfNull(rested);
        if (term == this.term)
        {
            // It is stored with whatever else is; whoever is followed for nothing does no harm.
            foreach (var actor in actors.Leave(rested))
            {
                records.Remove(actor);
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>Sees to it that nobody had taken its place a while ago; all who ask meanwhile share one look.</summary>
    private Task HearAsync(TimeSpan believed) => parts.Now - heard <= believed ? Task.CompletedTask : looking ??= LookAsync();

    private async Task LookAsync()
    {
        await Task.Yield();
        try
        {
            var (now, before) = (parts.Now, records.Tag);
            var tag = await records.ReadTagAsync();

            // A write of ours that came in between finds out for both.
            await storing;
            if (tag != before && records.Tag == before)
            {
                GiveUp();
                throw new InvalidDataException("Another desk took this one's place.");
            }

            heard = Instant.Later(heard, now);
        }
        finally
        {
            looking = null;
        }
    }

    /// <summary>Ends when everybody who is known now is stored; those who come while something is being stored share the next write.</summary>
    private Task StoreAsync() => next ??= StoreNextAsync(storing);

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

        DemandTerm();
        await WriteAsync(isOpen: true);
    }

    private async Task WriteAsync(bool isOpen)
    {
        var (began, kept) = (parts.Now, actors.Kept());
        try
        {
            await records.WriteAsync(some => new FollowDeskRecord(isOpen, records.Count > 1, some).Encode());
        }
        catch
        {
            // Nobody knows what is stored; the next activation reads it.
            GiveUp();
            throw;
        }

        heard = Instant.Later(heard, began);
        actors.Stored(kept);
    }

    private void GiveUp()
    {
        isOver = true;
        DeactivateOnIdle();
    }

    private void DemandTerm()
    {
        if (isOver)
        {
            throw new IOException($"{Name} begins anew.");
        }
    }
}

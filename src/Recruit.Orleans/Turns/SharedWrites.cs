using Recruit.Actors;
using Recruit.Engine.Lists;
using Recruit.Orleans.Books;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>
/// One write at a time for all turns that came meanwhile. A write that fails, for whatever reason, means that nobody knows what is stored:
/// the activation gives up.
/// </summary>
internal sealed class SharedWrites
{
    private readonly HostedParts parts;
    private readonly ActorKey key;
    private readonly ActorFile file;
    private readonly ActivationLife life;
    private readonly TurnTime time;
    private readonly StoreFence fence;
    private readonly Outbox outbox;
    private readonly OwnChain chain;
    private readonly PageRounds rounds;
    private LiveActor actor = null!;
    private Task? writing;
    private Instant? wakeSeenTo;
    private bool pulse;

    public SharedWrites(HostedParts parts, ActorKey key, ActorFile file, ActivationLife life, TurnTime time, StoreFence fence, Outbox outbox)
    {
        (this.parts, this.key, this.file, this.life, this.time, this.fence, this.outbox) = (parts, key, file, life, time, fence, outbox);
        (chain, rounds) = (new OwnChain(parts, key), new PageRounds(file));
        life.GivenUp += () =>
        {
            UnderWay?.Settle(isStored: false);
            Open.Settle(isStored: false);
        };
    }

    /// <summary>What turns fill now.</summary>
    public OpenWrite Open { get; private set; } = new();

    /// <summary>What is being stored.</summary>
    public OpenWrite? UnderWay { get; private set; }

    /// <summary>When the last write began.</summary>
    public Instant Began { get; private set; }

    /// <summary>Goes on from what is stored.</summary>
    public void Begin(LiveActor loaded)
    {
        actor = loaded;
        if (file.Head is { } head)
        {
            chain.Begin(head);

            // Whoever stored it may have ended before it was noted.
            parts.Stored(new StoredHead(key, head.Chain.Link, head.Chain));
        }
    }

    /// <summary>Wants a sign of life stored, with whatever else is.</summary>
    public void Pulse() => pulse = true;

    /// <summary>Stores what is wanted, unless that is under way.</summary>
    public void Write()
    {
        if (writing is null && !life.IsOver && (Open.IsWanted || pulse))
        {
            writing = WriteAllAsync();
        }
    }

    /// <summary>Stores everything that is open, wanted or not.</summary>
    public async Task FinishAsync()
    {
        while (!life.IsOver && (writing is not null || !Open.Record.IsEmpty))
        {
            Open.IsWanted |= !Open.Record.IsEmpty;
            Write();
            await (writing ?? Task.CompletedTask);
        }
    }

    /// <summary>When the actor must be woken again, for whoever just woke it and will do so; nothing if nobody need.</summary>
    public Instant? TakeWake() => wakeSeenTo = Wake();

    private async Task WriteAllAsync()
    {
        try
        {
            while (!life.IsOver && (Open.IsWanted || pulse))
            {
                await Task.Yield();
                if (Began + parts.Settings.WriteEvery - parts.Clock.Now is var pause && pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, parts.Time);
                }

                await WriteOneAsync();
            }
        }
        catch (Exception failure)
        {
            life.GiveUp(failure);
        }
        finally
        {
            writing = null;
        }
    }

    private async Task WriteOneAsync()
    {
        if (!Open.Record.IsEmpty)
        {
            // A sign of life has no number, and a section is begun by a batch or not at all.
            await chain.PrepareAsync(Open);
        }

        var write = Open;
        (Open, UnderWay, pulse) = (new OpenWrite(), write, false);
        Began = time.Stand();
        var batch = write.Record.IsEmpty ? null : chain.Close(actor, write, Began);
        var adopt = rounds.TakeStored();
        var replaced = adopt is { } pages ? file.ReplacedBy(pages.Pages) : [];
        if (adopt is null)
        {
            // The next round counts on the pages that this write makes count; it begins with a later one.
            rounds.Begin(actor, batch?.Head ?? chain.Head);
        }

        foreach (var attachment in write.Record.Attachments)
        {
            await parts.Attach(attachment);
        }

        var isListed = ListedBatches.Follows(key.Kind) && ListedBatches.IsNeeded(parts.Kinds, key, write.Record.Entries.ToArray(), write.Record.Leaves);
        var noted = parts.Clock.Now;
        await Task.WhenAll(SeeToWakeAsync(), isListed ? parts.SeeToLists(key) : Task.CompletedTask);
        await file.WriteAsync(batch?.Stored, batch?.Head ?? chain.Head, Began, chain.HasLeaves, adopt, chain.Start);
        if (batch is not null)
        {
            parts.Stored(new StoredHead(key, chain.Head.Link, batch.Head));
        }

        if (isListed && parts.Clock.Now - noted > parts.Settings.NoteFor)
        {
            // The desk that was told may have been replaced meanwhile, and whoever reads lists may have been here before the write.
            await parts.SeeToLists(key);
        }

        UnderWay = null;
        time.Stored(Began);
        chain.Follow(batch);
        fence.HeardAt(Began);
        write.Settle(isStored: true);
        outbox.Add(write.Record.Postings);
        outbox.Deliver();
        if (replaced.Count > 0)
        {
            await file.ClearAsync(replaced);
        }
    }

    /// <summary>
    /// When it must be woken if it stops: at once where a message may not have arrived, or time is lost by every moment; else when something is due.
    /// </summary>
    private Instant? Wake() =>
        !outbox.IsEmpty || Open.Record.Postings.Count > 0 || UnderWay?.Record.Postings.Count > 0 || time.LosesByGaps ? default(Instant) : actor.Due;

    /// <summary>Before anything counts for which somebody must be woken, it is seen to; one that is woken for nothing does no harm.</summary>
    private async Task SeeToWakeAsync()
    {
        if (Wake() is { } at && !(wakeSeenTo <= at))
        {
            await parts.SeeToWake(key, at);
            wakeSeenTo = at;
        }
    }
}

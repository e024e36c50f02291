using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>
/// One activation of an actor: turns, and one write at a time for all turns that came meanwhile. No answer, message or arrival leaves before
/// the write is stored that holds its effect, or anything it may depend on.
/// </summary>
/// <remarks>
/// <para>One thread at a time, as a grain has it; but turns come while a write is under way. When a write fails, or finds that somebody else
/// wrote, nobody knows what is stored: everybody who waits is told so, and this activation does nothing any more. The next one reads the truth.</para>
/// <para>Time stands still for decisions while a write is under way, and none begins once that has taken longer than a gap: so no decision lies
/// inside a gap, and an actor that is told of gaps is told before its next decision (<see cref="SiloSettings.Gap"/>).</para>
/// </remarks>
internal sealed class HostedActor
{
    private const int FullBytes = 1 << 22;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private readonly HostedParts parts;
    private readonly ActorFile file;
    private readonly ActorKind kind;
    private readonly Action giveUp;
    private readonly LinkedList<Posting> outbox = [];
    private LiveActor actor = null!;
    private OpenWrite open = new();
    private OpenWrite? underWay;
    private Task? writing;
    private Task? delivering;
    private Task<bool>? looking;
    private (Task<StoredPages> Stored, ChainHead At)? paging;
    private ChainHead chain;
    private ChainHead start;
    private bool hasLeaves;
    private Instant latest;
    private Instant alive;
    private Instant writeBegan;
    private Instant believed;
    private Instant nudged;
    private Instant? wakeSeenTo;
    private bool pulse;
    private int waiting;
    private long waitingBytes;

    /// <summary>An activation that knows nothing yet.</summary>
    /// <param name="parts">Of the silo.</param>
    /// <param name="key">Which actor.</param>
    /// <param name="file">What is stored of it.</param>
    /// <param name="giveUp">Called once, when this activation does nothing any more.</param>
    public HostedActor(HostedParts parts, ActorKey key, ActorFile file, Action giveUp)
    {
        (this.parts, Key, this.file, this.giveUp) = (parts, key, file, giveUp);
        kind = parts.Kinds[key];
    }

    /// <summary>Which actor.</summary>
    public ActorKey Key { get; }

    /// <summary>Whether this activation does nothing any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>
    /// Whether something is soon due, or on its way, so that it must look at the clock now and then. For what is due later it is woken: it need
    /// not stay in memory for a term in a month.
    /// </summary>
    public bool WaitsForTime => !IsOver && (actor.Due <= Present + Soon || LosesByGaps || outbox.Count > 0 || !open.Record.IsEmpty);

    /// <summary>When it must be woken again, for whoever just woke it and will do so; nothing if nobody need.</summary>
    public Instant? TakeWake() => wakeSeenTo = Wake();

    /// <summary>SHA-256 over the state, what is not stored yet included.</summary>
    public Digest CanonicalHash() => actor.CanonicalHash();

    /// <summary>Reads what is stored. First of all, time that was lost through us is given back.</summary>
    public async Task WakeAsync()
    {
        actor = await file.LoadAsync();
        believed = parts.Clock.Now;
        latest = alive = parts.Clock.Now;
        if (file.Head is { } head)
        {
            (chain, hasLeaves, alive) = (head.Chain, head.HasLeaves, head.Alive);
            latest = Instant.Later(latest, head.Alive);
        }

        foreach (var posting in actor.Pending)
        {
            outbox.AddLast(posting);
        }

        Rest();
        TellGap();
        Deliver();
    }

    /// <summary>Answers a command from outside.</summary>
    public async Task<Answer> AskAsync(ActorCommand command, OperationId operation)
    {
        if (waiting >= parts.Settings.CallersWaiting || (waiting > 0 && waitingBytes + command.Weight > parts.Settings.CallersBytes))
        {
            return new Answer(new Busy(parts.Settings.RetryAfter));
        }

        (waiting, waitingBytes) = (waiting + 1, waitingBytes + command.Weight);
        try
        {
            return await AnswerAsync(command, operation);
        }
        finally
        {
            (waiting, waitingBytes) = (waiting - 1, waitingBytes - command.Weight);
        }
    }

    /// <summary>Takes messages of another actor; the answer says of each whether its effect is stored.</summary>
    public async Task<bool[]> TakeAsync(ActorKey from, IReadOnlyList<(ulong Number, ActorCommand Command)> messages)
    {
        var taken = new bool[messages.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            while (MustWait() is { } wait)
            {
                await wait;
            }

            if (IsOver)
            {
                return new bool[messages.Count];
            }

            var (number, command) = messages[i];
            try
            {
                Turn(now => actor.Deliver(from, number, command, now, open.Record));
                taken[i] = true;
            }
            catch (DecisionFailedException mistake)
            {
                // The message stays with its sender and comes again.
                parts.Trouble(mistake);
            }
        }

        return await AreStoredAsync() ? taken : new bool[messages.Count];
    }

    /// <summary>Does what is due: nudges, signs of life, messages that did not arrive, arrivals that were not stored.</summary>
    public async Task TickAsync()
    {
        while (MustWait() is { } wait)
        {
            await wait;
        }

        if (IsOver)
        {
            return;
        }

        var now = Present;
        if (actor.Due <= now && now - nudged >= parts.Settings.RepeatAfter)
        {
            nudged = now;
            Tell(new Nudge());
        }

        if (LosesByGaps && now - alive >= parts.Settings.PulseEvery)
        {
            pulse = true;
        }

        if (!open.Record.IsEmpty && now - open.Since >= parts.Settings.NoteArrivalsAfter)
        {
            open.IsWanted = true;
        }

        Write();
        Deliver();
    }

    /// <summary>Stores what is open and takes nothing any more.</summary>
    public async Task StopAsync()
    {
        while (!IsOver && (writing is not null || !open.Record.IsEmpty))
        {
            open.IsWanted |= !open.Record.IsEmpty;
            Write();
            await (writing ?? Task.CompletedTask);
        }

        IsOver = true;
    }

    /// <summary>Receipts at places of this actor's batches, in their order; only of what is stored.</summary>
    /// <exception cref="IOException">This activation does nothing any more: it may not know the last batches.</exception>
    public async Task<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places)
    {
        if (!await AreStoredAsync())
        {
            throw new IOException($"{Key} begins anew.");
        }

        var found = new Receipt?[places.Count];
        foreach (var batch in places.Select((place, at) => (place, at)).GroupBy(one => one.place.Batch))
        {
            if (await file.FindAsync(batch.Key) is { } stored)
            {
                var opened = new OpenedBatch(parts.Origin, stored);
                foreach (var (place, at) in batch)
                {
                    found[at] = opened.ReceiptAt(place);
                }
            }
        }

        return ImmutableArray.Create(found);
    }

    private async Task<Answer> AnswerAsync(ActorCommand command, OperationId operation)
    {
        while (MustWait() is { } wait)
        {
            await wait;
        }

        if (IsOver)
        {
            return new Answer(new Busy(parts.Settings.RetryAfter));
        }

        var before = open.Record.Entries.Length;
        var write = open;
        TurnReply reply = default;
        Turn(now => reply = actor.Ask(command, operation, now, open.Record));
        var place = reply.Earlier;
        if (reply.Leaf >= 0)
        {
            write.Awaiting.Add(first => place = first with { Index = first.Index + (uint)reply.Leaf });
        }

        var changed = write.Record.Entries.Length > before;
        if (await AreStoredAsync())
        {
            return new Answer(reply.Reply, place);
        }

        return new Answer(changed ? new OutcomeUnknown() : new Busy(parts.Settings.RetryAfter));
    }

    /// <summary>
    /// Ends when everything is stored on which an answer may depend that is given now. Where that is so already, somebody else may have
    /// stored since: an activation that has not heard of the store for a while looks first.
    /// </summary>
    private async Task<bool> AreStoredAsync()
    {
        if ((open.HasEffects ? open : underWay) is { } last)
        {
            return await last.Stored;
        }

        if (parts.Clock.Now - believed <= parts.Settings.BelieveFor)
        {
            return !IsOver;
        }

        return await (looking ??= LookAsync());
    }

    private async Task<bool> LookAsync()
    {
        var now = parts.Clock.Now;
        try
        {
            // A write that began meanwhile finds out for both.
            if (!await file.IsOursAsync() && !(underWay is { } write && await write.Stored))
            {
                throw new InvalidDataException($"{Key}: another activation has stored.");
            }

            believed = Instant.Later(believed, now);
        }
        catch (Exception failure)
        {
            GiveUp(failure);
        }
        finally
        {
            looking = null;
        }

        return !IsOver;
    }

    /// <summary>What a turn must wait for before it begins; nothing if it may begin at once.</summary>
    private Task<bool>? MustWait()
    {
        if (IsOver)
        {
            return null;
        }

        Rest();
        var present = parts.Clock.Now;
        if (underWay is not null && present - writeBegan > parts.Settings.Gap)
        {
            return underWay.Stored;
        }

        if (open.Record.Entries.Length >= FullBytes)
        {
            return open.Stored;
        }

        TellGap();
        return null;
    }

    /// <summary>The instant by which turns decide.</summary>
    private Instant Present => underWay is null ? Instant.Later(latest, parts.Clock.Now) : latest;

    private bool LosesByGaps => kind.IsToldOfGaps && actor.Due is not null;

    /// <summary>While nobody's time runs, that nothing is stored is rest, and no gap.</summary>
    private void Rest()
    {
        if (!LosesByGaps)
        {
            alive = Instant.Later(alive, parts.Clock.Now);
        }
    }

    private void TellGap()
    {
        var present = parts.Clock.Now;
        if (underWay is null && LosesByGaps && present - alive > parts.Settings.Gap)
        {
            var from = alive;
            alive = latest = Instant.Later(latest, present);
            Tell(new ServiceGap(from, present));
            Write();
        }
    }

    private void Tell(ActorCommand command)
    {
        try
        {
            Turn(now => actor.Ask(command, default, now, open.Record));
        }
        catch (DecisionFailedException mistake)
        {
            parts.Trouble(mistake);
        }
    }

    private void Turn(Action<Instant> turn)
    {
        latest = Present;
        var (before, write) = (open.Record.Entries.Length, open);
        try
        {
            turn(latest);
        }
        catch (Exception failure) when (failure is not DecisionFailedException)
        {
            // The state may be half changed.
            GiveUp(failure);
            return;
        }

        if (write.Record.Entries.Length > before)
        {
            write.Since = before == 0 ? latest : write.Since;
            (write.HasEffects, write.IsWanted) = (true, true);
            Write();
        }
    }

    private void Write()
    {
        if (writing is null && !IsOver && (open.IsWanted || pulse))
        {
            writing = WriteAllAsync();
        }
    }

    private async Task WriteAllAsync()
    {
        try
        {
            while (!IsOver && (open.IsWanted || pulse))
            {
                await Task.Yield();
                if (writeBegan + parts.Settings.WriteEvery - parts.Clock.Now is var pause && pause > TimeSpan.Zero)
                {
                    await Task.Delay(pause, parts.Time);
                }

                await WriteOneAsync();
            }
        }
        catch (Exception failure)
        {
            GiveUp(failure);
        }
        finally
        {
            writing = null;
        }
    }

    private async Task WriteOneAsync()
    {
        await PrepareAsync();
        var write = open;
        (open, underWay, pulse) = (new OpenWrite(), write, false);
        writeBegan = latest = Instant.Later(latest, parts.Clock.Now);
        var batch = write.Record.IsEmpty ? null : Close(write);
        var adopt = StoredPages();
        var replaced = adopt is { } pages ? file.ReplacedBy(pages.Pages) : [];
        if (adopt is null)
        {
            // The next round counts on the pages that this write makes count; it begins with a later one.
            TakePages(batch?.Head ?? chain);
        }

        foreach (var attachment in write.Record.Attachments)
        {
            await parts.Attach(attachment);
        }

        await SeeToWakeAsync();
        await file.WriteAsync(batch?.Stored, batch?.Head ?? chain, writeBegan, hasLeaves, adopt, start);
        (underWay, alive) = (null, writeBegan);
        chain = batch?.Head ?? chain;
        believed = Instant.Later(believed, writeBegan);
        write.Settle(isStored: true);
        foreach (var posting in write.Record.Postings)
        {
            outbox.AddLast(posting);
        }

        Deliver();
        if (replaced.Count > 0)
        {
            await file.ClearAsync(replaced);
        }
    }

    /// <summary>
    /// Sees to it that the batch can be numbered at once: a turn that came between the close and the places of its receipts would find effects
    /// without a place.
    /// </summary>
    private async Task PrepareAsync()
    {
        if (chain == default || Section.IsOver(chain))
        {
            var section = await parts.TakeSection(chain != default);
            chain = new ChainHead(Section.First(section), chain == default ? HashChain.Start(parts.Origin).Link : chain.Link);
            start = file.Head is null ? chain : start;
            hasLeaves = false;
        }

        if (open.Record.Leaves.Count > 0 && !hasLeaves)
        {
            await parts.NameSection(Section.Of(chain.Count), Key);
            hasLeaves = true;
        }
    }

    /// <summary>
    /// When it must be woken if it stops: at once where a message may not have arrived, or time is lost by every moment; else when something is due.
    /// </summary>
    private Instant? Wake() =>
        outbox.Count > 0 || open.Record.Postings.Count > 0 || underWay?.Record.Postings.Count > 0 || LosesByGaps ? default(Instant) : actor.Due;

    /// <summary>Before anything counts for which somebody must be woken, it is seen to; one that is woken for nothing does no harm.</summary>
    private async Task SeeToWakeAsync()
    {
        if (Wake() is { } at && !(wakeSeenTo <= at))
        {
            await parts.SeeToWake(Key, at);
            wakeSeenTo = at;
        }
    }

    /// <summary>Numbers the batch and tells the turns where their receipts stand.</summary>
    private ClosedBatch Close(OpenWrite write)
    {
        var first = new ReceiptPlace(chain.Count, 1);
        actor.Place(write.Record, first);
        write.Awaiting.ForEach(one => one(first));
        return ClosedBatch.Of(Key, write.Record, chain, writeBegan, parts.Sign);
    }

    /// <summary>Pages that were stored beside those that count.</summary>
    private (StoredPages Pages, ChainHead At)? StoredPages()
    {
        if (paging is not { Stored.IsCompleted: true } done)
        {
            return null;
        }

        paging = null;
        return (done.Stored.GetAwaiter().GetResult(), done.At);
    }

    /// <summary>Where a round of pages is due, takes them: the state is that after the batch which was just closed. They are stored beside the writes.</summary>
    private void TakePages(ChainHead at)
    {
        if (paging is null && file.WantsPages)
        {
            paging = (file.WritePagesAsync(file.TakePages(actor)), at);
        }
    }

    private void Deliver()
    {
        if (delivering is null && !IsOver && outbox.Count > 0)
        {
            var run = DeliverAllAsync();
            delivering = run.IsCompleted ? null : run;
        }
    }

    private async Task DeliverAllAsync()
    {
        try
        {
            while (!IsOver && outbox.Count > 0)
            {
                var some = outbox.Take(parts.Settings.LettersTogether).ToList();
                var arrived = await Task.WhenAll(some.GroupBy(one => one.Message.To).Select(DeliverAsync));
                if (IsOver)
                {
                    return;
                }

                var ofThese = arrived.SelectMany(one => one).ToHashSet<object>(ReferenceEqualityComparer.Instance);
                for (var node = outbox.First; node is not null && ofThese.Count > 0;)
                {
                    var next = node.Next;
                    if (ofThese.Remove(node.Value))
                    {
                        Acknowledge(node.Value);
                        outbox.Remove(node);
                    }

                    node = next;
                }

                if (arrived.Sum(one => one.Count) < some.Count)
                {
                    await Task.Delay(parts.Settings.RepeatAfter, parts.Time);
                }
            }
        }
        finally
        {
            delivering = null;
        }
    }

    private async Task<IReadOnlyList<Posting>> DeliverAsync(IGrouping<ActorKey, Posting> letters)
    {
        var all = letters.ToList();
        try
        {
            var arrived = await parts.Deliver(Key, letters.Key, all);
            return [.. all.Where((_, at) => arrived[at])];
        }
        catch (Exception lost)
        {
            // Whatever failed, here or there: whether they arrived is not known; they are sent again, and applied once.
            parts.Undelivered(letters.Key, lost);
            return [];
        }
    }

    private void Acknowledge(Posting posting)
    {
        var (before, now) = (open.Record.Entries.Length, parts.Clock.Now);
        actor.Acknowledge(posting.Message.To, posting.Number, open.Record);
        open.Since = before == 0 ? now : open.Since;
    }

    private void GiveUp(Exception failure)
    {
        if (IsOver)
        {
            return;
        }

        IsOver = true;
        underWay?.Settle(isStored: false);
        open.Settle(isStored: false);
        parts.GaveUp(Key, failure);
        giveUp();
    }
}

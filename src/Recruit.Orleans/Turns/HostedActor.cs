using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Turns;

/// <summary>
/// One activation of an actor: its turns. No answer, message or arrival leaves before the write is stored that holds its effect, or anything it may
/// depend on.
/// </summary>
/// <remarks>
/// <para>One thread at a time, as a grain has it; but turns come while a write is under way (<see cref="SharedWrites"/>). When a write fails, or finds
/// that somebody else wrote, nobody knows what is stored: everybody who waits is told so, and this activation does nothing any more
/// (<see cref="ActivationLife"/>). The next one reads the truth.</para>
/// <para>Time stands still for decisions while a write is under way, and none begins once that has taken longer than a gap: so no decision lies
/// inside a gap, and an actor that is told of gaps is told before its next decision (<see cref="TurnTime"/>).</para>
/// </remarks>
internal sealed class HostedActor
{
    private const int FullBytes = 1 << 22;

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2);

    private readonly HostedParts parts;
    private readonly ActorFile file;
    private readonly ActivationLife life;
    private readonly WaitingCallers callers;
    private readonly TurnTime time;
    private readonly StoreFence fence;
    private readonly Outbox outbox;
    private readonly SharedWrites writes;
    private readonly Listing listing;
    private LiveActor actor = null!;
    private Instant nudged;

    /// <summary>An activation that knows nothing yet.</summary>
    /// <param name="parts">Of the silo.</param>
    /// <param name="key">Which actor.</param>
    /// <param name="file">What is stored of it.</param>
    /// <param name="giveUp">Called once, when this activation does nothing any more.</param>
    public HostedActor(HostedParts parts, ActorKey key, ActorFile file, Action giveUp)
    {
        (this.parts, Key, this.file) = (parts, key, file);
        (life, callers, time) = (new ActivationLife(parts, key, giveUp), new WaitingCallers(parts.Settings), new TurnTime(parts.Clock, parts.Kinds[key]));
        (fence, outbox) = (new StoreFence(parts, file, life), new Outbox(parts, key, life, Acknowledge));
        writes = new SharedWrites(parts, key, file, life, time, fence, outbox);
        listing = new Listing(parts.Kinds, key, file);
    }

    /// <summary>Which actor.</summary>
    public ActorKey Key { get; }

    /// <summary>Whether this activation does nothing any more.</summary>
    public bool IsOver => life.IsOver;

    /// <summary>
    /// Whether something is soon due, or on its way, so that it must look at the clock now and then. For what is due later it is woken: it need
    /// not stay in memory for a term in a month.
    /// </summary>
    public bool WaitsForTime => !IsOver && (actor.Due <= time.Present + Soon || time.LosesByGaps || !outbox.IsEmpty || !writes.Open.Record.IsEmpty);

    /// <summary>When it must be woken again, for whoever just woke it and will do so; nothing if nobody need.</summary>
    public Instant? TakeWake() => writes.TakeWake();

    /// <summary>SHA-256 over the state, what is not stored yet included.</summary>
    public Digest CanonicalHash() => actor.CanonicalHash();

    /// <summary>Reads what is stored. First of all, time that was lost through us is given back.</summary>
    public async Task WakeAsync()
    {
        actor = await file.LoadAsync();
        fence.HeardAt(parts.Clock.Now);
        time.Begin(actor, file.Head?.Alive);
        writes.Begin(actor);
        outbox.Add(actor.Pending);
        if (listing.MayHaveMoved)
        {
            // A write whose fate nobody knew may be stored only now, behind the back of lists.
            await parts.SeeToLists(Key);
        }

        TellGap();
        outbox.Deliver();
    }

    /// <summary>Answers a command from outside.</summary>
    public async Task<Answer> AskAsync(ActorCommand command, OperationId operation)
    {
        if (!callers.TryEnter(command))
        {
            return new Answer(new Busy(parts.Settings.RetryAfter));
        }

        try
        {
            return await AnswerAsync(command, operation);
        }
        finally
        {
            callers.Leave(command);
        }
    }

    /// <summary>Takes messages of another actor; the answer says of each whether its effect is stored.</summary>
    public async Task<bool[]> TakeAsync(ActorKey from, IReadOnlyList<(ulong Number, ActorCommand Command)> messages)
    {
        var taken = new bool[messages.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            await UntilTurnAsync();
            if (IsOver)
            {
                return new bool[messages.Count];
            }

            var (number, command) = messages[i];
            try
            {
                Turn(now => actor.Deliver(from, number, command, now, writes.Open.Record));
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
        await UntilTurnAsync();
        if (IsOver)
        {
            return;
        }

        var now = time.Present;
        if (actor.Due <= now && now - nudged >= parts.Settings.RepeatAfter)
        {
            nudged = now;
            Tell(new Nudge());
        }

        if (time.LosesByGaps && now - time.Alive >= parts.Settings.PulseEvery)
        {
            writes.Pulse();
        }

        if (!writes.Open.Record.IsEmpty && now - writes.Open.Since >= parts.Settings.NoteArrivalsAfter)
        {
            writes.Open.IsWanted = true;
        }

        writes.Write();
        outbox.Deliver();
    }

    /// <summary>Stores what is open and takes nothing any more.</summary>
    public async Task StopAsync()
    {
        await writes.FinishAsync();
        life.End();
    }

    /// <summary>Receipts at places of this actor's batches, in their order; only of what is stored.</summary>
    /// <exception cref="IOException">This activation does nothing any more: it may not know the last batches.</exception>
    public async Task<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places)
    {
        await DemandStoredAsync();
        return await OpenedBatch.ReadAsync(file, parts.Origin, places);
    }

    /// <summary>The link of the chain after a stored batch, or nothing where there is no such batch.</summary>
    /// <exception cref="IOException">This activation does nothing any more: it may not know the last batches.</exception>
    public async Task<Digest?> ReadLinkAsync(ulong number)
    {
        await DemandStoredAsync();
        if (file.Head is { } head && head.Chain.Count == number + 1)
        {
            return head.Chain.Link;
        }

        return await file.FindAsync(number) is { } stored && Batch.TryParse(stored.Bytes, out var batch) == ChainVerdict.Whole ? batch!.Header.Link : null;
    }

    /// <summary>Some batches with what lists need, in their order; only of what is stored.</summary>
    /// <exception cref="IOException">This activation does nothing any more: it may not know the last batches.</exception>
    public async Task<Listed> ReadListedAsync(ulong from)
    {
        await DemandStoredAsync();
        return await listing.ReadAsync(from);
    }

    private async Task DemandStoredAsync()
    {
        if (!await AreStoredAsync())
        {
            throw new IOException($"{Key} begins anew.");
        }
    }

    private async Task<Answer> AnswerAsync(ActorCommand command, OperationId operation)
    {
        await UntilTurnAsync();
        if (IsOver)
        {
            return new Answer(new Busy(parts.Settings.RetryAfter));
        }

        var write = writes.Open;
        var before = write.Record.Entries.Length;
        TurnReply reply = default;
        Turn(now => reply = actor.Ask(command, operation, now, write.Record));
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
        if ((writes.Open.HasEffects ? writes.Open : writes.UnderWay) is { } last)
        {
            return await last.Stored;
        }

        return fence.IsFresh ? !IsOver : await fence.LookAsync(() => writes.UnderWay);
    }

    /// <summary>Ends when a turn may begin, or the activation is over.</summary>
    private async Task UntilTurnAsync()
    {
        while (MustWait() is { } wait)
        {
            await wait;
        }
    }

    /// <summary>What a turn must wait for before it begins; nothing if it may begin at once.</summary>
    private Task<bool>? MustWait()
    {
        if (IsOver)
        {
            return null;
        }

        time.Rest();
        if (writes.UnderWay is { } write && parts.Clock.Now - writes.Began > parts.Settings.Gap)
        {
            return write.Stored;
        }

        if (writes.Open.Record.Entries.Length >= FullBytes)
        {
            return writes.Open.Stored;
        }

        TellGap();
        return null;
    }

    private void TellGap()
    {
        if (time.TakeGap(parts.Settings.Gap) is { } gap)
        {
            Tell(gap);
            writes.Write();
        }
    }

    private void Tell(ActorCommand command)
    {
        try
        {
            Turn(now => actor.Ask(command, default, now, writes.Open.Record));
        }
        catch (DecisionFailedException mistake)
        {
            parts.Trouble(mistake);
        }
    }

    private void Turn(Action<Instant> turn)
    {
        var now = time.Decide();
        var write = writes.Open;
        var before = write.Record.Entries.Length;
        try
        {
            turn(now);
        }
        catch (Exception failure) when (failure is not DecisionFailedException)
        {
            // The state may be half changed.
            life.GiveUp(failure);
            return;
        }

        if (write.Record.Entries.Length > before)
        {
            write.Since = before == 0 ? now : write.Since;
            (write.HasEffects, write.IsWanted) = (true, true);
            writes.Write();
        }
    }

    private void Acknowledge(Posting posting)
    {
        var (write, now) = (writes.Open, parts.Clock.Now);
        var before = write.Record.Entries.Length;
        actor.Acknowledge(posting.Message.To, posting.Number, write.Record);
        write.Since = before == 0 ? now : write.Since;
    }
}

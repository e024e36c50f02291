using Recruit.Actors;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Turns;

namespace Recruit.Orleans.Grains;

/// <summary>
/// An actor as a grain. Everything it does is done by <see cref="LiveActor"/>, as in every host; here it is put on a silo. Calls interleave, so that
/// those that come while something is being stored share the next write.
/// </summary>
/// <param name="parts">Of the silo.</param>
/// <param name="isSmall">Whether its states are small and many, one for each person.</param>
public abstract class ActorGrain(SiloParts parts, bool isSmall = false) : Grain, IActorGrain
{
    private HostedActor hosted = null!;
    private IGrainTimer? timer;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        hosted = parts.Host(GrainNames.ActorOf(this.GetGrainId()), isSmall, DeactivateOnIdle);
        await hosted.WakeAsync();
        Attend();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        timer?.Dispose();
        await hosted.StopAsync();
    }

    /// <inheritdoc/>
    public async Task<Answered> AskAsync(Asked asked)
    {
        var kind = parts.Kinds[hosted.Key];
        try
        {
            var reader = new RecordReader(asked.Command);
            var answer = await hosted.AskAsync(kind.ReadCommand(ref reader), new OperationId(asked.Operation));
            Attend();
            return AnswerBytes.Of(kind, answer);
        }
        catch (DecisionFailedException mistake)
        {
            return AnswerBytes.Of(mistake);
        }
    }

    /// <inheritdoc/>
    public async Task<bool[]> DeliverAsync(Letters letters)
    {
        var kind = parts.Kinds[hosted.Key];
        var messages = new (ulong, ActorCommand)[letters.All.Length];
        for (var i = 0; i < messages.Length; i++)
        {
            var reader = new RecordReader(letters.All[i].Command);
            messages[i] = (letters.All[i].Number, kind.ReadCommand(ref reader));
        }

        var taken = await hosted.TakeAsync(new ActorKey(letters.Kind, letters.Id), messages);
        Attend();
        return taken;
    }

    /// <inheritdoc/>
    public async Task<byte[]?[]> ReadReceiptsAsync(ulong[] places) =>
        [.. (await hosted.ReadReceiptsAsync([.. places.Select(ReceiptPlace.Unpack)])).Select(one => one?.Encode())];

    /// <inheritdoc/>
    public async Task<byte[]?> ReadLinkAsync(ulong number) => (await hosted.ReadLinkAsync(number))?.ToArray();

    /// <inheritdoc/>
    public Task<Listed> ReadListedAsync(ulong from) => hosted.ReadListedAsync(from);

    /// <inheritdoc/>
    public async Task<long?> WakeAsync()
    {
        await hosted.TickAsync();
        Attend();
        return hosted.TakeWake()?.Milliseconds;
    }

    /// <inheritdoc/>
    public Task<byte[]> HashAsync() => Task.FromResult(hosted.CanonicalHash().ToArray());

    /// <summary>Looks at the clock as long as the actor waits for something, and stays in memory meanwhile.</summary>
    private void Attend()
    {
        if (hosted.WaitsForTime && timer is null)
        {
            timer = this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(parts.Settings.TickEvery, parts.Settings.TickEvery)
            {
                Interleave = true,
                KeepAlive = true,
            });
        }
        else if (!hosted.WaitsForTime && timer is not null)
        {
            timer.Dispose();
            timer = null;
        }
    }

    private async Task TickAsync(CancellationToken cancellation)
    {
        await hosted.TickAsync();
        Attend();
    }
}

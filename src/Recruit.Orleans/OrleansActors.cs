using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans;

/// <summary>
/// The actors of a cluster, for use cases. Nothing is repeated here: whoever asked by an operation's name may ask again, and a silo that died
/// under a call gives no wrong answer but the one that nobody knows.
/// </summary>
/// <param name="grains">The cluster, from inside or from outside.</param>
/// <param name="kinds">The kinds of actors it runs.</param>
/// <param name="retryAfter">After which a call that a silo did not take may come again.</param>
public sealed class OrleansActors(IGrainFactory grains, ActorKinds kinds, TimeSpan retryAfter) : IActors
{
    /// <inheritdoc/>
    /// <exception cref="UnauthorizedAccessException">The silos have another key folder, and did nothing.</exception>
    public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (kind, writer) = (kinds[actor], new RecordWriter());
        try
        {
            kind.WriteCommand(command, writer);
        }
        catch (Exception mistake) when (mistake is ArgumentException or NotSupportedException)
        {
            throw new DecisionFailedException(actor, command, mistake);
        }

        try
        {
            var asked = new Asked(writer.ToArray(), operation.Value);
            return AnswerBytes.Read(actor, kind, command, await grains.GetGrain<IActorGrain>(GrainNames.GrainOf(actor)).AskAsync(asked));
        }
        catch (Exception full) when (full is GatewayTooBusyException or LimitExceededException)
        {
            return new Answer(new Busy(retryAfter));
        }
        catch (Exception lost) when (lost is not (DecisionFailedException or UnauthorizedAccessException))
        {
            // A mistake in a rule comes as an answer, and whoever is refused had no effect. Whatever else was thrown, on the way or by a store that failed there, says nothing of the effect.
            return new Answer(new OutcomeUnknown());
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference)
    {
        // A reader that finds nothing gets nothing, not an empty content.
        var bytes = await ReadAsync(archive => archive.ReadAttachmentAsync(reference.ToArray()));
        return bytes is null ? null : (ReadOnlyMemory<byte>?)bytes;
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places.Count, IActors.ReceiptsMax, nameof(places));
        var receipts = await ReadAsync(archive => archive.ReadReceiptsAsync([.. places.Select(one => one.Packed)]));
        return [.. receipts.Select(one => one is null ? null : Receipt.Parse(one))];
    }

    private async Task<T> ReadAsync<T>(Func<IArchiveGrain, Task<T>> read)
    {
        try
        {
            return await read(grains.GetGrain<IArchiveGrain>(0));
        }
        catch (Exception full) when (full is GatewayTooBusyException or LimitExceededException)
        {
            throw new UnansweredException(new Busy(retryAfter), full);
        }
        catch (Exception lost) when (lost is not (UnauthorizedAccessException or InvalidDataException))
        {
            // What is damaged stays so; everything else is on the way, or a store that failed there.
            throw new UnansweredException(new OutcomeUnknown(), lost);
        }
    }
}

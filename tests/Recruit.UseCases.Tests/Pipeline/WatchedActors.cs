using System.Collections.Concurrent;
using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.UseCases.Tests.Pipeline;

/// <summary>Actors that tell who was asked, and answer some questions otherwise.</summary>
internal sealed class WatchedActors(IActors? actors, Func<ActorKey, ActorCommand, Reply?>? instead = null) : IActors
{
    public ConcurrentQueue<ActorKey> Asked { get; } = [];

    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        Asked.Enqueue(actor);
        return instead?.Invoke(actor, command) is { } reply ? new ValueTask<Answer>(new Answer(reply)) : actors!.AskAsync(actor, command, operation);
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors!.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors!.ReadReceiptsAsync(places);
}

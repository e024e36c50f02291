using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.UseCases.Tests;

/// <summary>Whoever asked is no more.</summary>
internal sealed class CallerDiedException : Exception;

/// <summary>Answers some calls; the answer to the last of them never arrives, though what it did is done.</summary>
internal sealed class DyingActors(IActors actors, int calls) : IActors
{
    private int left = calls;

    public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        var answer = await actors.AskAsync(actor, command, operation);
        return --left > 0 ? answer : throw new CallerDiedException();
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
}

/// <summary>Whoever asks dies before a command of some kind.</summary>
internal sealed class DyingBefore(IActors actors, Func<ActorCommand, bool> isLast) : IActors
{
    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) =>
        isLast(command) ? throw new CallerDiedException() : actors.AskAsync(actor, command, operation);

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
}

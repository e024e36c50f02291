using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.UseCases.Tests.Poison;

/// <summary>Actors of which some have a rule that throws, and a store of which some items cannot be read: what a host tells of both.</summary>
/// <param name="actors">The others are as they are.</param>
/// <param name="throws">Whose rules throw.</param>
/// <param name="unreadable">Which items are not as they were stored.</param>
internal sealed class PoisonedActors(IActors actors, Func<ActorKey, bool> throws, IReadOnlySet<Digest> unreadable) : IActors
{
    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) => throws(actor)
        ? throw new DecisionFailedException(actor, command, new InvalidOperationException("poison"))
        : actors.AskAsync(actor, command, operation);

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => unreadable.Contains(reference)
        ? throw new InvalidDataException($"The attachment {reference} is not as it was stored.")
        : actors.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
}

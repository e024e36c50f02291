using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.UseCases.Pipeline;

/// <summary>
/// The host's actors as use cases see them: where one of them could not be asked, or nobody knows what became of it, the use case ends at once.
/// Otherwise each step of each handler would have to tell these two from success, and one that forgot it would go on over a hole.
/// </summary>
/// <param name="host">The host's.</param>
internal sealed class AnsweringActors(IActors host) : IActors
{
    public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        var answer = await host.AskAsync(actor, command, operation).ConfigureAwait(false);
        return answer.Reply is Busy or OutcomeUnknown ? throw new UnansweredException(answer.Reply) : answer;
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => host.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => host.ReadReceiptsAsync(places);
}

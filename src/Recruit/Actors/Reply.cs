using System.Collections.Immutable;
using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>What an actor answers. Refusals are answers too.</summary>
public abstract record Reply;

/// <summary>The command was understood and not carried out.</summary>
/// <param name="Code">A word of a closed list that the actor's rules define, e.g. <c>too-late</c>.</param>
/// <param name="Facts">What the reason refers to, in a fixed order; no personal data.</param>
public sealed record Refusal(string Code, ImmutableArray<RefusalFact> Facts) : Reply
{
    /// <summary>A refusal with its facts.</summary>
    public static Refusal Because(string code, params ReadOnlySpan<RefusalFact> facts) => new(code, [.. facts]);

    /// <inheritdoc/>
    public bool Equals(Refusal? other) =>
        other is not null && string.Equals(Code, other.Code, StringComparison.Ordinal) && Facts.AsSpan().SequenceEqual(other.Facts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One fact of a refusal.</summary>
/// <param name="Name">What it is, e.g. <c>highest-taken</c>.</param>
/// <param name="Value">Its value in an invariant form.</param>
public readonly record struct RefusalFact(string Name, string Value);

/// <summary>Nothing was looked at: a queue is full. The same command may be sent again after the span.</summary>
/// <param name="RetryAfter">Not less than this.</param>
public sealed record Busy(TimeSpan RetryAfter) : Reply;

/// <summary>
/// The host stopped before it knew whether the effect is stored. Sent again with the same operation id, or the same save number, the
/// command has its effect once.
/// </summary>
public sealed record OutcomeUnknown : Reply;

/// <summary>A reply, and where the receipt for it stands in the journal, if there is one.</summary>
/// <param name="Reply">What the actor said.</param>
/// <param name="Receipt">The name under which the receipt can be fetched.</param>
public readonly record struct Answer(Reply Reply, ReceiptPlace? Receipt = null);

/// <summary>There is no answer of an actor, or nothing to read of what it stored; whoever asked is told that, and may ask again by the same name.</summary>
/// <param name="reply"><see cref="Busy"/> or <see cref="OutcomeUnknown"/>.</param>
/// <param name="cause">What was thrown on the way, if anything was.</param>
public sealed class UnansweredException(Reply reply, Exception? cause = null) : Exception("No actor answers.", cause)
{
    /// <summary><see cref="Busy"/> or <see cref="OutcomeUnknown"/>.</summary>
    public Reply Reply { get; } = reply;
}

/// <summary>
/// The one port of the core: how use cases reach actors, whichever host runs them. A reply that leaves it depends on nothing that could
/// still be lost.
/// </summary>
public interface IActors
{
    /// <summary>Asks an actor, which comes to life if need be.</summary>
    /// <param name="actor">Whose turn it is.</param>
    /// <param name="command">What to do or to tell.</param>
    /// <param name="operation">Names the wish, so that retries have one effect; nothing for commands that are safe to repeat.</param>
    ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default);

    /// <summary>The bytes of an attachment, or nothing if there is none under this reference.</summary>
    /// <exception cref="UnansweredException">Nobody answers who could read it.</exception>
    ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference);

    /// <summary>Most places in one request, so that nobody holds a processor, or fills memory, with one question; whoever has more asks in parts.</summary>
    const int ReceiptsMax = 1000;

    /// <summary>The receipts at these places, in their order; nothing at a place where no receipt is.</summary>
    /// <param name="places">At most <see cref="ReceiptsMax"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    /// <exception cref="UnansweredException">Nobody answers who could read them.</exception>
    ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places);
}

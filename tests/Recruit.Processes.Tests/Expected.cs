using Recruit.Engine.Child;
using Recruit.Evidence;

namespace Recruit.Processes.Tests;

/// <summary>The salted hash that a save must have, computed from what its client gave.</summary>
internal static class Expected
{
    /// <param name="name">Which save.</param>
    /// <param name="serverSalt">The half of the salt that follows from the person's key.</param>
    public static Digest HashOf(SaveName name, ReadOnlySpan<byte> serverSalt) => ReceiptLeaf.AnswerHash(
        Given.Salt(name.Attempt, name.Position, name.Sequence),
        serverSalt,
        Given.Content(name.Attempt, name.Position, name.Sequence));
}

using System.Collections.Concurrent;
using Recruit.Engine.Child;
using Recruit.Evidence;
using Recruit.Privacy;

namespace Recruit.Processes.Tests;

/// <summary>The salted hash that a save must have, computed from what its client gave.</summary>
internal static class Expected
{
    private static readonly ConcurrentDictionary<int, PersonSeal> Seals = [];

    public static Digest HashOf(SaveName name) => ReceiptLeaf.AnswerHash(
        Given.Salt(name.Attempt, name.Position, name.Sequence),
        Seals.GetOrAdd(name.Attempt, Given.Seal).ServerSalt.Span,
        Given.Content(name.Attempt, name.Position, name.Sequence));
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Tests.Sittings.ShardBench;

namespace Recruit.Tests.Sittings;

/// <summary>The one key there is.</summary>
internal sealed class DoorKeys : PersonSeals
{
    private static readonly PersonSeal Seal = new(SHA256.HashData("Anna's key"u8));

    public bool IsErased { get; set; }

    public override PersonSeal? Find(PersonKeyId person) => IsErased ? null : Seal;
}

/// <summary>The one paper there is.</summary>
internal sealed class DoorPapers(SittingPaper? paper) : SittingPapers
{
    public static readonly Test LawTest = new(Law,
    [
        new Section(new Id("acts"), null,
        [
            FormsTests.Single("q1", "a", "b", "c"),
            FormsTests.Single("q2", "a", "b", "c") with { Type = ItemType.Multiple },
            FormsTests.Single("q3", "a", "b", "c") with { Type = ItemType.Order },
            FormsTests.Number("n1"),
            FormsTests.Number("x1") with { Type = ItemType.Text },
        ]),
    ]);

    public override SittingPaper? Find(Id campaign, Id test) => campaign == Campaign ? paper : null;
}

/// <summary>A host with one shard; the clock stands where a test sets it.</summary>
internal sealed class DoorHost(ShardBench bench) : IActors
{
    private readonly Dictionary<Digest, ReadOnlyMemory<byte>> attachments = [];

    public int Asked { get; private set; }

    public Instant Now { get; set; } = Minute(1);

    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
    {
        actor.ShouldBe(new ShardId(Campaign, 0).Key);
        Asked++;
        var decision = bench.Do(command, Now);
        foreach (var attachment in decision.Events.Select(one => one.Attachment).OfType<Attachment>())
        {
            attachments[attachment.Reference] = attachment.Bytes;
        }

        var hasLeaf = decision.Events.Any(one => !one.Leaf.IsEmpty);
        return ValueTask.FromResult(new Answer(decision.Reply, decision.Earlier ?? (hasLeaf ? new ReceiptPlace(1, 1) : null)));
    }

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) =>
        ValueTask.FromResult<ReadOnlyMemory<byte>?>(attachments.TryGetValue(reference, out var bytes) ? bytes : null);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => throw new NotSupportedException();
}

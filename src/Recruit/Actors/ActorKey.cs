using Recruit.Evidence;

namespace Recruit.Actors;

/// <summary>Which actor: its kind and which one of that kind. A key is written into journals and logs, so it never holds personal data.</summary>
public readonly record struct ActorKey
{
    /// <summary>A key; both parts have 1 to 255 UTF-8 bytes without control characters.</summary>
    /// <exception cref="ArgumentException">One of them has not.</exception>
    public ActorKey(string kind, string id)
    {
        Kind = CanonicalWriter.Checked(kind, nameof(kind));
        Id = CanonicalWriter.Checked(id, nameof(id));
    }

    /// <summary><see cref="ActorKind.Name"/>, e.g. <c>pool-shard</c>.</summary>
    public string Kind { get; }

    /// <summary>Which one of the kind, e.g. <c>kz-entry-test/3</c>.</summary>
    public string Id { get; }

    /// <summary>Kind and id with a blank between them.</summary>
    public override string ToString() => $"{Kind} {Id}";
}

namespace Recruit.Actors;

/// <summary>The kinds of actors a host runs, by name.</summary>
public sealed class ActorKinds
{
    private readonly Dictionary<string, ActorKind> byName;

    /// <summary>These kinds; no two have the same name.</summary>
    public ActorKinds(params IReadOnlyCollection<ActorKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        byName = kinds.ToDictionary(kind => kind.Name);
    }

    private ActorKinds(Dictionary<string, ActorKind> byName) => this.byName = byName;

    /// <summary>The kind of an actor.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public ActorKind this[ActorKey key] =>
        byName.TryGetValue(key.Kind, out var kind) ? kind : throw new ArgumentException($"There is no kind of actor for {key}.", nameof(key));

    /// <summary>These kinds and one more, in the place of one of that name.</summary>
    public ActorKinds With(ActorKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new ActorKinds(new Dictionary<string, ActorKind>(byName) { [kind.Name] = kind });
    }
}

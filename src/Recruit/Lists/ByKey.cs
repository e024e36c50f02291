using Recruit.Actors;
using Recruit.Numbers;

namespace Recruit.Lists;

/// <summary>Order of actors by kind, then by id, by code points.</summary>
internal sealed class ByKey : IComparer<ActorKey>
{
    public static ByKey Instance { get; } = new();

    public int Compare(ActorKey one, ActorKey other) =>
        Utf8Order.Instance.Compare(one.Kind, other.Kind) is not 0 and var kind ? kind : Utf8Order.Instance.Compare(one.Id, other.Id);
}

namespace Recruit.Testing;

/// <summary>How a void item is treated (rules 3.6).</summary>
public enum VoidPolicy
{
    /// <summary>Earns nothing and leaves the maximum.</summary>
    Drop,

    /// <summary>Every scored attempt earns its full points.</summary>
    CreditAll,

    /// <summary>Its points go to the live items of the section in proportion.</summary>
    Spread,
}

/// <summary>What events did to the items of one test so far.</summary>
/// <param name="Items">How many items the test has through all its sections.</param>
public sealed record ItemRulings(int Items)
{
    private readonly VoidPolicy?[] policies = new VoidPolicy?[Items];
    private readonly int[] acceptedKeys = new int[Items];

    /// <summary>The standing policy of an item, if it is void.</summary>
    public VoidPolicy? PolicyOf(int item) => policies[item];

    /// <summary>How many keys were accepted for an item.</summary>
    public int AcceptedKeysOf(int item) => acceptedKeys[item];

    /// <summary>The item gets the policy.</summary>
    public void Void(int item, VoidPolicy policy) => policies[item] = policy;

    /// <summary>The next of the keys that events accept counts for the item.</summary>
    public void AcceptKey(int item) => acceptedKeys[item]++;
}

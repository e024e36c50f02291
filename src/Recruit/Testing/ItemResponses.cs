namespace Recruit.Testing;

/// <summary>
/// The responses of all candidates to one item, each kept as its code (<see cref="ResponseCodes"/>): one byte a candidate, whatever the
/// length of the responses; four more where an item has more than 255 codes.
/// </summary>
public sealed class ItemResponses
{
    private const byte Wide = byte.MaxValue;

    /// <summary>The codes, or <see cref="Wide"/> where the code is among the wide ones.</summary>
    private readonly byte[] narrow;

    /// <summary>Codes from <see cref="Wide"/> on; nothing as long as there are none.</summary>
    private int[]? wide;

    /// <summary>No responses yet.</summary>
    /// <param name="item">The item.</param>
    /// <param name="accepted">The keys that events will accept, in their order.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public ItemResponses(Item item, IReadOnlyList<ItemKey> accepted, int candidates)
    {
        Codes = new ResponseCodes(item, accepted);
        narrow = new byte[candidates];
    }

    private ItemResponses(ItemResponses other)
    {
        Codes = other.Codes;
        narrow = other.narrow[..];
        wide = other.wide?[..];
    }

    /// <summary>What the codes mean; shared by copies, because a code never changes its meaning.</summary>
    public ResponseCodes Codes { get; }

    /// <summary>The item.</summary>
    public Item Item => Codes.Item;

    /// <summary>How many candidates.</summary>
    public int Length => narrow.Length;

    /// <summary>The codes when one byte each is enough, else empty; then ask one by one.</summary>
    public ReadOnlySpan<byte> NarrowCodes => wide is null ? narrow : [];

    /// <summary>The code of a candidate's response.</summary>
    public int CodeAt(int candidate) => narrow[candidate] is var code && code < Wide ? code : wide![candidate];

    /// <summary>Sets the code of a candidate's response. Several threads may do that at once, for different candidates.</summary>
    public void Set(int candidate, int code)
    {
        if (code >= Wide)
        {
            if (wide is null)
            {
                Interlocked.CompareExchange(ref wide, new int[narrow.Length], null);
            }

            wide[candidate] = code;
        }

        narrow[candidate] = (byte)Math.Min(code, Wide);
    }

    /// <summary>Equal responses that can be changed without changing these.</summary>
    public ItemResponses Copy() => new(this);
}

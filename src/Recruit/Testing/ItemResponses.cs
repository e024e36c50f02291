using System.Text;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>
/// The responses of all candidates to one item, each kept as a code of what it earns under every set of keys that will ever count:
/// one byte a candidate, whatever the length of the responses.
/// </summary>
public sealed class ItemResponses
{
    /// <summary>The code of a candidate without a row.</summary>
    public const int NoRow = 0;

    /// <summary>The code of a blank response.</summary>
    public const int Blank = 1;

    private const int RememberedMax = 4096;

    private readonly IReadOnlyList<ItemKey> accepted;
    private readonly List<Rational[]> earned;
    private readonly Dictionary<byte[], int> remembered;
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> rememberedBySpan;
    private byte[]? narrow;
    private int[]? wide;

    /// <summary>No responses yet.</summary>
    /// <param name="item">The item.</param>
    /// <param name="accepted">The keys that events will accept, in their order.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public ItemResponses(Item item, IReadOnlyList<ItemKey> accepted, int candidates)
    {
        Item = item;
        this.accepted = accepted;
        earned = [new Rational[accepted.Count + 1], new Rational[accepted.Count + 1]];
        narrow = new byte[candidates];
        remembered = new(Utf8Bytes.Instance);
        rememberedBySpan = remembered.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    private ItemResponses(ItemResponses other)
    {
        Item = other.Item;
        accepted = other.accepted;
        earned = [.. other.earned];
        narrow = other.narrow?[..];
        wide = other.wide?[..];
        remembered = new(other.remembered, Utf8Bytes.Instance);
        rememberedBySpan = remembered.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>How many candidates.</summary>
    public int Length => narrow?.Length ?? wide!.Length;

    /// <summary>How many codes there are.</summary>
    public int CodeCount => earned.Count;

    /// <summary>The code of a candidate's response.</summary>
    public int CodeAt(int candidate) => narrow is null ? wide![candidate] : narrow[candidate];

    /// <summary>The codes when one byte each is enough, else empty; then ask one by one.</summary>
    public ReadOnlySpan<byte> NarrowCodes => narrow;

    /// <summary>What a code earns when the item's own keys and the first <paramref name="acceptedKeys"/> accepted ones count.</summary>
    public Rational Earned(int code, int acceptedKeys) => earned[code][acceptedKeys];

    /// <summary>Finds the code of a response; a blank one is never at fault.</summary>
    public ResponseFault CodeOf(ReadOnlySpan<byte> response, out int code)
    {
        if (rememberedBySpan.TryGetValue(response, out code))
        {
            return ResponseFault.None;
        }

        var fault = Read(TextForm.Trim(Encoding.UTF8.GetString(response)), out code);
        if (fault == ResponseFault.None && remembered.Count < RememberedMax)
        {
            rememberedBySpan[response] = code;
        }

        return fault;
    }

    /// <summary>Sets the code of a candidate's response.</summary>
    public void Set(int candidate, int code)
    {
        if (narrow is not null && code > byte.MaxValue)
        {
            wide = Array.ConvertAll(narrow, b => (int)b);
            narrow = null;
        }

        if (narrow is not null)
        {
            narrow[candidate] = (byte)code;
        }
        else
        {
            wide![candidate] = code;
        }
    }

    /// <summary>Equal responses that can be changed without changing these.</summary>
    public ItemResponses Copy() => new(this);

    private ResponseFault Read(string response, out int code)
    {
        code = Blank;
        if (response.Length == 0)
        {
            return ResponseFault.None;
        }

        if (Item.Type is ItemType.Single or ItemType.Multiple or ItemType.Order
            && ResponseReader.ReadOptions(Item, response, out _) is var fault and not ResponseFault.None)
        {
            return fault;
        }

        var profile = new Rational[accepted.Count + 1];
        for (var count = 0; count < profile.Length; count++)
        {
            profile[count] = ItemScoring.Earned(Item, Item.Keys.Concat(accepted.Take(count)), response);
        }

        code = earned.FindIndex(Blank + 1, known => known.AsSpan().SequenceEqual(profile));
        if (code < 0)
        {
            code = earned.Count;
            earned.Add(profile);
        }

        return ResponseFault.None;
    }
}

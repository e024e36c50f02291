using System.Text;
using Recruit.Numbers;

namespace Recruit.Testing;

/// <summary>
/// Turns the responses to one item into codes: two responses that earn the same under every set of keys that will ever count have the same code.
/// </summary>
public sealed class ResponseCodes
{
    /// <summary>The code of a candidate without a row.</summary>
    public const int NoRow = 0;

    /// <summary>The code of a blank response.</summary>
    public const int Blank = 1;

    // Choices and numbers come again and again; long texts do not, and are not worth their memory.
    private const int RememberedMax = 4096;
    private const int RememberedBytesMax = 64;

    private readonly IReadOnlyList<ItemKey> accepted;
    private readonly List<Rational[]> earned;
    private readonly Dictionary<Rational[], int> codeOfEarned = new(SameEarned.Instance);
    private readonly Dictionary<byte[], int> remembered = new(Utf8Bytes.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> rememberedBySpan;

    /// <summary>No codes yet but those of no row and of a blank.</summary>
    /// <param name="item">The item.</param>
    /// <param name="accepted">The keys that events will accept, in their order.</param>
    public ResponseCodes(Item item, IReadOnlyList<ItemKey> accepted)
    {
        Item = item;
        this.accepted = accepted;
        earned = [new Rational[accepted.Count + 1], new Rational[accepted.Count + 1]];
        rememberedBySpan = remembered.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The item.</summary>
    public Item Item { get; }

    /// <summary>How many codes there are.</summary>
    public int Count => earned.Count;

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
        if (fault == ResponseFault.None && remembered.Count < RememberedMax && response.Length <= RememberedBytesMax)
        {
            rememberedBySpan[response] = code;
        }

        return fault;
    }

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

        var byEach = ItemScoring.EarnedByEach(Item, Item.Keys, accepted, response);
        if (!codeOfEarned.TryGetValue(byEach, out code))
        {
            codeOfEarned.Add(byEach, code = earned.Count);
            earned.Add(byEach);
        }

        return ResponseFault.None;
    }

    private sealed class SameEarned : IEqualityComparer<Rational[]>
    {
        public static readonly SameEarned Instance = new();

        public bool Equals(Rational[]? x, Rational[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(Rational[] obj)
        {
            var hash = default(HashCode);
            foreach (var points in obj)
            {
                hash.Add(points);
            }

            return hash.ToHashCode();
        }
    }
}

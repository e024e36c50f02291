using System.Collections.Concurrent;
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
    private readonly Lock turn = new();
    private readonly ConcurrentDictionary<byte[], int> remembered = new(Utf8Bytes.Instance);
    private readonly ConcurrentDictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> rememberedBySpan;
    private int rememberedCount;

    /// <summary>Of responses of one byte, as nearly all choices are, the code; <see cref="NoRow"/> where it is not known yet.</summary>
    private readonly int[] rememberedByByte = new int[byte.MaxValue + 1];

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

    /// <summary>
    /// Finds the code of a response; a blank one is never at fault. Several threads may ask at once: which of two new responses gets the lower code is chance then,
    /// and nothing depends on it.
    /// </summary>
    public ResponseFault CodeOf(ReadOnlySpan<byte> response, out int code)
    {
        if (TryRemember(response, out code))
        {
            return ResponseFault.None;
        }

        lock (turn)
        {
            var fault = Read(TextForm.Trim(Encoding.UTF8.GetString(response)), out code);
            if (fault == ResponseFault.None)
            {
                Remember(response, code);
            }

            return fault;
        }
    }

    /// <summary>Whether this response came before and its code is remembered.</summary>
    public bool TryRemember(ReadOnlySpan<byte> response, out int code)
    {
        if (response.Length == 1)
        {
            code = rememberedByByte[response[0]];
            return code != NoRow;
        }

        return rememberedBySpan.TryGetValue(response, out code);
    }

    private void Remember(ReadOnlySpan<byte> response, int code)
    {
        if (response.Length == 1)
        {
            rememberedByByte[response[0]] = code;
        }
        else if (rememberedCount < RememberedMax && response.Length <= RememberedBytesMax)
        {
            rememberedBySpan[response] = code;
            rememberedCount++;
        }
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

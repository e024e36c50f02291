using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Recruit.Testing;

namespace Recruit.Sittings;

/// <summary>An item as it stands in one form.</summary>
/// <param name="Item">The item of the test.</param>
/// <param name="Section">The section it stands in.</param>
/// <param name="Options">Its options in the order of this form; empty for numbers and texts.</param>
public sealed record FormItem(Item Item, Section Section, ImmutableArray<string> Options);

/// <summary>
/// One candidate's order of a test: sections stay, items change places within them, and options within items. It follows from the
/// recorded seed alone, so it is never stored and anybody who has the seed can make it again.
/// </summary>
public sealed class Form
{
    private readonly Dictionary<Vacancies.Id, int> positionOf = [];

    private Form(FormSeed seed, ImmutableArray<FormItem> items)
    {
        Seed = seed;
        Items = items;
        for (var position = 0; position < items.Length; position++)
        {
            positionOf[items[position].Item.Id] = position;
        }
    }

    /// <summary>The recorded seed.</summary>
    public FormSeed Seed { get; }

    /// <summary>By position, from 0.</summary>
    public ImmutableArray<FormItem> Items { get; }

    /// <summary>The form of a test that follows from a seed.</summary>
    public static Form Of(Test test, FormSeed seed)
    {
        ArgumentNullException.ThrowIfNull(test);
        var items = ImmutableArray.CreateBuilder<FormItem>();
        foreach (var section in test.Sections)
        {
            foreach (var item in Shuffle.Of(section.Items, seed, $"section:{section.Id}"))
            {
                items.Add(new FormItem(item, section, Shuffle.Of(item.Options, seed, $"item:{item.Id}")));
            }
        }

        return new Form(seed, items.DrainToImmutable());
    }

    /// <summary>The position of an item, or nothing if the test has none of that id.</summary>
    public int? PositionOf(Vacancies.Id item) => positionOf.TryGetValue(item, out var position) ? position : null;
}

/// <summary>
/// Fisher–Yates from the last place down. The numbers are the words of four bytes, highest first, of SHA-256 over the UTF-8 text
/// <c>&lt;seed&gt;:&lt;label&gt;:&lt;n&gt;</c> for n = 0, 1, 2, …; a word that would make one place likelier than another is passed over.
/// </summary>
public static class Shuffle
{
    /// <summary>A permutation of a list: the same arguments give the same one.</summary>
    /// <param name="list">What changes places.</param>
    /// <param name="seed">Recorded.</param>
    /// <param name="label">Tells the permutations of one seed apart.</param>
    public static ImmutableArray<T> Of<T>(ImmutableArray<T> list, FormSeed seed, string label)
    {
        var shuffled = list.ToArray();
        var words = new Words($"{seed}:{label}:");
        for (var last = shuffled.Length - 1; last > 0; last--)
        {
            var other = words.Below((uint)last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(shuffled);
    }

    private sealed class Words(string text)
    {
        private readonly byte[] block = new byte[SHA256.HashSizeInBytes];
        private int at = SHA256.HashSizeInBytes;
        private int number;

        /// <summary>A number below n, each as likely as the other.</summary>
        public uint Below(uint n)
        {
            var end = (1UL << 32) / n * n;
            while (true)
            {
                var word = Next();
                if (word < end)
                {
                    return word % n;
                }
            }
        }

        private uint Next()
        {
            if (at == block.Length)
            {
                SHA256.HashData(Encoding.UTF8.GetBytes(text + number.ToString(CultureInfo.InvariantCulture)), block);
                number++;
                at = 0;
            }

            at += sizeof(uint);
            return BinaryPrimitives.ReadUInt32BigEndian(block.AsSpan(at - sizeof(uint)));
        }
    }
}

using System.Runtime.InteropServices;
using Recruit.Actors;
using Recruit.Evidence;

namespace Recruit.Sittings;

/// <summary>A save that was taken and whose position a later one has taken since.</summary>
/// <param name="Position">Place in the form.</param>
/// <param name="Epoch">Of the device.</param>
/// <param name="Sequence">Number of the save.</param>
/// <param name="Hash">Of the answer.</param>
/// <param name="At">Server time.</param>
/// <param name="Marks">What the save was.</param>
/// <param name="Place">Packed place of its leaf; 0 while that is not known.</param>
internal readonly record struct OvertakenSave(int Position, int Epoch, uint Sequence, Digest Hash, Instant At, SaveMarks Marks, ulong Place);

/// <summary>
/// The last saves of an attempt that later ones overtook, so that a repeat whose acknowledgment was lost gets the same reply. A device has
/// few under way at once, so a few are enough, at most 2 KB for an attempt; a repeat of one before them is told stale-sequence.
/// </summary>
internal sealed class OvertakenSaves
{
    private const int Most = 32;

    private readonly List<OvertakenSave> saves = [];

    /// <summary>Place of the oldest, once there is no room for more.</summary>
    private int oldest;

    /// <summary>How many are remembered.</summary>
    public int Count => saves.Count;

    /// <summary>The oldest first.</summary>
    public IEnumerable<OvertakenSave> InOrder => saves.Skip(oldest).Concat(saves.Take(oldest));

    public OvertakenSave? Find(int position, int epoch, uint sequence) =>
        PlaceOf(position, epoch, sequence) is >= 0 and var place ? saves[place] : null;

    public void Add(in OvertakenSave save)
    {
        if (saves.Count < Most)
        {
            saves.Add(save);
            return;
        }

        saves[oldest] = save;
        oldest = (oldest + 1) % Most;
    }

    /// <summary>Remembers where the leaf of a save is that was overtaken in the turn in which it was taken.</summary>
    public void SetPlace(int position, int epoch, uint sequence, ReceiptPlace leaf)
    {
        if (PlaceOf(position, epoch, sequence) is >= 0 and var place)
        {
            saves[place] = saves[place] with { Place = leaf.Packed };
        }
    }

    /// <summary>No two have the same position, epoch and sequence.</summary>
    private int PlaceOf(int position, int epoch, uint sequence)
    {
        var all = CollectionsMarshal.AsSpan(saves);
        for (var place = 0; place < all.Length; place++)
        {
            ref readonly var one = ref all[place];
            if (one.Sequence == sequence && one.Position == position && one.Epoch == epoch)
            {
                return place;
            }
        }

        return -1;
    }
}

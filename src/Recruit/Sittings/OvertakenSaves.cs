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
internal readonly record struct OvertakenSave(int Position, int Epoch, uint Sequence, Digest Hash, Instant At, SaveMarks Marks, ulong Place)
{
    public bool Is(int position, int epoch, uint sequence) => (Position, Epoch, Sequence) == (position, epoch, sequence);
}

/// <summary>
/// The last saves of an attempt that later ones overtook, so that a repeat whose acknowledgment was lost gets the same reply. A device has
/// few under way at once, so a few are enough, at most 2 KB for an attempt; a repeat of one before them is told stale-sequence.
/// </summary>
internal sealed class OvertakenSaves
{
    private const int Most = 32;

    private readonly List<OvertakenSave> saves = [];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<OvertakenSave> InOrder => saves;

    public OvertakenSave? Find(int position, int epoch, uint sequence) =>
        PlaceOf(position, epoch, sequence) is >= 0 and var place ? saves[place] : null;

    public void Add(in OvertakenSave save)
    {
        if (saves.Count == Most)
        {
            saves.RemoveAt(0);
        }

        saves.Add(save);
    }

    /// <summary>Remembers where the leaf of a save is that was overtaken in the turn in which it was taken.</summary>
    public void SetPlace(int position, int epoch, uint sequence, ReceiptPlace leaf)
    {
        if (PlaceOf(position, epoch, sequence) is >= 0 and var place)
        {
            saves[place] = saves[place] with { Place = leaf.Packed };
        }
    }

    private int PlaceOf(int position, int epoch, uint sequence) => saves.FindLastIndex(one => one.Is(position, epoch, sequence));
}

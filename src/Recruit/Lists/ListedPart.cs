using Recruit.Actors;

namespace Recruit.Lists;

/// <summary>
/// What lists need of one actor: it follows from that actor's events alone, so a part that is lost is made again from the journal. Only
/// <see cref="Take"/> writes.
/// </summary>
public abstract class ListedPart
{
    /// <summary>Takes up an event of an actor; one that no list needs changes nothing.</summary>
    /// <returns>Whether anything of it is to be stored.</returns>
    internal abstract bool Take(ActorKey actor, ActorEvent happened);

    /// <summary>Into how many pages it is cut, at least 1; only grows.</summary>
    internal abstract int PageCount { get; }

    /// <summary>Whether a page changed since this was last asked; asking clears it.</summary>
    internal abstract bool TakeChanged(int page);

    /// <summary>Writes one page; equal parts give equal bytes.</summary>
    internal abstract void WritePage(int page, RecordWriter writer);

    /// <summary>Takes back what <see cref="WritePage"/> wrote, into a part that nothing happened to.</summary>
    /// <exception cref="InvalidDataException">The pages are of a version that this one does not know.</exception>
    internal abstract void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages);
}

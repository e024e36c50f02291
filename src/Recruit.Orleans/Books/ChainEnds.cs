using Recruit.Evidence;

namespace Recruit.Orleans.Books;

/// <summary>
/// The heads of an actor's chain from which no book goes on: usually the last alone. A chain that has these has all heads that books name, as each link
/// follows from those before it; and a chain that was put back and went on otherwise lacks one.
/// </summary>
internal sealed class ChainEnds
{
    private readonly List<ChainHead> heads = [];
    private readonly List<Digest> begins = [];

    /// <summary>The heads.</summary>
    public IReadOnlyList<ChainHead> Heads => heads;

    /// <summary>
    /// A book says that the chain went from one head to another, or that an actor woke with a head. Books may be read in any order, and say so twice.
    /// </summary>
    public void Add(Digest from, ChainHead to)
    {
        if (from == to.Link)
        {
            if (!begins.Contains(from) && !heads.Contains(to))
            {
                heads.Add(to);
            }

            return;
        }

        if (heads.RemoveAll(head => head.Link == from) == 0 && !begins.Contains(from))
        {
            begins.Add(from);
        }

        if (!begins.Remove(to.Link) && !heads.Contains(to))
        {
            heads.Add(to);
        }
    }
}

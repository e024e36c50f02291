using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Sittings;

namespace Recruit.Lists;

/// <summary>Whose keys were erased: they are in no list any more, from the batch on that decided it.</summary>
internal sealed class ListedErasures : ListedPart
{
    private const int PageRows = 4096;

    private readonly List<PersonKeyId> all = [];
    private readonly HashSet<PersonKeyId> set = [];
    private int firstChanged = int.MaxValue;

    public int Count => all.Count;

    public bool Contains(PersonKeyId person) => set.Contains(person);

    public void Add(PersonKeyId person)
    {
        if (set.Add(person))
        {
            firstChanged = Math.Min(firstChanged, all.Count / PageRows);
            all.Add(person);
        }
    }

    internal override int PageCount => Math.Max(1, (all.Count + PageRows - 1) / PageRows);

    /// <summary>Erasures come by <see cref="Add"/>, because their events are the host's own.</summary>
    internal override bool Take(ActorKey actor, ActorEvent happened) => throw new NotSupportedException($"{happened} is no event that lists follow.");

    internal override bool TakeChanged(int page)
    {
        var changed = page >= firstChanged;
        if (page == PageCount - 1)
        {
            // Pages are asked for in their order, so this was the last.
            firstChanged = int.MaxValue;
        }

        return changed;
    }

    internal override void WritePage(int page, RecordWriter writer)
    {
        var first = page * PageRows;
        var last = Math.Min(all.Count, first + PageRows);
        writer.Write(last - first);
        for (var place = first; place < last; place++)
        {
            writer.Write(all[place]);
        }
    }

    internal override void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        foreach (var page in pages)
        {
            var reader = new RecordReader(page);
            for (var left = reader.ReadInt(); left > 0; left--)
            {
                Add(reader.ReadPersonKey());
            }
        }

        firstChanged = int.MaxValue;
    }
}

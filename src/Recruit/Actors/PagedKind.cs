namespace Recruit.Actors;

/// <summary>The pages of a state that consists of lists. A page keeps its number; new ones come at the end, whichever list grows.</summary>
public sealed class StatePages
{
    private const byte Version = 1;

    private readonly PagedList[] lists;
    private readonly List<(int List, int Page)> places = [];
    private readonly HashSet<int> changed = [];

    /// <summary>The lists in an order that never changes; new ones come at the end.</summary>
    public StatePages(params ReadOnlySpan<PagedList> lists)
    {
        this.lists = lists.ToArray();
        for (var list = 0; list < lists.Length; list++)
        {
            var which = list;
            this.lists[list].PageChanged = page => Change(which, page);
        }

        Change(0, 0);
    }

    /// <summary>How many there are, at least 1.</summary>
    public int Count => places.Count;

    /// <summary>Whether a page changed since this was last asked.</summary>
    public bool TakeChanged(int page) => changed.Remove(page);

    internal void Write(int page, RecordWriter writer)
    {
        var (list, place) = places[page];
        writer.Write(Version);
        writer.Write(list);
        lists[list].Write(place, writer);
    }

    /// <summary>Fills empty lists. Pages of one list stand in its order, because each was new when the one before it was full.</summary>
    internal void Read(IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        for (var number = 0; number < pages.Count; number++)
        {
            var reader = new RecordReader(pages[number]);
            if (reader.ReadByte() != Version || reader.ReadInt() is var list && list >= lists.Length)
            {
                throw new InvalidDataException("A page of a snapshot is of a version that this one does not know.");
            }

            if (number > 0)
            {
                Change(list, lists[list].PageNumbers.Count);
            }

            lists[list].Read(ref reader);
        }

        changed.Clear();
    }

    private void Change(int list, int page)
    {
        var numbers = lists[list].PageNumbers;
        if (page == numbers.Count)
        {
            numbers.Add(places.Count);
            places.Add((list, page));
        }

        changed.Add(numbers[page]);
    }
}

/// <summary>A state of lists in pages.</summary>
public abstract class PagedState
{
    /// <summary>Where the lists are stored.</summary>
    internal abstract StatePages Pages { get; }

    /// <summary>Takes up an event; never throws on one that the rules gave.</summary>
    internal abstract void Evolve(ActorEvent happened);
}

/// <summary>A kind of actor for official actions whose state is too large for one page.</summary>
/// <typeparam name="TState">The state; only <see cref="PagedState.Evolve"/> writes it.</typeparam>
public abstract class PagedKind<TState> : RecordKind<TState>
    where TState : PagedState
{
    /// <inheritdoc/>
    protected sealed override TState Evolve(TState state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Evolve(happened);
        return state;
    }

    /// <inheritdoc/>
    protected sealed override int PageCount(TState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Pages.Count;
    }

    /// <inheritdoc/>
    protected sealed override bool TakeChanged(TState state, int page)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Pages.TakeChanged(page);
    }

    /// <inheritdoc/>
    protected sealed override void WritePage(TState state, int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Pages.Write(page, writer);
    }

    /// <inheritdoc/>
    protected sealed override TState ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var state = CreateState(id);
        state.Pages.Read(pages);
        return state;
    }
}

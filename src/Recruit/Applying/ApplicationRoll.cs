using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Notices;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Applying;

/// <summary>The applications of one shard, in the order in which they came, and how far their closings are. Only <see cref="Evolve"/> writes.</summary>
public sealed class ApplicationRoll
{
    /// <summary>Most applications of a shard, inclusive.</summary>
    public const int Most = 100_000;

    private const int PageSize = 64;
    private const byte PageVersion = 1;

    private readonly List<Application> all = [];
    private readonly Dictionary<PersonKeyId, int> placeOf = [];
    private readonly HashSet<int> changed = [];

    /// <summary>How many there are.</summary>
    public int Count => all.Count;

    /// <summary>How many pages of a snapshot they fill.</summary>
    public int Pages => (all.Count + PageSize - 1) / PageSize;

    /// <summary>When they were let in; nothing before.</summary>
    internal Instant? OpenedAt { get; private set; }

    /// <summary>Whether applications come with an import alone.</summary>
    internal bool IsElsewhere { get; private set; }

    /// <summary>What letters of the campaign say; without it none are written here.</summary>
    internal Letterhead? Letterhead { get; private set; }

    /// <summary>The last closing that fixed facts; nothing before the first.</summary>
    internal Freeze? LastFreeze { get; private set; }

    /// <summary>Every closing that fixed facts, with their digest: a message of an earlier one may come late and means nothing any more.</summary>
    internal ImmutableSortedDictionary<Id, Digest> Frozen { get; private set; } = ImmutableSortedDictionary<Id, Digest>.Empty;

    /// <summary>Sittings whose facts are fixed.</summary>
    internal ImmutableSortedSet<Id> FrozenSittings { get; private set; } = [];

    /// <summary>Closing of the decisions that are recorded, and their digest.</summary>
    internal (Id Closing, Digest Digest)? Decided { get; private set; }

    /// <summary>Closing of the decisions that may be seen.</summary>
    internal Id? Released { get; private set; }

    /// <summary>The application at a place, from 0.</summary>
    public Application this[int place] => all[place];

    /// <summary>The application of a person, or nothing.</summary>
    public Application? Find(PersonKeyId person) => placeOf.TryGetValue(person, out var place) ? all[place] : null;

    /// <summary>Whether the facts of a sitting are fixed.</summary>
    public bool IsFrozen(Id sitting) => FrozenSittings.Contains(sitting);

    /// <summary>Whether a page changed since this was last asked; asking clears it.</summary>
    public bool TakeChanged(int page) => changed.Remove(page);

    /// <summary>Lets an event happen.</summary>
    public void Evolve(ApplicationEvent happened)
    {
        switch (happened)
        {
            case ApplicationsReceived received:
                foreach (var one in received.Applications)
                {
                    Add(one);
                }

                break;
            case ApplicationsOpened opened:
                (OpenedAt, Letterhead, IsElsewhere) = (opened.At, opened.Letterhead, opened.Elsewhere);
                break;
            case FreezeBegun begun:
                LastFreeze = new Freeze(begun.Closing, Number: begun.Number);
                FrozenSittings = FrozenSittings.Union(begun.Sittings);
                break;
            case FactsFrozen frozen:
                LastFreeze = new Freeze(frozen.Closing, frozen.Facts, LastFreeze?.Number ?? 0);
                Frozen = Frozen.SetItem(frozen.Closing, frozen.Facts);
                break;
            case DecisionsRecorded recorded:
                Decided = (recorded.Closing, DigestOf(recorded.Table));
                for (var place = 0; place < all.Count; place++)
                {
                    Change(place, all[place] with { Decided = recorded.Table.Of(place) });
                }

                break;
            case DecisionsReleased released:
                Released = released.Closing;
                for (var place = 0; place < all.Count; place++)
                {
                    Change(place, all[place].Release(released.At));
                }

                break;
        }
    }

    /// <summary>Digest of a table of decisions.</summary>
    internal static Digest DigestOf(DecisionTable table) => Digest.Of(JsonSerializer.SerializeToUtf8Bytes(table, RecordJson.Options));

    /// <summary>Writes what is not about a single application.</summary>
    public void WriteHead(RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(
            new Head(OpenedAt, LastFreeze, Frozen, FrozenSittings, Decided?.Closing, Decided?.Digest, Released, Letterhead, IsElsewhere ? true : null), RecordJson.Options));
    }

    /// <summary>Reads what <see cref="WriteHead"/> wrote.</summary>
    public void ReadHead(ref RecordReader reader)
    {
        var head = RecordJson.Read<Head>(reader.ReadBytes().Span);
        (OpenedAt, LastFreeze, Frozen, FrozenSittings, Released) = (head.OpenedAt, head.LastFreeze, head.Frozen, head.FrozenSittings, head.Released);
        (Letterhead, IsElsewhere) = (head.Letterhead, head.IsElsewhere == true);
        Decided = head.DecidedBy is { } closing ? (closing, head.Decisions.GetValueOrDefault()) : null;
    }

    /// <summary>Writes a page; one beyond the last is empty.</summary>
    public void WritePage(int page, RecordWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(PageVersion);
        var first = Math.Min(page * PageSize, all.Count);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(all.GetRange(first, Math.Min(PageSize, all.Count - first)), RecordJson.Options));
    }

    /// <summary>Reads what <see cref="WritePage"/> wrote, page after page.</summary>
    /// <exception cref="InvalidDataException">It was written by a version that this one does not know.</exception>
    public void ReadPage(ReadOnlyMemory<byte> page)
    {
        var reader = new RecordReader(page);
        if (reader.ReadByte() != PageVersion)
        {
            throw new InvalidDataException("Applications were written by a version that this one does not know.");
        }

        foreach (var one in RecordJson.Read<List<Application>>(reader.ReadBytes().Span))
        {
            Add(one);
        }

        changed.Clear();
    }

    private void Add(Application application)
    {
        placeOf.Add(application.Key, all.Count);
        all.Add(application);
        changed.Add((all.Count - 1) / PageSize);
    }

    private void Change(int place, Application application)
    {
        all[place] = application;
        changed.Add(place / PageSize);
    }

    private sealed record Head(
        Instant? OpenedAt = null,
        Freeze? LastFreeze = null,
        ImmutableSortedDictionary<Id, Digest> Frozen = null!,
        ImmutableSortedSet<Id> FrozenSittings = null!,
        Id? DecidedBy = null,
        Digest? Decisions = null,
        Id? Released = null,
        Letterhead? Letterhead = null,
        bool? IsElsewhere = null);
}

/// <summary>A freeze of facts for a closing.</summary>
/// <param name="Closing">Its name.</param>
/// <param name="Facts">Digest of the facts once no attempt runs any more.</param>
/// <param name="Number">Which closing of the campaign it is, from 1.</param>
public sealed record Freeze(Id Closing, Digest? Facts = null, int Number = 0);

using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>The events of a campaign in their order, cut into pages: it only grows, and a snapshot writes only what is new.</summary>
internal sealed class EventRegister
{
    private const int PageSize = 256;
    private const byte PageVersion = 1;

    private readonly List<RegisteredEvent> events = [];
    private readonly HashSet<int> changed = [];

    public int Last => events.Count == 0 ? 0 : events[^1].Sequence;

    /// <summary>Number of the last event that was no candidate's own; 0 for none.</summary>
    public int LastOfficial => events.FindLast(one => !RegisteredEvent.IsPersonal(one.Row.Type))?.Sequence ?? 0;

    /// <summary>Whether an event voids an item of a test, or accepts a further key of it.</summary>
    public bool HasKeyEvent(Id test, Id item) =>
        events.Exists(one => one.Row.Type is EventTypes.VoidItem or EventTypes.AcceptKey && one.Row.Test == test && one.Row.Item == item);

    /// <summary>How many pages there are.</summary>
    public int Pages => (events.Count + PageSize - 1) / PageSize;

    public void Add(ImmutableArray<RegisteredEvent> more)
    {
        foreach (var one in more)
        {
            changed.Add(events.Count / PageSize);
            events.Add(one);
        }
    }

    public ImmutableArray<RegisteredEvent> About(PersonKeyId candidate) => [.. events.Where(one => one.Row.Candidate == candidate)];

    /// <summary>The withdrawal of a candidate that stands: the last one, unless it was cancelled since.</summary>
    public RegisteredEvent? WithdrawalOf(PersonKeyId candidate) =>
        events.FindLast(one => one.Row.Candidate == candidate && one.Row.Type is EventTypes.Withdraw or EventTypes.Reinstate) is { Row.Type: EventTypes.Withdraw } last
            ? last
            : null;

    /// <summary>Who withdrew or declined after an event, and was not reinstated since.</summary>
    public HashSet<PersonKeyId> LeftSince(int after)
    {
        var last = new Dictionary<PersonKeyId, string>();
        for (var place = events.Count - 1; place >= 0 && events[place].Sequence > after; place--)
        {
            if (events[place].Row is { Candidate: { } candidate, Type: (EventTypes.Withdraw or EventTypes.Decline or EventTypes.Reinstate) and var type })
            {
                last.TryAdd(candidate, type);
            }
        }

        return [.. last.Where(one => one.Value != EventTypes.Reinstate).Select(one => one.Key)];
    }

    /// <summary>Who accepted a place after an event.</summary>
    public HashSet<PersonKeyId> AcceptedSince(int after) =>
        [.. events.Skip(PlaceAfter(after)).Where(one => one.Row.Type == EventTypes.Accept).Select(one => one.Row.Candidate).OfType<PersonKeyId>()];

    /// <summary>Whether a row is recorded under its number, whatever seals its words and its personal value are under.</summary>
    public bool Has(NumberedRow row) =>
        PlaceAfter(row.Sequence) is var place and > 0 && events[place - 1] is var known && known.Sequence == row.Sequence && Open(known.Row) == Open(row.Row);

    public EventsRead Read(int after)
    {
        var low = PlaceAfter(after);
        var count = Math.Min(ReadEvents.Most, events.Count - low);
        return new EventsRead([.. events.GetRange(low, count)], low + count < events.Count);
    }

    public bool TakeChanged(int page) => changed.Remove(page);

    public void WritePage(int page, RecordWriter writer)
    {
        writer.Write(PageVersion);
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(
            events.GetRange(page * PageSize, Math.Min(PageSize, events.Count - (page * PageSize))), RecordJson.Options));
    }

    public void ReadPage(ReadOnlyMemory<byte> page)
    {
        var reader = new RecordReader(page);
        if (reader.ReadByte() != PageVersion)
        {
            throw new InvalidDataException("The events of a campaign were written by a version that this one does not know.");
        }

        events.AddRange(RecordJson.Read<List<RegisteredEvent>>(reader.ReadBytes().Span));
    }

    private static EventRow Open(EventRow row) => row with { Private = null, Note = null };

    /// <summary>Place of the first event with a higher number.</summary>
    private int PlaceAfter(int sequence)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].Sequence <= sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

using System.Collections.Immutable;
using Recruit.Files.Csv;
using static Recruit.Files.Rows.EventColumns;

namespace Recruit.Files.Rows;

/// <summary>The types of events (campaign-folder 3).</summary>
internal enum EventKind
{
    Withdraw,
    Decline,
    Accept,
    Reinstate,
    Readmit,
    VoidItem,
    AcceptKey,
    SetMark,
    SetRating,
    SetAttempt,
    SetResponse,
    SetField,
}

/// <summary>A type of event and the cells it may have besides number, type and note; all others must be empty.</summary>
internal sealed record EventType(EventKind Kind, string Name, params int[] Columns)
{
    /// <summary>In the order of <see cref="EventKind"/>.</summary>
    public static readonly ImmutableArray<EventType> Every =
    [
        new(EventKind.Withdraw, "withdraw", Candidate, Stage),
        new(EventKind.Decline, "decline", Candidate),
        new(EventKind.Accept, "accept", Candidate),
        new(EventKind.Reinstate, "reinstate", Candidate),
        new(EventKind.Readmit, "readmit", Candidate, Stage),
        new(EventKind.VoidItem, "void-item", Test, Item, Value),
        new(EventKind.AcceptKey, "accept-key", Test, Item, Value),
        new(EventKind.SetMark, "set-mark", Candidate, Test, Item, Person, Value),
        new(EventKind.SetRating, "set-rating", Candidate, Test, Item, Person, Value),
        new(EventKind.SetAttempt, "set-attempt", Candidate, Test, Value),
        new(EventKind.SetResponse, "set-response", Candidate, Test, Item, Value),
        new(EventKind.SetField, "set-field", Candidate, Item, Value),
    ];

    /// <summary>Reports the cells that must be empty and are not.</summary>
    public void JudgeEmptiness(CsvTable table)
    {
        for (var column = EventColumns.Candidate; column <= EventColumns.Person; column++)
        {
            if (!table[column].IsEmpty && !Columns.Contains(column))
            {
                table.Report(column, Phrases.NotAllowed);
            }
        }
    }
}

/// <summary>The types of events by their names.</summary>
internal sealed class EventTypes
{
    private readonly NameTable names = new(EventType.Every.Select(type => type.Name));

    /// <summary>The type of the row; null, and reported, if there is none.</summary>
    public EventType? Find(CsvTable table) =>
        names.Find(table, EventColumns.Type, Phrases.UnknownType) is var place and not NameTable.Unknown ? EventType.Every[place] : null;

    /// <summary>Whether the row is of that kind; nothing is reported.</summary>
    public bool Is(CsvTable table, EventKind kind) => names.PlaceOf(table[EventColumns.Type]) == (int)kind;
}

/// <summary>The columns of events.csv.</summary>
internal static class EventColumns
{
    public const int Sequence = 0;
    public const int Type = 1;
    public const int Candidate = 2;
    public const int Stage = 3;
    public const int Test = 4;
    public const int Item = 5;
    public const int Value = 6;
    public const int Person = 7;

    public static readonly Column[] All =
    [
        new("seq"), new("type"), new("candidate"), new("stage"), new("test"), new("item"), new("value"),
        new("person", MayBeMissing: true), new("note", MayBeMissing: true),
    ];
}

using System.Collections.Immutable;
using Recruit.Files.Csv;

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
    public static readonly ImmutableArray<EventType> All =
    [
        new(EventKind.Withdraw, "withdraw", EventColumns.Candidate, EventColumns.Stage),
        new(EventKind.Decline, "decline", EventColumns.Candidate),
        new(EventKind.Accept, "accept", EventColumns.Candidate),
        new(EventKind.Reinstate, "reinstate", EventColumns.Candidate),
        new(EventKind.Readmit, "readmit", EventColumns.Candidate, EventColumns.Stage),
        new(EventKind.VoidItem, "void-item", EventColumns.Test, EventColumns.Item, EventColumns.Value),
        new(EventKind.AcceptKey, "accept-key", EventColumns.Test, EventColumns.Item, EventColumns.Value),
        new(EventKind.SetMark, "set-mark", EventColumns.Candidate, EventColumns.Test, EventColumns.Item, EventColumns.Person, EventColumns.Value),
        new(EventKind.SetRating, "set-rating", EventColumns.Candidate, EventColumns.Test, EventColumns.Item, EventColumns.Person, EventColumns.Value),
        new(EventKind.SetAttempt, "set-attempt", EventColumns.Candidate, EventColumns.Test, EventColumns.Value),
        new(EventKind.SetResponse, "set-response", EventColumns.Candidate, EventColumns.Test, EventColumns.Item, EventColumns.Value),
        new(EventKind.SetField, "set-field", EventColumns.Candidate, EventColumns.Item, EventColumns.Value),
    ];

    private static readonly NameTable Names = new(All.Select(type => type.Name));

    /// <summary>The type of the row; null, and reported, if there is none.</summary>
    public static EventType? Find(CsvTable table) =>
        Names.Find(table, EventColumns.Type, Phrases.UnknownType) is var place and not NameTable.Unknown ? All[place] : null;

    /// <summary>Whether the row is of that kind; nothing is reported.</summary>
    public static bool Is(CsvTable table, EventKind kind) => Names.PlaceOf(table[EventColumns.Type]) == (int)kind;

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

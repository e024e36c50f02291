using System.Collections.Immutable;
using System.Globalization;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>Events between their cells in events.csv and the campaign, where what is personal in them is sealed.</summary>
internal static class EventCells
{
    /// <summary>Types whose value is personal data.</summary>
    private static readonly ImmutableArray<string> Private = ["set-field", EventTypes.SetResponse];

    /// <summary>The cells of an event; nothing if the key of the person it concerns was erased.</summary>
    public static ImmutableArray<string>? Of(RegisteredEvent registered, Dictionary<PersonKeyId, string> idOf, PersonSeals seals)
    {
        var row = registered.Row;
        var candidate = "";
        if (row.Candidate is { } key && !idOf.TryGetValue(key, out candidate!))
        {
            return null;
        }

        return
        [
            registered.Sequence.ToString(CultureInfo.InvariantCulture),
            row.Type,
            candidate,
            row.Stage?.Text ?? "",
            row.Test?.Text ?? "",
            row.Item?.Text ?? "",
            row.Private is { } sealedValue ? Text(seals, sealedValue) : row.Value ?? "",
            row.Person?.Name ?? "",
            row.Note is { } note ? Text(seals, note) : "",
        ];
    }

    /// <summary>The event of cells.</summary>
    /// <param name="cells">In the order of events.csv.</param>
    /// <param name="keyOf">Names of the keys, by the candidate's id.</param>
    /// <param name="seal">Seals a text under a person's key.</param>
    /// <param name="owner">Whose key seals a note about nobody: that of the campaign's officer.</param>
    public static NumberedRow Read(
        ImmutableArray<string> cells, Dictionary<string, PersonKeyId> keyOf, Func<PersonKeyId, string, SealedNote> seal, PersonKeyId owner)
    {
        PersonKeyId? candidate = cells[2].Length > 0 ? keyOf[cells[2]] : null;
        var isPrivate = Private.Contains(cells[1]) && cells[6].Length > 0;
        return new NumberedRow(
            int.Parse(cells[0], CultureInfo.InvariantCulture),
            new EventRow(
                cells[1],
                candidate,
                IdOf(cells[3]),
                IdOf(cells[4]),
                IdOf(cells[5]),
                isPrivate || cells[6].Length == 0 ? null : cells[6],
                cells[7].Length > 0 ? new Person(cells[7]) : null,
                isPrivate ? seal(candidate!.Value, cells[6]) : null,
                cells[8].Length > 0 ? seal(candidate ?? owner, cells[8]) : null));
    }

    private static Id? IdOf(string cell) => cell.Length > 0 ? new Id(cell) : null;

    private static string Text(PersonSeals seals, SealedNote note) =>
        SealedRow.Open(seals, note.Person, note.Content) is [[var text]] ? text : "";
}

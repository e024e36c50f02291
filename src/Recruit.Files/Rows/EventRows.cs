using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Numbers;

namespace Recruit.Files.Rows;

/// <summary>An event and where it stands.</summary>
internal readonly record struct EventRow(CsvTable Table, long Line, CampaignEvent Event)
{
    /// <summary>Reports what is wrong with the event once more of its file has been read.</summary>
    public void Report(int column, string phrase, ReadOnlySpan<byte> value) => Table.Report(Line, column, phrase, value);
}

/// <summary>events.csv, row by row. What depends on earlier events is judged by <see cref="EventOrder"/>.</summary>
internal sealed class EventRows(CsvTable table, RuleNames names, AssessmentRules rules, Facts facts)
{
    private readonly CandidateNames candidates = new(facts.Roll);
    private readonly EventTypes types = new();
    private readonly ItemEvents itemEvents = new(table, names, rules);
    private readonly SetEvents setEvents = new(table, names, facts);

    /// <summary>The events in ascending order, without those that name nothing known or have a bad number.</summary>
    /// <remarks>
    /// One that is bad elsewhere stays, with <see cref="NameTable.Unknown"/> or an empty name for what is not known, because what depends
    /// on its good cells is still to be judged.
    /// </remarks>
    public List<EventRow> Read()
    {
        var rows = new List<EventRow>();
        var numbers = new HashSet<int>();
        while (table.ReadRow())
        {
            var number = ReadSequence(numbers);
            if (types.Find(table) is not { } type)
            {
                continue;
            }

            type.JudgeEmptiness(table);
            if (ReadEvent(type.Kind, number ?? 0) is { } happened && number is not null)
            {
                rows.Add(new EventRow(table, table.Line, happened));
            }
        }

        rows.Sort((a, b) => a.Event.Sequence.CompareTo(b.Event.Sequence));
        return rows;
    }

    private int? ReadSequence(HashSet<int> numbers)
    {
        if (!table.Has(EventColumns.Sequence))
        {
            return null;
        }

        var phrase = !NumberForm.TryReadWhole(table[EventColumns.Sequence], out var number) ? Phrases.NotAWholeNumber
            : number < 1 ? Phrases.OutOfRange
            : !numbers.Add(number) ? Phrases.DuplicateRow
            : null;
        if (phrase is null)
        {
            return number;
        }

        table.Report(EventColumns.Sequence, phrase);
        return null;
    }

    private CampaignEvent? ReadEvent(EventKind kind, int number)
    {
        if (kind is EventKind.VoidItem)
        {
            return itemEvents.ReadVoid(number);
        }

        if (kind is EventKind.AcceptKey)
        {
            return itemEvents.ReadAcceptedKey(number);
        }

        var candidate = candidates.Find(table, EventColumns.Candidate);
        return kind switch
        {
            EventKind.SetMark => setEvents.ReadMark(number, candidate),
            EventKind.SetRating => setEvents.ReadRating(number, candidate),
            EventKind.SetAttempt => setEvents.ReadAttempt(number, candidate),
            EventKind.SetResponse => setEvents.ReadResponse(number, candidate),
            EventKind.SetField => setEvents.ReadField(number, candidate),
            _ => ReadDecision(kind, number, candidate),
        };
    }

    /// <summary>What a candidate decides, or what is decided about one.</summary>
    private CampaignEvent? ReadDecision(EventKind kind, int number, int candidate)
    {
        var namesStage = kind == EventKind.Readmit || (kind == EventKind.Withdraw && !table[EventColumns.Stage].IsEmpty);
        int? stage = namesStage ? names.Stages.Find(table, EventColumns.Stage, Phrases.UnknownStage) : null;
        if (candidate == NameTable.Unknown || stage == NameTable.Unknown)
        {
            return null;
        }

        return kind switch
        {
            EventKind.Withdraw => new Withdrawn(number, candidate, stage),
            EventKind.Decline => new Declined(number, candidate),
            EventKind.Accept => new Accepted(number, candidate),
            EventKind.Reinstate => new Reinstated(number, candidate),
            _ => new Readmitted(number, candidate, stage!.Value),
        };
    }
}

using Recruit.Applications;
using Recruit.Files.Csv;
using Recruit.Testing;

namespace Recruit.Files.Rows;

/// <summary>Events that change a fact: they meet the checks of the fact files, cell by cell.</summary>
internal sealed class SetEvents(CsvTable table, RuleNames names, Facts facts)
{
    private readonly TextPool markers = new();

    public CampaignEvent? ReadMark(int number, int candidate)
    {
        var exercise = names.Exercises.Find(table, EventColumns.Test, Phrases.UnknownExercise);
        var criterion = names.FindCriterionOfExercise(table, EventColumns.Item, exercise);
        var marker = JudgementCells.ReadPerson(table, EventColumns.Person) ? markers[table[EventColumns.Person]] : "";
        decimal? mark = IsEmpty
            ? null
            : JudgementCells.ReadNumber(table, EventColumns.Value, names.MarksOf(exercise, criterion), Phrases.MarkOutOfRange) ?? 0;
        return candidate == NameTable.Unknown || exercise == NameTable.Unknown
            ? null
            : new MarkSet(number, candidate, exercise, marker, criterion, mark);
    }

    public CampaignEvent? ReadRating(int number, int candidate)
    {
        var panel = names.Panels.Find(table, EventColumns.Test, Phrases.UnknownPanel);
        var member = names.FindMember(table, EventColumns.Person, panel);
        var isRecusal = table[EventColumns.Item].IsEmpty && table[EventColumns.Value].SequenceEqual(RatingRows.Recused);
        var criterion = isRecusal ? NameTable.Unknown : names.FindCriterionOfPanel(table, EventColumns.Item, panel);
        decimal? rating = IsEmpty || isRecusal
            ? null
            : JudgementCells.ReadNumber(table, EventColumns.Value, names.RatingsOf(panel, criterion), Phrases.RatingOutOfRange) ?? 0;
        if (candidate == NameTable.Unknown || panel == NameTable.Unknown)
        {
            return null;
        }

        return isRecusal
            ? new MemberRecused(number, candidate, panel, member)
            : new RatingSet(number, candidate, panel, member, criterion, rating);
    }

    public CampaignEvent? ReadAttempt(int number, int candidate)
    {
        var sitting = names.FindSitting(table, EventColumns.Test);
        var state = AttemptState.None;
        if (!IsEmpty || sitting?.Kind == SittingKind.Test)
        {
            state = names.FindState(table, EventColumns.Value);

            // A state that cannot be read was reported once; what depends on it is not judged.
            state = state == AttemptState.None ? AttemptState.Completed : state;
        }

        return candidate == NameTable.Unknown || sitting is null ? null : new AttemptSet(number, candidate, sitting.Value, state);
    }

    public CampaignEvent? ReadResponse(int number, int candidate)
    {
        var test = names.Tests.Find(table, EventColumns.Test, Phrases.UnknownTest);
        var item = names.FindItem(table, EventColumns.Item, test);
        var code = item == NameTable.Unknown
            ? ResponseCodes.Blank
            : ResponseRows.ReadCode(table, EventColumns.Value, facts.Responses[test][item]);
        return candidate == NameTable.Unknown || test == NameTable.Unknown ? null : new ResponseSet(number, candidate, test, item, code);
    }

    public CampaignEvent? ReadField(int number, int candidate)
    {
        var field = names.Fields.Find(table, EventColumns.Item, Phrases.UnknownField);
        if (field == NameTable.Unknown)
        {
            return null;
        }

        var value = CandidateRows.ReadField(table, EventColumns.Value, facts.Fields[field].Field);
        return candidate == NameTable.Unknown ? null : new FieldSet(number, candidate, field, value);
    }

    private bool IsEmpty => table[EventColumns.Value].IsEmpty;
}

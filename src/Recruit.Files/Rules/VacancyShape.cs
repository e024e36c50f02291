using System.Text.Json;
using Recruit.Files.Json;
using Recruit.Vacancies;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Rules;

/// <summary>The members of vacancy.json, as campaign-folder 2 lists them; the parts of a stage are in <see cref="StageShape"/>.</summary>
internal static class VacancyShape
{
    public static Vacancy Read(JsonValue root) => root.Object(vacancy => new Vacancy(
        vacancy.Required("id", ReadId),
        vacancy.Required("title", ReadTitle),
        vacancy.Required("posts", value => value.Whole(1, Vacancy.PostsMax)) ?? 0,
        vacancy.Required("timeZone", ReadTimeZone),
        vacancy.Required("fields", list => list.List(ReadField)),
        vacancy.Required("stages", list => list.ListOfSome(StageShape.Read)),
        vacancy.Optional<Id?>("channel", value => ReadId(value), null),
        vacancy.Optional("exercises", list => list.List(ReadExercise), []),
        vacancy.Optional("panels", list => list.List(ReadPanel), []),
        vacancy.Optional("quotas", list => list.List(ReadQuota), []),
        vacancy.Optional("merit", ReadMerit, null),
        vacancy.Optional("reserve", ReadReserve, null),
        vacancy.Optional("noDetriment", value => value.Flag(), false)));

    public static Title ReadTitle(JsonValue value) => value.Object(title => new Title(
        title.Required("kk", ReadText),
        title.Required("ru", ReadText),
        title.Required("en", ReadText)));

    private static Field ReadField(JsonValue value) => value.Object(field =>
    {
        var id = field.Required("id", ReadId);
        var type = field.Required("type", choice => choice.Choice(
            ("number", FieldType.Number),
            ("date", FieldType.Date),
            ("text", FieldType.Text),
            ("flag", FieldType.Flag),
            ("ordinal", FieldType.Ordinal)));
        if (type is null)
        {
            field.LeaveUnjudged("levels");
        }

        return new Field(
            id,
            type ?? default,
            type == FieldType.Ordinal ? field.Required("levels", list => list.ListOfSome(ReadText)) : []);
    });

    private static Exercise ReadExercise(JsonValue value) => value.Object(exercise =>
    {
        var id = exercise.Required("id", ReadId);
        var criteria = exercise.Required("criteria", list => list.ListOfSome(ReadMarkedCriterion));
        var markers = exercise.Required("markers", ReadMarkers);
        if (markers is null)
        {
            exercise.LeaveUnjudged("tolerance");
        }

        return new Exercise(id, criteria, markers ?? 1, markers == 2 ? exercise.Required("tolerance", ReadNotNegative) : default);
    });

    /// <summary>A choice of the numbers 1 and 2.</summary>
    private static int? ReadMarkers(JsonValue value)
    {
        if (!value.Is(JsonValueKind.Number))
        {
            return null;
        }

        if (value.NumberAsWritten is [(byte)'1' or (byte)'2'] digit)
        {
            return digit[0] - '0';
        }

        value.Report(Phrases.UnknownValue);
        return null;
    }

    private static Criterion ReadMarkedCriterion(JsonValue value) => value.Object(criterion => new Criterion(
        criterion.Required("id", ReadId),
        default,
        criterion.Required("max", ReadPositive),
        criterion.Optional("weight", ReadNotNegative, 1)));

    private static Panel ReadPanel(JsonValue value) => value.Object(panel => new Panel(
        panel.Required("id", ReadId),
        panel.Required("members", list => list.ListOfSome(ReadPerson)),
        panel.Required("criteria", list => list.ListOfSome(ReadRatedCriterion)),
        panel.Required("method", choice => choice.Choice(("mean", PanelMethod.Mean), ("trimmed", PanelMethod.Trimmed))) ?? default,
        panel.Required("quorum", share => share.Number(number => number.Sign > 0 && number <= 1)) ?? default));

    private static Criterion ReadRatedCriterion(JsonValue value) => value.Object(criterion =>
    {
        var id = criterion.Required("id", ReadId);
        var min = criterion.Optional("min", number => number.Number(), 0);
        var max = criterion.Required("max", number => number.Number(most => min is null || most > min));
        return new Criterion(id, min ?? default, max ?? default, criterion.Optional("weight", ReadNotNegative, 1));
    });

    private static Quota ReadQuota(JsonValue value) => value.Object(quota =>
    {
        var id = quota.Required("id", ReadId);
        var places = quota.Required("places", number => number.Whole(1)) ?? 0;
        var unfilled = quota.Required("unfilled", choice => choice.Choice(("to-open", true), ("vacant", false))) ?? false;
        return new Quota(id, ConditionShape.Read(quota), places, unfilled);
    });

    private static Merit? ReadMerit(JsonValue value) => value.Object(merit => new Merit(
        merit.Required("stages", list => list.ListOfSome(ReadMeritStage)),
        merit.Required("combine", StageShape.ReadCombine),
        merit.Required("digits", StageShape.ReadDigits),
        merit.Optional("break", list => list.List(StageShape.ReadMeritKey), []),
        merit.Required("seed", ReadSeed)));

    private static MeritStage ReadMeritStage(JsonValue value) => value.Object(stage => new MeritStage(
        stage.Required("stage", ReadId),
        stage.Optional("weight", ReadNotNegative, 1)));

    private static Reserve? ReadReserve(JsonValue value) => value.Object(reserve => new Reserve(
        reserve.Required("size", size => size.Whole(0)) ?? 0,
        reserve.Required("expires", ReadDate)));
}

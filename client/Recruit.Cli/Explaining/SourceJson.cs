using System.Text.Json.Nodes;
using Recruit.Applications;
using Recruit.Explaining;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Cli.Explaining.ExplanationJson;

namespace Recruit.Cli.Explaining;

/// <summary>Tests, case studies, panels and earlier totals for programs; nobody who judged is named.</summary>
internal static class SourceJson
{
    public static JsonObject Of(SourceReading reading) => new()
    {
        ["source"] = reading.Source.ToString(),
        ["state"] = StageStates.Word(reading.State),
        ["value"] = Exact(reading.Value),
        ["maximum"] = reading.Source.Kind == SourceKind.Stage ? null : Exact(reading.Maximum),
        ["sections"] = List(reading.Sections, Section),
        ["marks"] = reading.Marks is { } marks ? Marks(marks) : null,
        ["ratings"] = reading.Ratings is { } ratings ? Ratings(ratings) : null,
    };

    /// <summary>The word of a void policy in files.</summary>
    public static string? PolicyWord(VoidPolicy? policy) => policy switch
    {
        VoidPolicy.Drop => "drop",
        VoidPolicy.CreditAll => "credit-all",
        VoidPolicy.Spread => "spread",
        _ => null,
    };

    private static JsonObject Section(SectionReading section) => new()
    {
        ["section"] = section.Section.Text,
        ["value"] = Exact(section.Value),
        ["maximum"] = Exact(section.Maximum),
        ["floor"] = Exact(section.Floor),
        ["items"] = section.Items,
        ["answered"] = section.Answered,
        ["rulings"] = List(section.Rulings, ruling => new JsonObject
        {
            ["item"] = ruling.Item.Text,
            ["policy"] = PolicyWord(ruling.Policy),
            ["acceptedKeys"] = ruling.AcceptedKeys,
        }),
    };

    private static JsonObject Marks(MarkReading marks) => new()
    {
        ["markers"] = marks.Markers,
        ["tolerance"] = Exact(marks.Tolerance),
        ["totals"] = List(marks.Totals, total => Exact(total)),
        ["unfinished"] = marks.Unfinished,
        ["counted"] = List(marks.Counted, total => Exact(total)),
    };

    private static JsonObject Ratings(RatingReading ratings) => new()
    {
        ["method"] = Lower(ratings.Method),
        ["members"] = ratings.Members,
        ["recused"] = ratings.Recused,
        ["takingPart"] = ratings.TakingPart,
        ["quorum"] = ratings.Quorum,
        ["criteria"] = List(ratings.Criteria, one => new JsonObject
        {
            ["id"] = one.Criterion.Id.Text,
            ["value"] = Exact(one.Value),
            ["max"] = Exact(one.Criterion.Max),
            ["weight"] = Exact(one.Criterion.Weight),
        }),
    };
}

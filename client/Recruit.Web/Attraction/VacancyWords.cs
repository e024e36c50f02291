using System.Globalization;
using System.Text;
using Recruit.Candidates;
using Recruit.Files;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>Rules of a vacancy in sentences that people understand.</summary>
public static class VacancyWords
{
    /// <summary>Where a vacancy stands.</summary>
    public static string Of(VacancyState state, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[$"vacancy.state.{KeyOf(state)}"];
    }

    /// <summary>The colour of its tag; the words beside it say the same.</summary>
    public static string ColourOf(VacancyState state) => state switch
    {
        VacancyState.Open => "green",
        VacancyState.Announced => "blue",
        VacancyState.UnderWay => "yellow",
        _ => "grey",
    };

    /// <summary>How a state is written in addresses.</summary>
    public static string KeyOf(VacancyState state) => state switch
    {
        VacancyState.Open => "open",
        VacancyState.Announced => "announced",
        VacancyState.UnderWay => "under-way",
        _ => "ended",
    };

    /// <summary>What a kind of stage is called.</summary>
    public static string Of(StageKind kind, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[kind switch
        {
            StageKind.Attraction => "stage.attraction",
            StageKind.PrimarySelection => "stage.primary",
            StageKind.ProfessionalTesting => "stage.professional",
            StageKind.FinalSelection => "stage.final",
            _ => "stage.training",
        }];
    }

    /// <summary>What a stage is called: by the words of its vacancy, or else by its kind.</summary>
    /// <param name="stage">Id of the stage.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="plan">With the words of the vacancy; nothing where there is none.</param>
    /// <param name="words">The language.</param>
    public static string OfStage(Id stage, StageKind kind, VacancyPlan? plan, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return plan?.Words.Stages.GetValueOrDefault(stage)?.In(words.Language) ?? Of(kind, words);
    }

    /// <summary>What a field is called: by the words of its vacancy, or else by a word that is known for its id, or by its id.</summary>
    public static string Of(Field field, CampaignWords called, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(words);
        return called.Fields.GetValueOrDefault(field.Id)?.Label.In(words.Language) ?? Known($"field.{field.Id}", field.Id.Text, words);
    }

    /// <summary>What helps to answer a field; nothing where the vacancy has no words for it in the language.</summary>
    public static string? HintOf(Field field, CampaignWords called, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(words);
        return called.Fields.GetValueOrDefault(field.Id)?.Hint?.In(words.Language);
    }

    /// <summary>What a level of a field is called, found like the field's own name; as it was written where no word is known for it.</summary>
    public static string OfLevel(string level, Field field, CampaignWords called, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(words);
        return called.Fields.GetValueOrDefault(field.Id)?.Levels.GetValueOrDefault(level)?.In(words.Language) ?? Known($"level.{level}", level, words);
    }

    /// <summary>What a channel is called; its id where no word is known for it.</summary>
    public static string OfChannel(Id channel, Speech words) => Known($"channel.{channel}", channel.Text, words);

    /// <summary>What somebody may be told who registers interest, as the end of a sentence; its id where no words are known for it.</summary>
    public static string OfPurpose(Id purpose, Speech words) => Known($"interest.purpose.{purpose}", purpose.Text, words);

    /// <summary>What must be so.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="fields">All fields of the vacancy.</param>
    /// <param name="called">Its words.</param>
    /// <param name="words">The language.</param>
    public static string Of(Condition condition, IReadOnlyCollection<Field> fields, CampaignWords called, Speech words)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(called);
        ArgumentNullException.ThrowIfNull(words);
        var field = fields.First(one => one.Id == condition.Field);
        var key = condition.Operator switch
        {
            Operator.Present => "present",
            Operator.EqualTo => "equals",
            Operator.OneOf => "one-of",
            Operator.AtLeast => field.Type switch { FieldType.Date => "not-before", FieldType.Ordinal => "not-below", _ => "at-least" },
            _ => field.Type switch { FieldType.Date => "not-after", FieldType.Ordinal => "not-above", _ => "at-most" },
        };
        return words.Say(
            $"need.{key}", ("field", Of(field, called, words)), ("wanted", string.Join($" {words["need.or"]} ", condition.Values.Select(value => Of(value, field, called, words)))));
    }

    /// <summary>A value of a field as people read it.</summary>
    public static string OfCell(string cell, Field field, CampaignWords called, Speech words)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(words);
        return field.Type switch
        {
            FieldType.Flag => words[cell == "yes" ? "need.yes" : "need.no"],
            FieldType.Date when FieldValue.TryReadDate(Encoding.UTF8.GetBytes(cell), out var date) => words.Day(date),
            FieldType.Ordinal => OfLevel(cell, field, called, words),
            FieldType.Number => words.Decimal(cell),
            _ => cell,
        };
    }

    /// <summary>A part of a stage's total, with its share where there are several.</summary>
    public static string Of(StagePart part, StagePlan stage, Speech words)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        var what = part.Source.Kind switch
        {
            SourceKind.Test when part.Items is { } items => words.Say("vacancy.part.test", ("count", words.Number(items))),
            SourceKind.Test or SourceKind.Section => words["vacancy.part.section"],
            SourceKind.Exercise => words[stage.Kind == StageKind.Training ? "vacancy.part.trained" : "vacancy.part.exercise"],
            SourceKind.Panel => words["vacancy.part.panel"],
            _ => words["vacancy.part.stage"],
        };
        return stage.Parts.Length > 1 && part.Share is { } share ? words.Say("vacancy.part.share", ("part", what), ("share", Percent(share.ToDouble()))) : what;
    }

    /// <summary>Who goes on, and what becomes of equal totals.</summary>
    public static string Of(AdvancePlan advance, Speech words)
    {
        ArgumentNullException.ThrowIfNull(advance);
        ArgumentNullException.ThrowIfNull(words);
        if (advance.Rule == AdvanceRule.All)
        {
            return "";
        }

        var value = ("value", words.Exact(advance.Value));
        string[] sentences =
        [
            advance.Rule switch
            {
                AdvanceRule.AtLeast => words.Say("vacancy.advance.at-least", value),
                AdvanceRule.Count => words.Say("vacancy.advance.count", value),
                AdvanceRule.Percent => words.Say("vacancy.advance.percent", value),
                _ => words.Say("vacancy.advance.per-post", value),
            },
            advance.ByCategory ? words["vacancy.advance.by-category"] : "",
            advance.Rule == AdvanceRule.AtLeast ? "" : Of(advance.Ties, words),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Which fixed mark decided, and that something else did too.</summary>
    public static string Of(PublicMark mark, Speech words)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(words);
        string[] sentences =
        [
            $"{words.Say("vacancy.pass", ("mark", words.Decimal(mark.Total)))}.",
            mark.AreOthersAbove ? words["figures.mark.others"] : "",
            mark.AreSomeBelow ? words["figures.mark.below"] : "",
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Where the line was, who was tied there, and who else went on.</summary>
    public static string Of(PublicCut cut, Speech words)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(words);
        string[] sentences =
        [
            words.Say("figures.cut", ("total", words.Decimal(cut.Total))),
            !cut.AreTied ? "" : cut.Tied is { } tied ? words.Say("figures.cut.tied", ("count", words.Number(tied))) : words["figures.cut.tied-few"],
            cut.AlsoBelow ? words["figures.cut.below"] : "",
            Of(cut.Ties, words),
        ];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>What becomes of equal totals at the cut.</summary>
    public static string Of(TieRule ties, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[ties switch
        {
            TieRule.AdmitAll => "vacancy.ties.admit-all",
            TieRule.ExcludeAll => "vacancy.ties.exclude-all",
            _ => "vacancy.ties.break",
        }];
    }

    /// <summary>What a test or exercise is called; its kind where it has no words in the language.</summary>
    public static string NameOf(OpenSitting sitting, Speech words)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        ArgumentNullException.ThrowIfNull(words);
        return sitting.Title?.In(words.Language) ?? words[sitting.Kind == Recruit.Sittings.PaperKind.Test ? "vacancy.sitting.test" : "vacancy.sitting.exercise"];
    }

    /// <summary>Where it is held.</summary>
    public static string PlaceOf(OpenSitting sitting, Speech words)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        ArgumentNullException.ThrowIfNull(words);
        return sitting.Place is { } place ? words.In(place) : words["vacancy.sitting.online"];
    }

    private static string Of(RuleValue value, Field field, CampaignWords called, Speech words) =>
        value.Number is { } number ? words.Exact(number) : OfCell(value.Text!, field, called, words);

    /// <summary>The word of a key; something else where there is none.</summary>
    internal static string Known(string key, string otherwise, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words.Words.Has(key) ? words[key] : otherwise;
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)} %");
}

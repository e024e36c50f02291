using Recruit.Applying;
using Recruit.Sittings;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>A reason of a decision in plain words.</summary>
/// <param name="Text">What was not as it must be, with the person's own figure.</param>
/// <param name="Advice">What can be done about it.</param>
public sealed record ToldReason(string Text, string Advice);

/// <summary>Stages, decisions and their reasons in words that a candidate understands.</summary>
public static class StageWords
{
    private static readonly string[] WithId = ["absent", "not-started", "voided", "awaiting-marks", "awaiting-quorum"];

    /// <summary>What a stage is called; its id where the vacancy has no words for it in this language.</summary>
    public static string NameOf(OwnStage stage, Language language)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Name?.In(language) ?? stage.Stage.Id.Text;
    }

    /// <summary>What a test or exercise is called.</summary>
    public static string NameOf(OwnStageSitting sitting, Language language)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        return sitting.Title?.In(language) ?? sitting.Id.Text;
    }

    /// <summary>Tests of a stage that the person has behind them and whose keys can be challenged, or could.</summary>
    public static IEnumerable<OwnStageSitting> WithKeys(OwnStage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Sittings.Where(one => one is { ChallengesUntil: not null, Status: AttemptStatus.Completed or AttemptStatus.TimedOut });
    }

    /// <summary>The kind of a stage.</summary>
    public static string KindOf(Stage stage, Speech words)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        return words[stage.Kind switch
        {
            StageKind.Attraction => "stage.attraction",
            StageKind.PrimarySelection => "stage.primary",
            StageKind.ProfessionalTesting => "stage.professional",
            StageKind.FinalSelection => "stage.final",
            _ => "stage.training",
        }];
    }

    /// <summary>What was decided.</summary>
    public static string DecisionOf(StageDecision decided, Speech words)
    {
        ArgumentNullException.ThrowIfNull(decided);
        ArgumentNullException.ThrowIfNull(words);
        return words[$"decision.{KeyOf(decided)}"];
    }

    /// <summary>Colour of the tag that says it; the words say it too.</summary>
    public static string ColourOf(StageDecision decided) => KeyOf(decided) switch
    {
        "on" => "green",
        "hold" => "yellow",
        "withdrawn" => "grey",
        _ => "red",
    };

    /// <summary>Why it was so decided, in the order of the rules.</summary>
    public static IReadOnlyList<ToldReason> ReasonsOf(OwnStage stage, OwnProgressShown own, Speech words)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(words);
        return stage.Decided is { Reasons.Length: > 0 } decided ? [.. decided.Reasons.Split(';').Select(code => ReasonOf(code, stage, own, words))] : [];
    }

    private static string KeyOf(StageDecision decided) => decided switch
    {
        { Decision: "pass" or "advanced" } => "on",
        { Decision: "hold" } => "hold",
        { State: "withdrawn" } => "withdrawn",
        _ => "out",
    };

    private static ToldReason ReasonOf(string code, OwnStage stage, OwnProgressShown own, Speech words)
    {
        // Requirements may have any code, so they are looked for first.
        if (stage.Stage.Requirements.FirstOrDefault(one => one.Reason.Text == code || $"missing:{one.Id}" == code) is { } requirement
            && own.Fields.FirstOrDefault(one => one.Field.Id == requirement.Condition.Field) is { } field)
        {
            var yours = FieldInputs.TextOf(field, words) ?? words["apply.not-given"];
            return Told("requirement", ("needed", RequirementWords.Of(requirement, field, words)), ("yours", yours));
        }

        var (key, about) = code.Split(':', 2) is [var first, var rest] ? (first, rest) : (code, "");
        var sitting = stage.Sittings.FirstOrDefault(one => one.Id.Text == about) is { } sat ? NameOf(sat, words.Language) : about;
        return key switch
        {
            "band" => Told($"band-{about}", ("total", stage.Decided!.Score), ("pass", stage.Stage.Band is { } band ? RequirementWords.Decimal(band.PassFrom, words) : "")),
            "floor" => Told("floor", ("section", about)),
            "hurdle" => Told("hurdle", ("hurdle", about)),
            "below-cut" => Told("below-cut", ("total", stage.Decided!.Score)),
            "readmitted" or "no-detriment" => Told(key),
            _ when WithId.Contains(key) => Told(key, ("sitting", sitting)),
            _ => Told("other", ("code", code)),
        };

        ToldReason Told(string reason, params (string Name, string Value)[] values) => new(words.Say($"reason.{reason}", values), words[$"reason.{reason}.advice"]);
    }
}

using Recruit.Applications;
using Recruit.Applying;
using Recruit.Lists;
using Recruit.UseCases.Lists;
using Recruit.Web.Layout;

namespace Recruit.Web.Office;

/// <summary>What lists of applicants say, in words.</summary>
public static class ApplicantWords
{
    /// <summary>Where an application is.</summary>
    public static string Of(JourneyState state, Speech words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words[$"journey.{ApplicantSearch.Word(state)}"];
    }

    /// <summary>What was released about somebody in a stage; nothing where the person did not reach it.</summary>
    public static string Of(StageDecision decided, Speech words)
    {
        ArgumentNullException.ThrowIfNull(decided);
        ArgumentNullException.ThrowIfNull(words);
        var state = words[$"office.state.{decided.State}"];
        return decided.Decision.Length == 0 ? state : $"{state}, {words[$"office.decision.{decided.Decision}"]}";
    }

    /// <summary>The same with the total and the rank.</summary>
    public static string ResultOf(StageDecision decided, Speech words)
    {
        ArgumentNullException.ThrowIfNull(decided);
        ArgumentNullException.ThrowIfNull(words);
        var score = decided.Score.Length == 0 ? "" : $": {words.Decimal(decided.Score)}";
        return $"{Of(decided, words)}{score}{(decided.Rank.Length == 0 ? "" : $" ({words.Say("applicants.rank", ("rank", decided.Rank))})")}";
    }

    /// <summary>What a stage is called; its id where it has no words in the language.</summary>
    public static string NameOf(NamedStage stage, Speech words)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        return stage.Name?.In(words.Language) ?? stage.Id.Text;
    }

    /// <summary>What a test or exercise is called.</summary>
    public static string NameOf(NamedSitting sitting, Speech words)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        ArgumentNullException.ThrowIfNull(words);
        return sitting.Name?.In(words.Language) ?? sitting.Id.Text;
    }
}

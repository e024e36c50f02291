using System.Text.Json;
using Recruit.UseCases.Candidates;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>What follows for an application, in a sentence; and whose turn it is.</summary>
public static class NextWords
{
    /// <summary>What follows, and when.</summary>
    public static string Of(OwnProgressShown own, Speech words)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(words);
        var next = own.Next;
        var turn = JsonNamingPolicy.KebabCaseLower.ConvertName(next.Turn.ToString());
        var key = next switch
        {
            { Turn: OwnTurn.Sitting, From: not null } => $"next.{turn}.from",
            { Turn: OwnTurn.Out, Until: null } => $"next.{turn}.overdue",
            { Turn: OwnTurn.Offer or OwnTurn.Closing or OwnTurn.Revision, IsOverdue: true } => $"next.{turn}.overdue",
            _ => $"next.{turn}",
        };
        return words.Say(
            key,
            ("about", AboutOf(own, words)),
            ("from", next.From is { } from ? words.Moment(from) : ""),
            ("until", next.Until is { } until ? words.Until(until) : ""),
            ("place", own.ReservePlace is { } place ? words.Number(place) : ""));
    }

    /// <summary>Whose turn it is; nothing where it is nobody's.</summary>
    public static string? HolderOf(OwnNext next, Speech words)
    {
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(words);
        return next.Holder is not { } holder ? null : words.Words.Has($"holder.{holder}") ? words[$"holder.{holder}"] : words["holder.other"];
    }

    private static string AboutOf(OwnProgressShown own, Speech words) => own.Next.About is not { } about ? ""
        : own.Stages.FirstOrDefault(stage => stage.Stage.Id == about) is { } stage && own.Next.Turn != OwnTurn.Sitting ? StageWords.NameOf(stage, words.Language)
        : own.Stages.SelectMany(one => one.Sittings).FirstOrDefault(one => one.Id == about) is { } sitting ? StageWords.NameOf(sitting, words.Language)
        : about.Text;
}

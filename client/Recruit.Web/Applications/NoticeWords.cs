using System.Text.Json;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>What was written to a candidate, in a sentence for who is signed in.</summary>
public static class NoticeWords
{
    private static readonly string[] Times = ["opens", "starts", "closes", "due"];

    /// <summary>The sentence of a notice.</summary>
    /// <param name="matter">What is told.</param>
    /// <param name="own">The application it is about.</param>
    /// <param name="words">The language.</param>
    public static string Of(NoticeMatter matter, OwnProgressShown own, Speech words)
    {
        ArgumentNullException.ThrowIfNull(matter);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(words);
        string Fact(string name) => matter.Facts.GetValueOrDefault(new Id(name)) ?? "";
        (string Name, string Value)[] values =
        [
            ("stage", own.Stages.FirstOrDefault(one => one.Stage.Id.Text == Fact("stage")) is { } stage ? StageWords.NameOf(stage, words.Language) : Fact("stage")),
            ("sitting", NameOf(Fact("sitting"), own, words)),
            ("test", NameOf(Fact("test"), own, words)),
            ("place", Fact($"place-{words.Code}")),
            .. Times.Select(name => (name, NoticeTexts.ReadTime(Fact(name)) is { } at ? words.Moment(Instant.Of(at)) : "")),
        ];
        return words.Say($"notice.{JsonNamingPolicy.KebabCaseLower.ConvertName(matter.Text.ToString())}", values);
    }

    private static string NameOf(string sitting, OwnProgressShown own, Speech words) =>
        own.Stages.SelectMany(stage => stage.Sittings).FirstOrDefault(one => one.Id.Text == sitting) is { } found ? StageWords.NameOf(found, words.Language) : sitting;
}

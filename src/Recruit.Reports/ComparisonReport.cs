using System.Xml.Linq;
using Recruit.Comparing;
using Recruit.Vacancies;
using Recruit.Wording;
using static Recruit.Reports.Markup;

namespace Recruit.Reports;

/// <summary>
/// A comparison as one page: pictures with the same numbers in tables beside them. It needs nothing from outside and no script, prints, and names candidates
/// by their ids only. The same comparison gives the same bytes.
/// </summary>
public static class ComparisonReport
{
    private static readonly string[] ExplainedBefore = ["groups.fifths", "groups.fisher", "groups.small"];

    /// <summary>Writes the page.</summary>
    /// <param name="comparison">Two outcomes of the same candidates.</param>
    /// <param name="groupings">By what groups are compared.</param>
    /// <param name="suppositions">What is supposed in the second outcome, in the words in which it was asked for.</param>
    /// <param name="words">The language.</param>
    public static string Write(Comparison comparison, IReadOnlyList<Grouping> groupings, IReadOnlyList<string> suppositions, Sentences words)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(groupings);
        ArgumentNullException.ThrowIfNull(suppositions);
        ArgumentNullException.ThrowIfNull(words);
        var vacancy = comparison.Before.Rules.Vacancy;
        var title = words.Say("title", ("vacancy", TitleOf(vacancy, words.Language)));
        return Page(Element(
            "html",
            Attribute("lang", ReportWords.CodeOf(words.Language)),
            Element(
                "head",
                Element("meta", Attribute("charset", "utf-8")),
                Element("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
                Element("meta", Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", "default-src 'none'; style-src 'unsafe-inline'")),
                Element("title", title),
                new XElement("style", ReportStyle.Sheet)),
            Element(
                "body",
                Element(
                    "main",
                    Element("h1", title),
                    Element("p", words.Say("vacancy", ("id", vacancy.Id.Text))),
                    Element("p", words.Raw("meaning")),
                    Element("ul", suppositions.Select(one => Element("li", Element("code", one)))),
                    Missing(comparison, words),
                    Section(words.Raw("funnel.title"), Key(words), FunnelPicture.Of(comparison, words), ReportTables.Lines(comparison, words)),
                    comparison.Lines.Select(line => Distribution(comparison, line, words)),
                    Section(words.Raw("movement.title"), Element("p", words.Raw("movement.note")), MovementPicture.Of(comparison, words), ReportTables.Movements(comparison, words)),
                    comparison.Places.IsEmpty ? null : Section(words.Raw("places.heading"), Places(comparison, words)),
                    groupings.Count == 0 ? null : Section(words.Raw("groups.heading"), Groups(comparison, groupings, words)),
                    Section(words.Raw("crossings.heading"), Crossings(comparison, words))))));
    }

    private static XElement Section(string heading, params object?[] content) => Element("section", Element("h2", heading), content);

    /// <summary>What the two kinds of bars are.</summary>
    private static XElement Key(Sentences words) => Element(
        "p",
        Element("span", Attribute("class", "key before")), $" {words.Raw("head.before")} ",
        Element("span", Attribute("class", "key after")), $" {words.Raw("head.after")}");

    private static IEnumerable<XElement> Missing(Comparison comparison, Sentences words) =>
        comparison.OnlyBefore.Select(stage => Element("p", words.Say("only.before", ("stage", stage.Text))))
            .Concat(comparison.OnlyAfter.Select(stage => Element("p", words.Say("only.after", ("stage", stage.Text)))));

    private static XElement? Distribution(Comparison comparison, LineComparison line, Sentences words)
    {
        if (line.Stage is not { } stage
            || TotalsComparison.Of(
                comparison.Before.Stages.First(one => one.Stage.Id == stage), comparison.After.Stages.First(one => one.Stage.Id == stage)) is not { } totals)
        {
            return null;
        }

        var title = words.Say("totals.title", ("stage", stage.Text));
        return Section(
            title, Element("p", words.Raw("totals.note")), Key(words), TotalsPicture.Of(totals, title, words), ReportTables.Totals(totals, title, words));
    }

    private static IEnumerable<XElement> Places(Comparison comparison, Sentences words)
    {
        var changed = comparison.Places.Count(place => place.Before != place.After);
        yield return Element("p", words.Say("places.count", ("changed", $"{changed}"), ("count", $"{comparison.Places.Length}")));
        if (changed > 0)
        {
            yield return ReportTables.Places(comparison, words);
        }
    }

    private static IEnumerable<XElement> Groups(Comparison comparison, IReadOnlyList<Grouping> groupings, Sentences words) =>
        ExplainedBefore.Select(key => Element("p", words.Raw(key)))
            .Concat(groupings.SelectMany(grouping => comparison.Lines.Select(line => ReportTables.Groups(grouping, line, words))));

    private static XElement[] Crossings(Comparison comparison, Sentences words)
    {
        var crossed = comparison.Lines.Where(line => line.Crossings.Length > 0).Select(line => ReportTables.Crossings(comparison, line, words)).ToArray();
        return crossed.Length == 0 ? [Element("p", words.Raw("crossings.none"))] : crossed;
    }

    private static string TitleOf(Vacancy vacancy, Language language) => language switch
    {
        Language.Kk => vacancy.Title.Kazakh,
        Language.Ru => vacancy.Title.Russian,
        _ => vacancy.Title.English,
    };
}

using System.Globalization;
using System.Numerics;
using System.Xml.Linq;
using Recruit.Comparing;
using Recruit.Numbers;
using Recruit.Wording;
using static Recruit.Reports.Markup;

namespace Recruit.Reports;

/// <summary>The tables beside the pictures: whoever cannot see those reads the same here.</summary>
internal static class ReportTables
{
    /// <summary>Crossings of one line that a page shows; the table for programs has them all.</summary>
    private const int CrossingsShown = 500;

    private const string Numeric = "number";

    /// <summary>What an end is called.</summary>
    public static string NameOf(End end, Sentences words) => end.Reach == Reach.Stage
        ? words.Say("end.out", ("stage", end.Stage!.Value.Text))
        : words.Raw($"end.{end}");

    public static XElement Lines(Comparison comparison, Sentences words) => Table(
        words.Raw("lines.title"),
        Heads(words, "line", "entered.before", "above.before", "entered.after", "above.after", "gain", "lose"),
        comparison.Lines.Select(line => Row(
            words.NameOf(line),
            Count(line.Before.CameCount), Count(line.Before.AboveCount), Count(line.After.CameCount), Count(line.After.AboveCount),
            Count(line.Count(Direction.Gains)), Count(line.Count(Direction.Loses)))));

    public static XElement Totals(TotalsComparison totals, string title, Sentences words)
    {
        string Print(BigInteger units) => words.Number(NumberForm.Print(units, totals.Digits));
        return Table(
            title,
            Heads(words, "class", "before", "after"),
            Enumerable.Range(0, totals.Before.Length).Where(one => totals.Before[one] + totals.After[one] > 0).Select(one => (One: one, Start: totals.Start + (totals.Width * one))).Select(row => Row(
                totals.Width.IsOne ? Print(row.Start) : $"{Print(row.Start)} – {Print(row.Start + totals.Width - 1)}",
                Count(totals.Before[row.One]), Count(totals.After[row.One]))));
    }

    public static XElement Movements(Comparison comparison, Sentences words) => Table(
        words.Raw("movement.title"),
        Heads(words, "before", "after", "people"),
        comparison.Movements.Select(one => Row(NameOf(one.Before, words), Cell(NameOf(one.After, words)), Count(one.Count))));

    public static XElement Groups(Grouping grouping, LineComparison line, Sentences words)
    {
        var pairs = SelectionRates.Of(grouping, line.Before).Zip(SelectionRates.Of(grouping, line.After));
        return Table(
            words.Say("groups.title", ("by", grouping.By), ("line", words.NameOf(line))),
            Heads(
                words, "group", "entered.before", "above.before", "rate.before", "ratio.before", "p.before", "marks.before",
                "entered.after", "above.after", "rate.after", "ratio.after", "p.after", "marks.after"),
            pairs.Select(pair => Row(
                pair.First.Group.Length == 0 ? words.Raw("group.missing") : pair.First.Group,
                [.. RateCells(pair.First, words), .. RateCells(pair.Second, words)])));
    }

    public static XElement Places(Comparison comparison, Sentences words)
    {
        XElement[] Cells(HeldPlace? held) => held is null
            ? [Cell(""), Cell(""), Cell("")]
            :
            [
                Cell(held.Category == "open" ? words.Raw("group.open") : held.Category),
                Cell(held.Holder is { } holder ? comparison.Before.Facts.Roll.NameOf(holder) : ""),
                Cell(words.Raw(held.Holder is null ? "place.vacant" : held.IsAccepted ? "place.accepted" : "place.offered")),
            ];
        return Table(
            words.Raw("places.title"),
            Heads(words, "place", "category.before", "holder.before", "status.before", "category.after", "holder.after", "status.after"),
            comparison.Places.Where(place => place.Before != place.After).Select(place => Row(
                place.Number.ToString(CultureInfo.InvariantCulture), [.. Cells(place.Before), .. Cells(place.After)])));
    }

    public static XElement Crossings(Comparison comparison, LineComparison line, Sentences words)
    {
        var title = words.Say("crossings.title", ("line", words.NameOf(line)));
        var count = line.Crossings.Length;
        return Table(
            count <= CrossingsShown ? title : $"{title} {words.Say("crossings.first", ("shown", $"{CrossingsShown}"), ("count", $"{count}"))}",
            Heads(words, "candidate", "direction", "standing.before", "standing.after", "total.before", "total.after", "rank.before", "rank.after", "reasons"),
            line.Crossings.Take(CrossingsShown).Select(one => Row(
                comparison.Before.Facts.Roll.NameOf(one.Candidate),
                Cell(words.Raw(one.Direction == Direction.Gains ? "gains" : "loses")),
                Cell(words.WordOf("standing", one.Before.Word)), Cell(words.WordOf("standing", one.After.Word)),
                Cell(words.Number(one.Before.Total), Numeric), Cell(words.Number(one.After.Total), Numeric),
                Rank(one.Before), Rank(one.After),
                Cell(string.Join("; ", (one.Direction == Direction.Gains ? one.Before : one.After).Reasons)))));
    }

    private static IEnumerable<XElement> RateCells(GroupRate rate, Sentences words) =>
    [
        Count(rate.Came), Count(rate.Above), Cell(words.Number(RateForm.Rate(rate)), Numeric), Cell(words.Number(RateForm.Ratio(rate)), Numeric),
        Cell(words.Number(RateForm.P(rate)), Numeric), Cell(string.Join(", ", RateForm.Marks(rate).Select(mark => words.Raw($"mark.{mark}")))),
    ];

    /// <summary>A table that can be scrolled by keyboard where it is wider than the page.</summary>
    private static XElement Table(string title, IEnumerable<XElement> heads, IEnumerable<XElement> rows) => Element(
        "div",
        Attribute("class", "scroll"), Attribute("tabindex", "0"), Attribute("role", "region"), Attribute("aria-label", title),
        Element("table", Element("caption", title), Element("thead", Element("tr", heads)), Element("tbody", rows)));

    private static IEnumerable<XElement> Heads(Sentences words, params string[] keys) =>
        keys.Select(key => Element("th", Attribute("scope", "col"), words.Raw($"head.{key}")));

    private static XElement Row(string name, params XElement[] cells) => Element("tr", Element("th", Attribute("scope", "row"), name), cells);

    private static XElement Count(int count) => Cell(count.ToString(CultureInfo.InvariantCulture), Numeric);

    private static XElement Rank(Standpoint at) => Cell(at.Rank?.ToString(CultureInfo.InvariantCulture) ?? "", Numeric);

    private static XElement Cell(string text, string? kind = null) => Element("td", kind is null ? null : Attribute("class", kind), text);
}

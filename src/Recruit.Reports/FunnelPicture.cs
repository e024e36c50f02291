using System.Globalization;
using System.Xml.Linq;
using Recruit.Comparing;
using Recruit.Wording;
using static Recruit.Reports.Picture;

namespace Recruit.Reports;

/// <summary>How many are above each line, before and after, one pair of bars below the other.</summary>
internal static class FunnelPicture
{
    private const int RowHeight = 74;
    private const int BarHeight = 18;
    private const int Room = 110;

    public static XElement Of(Comparison comparison, Sentences words)
    {
        var all = comparison.Before.Facts.Roll.Count;
        var rows = comparison.Lines.Select(line => (Name: words.NameOf(line), Before: line.Before.AboveCount, After: line.After.AboveCount))
            .Prepend((Name: words.Raw("funnel.all"), Before: all, After: all));
        return Picture.Of(
            words.Raw("funnel.title"),
            (comparison.Lines.Length + 1) * RowHeight,
            rows.SelectMany((row, place) => Row(place * RowHeight, row.Name, row.Before, row.After, all)));
    }

    private static IEnumerable<XElement> Row(int y, string name, int before, int after, int all)
    {
        yield return Text(0, y + 18, name);
        foreach (var (kind, count, top) in new[] { (Picture.Before, before, y + 26), (Picture.After, after, y + 28 + BarHeight) })
        {
            var width = Share(Width - Room, count, all);
            yield return Bar(kind, 0, top, width, BarHeight);
            yield return Text(width + 8, top + 14, count.ToString(CultureInfo.InvariantCulture));
        }
    }
}

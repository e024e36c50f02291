using System.Globalization;
using System.Xml.Linq;
using Recruit.Comparing;
using Recruit.Wording;
using static Recruit.Reports.Markup;
using static Recruit.Reports.Picture;

namespace Recruit.Reports;

/// <summary>How far people get before, on the left, and after, on the right, with a band for each pair of ends; those who move stand out.</summary>
internal static class MovementPicture
{
    private const int Side = 330;
    private const int Column = 12;
    private const int Scale = 300;
    private const int SlotMin = 26;
    private const int Gap = 8;

    public static XElement Of(Comparison comparison, Sentences words)
    {
        var movements = comparison.Movements;
        var all = movements.Sum(one => one.Count);
        var left = Slots(movements.Select(one => (one.Before, one.Count)), all);
        var right = Slots(movements.OrderBy(one => PlaceOf(movements, one.After)).Select(one => (one.After, one.Count)), all);
        var (from, to) = (left.ToDictionary(slot => slot.End, slot => slot.Top), right.ToDictionary(slot => slot.End, slot => slot.Top));
        var bands = new List<XElement>();
        foreach (var one in movements)
        {
            var thickness = Share(Scale, one.Count, all);
            bands.Add(Band(from[one.Before], to[one.After], thickness, one.Before == one.After ? "stay" : "move"));
            from[one.Before] += thickness;
            to[one.After] += thickness;
        }

        return Picture.Of(
            words.Raw("movement.title"),
            (int)Math.Max(left[^1].Bottom, right[^1].Bottom) + Gap,
            bands,
            left.SelectMany(slot => Ends(slot, Side - Column, Side - Column - 8, "end", words)),
            right.SelectMany(slot => Ends(slot, Width - Side, Width - Side + Column + 8, "start", words)));
    }

    /// <summary>The order of an end on the right: that of the left where it is there too, so that who stays goes straight.</summary>
    private static int PlaceOf(IReadOnlyList<Movement> movements, End end)
    {
        var place = movements.TakeWhile(one => one.Before != end).Count();
        return place < movements.Count ? place : movements.Count + movements.TakeWhile(one => one.After != end).Count();
    }

    /// <summary>A slot for each end, as high as its people and its name need.</summary>
    private static List<(End End, long Top, long Height, long Bottom, int Count)> Slots(IEnumerable<(End End, int Count)> ends, int all)
    {
        var slots = new List<(End, long, long, long, int)>();
        var top = 0L;
        foreach (var end in ends.GroupBy(one => one.End))
        {
            // Bands of one person are drawn a point wide, and must fit.
            var height = end.Sum(one => Share(Scale, one.Count, all));
            var bottom = top + Math.Max(height, SlotMin);
            slots.Add((end.Key, top, height, bottom, end.Sum(one => one.Count)));
            top = bottom + Gap;
        }

        return slots;
    }

    private static IEnumerable<XElement> Ends((End End, long Top, long Height, long Bottom, int Count) slot, int x, int textX, string anchor, Sentences words)
    {
        yield return Bar("end", x, slot.Top, Column, slot.Height);
        yield return Text(textX, slot.Top + 17, $"{ReportTables.NameOf(slot.End, words)}: {slot.Count.ToString(CultureInfo.InvariantCulture)}", anchor);
    }

    private static XElement Band(long from, long to, long thickness, string kind)
    {
        const int middle = Width / 2, end = Width - Side;
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"M{Side} {from}C{middle} {from} {middle} {to} {end} {to}V{to + thickness}C{middle} {to + thickness} {middle} {from + thickness} {Side} {from + thickness}Z");
        return Element("path", Attribute("class", kind), Attribute("d", path));
    }
}

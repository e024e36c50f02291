using System.Numerics;
using System.Xml.Linq;
using Recruit.Comparing;
using Recruit.Numbers;
using Recruit.Wording;
using static Recruit.Reports.Picture;

namespace Recruit.Reports;

/// <summary>How many have which total of a stage: before as bars upwards, after as bars downwards from the same axis, each with its lines.</summary>
internal static class TotalsPicture
{
    private const int Half = 150;
    private const int Axis = 190;
    private const int Height = 404;
    private const int TicksMax = 8;

    public static XElement Of(TotalsComparison totals, string title, Sentences words)
    {
        var classes = totals.Before.Length;
        var most = totals.Before.Concat(totals.After).Max();
        long At(BigInteger units) => (long)(Width * (units - totals.Start) / (totals.Width * classes));
        var parts = new List<XElement>();
        for (var one = 0; one < classes; one++)
        {
            var (left, right) = (At(totals.Start + (totals.Width * one)), At(totals.Start + (totals.Width * (one + 1))));
            var width = Math.Max(1, right - left - 1);
            var (up, down) = (Share(Half, totals.Before[one], most), Share(Half, totals.After[one], most));
            parts.Add(Bar(Picture.Before, left, Axis - up, width, up));
            parts.Add(Bar(Picture.After, left, Axis, width, down));
        }

        parts.Add(Line("axis", 0, Axis, Width, Axis));
        parts.AddRange(Lines(totals.LinesBefore, totals, At, Axis - Half - 14, Axis, isAbove: true, words));
        parts.AddRange(Lines(totals.LinesAfter, totals, At, Axis, Axis + Half + 14, isAbove: false, words));
        var step = ((classes - 1) / TicksMax) + 1;
        for (var one = 0; one <= classes; one += step)
        {
            var units = totals.Start + (totals.Width * one);
            parts.Add(Text(At(units), Height - 4, words.Number(NumberForm.Print(units, totals.Digits)), one == 0 ? "start" : one == classes ? "end" : "middle"));
        }

        return Picture.Of(title, Height, parts);
    }

    private static IEnumerable<XElement> Lines(
        IEnumerable<TotalLine> lines, TotalsComparison totals, Func<BigInteger, long> at, int top, int bottom, bool isAbove, Sentences words)
    {
        var end = totals.Start + (totals.Width * totals.Before.Length);
        foreach (var same in lines.Where(line => line.Units >= totals.Start && line.Units <= end).GroupBy(line => line.Units).OrderBy(group => group.Key))
        {
            var x = at(same.Key);
            var name = $"{words.Number(NumberForm.Print(same.Key, totals.Digits))} ({string.Join(", ", same.Select(line => words.WordOf("group", line.Group)))})";
            yield return Line("cut", x, top, x, bottom);
            yield return Text(x, isAbove ? top - 6 : bottom + 16, name, x < Width / 4 ? "start" : x > Width * 3 / 4 ? "end" : "middle");
        }
    }
}

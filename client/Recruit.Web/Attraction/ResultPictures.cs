using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Recruit.UseCases.Lists;
using Recruit.Web.Layout;

namespace Recruit.Web.Attraction;

/// <summary>Pictures of released results, made here: they need no script, print, and have a table beside them that says the same.</summary>
public static class ResultPictures
{
    private const int Width = 440;
    private const int RowHeight = 46;
    private const int BarTop = 22;
    private const int BarHeight = 16;
    private const int Height = 250;
    private const int Floor = 220;
    private const int Top = 30;
    private const int Ticks = 4;

    /// <summary>How many got to each step, one bar below the other.</summary>
    /// <param name="rows">Names of the steps with their numbers; those that are not told have no bar.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="words">The language.</param>
    public static IHtmlContent Funnel(IReadOnlyList<(string Name, int? Count)> rows, string title, Speech words)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(words);
        var most = Math.Max(1, rows.Max(row => row.Count ?? 0));
        var picture = Begin(title, Width, rows.Count * RowHeight);
        foreach (var (place, (name, count)) in rows.Index())
        {
            var y = place * RowHeight;
            Text(picture, 0, y + 16, count is { } told ? $"{name}: {words.Number(told)}" : name, "start");
            if (count is { } known)
            {
                Bar(picture, 0, y + BarTop, Math.Max(1, (double)Width * known / most), BarHeight, "recruit-picture__bar");
            }
        }

        return End(picture);
    }

    /// <summary>How many have which total: the area of a bar is its number of people, so that classes that were put together do not look larger.</summary>
    /// <param name="stage">The stage; has classes.</param>
    /// <param name="title">What the picture shows.</param>
    /// <param name="words">The language.</param>
    public static IHtmlContent Totals(PublicStage stage, string title, Speech words)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(words);
        var (first, last) = (stage.Totals[0].Start, stage.Totals[^1].End);
        (BigInteger At, string Name)? line = stage.Cut is { } cut ? (cut.Units, $"{words.Decimal(cut.Total)}: {words["figures.cut.line"]}")
            : stage.Mark is { } mark ? (mark.Units, words.Say("vacancy.pass", ("mark", words.Decimal(mark.Total))))
            : null;
        double At(BigInteger units) => (double)Width * (double)(units - first) / (double)(last - first);
        var highest = stage.Totals.Max(one => one.Count / (double)(one.End - one.Start));
        var picture = Begin(title, Width, Height);
        foreach (var one in stage.Totals)
        {
            var height = (Floor - Top) * (one.Count / (double)(one.End - one.Start)) / highest;

            // A class that had to be put together over the line is neither the one nor the other.
            var css = line is not { } drawn || one.Start >= drawn.At ? "recruit-picture__bar" : one.End <= drawn.At ? "recruit-picture__bar--out" : "recruit-picture__bar--mixed";
            Bar(picture, At(one.Start), Floor - height, Math.Max(1, At(one.End) - At(one.Start) - 1), height, css);
        }

        picture.Append(CultureInfo.InvariantCulture, $"<line class=\"recruit-picture__axis\" x1=\"0\" x2=\"{Width}\" y1=\"{Floor}\" y2=\"{Floor}\"/>");
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var units = first + ((last - first) * tick / Ticks);
            Text(picture, At(units), Floor + 20, words.Decimal(Recruit.Numbers.NumberForm.Print(units, stage.Digits)), tick == 0 ? "start" : tick == Ticks ? "end" : "middle");
        }

        if (line is var (at, name) && at >= first && at <= last)
        {
            var x = At(at);
            picture.Append(CultureInfo.InvariantCulture, $"<line class=\"recruit-picture__line\" x1=\"{x:0.#}\" x2=\"{x:0.#}\" y1=\"{Top - 8}\" y2=\"{Floor}\"/>");
            Text(picture, x, 16, name, x < Width / 3d ? "start" : x > Width * 2 / 3d ? "end" : "middle");
        }

        return End(picture);
    }

    private static StringBuilder Begin(string title, int width, int height) => new StringBuilder().Append(
        CultureInfo.InvariantCulture, $"<svg class=\"recruit-picture\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(title)}\">");

    private static HtmlString End(StringBuilder picture) => new(picture.Append("</svg>").ToString());

    private static void Bar(StringBuilder picture, double x, double y, double width, double height, string css) =>
        picture.Append(CultureInfo.InvariantCulture, $"<rect class=\"{css}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\"/>");

    private static void Text(StringBuilder picture, double x, double y, string text, string anchor) =>
        picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{HtmlEncoder.Default.Encode(text)}</text>");
}

using System.Globalization;
using System.Text;
using System.Web;

namespace Recruit.Benchmarks.Closings;

/// <summary>Lines over two axes on which every step is ten times the one before.</summary>
internal static class CostPicture
{
    private const int Width = 720;
    private const int Height = 420;
    private const int Left = 80;
    private const int Right = 170;
    private const int Top = 50;
    private const int Bottom = 40;

    /// <summary>Told apart by dashes too, for those who do not see the colours.</summary>
    private static readonly (string Colour, string Dashes)[] Strokes =
        [("#1d70b8", ""), ("#d4351c", "8 4"), ("#00703c", "2 4"), ("#4c2c92", "12 3 2 3"), ("#505a5f", "5 2")];

    /// <summary>The picture as SVG.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="lines">At most five, each with its points from left to right, all above 0.</param>
    public static string Of(string title, (string Name, (double X, double Y)[] Points)[] lines)
    {
        var points = lines.SelectMany(line => line.Points).ToArray();
        var (left, right) = (Math.Floor(points.Min(one => Math.Log10(one.X))), Math.Ceiling(points.Max(one => Math.Log10(one.X))));
        var (low, high) = (Math.Floor(points.Min(one => Math.Log10(one.Y))), Math.Ceiling(points.Max(one => Math.Log10(one.Y))));
        var svg = new StringBuilder(Invariant(
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" role="img" aria-label="{HttpUtility.HtmlAttributeEncode(title)}" font-family="sans-serif" font-size="13">"""));
        svg.Append(Invariant($"\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n")).Append(Text(Left, 24, title, "start"));
        for (var x = left; x <= right; x++)
        {
            svg.Append(Grid(Across(x), Top, Across(x), Height - Bottom)).Append(Text(Across(x), Height - Bottom + 20, Number(x), "middle"));
        }

        for (var y = low; y <= high; y++)
        {
            svg.Append(Grid(Left, Up(y), Width - Right, Up(y))).Append(Text(Left - 8, Up(y) + 4, Number(y), "end"));
        }

        foreach (var ((name, drawn), (colour, dashes)) in lines.Zip(Strokes))
        {
            var way = string.Join(' ', drawn.Select(one => Invariant($"{Across(Math.Log10(one.X)):0},{Up(Math.Log10(one.Y)):0}")));
            svg.Append(Invariant($"<polyline points=\"{way}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>\n"));
        }

        // Names stand beside the ends of their lines, and never on one another.
        var at = double.NegativeInfinity;
        foreach (var ((name, drawn), (colour, _)) in lines.Zip(Strokes).OrderByDescending(line => line.First.Points[^1].Y))
        {
            at = Math.Max(at + 16, Up(Math.Log10(drawn[^1].Y)) + 4);
            svg.Append(Text(Across(Math.Log10(drawn[^1].X)) + 8, at, name, "start", colour));
        }

        return svg.Append("</svg>\n").ToString();

        double Across(double x) => Left + ((Width - Left - Right) * (x - left) / Math.Max(1, right - left));

        double Up(double y) => Height - Bottom - ((Height - Top - Bottom) * (y - low) / Math.Max(1, high - low));
    }

    private static string Grid(double x1, double y1, double x2, double y2) =>
        Invariant($"<line x1=\"{x1:0}\" y1=\"{y1:0}\" x2=\"{x2:0}\" y2=\"{y2:0}\" stroke=\"#d8dde0\"/>\n");

    private static string Text(double x, double y, string text, string anchor, string colour = "#0b0c0c") =>
        Invariant($"<text x=\"{x:0}\" y=\"{y:0}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{HttpUtility.HtmlEncode(text)}</text>\n");

    private static string Number(double power) => Math.Pow(10, power).ToString("#,0.###", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

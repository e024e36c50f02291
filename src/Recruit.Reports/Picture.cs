using System.Xml.Linq;
using static Recruit.Reports.Markup;

namespace Recruit.Reports;

/// <summary>What the pictures are made of. Places are whole numbers of a drawing <see cref="Width"/> wide, so that every machine draws the same.</summary>
internal static class Picture
{
    public const int Width = 960;

    /// <summary>The class of what stands before, and of what stands after: an outline and a filling, not told apart by colour alone.</summary>
    public const string Before = "before", After = "after";

    /// <summary>A picture with what it shows, for those who do not see it; the numbers stand in the table beside it.</summary>
    public static XElement Of(string title, int height, params object?[] content) => Element(
        "svg", Attribute("viewBox", $"0 0 {Width} {height}"), Attribute("role", "img"), Attribute("aria-label", title), content);

    public static XElement Bar(string kind, long x, long y, long width, long height) => Element(
        "rect", Attribute("class", kind), Attribute("x", x), Attribute("y", y), Attribute("width", width), Attribute("height", height));

    public static XElement Text(long x, long y, string text, string anchor = "start") =>
        Element("text", Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor), text);

    public static XElement Line(string kind, long x1, long y1, long x2, long y2) => Element(
        "line", Attribute("class", kind), Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2));

    /// <summary>The share of a length, rounded down; at least one for what is there at all.</summary>
    public static long Share(long length, long part, long whole) => part == 0 ? 0 : Math.Max(1, length * part / Math.Max(1, whole));
}

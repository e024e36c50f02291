using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Recruit.Reports;

/// <summary>Elements of a page that is HTML and well-formed XML at once. Whatever comes from a campaign is text or the value of an attribute, and escaped.</summary>
internal static class Markup
{
    /// <summary>Elements that have no end tag in HTML, or may do without one inside a picture.</summary>
    private static readonly HashSet<string> WithoutEnd = ["meta", "rect", "line", "path"];

    private static readonly XmlWriterSettings Form = new() { Indent = true, IndentChars = " ", NewLineChars = "\n", OmitXmlDeclaration = true };

    /// <summary>An element; texts among its content are cleaned.</summary>
    public static XElement Element(string name, params object?[] content) =>
        new(name, content.Select(one => one is string text ? new XText(Clean(text)) : one), WithoutEnd.Contains(name) ? null : "");

    /// <summary>An attribute with a text.</summary>
    public static XAttribute Attribute(string name, string value) => new(name, Clean(value));

    /// <summary>An attribute with a whole number.</summary>
    public static XAttribute Attribute(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole page. It has no reference to anything outside of it.</summary>
    public static string Page(XElement html)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.Write("<!DOCTYPE html>\n");
        using (var writer = XmlWriter.Create(text, Form))
        {
            html.WriteTo(writer);
        }

        text.Write('\n');
        return text.ToString();
    }

    /// <summary>A text without what XML does not have, and without letters that could turn the page's own text around.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isOdd = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune.Value is 0xFFFE or 0xFFFF;
            clean.Append(isOdd ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}

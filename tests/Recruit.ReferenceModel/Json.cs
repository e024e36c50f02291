using System.Globalization;
using System.Text;

namespace Recruit.Reference;

/// <summary>JSON in the form of report.json: two spaces, one member or entry a line (campaign-folder 4).</summary>
internal sealed class Json
{
    public static readonly Json Null = new("null");

    private readonly string _text;
    private readonly char _close;
    private readonly (string? Name, Json Value)[] _children;

    private Json(string text, char close = '\0', params (string? Name, Json Value)[] children) =>
        (_text, _close, _children) = (text, close, children);

    public static Json Object(params (string Name, Json Value)[] members) =>
        new("{", '}', [.. members.Select(member => ((string?)member.Name, member.Value))]);

    public static Json List(IEnumerable<Json> entries) => new("[", ']', [.. entries.Select(entry => ((string?)null, entry))]);

    public static Json Number(IFormattable number) => new(Texts.Print(number));

    public static Json Text(string text) => new($"\"{Escape(text)}\"");

    public string Print(string indent = "")
    {
        if (_close == '\0' || _children.Length == 0)
        {
            return _close == '\0' ? _text : _text + _close;
        }

        var inner = indent + "  ";
        var lines = _children.Select(child =>
            inner + (child.Name is null ? "" : $"\"{Escape(child.Name)}\": ") + child.Value.Print(inner));
        return $"{_text}\n{string.Join(",\n", lines)}\n{indent}{_close}";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}

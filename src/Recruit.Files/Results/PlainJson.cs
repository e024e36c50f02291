using System.Globalization;
using System.Numerics;
using System.Text;

namespace Recruit.Files.Results;

/// <summary>
/// JSON as campaign-folder 4 prints it: two spaces of indentation, one member or entry a line, an empty list <c>[]</c>, and only what must be escaped.
/// </summary>
/// <remarks>Every JSON library escapes more than this, or breaks lines differently, and the bytes are normative.</remarks>
internal sealed class PlainJson
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool isFirst = true;

    public void Object(Action members) => Block('{', '}', members);

    public void Object(string name, Action members)
    {
        Name(name);
        Block('{', '}', members);
    }

    public void List<T>(string name, IEnumerable<T> entries, Action<T> entry)
    {
        Name(name);
        var all = entries.ToArray();
        if (all.Length == 0)
        {
            text.Append("[]");
            return;
        }

        Block('[', ']', () =>
        {
            foreach (var one in all)
            {
                Line();
                entry(one);
            }
        });
    }

    public void Member(string name, string? value)
    {
        Name(name);
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            Quote(value);
        }
    }

    public void Member(string name, BigInteger value)
    {
        Name(name);
        Value(value);
    }

    public void Value(BigInteger value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Everything written, with a line feed after the last line.</summary>
    public override string ToString() => text + "\n";

    private void Name(string name)
    {
        Line();
        Quote(name);
        text.Append(": ");
    }

    private void Block(char open, char close, Action content)
    {
        text.Append(open);
        depth++;
        isFirst = true;
        content();
        depth--;
        text.Append('\n').Append(' ', 2 * depth).Append(close);
        isFirst = false;
    }

    private void Line()
    {
        text.Append(isFirst ? "\n" : ",\n").Append(' ', 2 * depth);
        isFirst = false;
    }

    private void Quote(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Recruit.Files.Json;

/// <summary>Where problems with the shape of one JSON file go.</summary>
internal sealed class ShapeProblems(CampaignFile file, ProblemList problems)
{
    /// <summary>How many were found in this file.</summary>
    public int Count { get; private set; }

    public void Add(string path, string phrase)
    {
        Count++;
        problems.Add(Step.Shape, file, 1, path.Length == 0 ? "-" : path, phrase);
    }
}

/// <summary>
/// A JSON value and the path by which problems name it. What is wrong is reported, and reading goes on with the default of its type, so
/// that every problem is found at once; whoever asked for the rules gets none of these defaults, because then there are no rules.
/// </summary>
internal readonly struct JsonValue(JsonElement element, string path, ShapeProblems problems)
{
    /// <summary>The value is an object that <paramref name="read"/> understands.</summary>
    public T Object<T>(Func<JsonObject, T> read)
    {
        if (!Is(JsonValueKind.Object))
        {
            return default!;
        }

        var members = new JsonObject(element, path, problems);
        var reported = problems.Count;
        T result;
        try
        {
            result = read(members);
        }
        catch (ArgumentException) when (problems.Count > reported)
        {
            // Definitions refuse bad values at birth; what is wrong with these has been reported with its place.
            result = default!;
        }

        members.ReportUnread();
        return result;
    }

    /// <summary>The value is a list, maybe empty, of what <paramref name="read"/> understands.</summary>
    public ImmutableArray<T> List<T>(Func<JsonValue, T> read)
    {
        if (!Is(JsonValueKind.Array))
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<T>(element.GetArrayLength());
        foreach (var entry in element.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{entries.Count}]");
            entries.Add(read(new JsonValue(entry, at, problems)));
        }

        return entries.MoveToImmutable();
    }

    /// <summary>The value is a list with at least one entry.</summary>
    public ImmutableArray<T> ListOfSome<T>(Func<JsonValue, T> read)
    {
        if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0)
        {
            Report(Phrases.EmptyList);
        }

        return List(read);
    }

    /// <summary>The value is a text.</summary>
    public string? Text() => Is(JsonValueKind.String) ? element.GetString() : null;

    /// <summary>The value is true or false.</summary>
    public bool Flag()
    {
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Report(Phrases.WrongType);
        }

        return element.ValueKind == JsonValueKind.True;
    }

    /// <summary>The value is one of some texts; null if not.</summary>
    public T? Choice<T>(params ReadOnlySpan<(string Text, T Meaning)> choices)
        where T : struct
    {
        if (Text() is not { } text)
        {
            return null;
        }

        foreach (var choice in choices)
        {
            if (choice.Text == text)
            {
                return choice.Meaning;
            }
        }

        Report(Phrases.UnknownValue);
        return null;
    }

    /// <summary>Whether the value is a number; false, and nothing is reported, if not.</summary>
    public bool IsNumber => element.ValueKind == JsonValueKind.Number;

    /// <summary>Whether the value is a text; false, and nothing is reported, if not.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>A number as it stands in the file.</summary>
    public ReadOnlySpan<byte> NumberAsWritten => JsonMarshal.GetRawUtf8Value(element);

    /// <summary>Reports the value.</summary>
    public void Report(string phrase) => problems.Add(path, phrase);

    /// <summary>Whether the value is of that kind; reported if not.</summary>
    public bool Is(JsonValueKind kind)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        Report(Phrases.WrongType);
        return false;
    }
}

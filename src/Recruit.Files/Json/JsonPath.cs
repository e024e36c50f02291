using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonMembers = System.Text.Json.Nodes.JsonObject;

namespace Recruit.Files.Json;

/// <summary>One step of a path as problems have it: a member of an object, or a place in a list.</summary>
internal readonly record struct JsonStep(string? Member, int? Index)
{
    /// <summary>Where it leads; nothing where there is no such thing.</summary>
    public JsonNode? In(JsonNode? owner) => owner switch
    {
        JsonMembers members when Member is not null => members[Member],
        JsonArray list when Index is { } index && index < list.Count => list[index],
        _ => null,
    };

    /// <summary>Puts something there.</summary>
    /// <exception cref="InvalidDataException">The owner has no such places.</exception>
    public void Put(JsonNode owner, JsonNode value)
    {
        switch (owner)
        {
            case JsonMembers members when Member is not null:
                members[Member] = value;
                break;
            case JsonArray list when Index is { } index && index < list.Count:
                list[index] = value;
                break;
            case JsonArray list when Index == list.Count:
                list.Add(value);
                break;
            default:
                throw new InvalidDataException(Index is { } place ? string.Create(CultureInfo.InvariantCulture, $"There is no place {place} in the list.") : $"Nothing there has a member \"{Member}\".");
        }
    }
}

/// <summary>Reads paths such as <c>stages[1].advance.break[0].by</c>; a member of any name is a JSON string in brackets, as in <c>levels["4 г."].kk</c>.</summary>
internal static partial class JsonPath
{
    /// <summary>Its steps.</summary>
    /// <exception cref="InvalidDataException">It is no path.</exception>
    public static ImmutableArray<JsonStep> Read(string path)
    {
        var form = Form().Match(path);
        try
        {
            return form.Success
                ? [.. form.Groups["step"].Captures.Select(step => step.Value switch
                {
                    ['[', '"', ..] => new JsonStep(JsonSerializer.Deserialize<string>(step.Value[1..^1]), null),
                    ['[', ..] => new JsonStep(null, int.Parse(step.Value[1..^1], CultureInfo.InvariantCulture)),
                    _ => new JsonStep(step.Value.TrimStart('.'), null),
                })]
                : throw new InvalidDataException($"\"{path}\" is no path.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"\"{path}\" is no path.", wrong);
        }
    }

    [GeneratedRegex(@"\A(?<step>[^.\[\]]+)(?<step>\.[^.\[\]]+|\[[0-9]{1,6}\]|\[""([^""\\\p{C}]|\\.)*""\])*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}

using System.Text.Json;

namespace Recruit.Files.Json;

/// <summary>
/// The members of a JSON object. A member that nobody asks for is not listed there and is reported, so that the code which reads
/// an object is also the list of its members.
/// </summary>
internal sealed class JsonObject
{
    private readonly Dictionary<string, JsonElement> members = [];
    private readonly HashSet<string> read = [];
    private readonly string path;
    private readonly ShapeProblems problems;

    /// <summary>Takes the members of an object and reports those that repeat, each once.</summary>
    public JsonObject(JsonElement element, string path, ShapeProblems problems)
    {
        this.path = path;
        this.problems = problems;
        var repeated = new HashSet<string>();
        foreach (var member in element.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value) && repeated.Add(member.Name))
            {
                problems.Add(PathOf(member.Name), Phrases.DuplicateMember);
            }
        }
    }

    /// <summary>A member that must be there.</summary>
    public T Required<T>(string name, Func<JsonValue, T> readValue)
    {
        if (TryGet(name, out var value))
        {
            return readValue(value);
        }

        problems.Add(PathOf(name), Phrases.MissingMember);
        return default!;
    }

    /// <summary>A member that may be left out.</summary>
    public T Optional<T>(string name, Func<JsonValue, T> readValue, T otherwise) =>
        TryGet(name, out var value) ? readValue(value) : otherwise;

    /// <summary>Members that cannot be judged, because what decides about them is wrong itself.</summary>
    public void LeaveUnjudged(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            read.Add(name);
        }
    }

    /// <summary>Reports the members nobody asked for.</summary>
    public void ReportUnread()
    {
        foreach (var name in members.Keys)
        {
            if (!read.Contains(name))
            {
                problems.Add(PathOf(name), Phrases.UnknownMember);
            }
        }
    }

    private bool TryGet(string name, out JsonValue value)
    {
        read.Add(name);
        var isThere = members.TryGetValue(name, out var element);
        value = new JsonValue(element, isThere ? PathOf(name) : "", problems);
        return isThere;
    }

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";
}

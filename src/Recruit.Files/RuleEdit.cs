using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Recruit.Files.Json;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Recruit.Files;

/// <summary>
/// One change of a rule in a JSON file of a campaign folder, by the path that problems have (<c>stages[1].advance.value</c>). Everything else of the file stays as it says,
/// whoever wrote it, down to the digits of a number; only its white space may become another.
/// </summary>
/// <param name="File">Path of the file in the folder; one that is missing begins empty.</param>
/// <param name="Path">Where in the file.</param>
public abstract record RuleEdit(string File, string Path)
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The files with all changes, in their order.</summary>
    /// <param name="files">By their paths.</param>
    /// <param name="edits">What changes.</param>
    /// <exception cref="InvalidDataException">A path leads nowhere, e.g. beyond the end of a list, or what it sets is no JSON.</exception>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Apply(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files, IReadOnlyCollection<RuleEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(edits);
        foreach (var own in edits.GroupBy(edit => edit.File))
        {
            var root = files.TryGetValue(own.Key, out var content) ? Read(content) : new JsonObject();
            var before = root.ToJsonString();
            foreach (var edit in own)
            {
                edit.Change(root);
            }

            // What says the same stays byte for byte; what would be no file any more, e.g. nested too deep, is none.
            if (root.ToJsonString() != before)
            {
                var after = Write(root);
                Read(after);
                files = files.SetItem(own.Key, after);
            }
        }

        return files;
    }

    /// <summary>Reads a file of rules as a tree.</summary>
    /// <exception cref="InvalidDataException">It is no JSON object.</exception>
    public static JsonObject Read(ReadOnlyMemory<byte> content)
    {
        var text = content.Span.StartsWith(Utf8Text.ByteOrderMark) ? content.Span[Utf8Text.ByteOrderMark.Length..] : content.Span;
        try
        {
            return Parse(text) as JsonObject ?? throw new InvalidDataException("This is no JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }
    }

    private protected static JsonNode? Parse(ReadOnlySpan<byte> text) =>
        JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = JsonText.DepthMax, AllowDuplicateProperties = false });

    /// <summary>A tree of rules as a file.</summary>
    public static byte[] Write(JsonObject root) => JsonSerializer.SerializeToUtf8Bytes(root, Form);

    /// <summary>What stands at a path; nothing where nothing does.</summary>
    public static JsonNode? Find(JsonNode? root, string path) => JsonPath.Read(path).Aggregate(root, (at, step) => step.In(at));

    private protected abstract void Change(JsonObject root);
}

/// <summary>Puts a value where none or another one was; lists and objects on the way are made. One place behind the end of a list is a new entry.</summary>
/// <param name="File"><inheritdoc/></param>
/// <param name="Path"><inheritdoc/></param>
/// <param name="Json">The value as JSON.</param>
public sealed record SetRule(string File, string Path, string Json) : RuleEdit(File, Path)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private protected override void Change(JsonObject root)
    {
        var value = Read();
        JsonNode at = root;
        var steps = JsonPath.Read(Path);
        for (var place = 0; place < steps.Length; place++)
        {
            var next = place + 1 == steps.Length ? value : steps[place].In(at);
            if (place + 1 == steps.Length || next is null)
            {
                next ??= steps[place + 1].Index is null ? new JsonObject() : new JsonArray();
                steps[place].Put(at, next);
            }

            at = next;
        }
    }

    /// <summary>The value with everything in it: a tree reads names and texts only when somebody asks for them, and would find them wrong too late.</summary>
    private JsonNode Read()
    {
        try
        {
            var value = Parse(Strict.GetBytes(Json)) ?? throw new InvalidDataException("null is no rule.");
            value.ToJsonString();
            return value;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException(wrong.Message, wrong);
        }
    }
}

/// <summary>Takes a value away; nothing happens where none is.</summary>
/// <param name="File"><inheritdoc/></param>
/// <param name="Path"><inheritdoc/></param>
public sealed record RemoveRule(string File, string Path) : RuleEdit(File, Path)
{
    private protected override void Change(JsonObject root)
    {
        var steps = JsonPath.Read(Path);
        var owner = steps[..^1].Aggregate((JsonNode?)root, (at, step) => step.In(at));
        if (owner is JsonObject members && steps[^1].Member is { } member)
        {
            members.Remove(member);
        }
        else if (owner is JsonArray list && steps[^1].Index is { } index && index < list.Count)
        {
            list.RemoveAt(index);
        }
    }
}

/// <summary>Moves an entry of a list.</summary>
/// <param name="File"><inheritdoc/></param>
/// <param name="Path">Of the entry.</param>
/// <param name="To">Its new place in the list, from 0.</param>
public sealed record MoveRule(string File, string Path, int To) : RuleEdit(File, Path)
{
    private protected override void Change(JsonObject root)
    {
        var steps = JsonPath.Read(Path);
        if (steps[..^1].Aggregate((JsonNode?)root, (at, step) => step.In(at)) is not JsonArray list || steps[^1].Index is not { } index
            || index >= list.Count || To < 0 || To >= list.Count)
        {
            throw new InvalidDataException($"{Path}: there is no such entry, or no such place for it.");
        }

        var entry = list[index];
        list.RemoveAt(index);
        list.Insert(To, entry);
    }
}

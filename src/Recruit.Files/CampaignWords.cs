using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Files.Json;
using Recruit.Sittings;
using Recruit.Vacancies;
using static Recruit.Files.Json.WordsJson;

namespace Recruit.Files;

/// <summary>What a field of the application is called, and its levels. A text that is not there is shown by its id.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Hint">What helps to answer.</param>
/// <param name="Levels">Levels of an ordinal field.</param>
public sealed record FieldWords(PaperText Label, PaperText? Hint, ImmutableSortedDictionary<string, PaperText> Levels);

/// <summary>
/// What a vacancy's fields and stages are called (docs/campaign-json.md, <i>Words of a vacancy</i>): <c>words.json</c> of a campaign folder, sealed with the
/// rules. It decides nothing.
/// </summary>
/// <param name="Fields">By field.</param>
/// <param name="Stages">By stage.</param>
public sealed record CampaignWords(ImmutableSortedDictionary<Id, FieldWords> Fields, ImmutableSortedDictionary<Id, PaperText> Stages)
{
    /// <summary>Of a vacancy without words.</summary>
    public static CampaignWords None { get; } = new(ImmutableSortedDictionary<Id, FieldWords>.Empty, ImmutableSortedDictionary<Id, PaperText>.Empty);

    /// <summary>Reads the words in the files of a campaign.</summary>
    /// <param name="files">By their paths.</param>
    /// <param name="vacancy">Its rules.</param>
    /// <exception cref="InvalidDataException">The file is not as it must be; the message says where and why.</exception>
    public static CampaignWords Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Vacancy vacancy)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(vacancy);
        return files.TryGetValue(CampaignFile.Words.Path, out var content) ? WordsJson.Read(content, root => Read(root, vacancy)) : None;
    }

    /// <summary>What is wrong with the words in files whose rules are fine; nothing if nothing is.</summary>
    /// <param name="files">By their paths.</param>
    /// <param name="vacancy">Its rules.</param>
    public static string? Check(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Vacancy vacancy)
    {
        try
        {
            Read(files, vacancy);
            return null;
        }
        catch (InvalidDataException wrong)
        {
            return $"{CampaignFile.Words.Path}: {wrong.Message}";
        }
    }

    private static CampaignWords Read(JsonElement root, Vacancy vacancy)
    {
        Only(root, "", "format", "fields", "stages");
        HasFormat(root);
        var fields = Members(root, "fields", vacancy.Fields.Select(field => field.Id.Text), (place, value) => Field(place, value, vacancy));
        return new CampaignWords(fields, Members(root, "stages", vacancy.Stages.Select(stage => stage.Id.Text), (place, value) => Text(value, place)));
    }

    private static FieldWords Field(string place, JsonElement value, Vacancy vacancy)
    {
        var field = vacancy.Fields.First(one => place == $"fields.{one.Id}");
        Only(value, place, field.Type == FieldType.Ordinal ? ["label", "hint", "levels"] : ["label", "hint"]);
        var levels = ImmutableSortedDictionary.CreateBuilder<string, PaperText>(StringComparer.Ordinal);
        if (field.Type == FieldType.Ordinal)
        {
            var all = Member(value, place, "levels");
            Only(all, $"{place}.levels", [.. field.Levels]);
            foreach (var level in field.Levels)
            {
                levels.Add(level, Text(Member(all, $"{place}.levels", level), $"{place}.levels.{level}"));
            }
        }

        return new FieldWords(
            Text(Member(value, place, "label"), $"{place}.label"),
            value.TryGetProperty("hint", out var hint) ? Text(hint, $"{place}.hint") : null,
            levels.ToImmutable());
    }

    private static ImmutableSortedDictionary<Id, T> Members<T>(JsonElement root, string name, IEnumerable<string> known, Func<string, JsonElement, T> read)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<Id, T>();
        if (root.TryGetProperty(name, out var members))
        {
            Only(members, name, [.. known]);
            foreach (var member in members.EnumerateObject())
            {
                all.Add(new Id(member.Name), read($"{name}.{member.Name}", member.Value));
            }
        }

        return all.ToImmutable();
    }
}

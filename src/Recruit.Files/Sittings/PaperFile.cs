using System.Collections.Immutable;
using System.Text.Json;
using Recruit.Files.Json;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;
using static Recruit.Files.Json.WordsJson;

namespace Recruit.Files.Sittings;

/// <summary>Reads the words of a test or exercise (docs/campaign-json.md, <i>Words of papers</i>): <c>papers/&lt;id&gt;.json</c> of a campaign folder.</summary>
public static class PaperFile
{
    /// <summary>Where it lies in the folder.</summary>
    public static string PathOf(Id sitting) => CampaignFile.Paper(sitting.Text).Path;

    /// <summary>Whether a path in the folder is that of words of a test or exercise.</summary>
    public static bool IsPaper(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return CampaignFile.IsIn(path, CampaignFile.PapersFolder);
    }

    /// <summary>Reads the words; of a test every item and option has some, and nothing else has.</summary>
    /// <param name="content">The file.</param>
    /// <param name="test">The test; nothing for an exercise.</param>
    /// <exception cref="InvalidDataException">It is not as it must be; the message says where and why.</exception>
    public static PaperWords Read(ReadOnlyMemory<byte> content, Test? test) => WordsJson.Read(content, root => Read(root, test));

    /// <summary>Writes words, so that reading them gives them again.</summary>
    public static byte[] Write(PaperWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, ItemWordsFile.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            ItemWordsFile.Write(json, "title", words.Title);
            if (words.Task is { } task)
            {
                ItemWordsFile.Write(json, "task", task);
            }

            if (words.Items.Count > 0)
            {
                json.WriteStartObject("items");
                foreach (var (item, one) in words.Items)
                {
                    json.WriteStartObject(item.Text);
                    ItemWordsFile.Write(json, one);
                    json.WriteEndObject();
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    /// <summary>What is wrong with the words in files whose rules are fine; nothing if nothing is.</summary>
    public static string? Check(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var papers = new FolderFiles(files).Papers;
        if (papers.Count == 0)
        {
            return null;
        }

        var rules = CampaignFolder.ReadRules(files).Rules!;
        foreach (var paper in papers)
        {
            var test = rules.Tests.FirstOrDefault(one => one.Id.Text == paper.TestId);
            if (test is null && rules.Vacancy.Exercises.All(one => one.Id.Text != paper.TestId))
            {
                return $"{paper.Path}: no test or exercise of this id";
            }

            try
            {
                Read(files[paper.Path], test);
            }
            catch (InvalidDataException wrong)
            {
                return $"{paper.Path}: {wrong.Message}";
            }
        }

        return null;
    }

    private static PaperWords Read(JsonElement root, Test? test)
    {
        Only(root, "", "format", "title", "task", "items");
        HasFormat(root);
        var title = Text(Member(root, "", "title"), "title");
        var task = root.TryGetProperty("task", out var told) ? Text(told, "task") : null;
        if (test is null)
        {
            return task is not null && !root.TryGetProperty("items", out _)
                ? new PaperWords(title, task, ImmutableSortedDictionary<Id, ItemWords>.Empty)
                : throw Wrong("task", "an exercise has a task and no items");
        }

        var items = Member(root, "", "items");
        Only(items, "items", [.. test.Sections.SelectMany(section => section.Items).Select(item => item.Id.Text)]);
        var words = ImmutableSortedDictionary.CreateBuilder<Id, ItemWords>();
        foreach (var item in test.Sections.SelectMany(section => section.Items))
        {
            words.Add(item.Id, ItemWordsFile.ReadItem(Member(items, "items", item.Id.Text), $"items.{item.Id}", item.Options));
        }

        return new PaperWords(title, task, words.ToImmutable());
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Recruit.Files;
using Recruit.Vacancies;

namespace Recruit.Web.Rules;

/// <summary>
/// What a form of rules changes. Each input goes with what stood there when the page was made, so the same form always means the same change, also when it is sent again
/// after it had its effect; and what nobody touched is not written anew.
/// </summary>
/// <param name="form">Values by the names of inputs.</param>
public sealed class RuleChange(IFormCollection form)
{
    /// <summary>How many more break keys than there are can be chosen.</summary>
    public const int SpareKeys = 2;

    /// <summary>Members that may be missing and have others in them, all of which a form shows.</summary>
    private static readonly string[] Groups = ["place", "hint", "terms"];

    /// <summary>What was typed into an input, as lines; nothing if the form has no such input.</summary>
    public string? Typed(string name) => form.TryGetValue(name, out var typed) ? typed.ToString().ReplaceLineEndings("\n").Trim() : null;

    /// <summary>What stood in an input when the page was made.</summary>
    public string Was(string name) => form[$"was.{name}"].ToString().ReplaceLineEndings("\n").Trim();

    private string Now(string name) => Typed(name) ?? Was(name);

    /// <summary>The changes of a place.</summary>
    /// <param name="place">Which.</param>
    /// <param name="own">Its form.</param>
    /// <param name="isNew">Whether it is to be made.</param>
    /// <param name="vacancy">The fields that conditions can ask.</param>
    public ImmutableArray<RuleEdit> Of(RulePlace place, RuleForm own, bool isNew, Vacancy vacancy)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(own);
        var edits = ImmutableArray.CreateBuilder<RuleEdit>();
        if (isNew)
        {
            edits.Add(new SetRule(place.File, place.Path, "{}"));
        }

        foreach (var input in own.Inputs.Where(input => isNew || !input.OnlyNew))
        {
            if (Of(input, input.File ?? place.File, PathOf(place, input), vacancy) is { } edit)
            {
                edits.Add(edit);
            }
        }

        // What has nothing in it any more is not there at all.
        foreach (var group in own.Inputs.Where(input => Groups.Contains(GroupOf(input).Split('.')[^1])).GroupBy(GroupOf).Where(group => group.All(input => Typed(input.Member) is "")))
        {
            var (file, path) = (group.First().File ?? place.File, PathOf(place, group.First()));
            if (edits.Any(edit => edit.File == file && edit.Path.StartsWith(path[..(path.LastIndexOf('.') + 1)], StringComparison.Ordinal)))
            {
                edits.Add(new RemoveRule(file, path[..path.LastIndexOf('.')]));
            }
        }

        return Whole(edits);
    }

    /// <summary>Other levels of a field have other words: those of levels that stay, and the level itself for new ones.</summary>
    /// <param name="place">The field.</param>
    /// <param name="called">What words.json says of it.</param>
    public RuleEdit? OfLevels(RulePlace place, JsonNode called)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(called);
        if (place.OfWords is not { } words || (Typed("levels") is null && Typed("type") is null))
        {
            return null;
        }

        var path = words.At(called.GetPropertyName()).PathOf("levels");
        if (Now("type") != "ordinal")
        {
            return new RemoveRule(RulePlace.WordsFile, path);
        }

        var levels = new JsonObject();
        foreach (var level in Now("levels").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            levels[level] = called["levels"]?[level]?.DeepClone() ?? new JsonObject { ["kk"] = level, ["ru"] = level, ["en"] = level };
        }

        return new SetRule(RulePlace.WordsFile, path, levels.ToJsonString());
    }

    /// <summary>Where an input stands in its file.</summary>
    public static string PathOf(RulePlace place, RuleInput input)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(input);
        return input.File is null ? place.PathOf(input.At) : input.At;
    }

    private static string GroupOf(RuleInput input) => input.Member.LastIndexOf('.') is > 0 and var dot ? input.Member[..dot] : "";

    /// <summary>The field of the condition in the form.</summary>
    public static Field? FieldOf(string? id, Vacancy vacancy)
    {
        ArgumentNullException.ThrowIfNull(vacancy);
        return vacancy.Fields.FirstOrDefault(field => field.Id.Text == id);
    }

    /// <summary>Break keys as one text: what they look at and which way, one a line.</summary>
    public string KeysOf(RuleInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var keys = new List<string>();
        for (var place = 0; Typed(NameOfKey(input, place, "by")) is { } by; place++)
        {
            if (by.Length > 0)
            {
                keys.Add($"{by} {Typed(NameOfKey(input, place, "order"))}");
            }
        }

        return string.Join('\n', keys);
    }

    /// <summary>Name of a part of a break key's input.</summary>
    public static string NameOfKey(RuleInput input, int place, string part)
    {
        ArgumentNullException.ThrowIfNull(input);
        return string.Create(CultureInfo.InvariantCulture, $"{input.Member}[{place}].{part}");
    }

    private RuleEdit? Of(RuleInput input, string file, string path, Vacancy vacancy)
    {
        var (typed, json) = (Typed(input.Member), default(string));
        if (input.Kind == RuleInputKind.Keys)
        {
            typed = KeysOf(input);
            json = typed.Length == 0 ? null : $"[{string.Join(',', typed.Split('\n').Select(KeyOf))}]";
        }
        else if (typed is not null)
        {
            json = input.Parse(typed, FieldOf(Now("field"), vacancy), Now("op"));
        }

        // A value means something else once another field or comparison is chosen.
        var isOther = typed is not null && (typed != Was(input.Member) || (input.Kind == RuleInputKind.Value && (Now("field") != Was("field") || Now("op") != Was("op"))));
        return !isOther ? null : json is null ? new RemoveRule(file, path) : new SetRule(file, path, json);
    }

    private static string KeyOf(string line)
    {
        var space = line.LastIndexOf(' ');
        return $"{{\"by\":{RuleInput.TextOf(line[..space])},\"order\":{RuleInput.TextOf(line[(space + 1)..])}}}";
    }

    /// <summary>Where a file beside the vacancy is made, it says its format.</summary>
    private static ImmutableArray<RuleEdit> Whole(ImmutableArray<RuleEdit>.Builder edits)
    {
        foreach (var file in ((string[])[RulePlace.PlanFile, RulePlace.WordsFile]).Where(file => edits.Any(edit => edit.File == file)).ToArray())
        {
            edits.Insert(0, new SetRule(file, "format", "1"));
        }

        return edits.ToImmutable();
    }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Recruit.Campaigns;
using Recruit.Checking;
using Recruit.Files;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.Web.Rules;

/// <summary>The rules of a campaign as pages need them: what they mean, and what stands in their files.</summary>
public sealed class RulesView
{
    private readonly Dictionary<string, JsonObject> files;

    /// <summary>Of rules that were read.</summary>
    public RulesView(RulesRead read)
    {
        ArgumentNullException.ThrowIfNull(read);
        Read = read;
        files = read.Files.Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).ToDictionary(file => file.Key, file => RuleEdit.Read(file.Value));
    }

    /// <summary>As they were read.</summary>
    public RulesRead Read { get; }

    /// <summary>What vacancy.json says.</summary>
    public Vacancy Vacancy => Read.Vacancy;

    /// <summary>Whether they can change: nobody sealed them.</summary>
    public bool AreOpen => Read.Status is CampaignStatus.Draft or CampaignStatus.Checked;

    /// <summary>Ids of the tests, in order.</summary>
    public IEnumerable<string> Tests => files.Keys.Where(TestFile.IsTest).Select(path => path["tests/".Length..^".json".Length]).Order(StringComparer.Ordinal);

    /// <summary>Whether the folder has a file.</summary>
    public bool Has(string file) => files.ContainsKey(file);

    /// <summary>What stands at a path of a file; nothing where nothing does.</summary>
    public JsonNode? Find(string file, string path) =>
        !files.TryGetValue(file, out var root) ? null : path.Length == 0 ? root : RuleEdit.Find(root, path);

    /// <summary>What stands at a place.</summary>
    public JsonNode? Find(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return Find(place.File, place.Path);
    }

    /// <summary>How many entries a list has.</summary>
    public int Count(RulePlace list) => (Find(list) as JsonArray)?.Count ?? 0;

    /// <summary>Whether there could be something at a place: it is there, or would be the next entry of its list, or is a part of a thing that is there.</summary>
    public bool IsPlace(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return place.Steps is ["words", var kind, var id] ? Called(kind).Any(one => one.Text == id)
            : Find(place) is not null
            || (place.Index is { } index ? index == Count(place.Owner) && place.Steps is not ["tests", ..] && (place.Owner.Steps.Length < 2 || Find(place.Owner.Owner) is not null)
                : place.Steps is not ["tests", ..] && (place.Steps.Length < 2 || Find(place.Owner) is not null));
    }

    private IEnumerable<Id> Called(string kind) => kind == "fields" ? Vacancy.Fields.Select(field => field.Id) : Vacancy.Stages.Select(stage => stage.Id);

    /// <summary>Warnings about a place and everything in it.</summary>
    public ImmutableArray<RuleWarning> WarningsAt(RulePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return [.. Read.Warnings.Where(warning => warning.File == place.File
            && warning.Field.StartsWith(place.Path, StringComparison.Ordinal)
            && (place.Path.Length == 0 || warning.Field.Length == place.Path.Length || warning.Field[place.Path.Length] is '.' or '['))];
    }
}

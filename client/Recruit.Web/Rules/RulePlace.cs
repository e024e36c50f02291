using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Web.Rules;

/// <summary>
/// A place in the rules of a campaign as addresses name it, e.g. <c>stages/1/score/components/0</c>, <c>tests/law/sections/0</c> or <c>words/fields/degree</c>; places of
/// lists count from 0.
/// </summary>
public sealed partial record RulePlace
{
    /// <summary>The file of the vacancy.</summary>
    public const string VacancyFile = "vacancy.json";

    /// <summary>The file that runs a campaign.</summary>
    public const string PlanFile = "campaign.json";

    /// <summary>The file of what things are called.</summary>
    public const string WordsFile = "words.json";

    private const string Tests = "tests";
    private const string Words = "words";
    private const string Hearings = "hearings";

    private RulePlace(ImmutableArray<string> steps) => Steps = steps;

    /// <summary>All rules.</summary>
    public static RulePlace Whole { get; } = new([]);

    /// <summary>Its steps.</summary>
    public ImmutableArray<string> Steps { get; }

    /// <summary>As addresses have it.</summary>
    public string Address => string.Join('/', Steps);

    /// <summary>The address with <c>*</c> for every place in a list, every test, and what has words: what says which form it has.</summary>
    public string Pattern => string.Join('/', Steps.Select((step, place) => IsIndex(step) || (place == 1 && Steps[0] == Tests) || (place == 2 && Steps[0] == Words) ? "*" : step));

    /// <summary>In which file it stands.</summary>
    public string File => Steps switch
    {
        [Tests, var test, ..] => $"tests/{test}.json",
        ["sittings" or "calendar" or Hearings, ..] => PlanFile,
        [Words, ..] => WordsFile,
        _ => VacancyFile,
    };

    /// <summary>The path in the file, as problems have it.</summary>
    public string Path
    {
        get
        {
            if (Steps is ["basics" or "terms"])
            {
                return "";
            }

            var path = new StringBuilder();
            foreach (var step in Steps switch
            {
                [Tests, _, .. var inside] => inside,
                [Words, .. var inside] => inside,
                [Hearings, .. var inside] => ["panels", .. inside],
                _ => Steps,
            })
            {
                path.Append(IsIndex(step) && Steps[0] != Words ? $"[{step}]" : path.Length == 0 ? step : $".{step}");
            }

            return path.ToString();
        }
    }

    /// <summary>The place in its list; nothing for what is no entry of one.</summary>
    public int? Index => Steps is [.., var last] && IsIndex(last) && Steps is not ([Tests, _] or [Words, ..]) ? int.Parse(last, CultureInfo.InvariantCulture) : null;

    /// <summary>Where it belongs: one step less.</summary>
    public RulePlace Owner => new(Steps[..^1]);

    /// <summary>Reads an address; nothing where it has not the form of one.</summary>
    public static RulePlace? Read(string? address) =>
        string.IsNullOrEmpty(address) ? Whole
        : address.Split('/') is { Length: <= 10 } steps && steps.All(step => Step().IsMatch(step)) ? new RulePlace([.. steps])
        : null;

    /// <summary>Where a problem or a warning is; nothing where that is no rule with a form.</summary>
    public static RulePlace? Of(string file, string path)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(path);
        var steps = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
        return file == VacancyFile ? Read(steps)
            : file == PlanFile ? Read(steps.Split('/')[0] switch
            {
                "terms" or "appeals" => "terms",
                "panels" => Hearings,
                _ => steps,
            })
            : file == WordsFile ? Read($"{Words}/{steps}")
            : file.StartsWith("tests/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal) ? Read($"{file[..^".json".Length]}/{steps}")
            : null;
    }

    /// <summary>A part of it.</summary>
    public RulePlace At(string step) => new(Steps.Add(step));

    /// <inheritdoc cref="At(string)"/>
    public RulePlace At(int index) => At(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>The path of something in it.</summary>
    public string PathOf(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Path.Length == 0 ? member : $"{Path}.{member}";
    }

    /// <inheritdoc/>
    public bool Equals(RulePlace? other) => other is not null && Address == other.Address;

    /// <inheritdoc/>
    public override int GetHashCode() => Address.GetHashCode(StringComparison.Ordinal);

    /// <summary>Where words of a field or stage are.</summary>
    public RulePlace? OfWords => Steps is ["fields" or "stages", _] ? new RulePlace([Words, Steps[0]]) : null;

    private static bool IsIndex(string step) => step.All(char.IsAsciiDigit);

    [GeneratedRegex(@"\A([A-Za-z0-9_-]{1,40})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}

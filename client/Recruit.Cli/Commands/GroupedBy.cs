using System.CommandLine;
using System.Globalization;
using Recruit.Applications;
using Recruit.Cli.Explaining;
using Recruit.Comparing;

namespace Recruit.Cli.Commands;

/// <summary>The option <c>--by</c>: fields by whose values people are counted apart.</summary>
internal static class GroupedBy
{
    public static Option<string[]> Option(string description) => new("--by")
    {
        Description = description,
        HelpName = "field",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Why a field cannot be meant, or null.</summary>
    public static string? Unknown(Campaign campaign, string folder, string[] by)
    {
        var fields = campaign.Rules.Vacancy.Fields.Select(field => field.Id.Text).ToArray();
        return by.FirstOrDefault(name => !fields.Contains(name)) is { } unknown
            ? $"there is no field \"{Prose.Printable(unknown)}\" in {folder}; {(fields.Length == 0 ? "it has none" : $"its fields are {string.Join(", ", fields)}")}"
            : null;
    }

    /// <summary>Places of the fields, each once.</summary>
    public static int[] PlacesOf(Campaign campaign, string[] by) =>
        [.. by.Distinct().Select(name => campaign.Rules.Vacancy.Fields.ToList().FindIndex(field => field.Id.Text == name))];

    /// <summary>Why groups cannot be shown side by side, or null.</summary>
    public static string? TooMany(IEnumerable<Grouping> groupings) => groupings.FirstOrDefault(one => one.Names.Length > Grouping.GroupsMax) is { } wide
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"the field \"{wide.By}\" has {wide.Names.Length} different values, and at most {Grouping.GroupsMax} groups can be shown side by side")
        : null;
}

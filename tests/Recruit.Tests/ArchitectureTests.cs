using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Recruit.Tests;

/// <summary>Who may know whom, as ARCHITECTURE.md says it, read from the sources and project files.</summary>
public partial class ArchitectureTests
{
    /// <summary>Rooms of the core and the rooms they may know. Stages do not know each other.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Numbers"] = [],
        ["Vacancies"] = ["Numbers"],
        ["Candidates"] = ["Numbers", "Vacancies"],
        ["Evidence"] = [],
        ["Actors"] = ["Numbers", "Evidence"],
        ["Privacy"] = ["Evidence"],
        ["WorkingDays"] = ["Numbers", "Vacancies", "Actors"],
        ["Accounts"] = ["Vacancies", "Actors", "Privacy", "WorkingDays", "Evidence"],
        ["Agencies"] = ["Vacancies", "Actors", "Accounts", "WorkingDays", "Evidence"],
        ["Candidates/Profile"] = ["Candidates", "Vacancies", "Actors", "Accounts", "Privacy", "WorkingDays", "Evidence"],
        ["Appeals"] =
        [
            "Numbers", "Candidates", "Vacancies", "Testing", "Actors", "Accounts", "Privacy", "WorkingDays", "Evidence", "Candidates/Profile",
            "Applying", "Campaigns",
        ],
        ["Testing"] = ["Numbers", "Vacancies"],
        ["Sittings"] = ["Numbers", "Vacancies", "Testing", "Evidence", "Actors", "Privacy", "Applying", "Notices"],
        ["Applying"] = ["Vacancies", "Evidence", "Actors", "Privacy", "Notices"],
        ["Notices"] = ["Vacancies", "Evidence", "Actors", "Privacy", "Accounts"],
        ["Registers"] = ["Vacancies", "Actors", "Privacy", "Accounts", "WorkingDays"],
        ["Mailings"] = ["Vacancies", "Evidence", "Actors", "Privacy", "Accounts", "Applying", "Notices"],
        ["Campaigns"] = ["Numbers", "Vacancies", "Evidence", "Actors", "Privacy", "Accounts", "WorkingDays", "Sittings", "Applying", "Notices"],
        ["ItemBanks"] = ["Numbers", "Vacancies", "Testing", "Evidence", "Actors", "Privacy", "WorkingDays", "Accounts", "Sittings", "Applying", "Campaigns"],
        ["Lists"] =
        [
            "Numbers", "Vacancies", "Evidence", "Actors", "Privacy", "Applying", "Sittings", "Campaigns", "Applications", "Candidates", "Accounts",
            "Candidates/Profile", "Registers", "Appeals", "ItemBanks", "WorkingDays", "Stages/Attraction",
        ],
        ["Selection"] = ["Numbers", "Vacancies", "Candidates"],
        ["Stages/Attraction"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications", "Evidence", "Actors", "Privacy", "WorkingDays", "Accounts",
        ],
        ["Stages/PrimarySelection"] = ["Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications"],
        ["Stages/ProfessionalTesting"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications", "Evidence", "Actors", "Privacy", "WorkingDays", "Accounts",
        ],
        ["Stages/FinalSelection"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications", "Actors", "Accounts", "Privacy", "Evidence", "WorkingDays",
            "Notices",
        ],
        ["Stages/Training"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications", "Actors", "Accounts", "Privacy", "Evidence", "WorkingDays",
        ],
        ["Checking"] = ["Numbers", "Vacancies", "Candidates", "Testing", "Applications"],
        ["Comparing"] = ["Numbers", "Vacancies", "Candidates", "Applications"],
        ["Explaining"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Applications", "Stages/PrimarySelection",
            "Stages/ProfessionalTesting", "Stages/FinalSelection",
        ],
        ["Applications"] =
        [
            "Numbers", "Vacancies", "Candidates", "Testing", "Selection", "Stages/Attraction", "Stages/PrimarySelection",
            "Stages/ProfessionalTesting", "Stages/FinalSelection", "Stages/Training", "Actors", "Accounts", "WorkingDays",
        ],
    };

    private static readonly Dictionary<string, string[]> ProjectsMayKnow = new(StringComparer.Ordinal)
    {
        ["src/Recruit"] = [],
        ["src/Recruit.Files"] = ["Recruit"],
        ["src/Recruit.Synthetic"] = ["Recruit", "Recruit.Files"],
        ["src/Recruit.Engine"] = ["Recruit"],
        ["src/Recruit.Mail"] = ["Recruit"],
        ["src/Recruit.Orleans"] = ["Recruit", "Recruit.Engine"],
        ["silo"] = ["Recruit.Orleans"],
        ["src/Recruit.UseCases"] = ["Recruit", "Recruit.Files", "Recruit.UseCases.Analyzers"],
        ["src/Recruit.UseCases.Analyzers"] = [],
        ["src/Recruit.Wording"] = ["Recruit"],
        ["src/Recruit.Reports"] = ["Recruit", "Recruit.Wording"],
        ["client/Recruit.Live"] = ["Recruit", "Recruit.Engine", "Recruit.Mail", "Recruit.UseCases", "Recruit.Orleans"],
        ["client/Recruit.Cli"] =
            ["Recruit", "Recruit.Files", "Recruit.Synthetic", "Recruit.Engine", "Recruit.UseCases", "Recruit.Mail", "Recruit.Wording", "Recruit.Live", "Recruit.Reports"],
        ["client/Recruit.Web"] =
            ["Recruit", "Recruit.Files", "Recruit.Synthetic", "Recruit.Engine", "Recruit.UseCases", "Recruit.Mail", "Recruit.Wording", "Recruit.Live", "Recruit.Reports"],
    };

    internal static readonly string Root = FindRoot();

    [Fact]
    public void Every_room_of_the_core_knows_only_the_rooms_it_may()
    {
        foreach (var (room, text, file) in CoreFiles())
        {
            MayKnow.ShouldContainKey(room, $"{file}: a new room needs its line here and in ARCHITECTURE.md");
            foreach (var other in MayKnow.Keys.Where(other => other != room && Mentions(text, other)))
            {
                MayKnow[room].ShouldContain(other, $"{file} knows {other}");
            }
        }
    }

    [Fact]
    public void Stages_and_their_tools_do_not_know_the_order_of_stages()
    {
        foreach (var (room, text, file) in CoreFiles().Where(one => one.Room is not ("Applications" or "Vacancies" or "Checking" or "Explaining")))
        {
            text.ShouldNotContain("StageKind", Case.Sensitive, file);
        }
    }

    [Fact]
    public void The_core_has_no_package_but_FluentValidation()
    {
        var packages = Project("src/Recruit").Descendants("PackageReference").Where(package => package.Attribute("PrivateAssets") is null);
        packages.Select(package => package.Attribute("Include")!.Value).ShouldBe(["FluentValidation"]);
    }

    [Fact]
    public void Projects_know_only_the_projects_they_may()
    {
        foreach (var (project, allowed) in ProjectsMayKnow)
        {
            var references = Project(project).Descendants("ProjectReference").Select(one => Path.GetFileNameWithoutExtension(one.Attribute("Include")!.Value));
            references.Except(allowed).ShouldBeEmpty(project);
        }
    }

    [Fact]
    public void Orleans_is_asked_for_only_where_it_is_wanted()
    {
        foreach (var file in Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories))
        {
            var asked = XDocument.Load(file).Descendants("PackageReference").Where(one => one.Attribute("Include")!.Value.StartsWith("Microsoft.Orleans", StringComparison.Ordinal));
            asked.ShouldAllBe(one => one.Parent!.Attribute("Condition") != null && one.Parent.Attribute("Condition")!.Value == "'$(Orleans)' == 'true'", file);
        }
    }

    [Fact]
    public void Nothing_imitates_Orleans_and_nothing_but_use_cases_knows_MediatR()
    {
        foreach (var file in Sources("src").Concat(Sources("client")).Where(file => !file.StartsWith(Path.Combine(Root, "src", "Recruit.Orleans"), StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file);
            var matches = Foreign().Matches(text).Select(one => one.Groups["name"].Value);
            matches.Except(file.Contains("Recruit.UseCases", StringComparison.Ordinal) ? ["MediatR"] : []).ShouldBeEmpty(file);
        }
    }

    private static IEnumerable<(string Room, string Text, string File)> CoreFiles()
    {
        var core = Path.Combine(Root, "src", "Recruit");
        foreach (var file in Sources(Path.Combine("src", "Recruit")))
        {
            var parts = Path.GetRelativePath(core, file).Split(Path.DirectorySeparatorChar);
            yield return (RoomOf(parts), WithoutComments().Replace(File.ReadAllText(file), ""), Path.GetRelativePath(Root, file));
        }
    }

    /// <summary>A stage is a room, and so is a folder that has a line of its own.</summary>
    private static string RoomOf(string[] parts) =>
        parts[0] == "Stages" || MayKnow.ContainsKey($"{parts[0]}/{parts[1]}") ? $"{parts[0]}/{parts[1]}" : parts[0];

    /// <summary>By a using directive, by its full name, or, as namespaces nest, by its last name and a member.</summary>
    private static bool Mentions(string text, string room)
    {
        var name = Regex.Escape(room.Replace('/', '.'));
        return Regex.IsMatch(text, $@"\bRecruit\.{name}\b") || Regex.IsMatch(text, $@"(?<![\w.""]){name}\.[A-Z]\w+");
    }

    private static XDocument Project(string folder) => XDocument.Load(Directory.GetFiles(Path.Combine(Root, folder), "*.csproj").Single());

    internal static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Recruit.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Recruit.sln is above no folder of the test run.");
        }

        return folder;
    }

    [GeneratedRegex(@"\b(using|namespace)\s+(?<name>Orleans|MediatR)\b")]
    private static partial Regex Foreign();

    [GeneratedRegex(@"^\s*///?.*$", RegexOptions.Multiline)]
    private static partial Regex WithoutComments();
}

using System.Text;
using Recruit.Files;

namespace Recruit.Cli.Commands;

/// <summary>
/// The folder of a demo: a campaign, its results, and a list of everything that belongs to it. Only what is on the list is ever replaced.
/// </summary>
internal sealed class DemoFolder : IDisposable
{
    public const string CampaignName = "campaign", ResultsName = "results";

    private const string ListName = "demo-files.txt";

    private readonly string target;
    private readonly PendingFolder pending;

    public DemoFolder(string folder)
    {
        target = folder;
        pending = new PendingFolder(folder);
    }

    /// <summary>Where the campaign is being made.</summary>
    public string Campaign => Path.Combine(pending.Folder, CampaignName);

    /// <summary>Where the results are being made.</summary>
    public string Results => Path.Combine(pending.Folder, ResultsName);

    /// <summary>Why a demo may not be put there, or null.</summary>
    public static string? Objection(string folder)
    {
        if (File.Exists(folder))
        {
            return $"{folder} is a file";
        }

        if (!Directory.Exists(folder))
        {
            return null;
        }

        var list = Path.Combine(folder, ListName);
        var own = File.Exists(list) ? File.ReadAllLines(list).Append(ListName).ToHashSet() : [];
        var strange = FilesIn(folder).Order(StringComparer.Ordinal).FirstOrDefault(file => !own.Contains(file) && !PendingFolder.IsLeftover(file));
        return strange is null ? null : $"{folder} holds {strange}, which no demo has written; --folder names another place";
    }

    /// <summary>Puts the new demo in place of the old one.</summary>
    public void MoveIn()
    {
        File.WriteAllLines(Path.Combine(pending.Folder, ListName), FilesIn(pending.Folder).Order(StringComparer.Ordinal), new UTF8Encoding(false));
        foreach (var part in new[] { CampaignName, ResultsName }.Select(name => Path.Combine(target, name)).Where(Directory.Exists))
        {
            Directory.Delete(part, recursive: true);
        }

        // The list goes last and comes first: until the new one is there, the old one still says what may be replaced.
        pending.MoveIn(seal: null, ListName, CampaignName, ResultsName);
    }

    public void Dispose() => pending.Dispose();

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
}

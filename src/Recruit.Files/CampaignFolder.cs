using Recruit.Applications;
using Recruit.Files.Handover;

namespace Recruit.Files;

/// <summary>The folder of files in which a campaign is kept and handed over (campaign-folder 1).</summary>
public static class CampaignFolder
{
    /// <summary>Reads and checks a campaign folder.</summary>
    /// <param name="folder">Path of the folder. One that does not exist lacks its vacancy.json, which is a problem like any other.</param>
    /// <param name="progress">Told about every block that was read; may be null.</param>
    /// <param name="cancellation">Ends the reading between two blocks.</param>
    /// <returns>The campaign, or the problems that keep it from being assessed.</returns>
    /// <exception cref="IOException">The storage failed, or a JSON file has 2 GB or more.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static CampaignReading Read(string folder, IProgress<ReadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Read(new FolderFiles(folder, progress, cancellation));
    }

    /// <summary>Reads and checks the files of a campaign in memory, by their paths in a folder.</summary>
    public static CampaignReading Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Read(new FolderFiles(files));
    }

    /// <summary>Reads and checks the facts and events of a campaign whose rules were read and had no problems: those among the files are not read again.</summary>
    /// <param name="rules">Its rules.</param>
    /// <param name="files">Files of the campaign, by their paths in a folder.</param>
    public static CampaignReading Read(AssessmentRules rules, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(files);
        return Read(new FolderFiles(files), rules, new ProblemList());
    }

    /// <summary>Reads and checks a campaign that is handed over: the same campaign, or the same problems, as its files.</summary>
    public static CampaignReading Read(CampaignHandover handover)
    {
        ArgumentNullException.ThrowIfNull(handover);
        var files = handover.ToFiles(withResponses: false);
        return Read(new FolderFiles(files), handover.Responses) is { Campaign: not null } clean
            ? clean
            : Read(handover.HasResponses ? files.SetItem(CampaignFile.Responses.Path, handover.Responses.Write()) : files);
    }

    /// <summary>
    /// Reads and checks a campaign folder as it would be if something else stood in it. The folder stays as it is; exceptions are those of reading it.
    /// </summary>
    /// <param name="folder">Path of the folder.</param>
    /// <param name="supposition">What is supposed.</param>
    /// <param name="progress">Told about every block that was read; may be null.</param>
    /// <param name="cancellation">Ends the reading between two blocks.</param>
    public static CampaignReading ReadSupposing(
        string folder, Supposition supposition, IProgress<ReadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(supposition);
        return Read(new FolderFiles(folder, progress, cancellation, supposition));
    }

    /// <summary>The same of files in memory, by their paths in a folder.</summary>
    public static CampaignReading ReadSupposing(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Supposition supposition)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(supposition);
        return Read(new FolderFiles(files, supposition));
    }

    /// <summary>Reads and checks the rules alone: vacancy.json and the tests.</summary>
    public static (AssessmentRules? Rules, IReadOnlyList<Problem> Problems) ReadRules(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new ProblemList();
        var rules = RulesReading.Read(new FolderFiles(files), problems);
        return (rules, problems.Kept);
    }

    private static CampaignReading Read(FolderFiles files, ResponseTable? sheets = null)
    {
        var problems = new ProblemList();
        return Read(files, RulesReading.Read(files, problems), problems, sheets);
    }

    private static CampaignReading Read(FolderFiles files, AssessmentRules? rules, ProblemList problems, ResponseTable? sheets = null)
    {
        using var facts = new FactsReading(files, rules, problems, sheets);
        var campaign = facts.Read();
        return new CampaignReading(problems.Count == 0 ? campaign : null, problems.Kept, problems.Count);
    }
}

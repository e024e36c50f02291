namespace Recruit.Reference;

/// <summary>
/// An independent second implementation of rules.md and campaign-folder.md for valid campaign folders: simple, slow,
/// and written from the specification alone, so that it can judge the product in differential tests.
/// </summary>
public static class ReferenceModel
{
    /// <summary>The six result files by name, byte for byte. The folder is not checked for problems.</summary>
    public static SortedDictionary<string, byte[]> Assess(string campaignFolder)
    {
        var campaign = new Campaign(campaignFolder);
        var before = new History(campaign, null);
        var now = new History(campaign, before);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["stages.csv"] = ResultFiles.Stages(now.Last),
            ["merit.csv"] = ResultFiles.Merit(now.Last),
            ["offers.csv"] = ResultFiles.Offers(now.Last),
            ["reserve.csv"] = ResultFiles.Reserve(now.Last),
            ["items.csv"] = ResultFiles.Items(now.Last),
        };
        files["report.json"] = Report.Write(before, now, files);
        return files;
    }
}

using Recruit.Numbers;

namespace Recruit.Files;

/// <summary>A file of the campaign folder; files compare in the order in which their problems are printed.</summary>
internal sealed class CampaignFile : IComparable<CampaignFile>
{
    public const string TestsFolder = "tests";
    public const string TestSuffix = ".json";
    public const string PapersFolder = "papers";

    public static readonly CampaignFile Vacancy = new(0, "vacancy.json");
    public static readonly CampaignFile Candidates = new(2, "candidates.csv");
    public static readonly CampaignFile Attempts = new(3, "attempts.csv");
    public static readonly CampaignFile Responses = new(4, "responses.csv");
    public static readonly CampaignFile Marks = new(5, "marks.csv");
    public static readonly CampaignFile Ratings = new(6, "ratings.csv");
    public static readonly CampaignFile Events = new(7, "events.csv");
    public static readonly CampaignFile Plan = new(8, "campaign.json");

    /// <summary>What fields and stages are called, which decides nothing.</summary>
    public static readonly CampaignFile Words = new(10, "words.json");

    /// <summary>Rulings that are supposed; of no folder, so that no file of this name is ever looked at.</summary>
    public static readonly CampaignFile Supposed = new(11, Supposition.RulingsFile);

    private readonly int rank;

    private CampaignFile(int rank, string path, string testId = "")
    {
        this.rank = rank;
        Path = path;
        TestId = testId;
    }

    /// <summary>In the folder, with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>Of a test, the id that its file name gives it; it need not have the form of one.</summary>
    public string TestId { get; }

    public static CampaignFile Test(string id) => new(1, $"{TestsFolder}/{id}{TestSuffix}", id);

    /// <summary>The words of a test or exercise, which decide nothing.</summary>
    public static CampaignFile Paper(string id) => new(9, $"{PapersFolder}/{id}{TestSuffix}", id);

    /// <summary>Whether a path is that of a JSON file of a folder in the folder, and not further down.</summary>
    public static bool IsIn(string path, string folder) =>
        path.StartsWith($"{folder}/", StringComparison.Ordinal) && path.EndsWith(TestSuffix, StringComparison.Ordinal) && path.LastIndexOf('/') == folder.Length;

    public int CompareTo(CampaignFile? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return rank != other.rank ? rank.CompareTo(other.rank) : Utf8Order.Instance.Compare(TestId, other.TestId);
    }
}

using Recruit.Files.Csv;

namespace Recruit.Files;

/// <summary>
/// Opens the files of one campaign folder. A file that is not there is an answer; storage that fails is not, and its exception rises.
/// </summary>
internal sealed class FolderFiles
{
    private readonly string folder;
    private readonly ReadMeter meter;

    public FolderFiles(string folder, IProgress<ReadProgress>? progress, CancellationToken cancellation)
    {
        this.folder = folder;
        Tests = FindTests();
        meter = new ReadMeter(progress, BytesTotal(), cancellation);
    }

    /// <summary>All tests of the folder, in the order of their ids.</summary>
    public IReadOnlyList<CampaignFile> Tests { get; }

    /// <summary>All bytes of a file, or null if it is not there.</summary>
    public byte[]? ReadAll(CampaignFile file)
    {
        try
        {
            var content = File.ReadAllBytes(PathOf(file));
            meter.Add(file, content.Length);
            return content;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// A CSV file with its header read, or null if it is not there. Problems of its form go to <paramref name="problems"/>.
    /// </summary>
    public CsvTable? Open(CampaignFile file, ProblemList problems)
    {
        FileStream stream;
        try
        {
            // The reader has its own buffer.
            stream = new FileStream(PathOf(file), new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        return new CsvTable(file, new Utf8Blocks(stream, bytes => meter.Add(file, bytes)), problems);
    }

    private string PathOf(CampaignFile file) => Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));

    private CampaignFile[] FindTests()
    {
        var tests = new DirectoryInfo(Path.Combine(folder, CampaignFile.TestsFolder));
        if (!tests.Exists)
        {
            return [];
        }

        // Not by a search pattern: what that matches depends on the system.
        return [.. tests.EnumerateFiles()
            .Where(file => file.Name.EndsWith(CampaignFile.TestSuffix, StringComparison.Ordinal))
            .Select(file => CampaignFile.Test(file.Name[..^CampaignFile.TestSuffix.Length]))
            .Order()];
    }

    private long BytesTotal() =>
        new[]
        {
            CampaignFile.Vacancy, CampaignFile.Candidates, CampaignFile.Attempts, CampaignFile.Responses,
            CampaignFile.Marks, CampaignFile.Ratings, CampaignFile.Events,
        }
        .Concat(Tests)
        .Select(file => new FileInfo(PathOf(file)))
        .Sum(file => file.Exists ? file.Length : 0);
}

using System.Security.Cryptography;
using System.Text;
using Recruit.Applications;
using Recruit.Files;

namespace Recruit.Synthetic.Tests;

/// <summary>A campaign folder somewhere under the temporary files, gone when the test is over.</summary>
internal sealed class WrittenFolder : IDisposable
{
    private WrittenFolder(string path) => Path = path;

    public string Path { get; }

    public static WrittenFolder Missing() => new(System.IO.Path.Combine(System.IO.Path.GetTempPath(), "recruit-synthetic-" + Guid.NewGuid().ToString("N")));

    public static WrittenFolder Of(int candidates, long seed)
    {
        var folder = Missing();
        SyntheticCampaign.Write(folder.Path, candidates, seed);
        return folder;
    }

    /// <summary>The digests of all files by their path in the folder.</summary>
    public SortedDictionary<string, string> Digests() => DigestsOf(Path);

    public static SortedDictionary<string, string> DigestsOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'),
            file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    /// <summary>One digest of all bytes of all files.</summary>
    public string Digest() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Digests().Select(file => $"{file.Key} {file.Value}\n")))));

    public Campaign Read()
    {
        var reading = CampaignFolder.Read(Path);
        reading.Problems.ShouldBeEmpty();
        return reading.Campaign!;
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}

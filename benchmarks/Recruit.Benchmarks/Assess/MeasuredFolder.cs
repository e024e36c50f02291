using System.Globalization;
using System.Text;

namespace Recruit.Benchmarks.Assess;

/// <summary>A campaign folder made up to be assessed, and the files of it whose reading takes the time.</summary>
internal abstract class MeasuredFolder(string folder, int candidates)
{
    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    protected static readonly string[] Cities = ["Алматы", "Астана", "Шымкент", "Қарағанды", "Ақтөбе", "Атырау"];

    /// <summary>Path of the folder.</summary>
    public string Folder => folder;

    /// <summary>Paths of the big files.</summary>
    public abstract string[] BigFiles { get; }

    /// <summary>How many candidates there are.</summary>
    protected int Candidates => candidates;

    public abstract void Write();

    /// <summary>Writes candidates.csv, and whatever else is to be said of each candidate.</summary>
    protected void WriteCandidates(Action<int, Random> also)
    {
        var random = new Random(1);
        using var people = Open("candidates.csv", "candidate,citizen,born,years,region");
        for (var candidate = 0; candidate < candidates; candidate++)
        {
            var citizen = random.Next(50) == 0 ? "no" : "yes";
            var born = FirstDay.AddDays(random.Next(12_000)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            people.WriteLine($"C-{candidate:0000000},{citizen},{born},{random.Next(20)},{Cities[random.Next(Cities.Length)]}");
            also(candidate, random);
        }
    }

    protected string InFolder(string file) => Path.Combine(folder, file);

    protected StreamWriter Open(string file, string header)
    {
        var writer = new StreamWriter(InFolder(file), append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        writer.WriteLine(header);
        return writer;
    }
}

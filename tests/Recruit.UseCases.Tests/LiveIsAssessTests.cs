using System.Collections.Immutable;
using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Reference;
using Recruit.UseCases.Handover;

namespace Recruit.UseCases.Tests;

/// <summary>What is released live is, byte for byte, what anybody computes from an export of the campaign.</summary>
public class LiveIsAssessTests
{
    internal static readonly string[] Names =
        [.. Directory.GetDirectories(SuitesFolder()).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    private static readonly int[] ShardCounts = [1, 4, 16];

    internal static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    /// <summary>How many cases of a long test are one that is tried.</summary>
    internal static int Stride => Factor > 1 ? 1 : LiveHost.Stride;

    public static TheoryData<string, int> Suites()
    {
        var data = new TheoryData<string, int>();
        for (var suite = 0; suite < Names.Length; suite++)
        {
            for (var count = 0; count < ShardCounts.Length; count += Stride)
            {
                data.Add(Names[suite], ShardCounts[(suite + count) % ShardCounts.Length]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public async Task Every_suite_comes_to_its_expected_lists_live(string suite, int shards)
    {
        using var copy = new FolderCopy(Path.Combine(SuitesFolder(), suite, "campaign"), shards);
        await using var live = new LiveService();
        var expected = Assess(copy.Folder);
        await HoldAsync(live, copy.Folder, expected);
        foreach (var (file, content) in expected)
        {
            Text(content).ShouldBe(Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(SuitesFolder(), suite, "expected", file))), file);
        }
    }

    [Fact]
    public async Task Random_campaigns_come_to_the_same_lists_live_and_from_files()
    {
        // What a folder leaves to a panel here cannot be closed; other seeds take the place of those.
        var (held, cases) = (0, (12 * Factor + Stride - 1) / Stride);
        for (var seed = 1; held < cases; seed += Stride)
        {
            seed.ShouldBeLessThan(48 * Factor, "most random campaigns come whole from their folder");
            var folder = Directory.CreateTempSubdirectory("recruit-random-").FullName;
            RandomCampaign.Write(folder, seed);
            try
            {
                using var copy = new FolderCopy(folder, ShardCounts[seed / Stride % ShardCounts.Length]);
                if (IsHeardHere(copy.Folder))
                {
                    continue;
                }

                await using var live = new LiveService();
                await HoldAsync(live, copy.Folder, Assess(copy.Folder));
                held++;
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"The random campaign of seed {seed}: {failure.Message}", failure);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    [Fact]
    public async Task An_import_exported_again_is_the_same_campaign_byte_for_byte()
    {
        foreach (var suite in Names)
        {
            using var copy = new FolderCopy(Path.Combine(SuitesFolder(), suite, "campaign"), 4);
            await using var live = new LiveService();
            var campaign = await live.ImportAsync(copy.Folder);
            var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
            var vacancy = CampaignFolder.Read(copy.Folder).Campaign!.Rules.Vacancy;
            var before = CampaignHandover.Read(copy.Folder, vacancy).ToFiles();
            exported.Files.Keys.ShouldBe(before.Keys);
            foreach (var (file, content) in before)
            {
                Text(exported.Files[file]).ShouldBe(Text(content), $"{suite}: {file}");
            }
        }
    }

    /// <summary>Imports, closes and releases stage by stage with a restart between, then compares the lists with those from files.</summary>
    private static async Task HoldAsync(LiveService live, string folder, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> expected)
    {
        var campaign = await live.ImportAsync(folder);
        var stages = CampaignFolder.Read(folder).Campaign!.Rules.Vacancy.Stages;
        for (var stage = 0; stage < stages.Length; stage++)
        {
            await live.CloseAsync(campaign, stages[stage].Id, $"c{stage}");
            if (stage == stages.Length / 2)
            {
                await live.RestartAsync();
            }

            await live.ReleaseAsync(campaign, $"c{stage}");
        }

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        lists.Files.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (file, content) in expected)
        {
            Text(lists.Files[file]).ShouldBe(Text(content), file);
        }

        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        foreach (var (file, content) in ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!)))
        {
            Text(content).ShouldBe(Text(expected[file]), file);
        }
    }

    /// <summary>A panel of which a folder brings nothing has still to hear those who enter, so its stage would wait for that.</summary>
    private static bool IsHeardHere(string folder)
    {
        var vacancy = CampaignFolder.Read(folder).Campaign!.Rules.Vacancy;
        var rated = CampaignHandover.Read(folder, vacancy).Ratings.Rows.Select(row => row[1]).ToHashSet();
        return vacancy.Panels.Any(panel => !rated.Contains(panel.Id.Text));
    }

    internal static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Assess(string folder)
    {
        var reading = CampaignFolder.Read(folder);
        reading.Problems.ShouldBeEmpty();
        return ResultFolder.ToFiles(Assessment.Run(reading.Campaign!));
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.Latin1.GetString(content.Span);

    internal static string SuitesFolder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Recruit.sln")))
            {
                return Path.Combine(folder, "tests", "Suites");
            }
        }

        throw new DirectoryNotFoundException("Recruit.sln is above no folder of the test run.");
    }
}

/// <summary>A campaign folder with a campaign.json that says into how many shards the applicants are divided.</summary>
internal sealed class FolderCopy : IDisposable
{
    public FolderCopy(string folder, int shards)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.WriteAllText(
            Path.Combine(Folder, "campaign.json"),
            $$"""{ "format": 1, "shards": { "count": {{shards.ToString(System.Globalization.CultureInfo.InvariantCulture)}} } }""");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("recruit-copy-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

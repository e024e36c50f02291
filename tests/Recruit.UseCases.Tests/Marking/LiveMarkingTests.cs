using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recruit.Applications;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Tests.Marking;

/// <summary>Texts that are written and marked here come to the lists that anybody computes from an export.</summary>
public class LiveMarkingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task What_two_markers_and_a_third_make_of_the_texts_decides_the_lists(int shards)
    {
        using var marked = new MarkedCampaign(seed: 7, shards, candidates: 14, markers: 2, tolerance: 0);
        (await HoldAsync(marked)).ShouldContain(3, "third marks were needed");
    }

    [Fact]
    public async Task Generated_campaigns_come_to_the_same_lists_live_and_from_files()
    {
        for (var seed = 1; seed <= 3 * LiveIsAssessTests.Factor; seed++)
        {
            using var marked = new MarkedCampaign(seed, shards: 1 + (seed % 4), candidates: 5 + (seed * 3 % 11), markers: 1 + (seed % 2));
            await HoldAsync(marked);
        }
    }

    /// <summary>Sits, marks, closes, releases and compares; how many markers marked each script.</summary>
    private static async Task<HashSet<int>> HoldAsync(MarkedCampaign marked)
    {
        await using var live = new LiveService(MarkedCampaign.SittingDay);
        var campaign = await marked.SitAsync(live);
        var room = new MarkingRoom(live, campaign);
        await room.OpenAsync();
        await room.MarkAllAsync();
        var standing = (await room.WatchAsync(MarkingRoom.Lead)).Marking;
        standing.Scripts.ShouldBe(marked.Names.Length - 1, "who came has a script, who wrote nothing too");
        standing.ShouldSatisfyAllConditions(one => one.Complete.ShouldBe(one.Scripts), one => one.Queued.ShouldBe(0), one => one.Waiting.ShouldBe(0));
        await live.RestartAsync();
        await marked.CloseAllAsync(live, campaign);

        var lists = await live.DoAsync<FilesGiven>(new ReadLists(LiveService.Auditor, live.Next(), campaign));
        var exported = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
        var expected = ResultFolder.ToFiles(Assessment.Run(CampaignFolder.Read(exported.Files).Campaign!));
        lists.Files.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (file, content) in expected)
        {
            Text(lists.Files[file]).ShouldBe(Text(content), file);
        }

        await AnImportOfTheExportIsTheSameAsync(exported.Files);
        return ThoseWhoMarked(marked, exported.Files);
    }

    /// <summary>The exported marks are those that the markers gave to what the candidates wrote last.</summary>
    private static HashSet<int> ThoseWhoMarked(MarkedCampaign marked, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var counts = new HashSet<int>();
        var rows = Text(files["marks.csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        var byCandidate = rows.ToLookup(row => row[0]);
        byCandidate.Select(one => one.Key).ShouldBe(marked.Names.Where(name => name != marked.Absent), ignoreOrder: true);
        foreach (var candidate in byCandidate)
        {
            var text = candidate.Key == marked.Silent ? "" : marked.Texts[candidate.Key];
            foreach (var marker in candidate.GroupBy(row => row[2]))
            {
                var marks = MarkingRoom.MarksOf(new Id(marker.Key), text);
                marker.Select(row => (row[3], decimal.Parse(row[4], CultureInfo.InvariantCulture))).ShouldBe([("law", marks[0]), ("style", marks[1])]);
            }

            counts.Add(candidate.Select(row => row[2]).Distinct().Count());
        }

        counts.Min().ShouldBe(marked.Markers);
        return counts;
    }

    /// <summary>What was marked here and exported goes through an import as any other campaign.</summary>
    private static async Task AnImportOfTheExportIsTheSameAsync(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        var folder = Directory.CreateTempSubdirectory("recruit-exported-").FullName;
        try
        {
            foreach (var (file, content) in files)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, file), content.ToArray());
            }

            await using var live = new LiveService(MarkedCampaign.MarkingDay);
            var campaign = await live.ImportAsync(folder);
            var again = await live.DoAsync<FilesGiven>(new ExportFolder(LiveService.Auditor, live.Next(), campaign));
            var vacancy = CampaignFolder.Read(folder).Campaign!.Rules.Vacancy;
            var before = CampaignHandover.Read(folder, vacancy).ToFiles();
            foreach (var (file, content) in before)
            {
                Text(again.Files[file]).ShouldBe(Text(content), file);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
}

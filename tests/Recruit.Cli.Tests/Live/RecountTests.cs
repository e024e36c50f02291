namespace Recruit.Cli.Tests.Live;

/// <summary>
/// VR6: whoever is authorised counts released lists again from the export and gets the same bytes, on whatever machine. Two machines that differ in all
/// that could matter: language, time zone, processors, vector instructions; and the rows in either order.
/// </summary>
public sealed class RecountTests : IDisposable
{
    private const string Suite = "five-stages";

    private static readonly (string, string)[] Astana =
        [("LC_ALL", "kk_KZ.UTF-8"), ("TZ", "Asia/Almaty"), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0")];

    private static readonly (string, string)[] Ankara =
    [
        ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "0"),
        ("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_EnableHWIntrinsic", "0"),
    ];

    private readonly LiveFolders live = new();

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task Released_lists_are_counted_again_to_the_byte_on_two_machines_in_either_order_of_rows()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        foreach (var stage in LiveCampaignTests.StagesOf(Suites.CampaignOf(Suite)))
        {
            await live.CloseAsync(Suite, stage);
            await live.ReleaseAsync(Suite);
        }

        await LiveFolders.DoneAsync(["lists", Suite, live.Folder["released"], .. live.One]);
        await LiveFolders.DoneAsync(["export", Suite, live.Folder["straight"], .. live.One]);
        Reverse(live.Folder["straight"], live.Folder["reversed"]);

        foreach (var (place, machine) in new[] { ("astana", Astana), ("ankara", Ankara) })
        {
            foreach (var order in new[] { "straight", "reversed" })
            {
                var counted = live.Folder[$"{place}-{order}"];
                (await RecruitProcess.RunOnAsync(machine, "assess", live.Folder[order], "--out", counted)).WithoutStackTrace().Code.ShouldBe(0);
                LiveCampaignTests.Same(counted, live.Folder["released"]);
            }
        }
    }

    /// <summary>The same campaign with the rows of every table from the last to the first.</summary>
    private static void Reverse(string folder, string target)
    {
        var turned = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = File.ReadAllText(file);
            if (Path.GetExtension(file) == ".csv")
            {
                var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                lines.ShouldAllBe(line => line.Count(letter => letter == '"') % 2 == 0, "A cell goes over lines, so lines are not rows.");
                text = string.Concat(lines.Skip(1).Append(lines[0]).Reverse().Select(line => $"{line}\n"));
                turned += lines.Length > 2 ? 1 : 0;
            }

            File.WriteAllText(copy, text);
        }

        turned.ShouldBeGreaterThan(3);
    }
}

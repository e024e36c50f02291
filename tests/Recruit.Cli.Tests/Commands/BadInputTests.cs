using System.Text;

namespace Recruit.Cli.Tests.Commands;

public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Problems_are_lines_on_standard_error_and_nothing_is_written()
    {
        var campaign = folder.CopyOf("five-stages");
        await File.AppendAllTextAsync(Path.Combine(campaign, "attempts.csv"), "C-9,law,completed,,,\n");

        var said = await RecruitProcess.RunAsync("assess", campaign, "--out", folder["out"]);

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.Results.ShouldBeEmpty();
        said.NoteLines.ShouldContain("attempts.csv:9: candidate: unknown candidate \"C-9\"");
        folder.Names.ShouldBe(["campaign"]);
    }

    [Fact]
    public async Task Check_and_explain_print_the_same_problems_as_assess()
    {
        var campaign = folder.CopyOf("kz-entry-test");
        await File.WriteAllTextAsync(Path.Combine(campaign, "candidates.csv"), "candidate,citizen,born,years\nA,maybe,2000-13-01,x\n");

        var assessed = await RecruitProcess.RunAsync("assess", campaign, "--out", folder["out"]);
        var check = await RecruitProcess.RunAsync("check", campaign);
        var explained = await RecruitProcess.RunAsync("explain", campaign, "A");

        assessed.NoteLines.Length.ShouldBeGreaterThan(3);
        (check.Code, check.Notes, check.Results).ShouldBe((2, assessed.Notes, ""));
        (explained.Code, explained.Notes, explained.Results).ShouldBe((2, assessed.Notes, ""));
    }

    [Fact]
    public async Task At_most_a_hundred_problems_are_printed_and_the_rest_is_counted()
    {
        var campaign = folder.CopyOf("five-stages");
        var rows = string.Concat(Enumerable.Range(1, 150).Select(row => $"X-{row},law,completed,,2026-03-02T09:00:00Z,2026-03-02T09:55:00Z\n"));
        await File.AppendAllTextAsync(Path.Combine(campaign, "attempts.csv"), rows);

        var said = await RecruitProcess.RunAsync("check", campaign);

        said.Code.ShouldBe(2);
        said.NoteLines.Length.ShouldBe(101);
        said.NoteLines[^1].ShouldBe("recruit: 50 more problems are not printed");
    }

    public static TheoryData<string, byte[]> Spoilt => new()
    {
        { "vacancy.json", "{ \"id\": \"five-stages\", \"title\""u8.ToArray() },
        { "vacancy.json", [] },
        { "tests/law.json", [0xFF, 0xFE, 0x7B, 0x00] },
        { "candidates.csv", "candidate,heard,applied,degree\n\"Айгүл,university"u8.ToArray() },
        { "candidates.csv", Encoding.Latin1.GetBytes("candidate,heard,applied,degree\nÄigül,,yes,master\n") },
        { "responses.csv", [0, 0, 0, 0] },
        { "responses.csv", [.. "candidate,test,item,response\n"u8, .. new byte[200_000].Select(_ => (byte)'a')] },
        { "events.csv", "seq,type\r1,accept\r"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task Truncated_files_and_wrong_encodings_are_problems_with_their_place(string file, byte[] content)
    {
        var campaign = folder.CopyOf("five-stages");
        await File.WriteAllBytesAsync(Path.Combine(campaign, file), content);

        var said = await RecruitProcess.RunAsync("assess", campaign, "--out", folder["out"]);

        said.WithoutStackTrace().Code.ShouldBe(2);
        said.NoteLines[0].ShouldStartWith($"{file}:");
        folder.Names.ShouldBe(["campaign"]);
    }

    [Fact]
    public async Task A_missing_folder_lacks_its_files_and_a_file_is_no_folder()
    {
        await File.WriteAllTextAsync(folder["file"], "");

        var missing = await RecruitProcess.RunAsync("assess", folder["nowhere"], "--out", folder["out"]);
        var file = await RecruitProcess.RunAsync("assess", folder["file"], "--out", folder["out"]);

        missing.WithoutStackTrace().Code.ShouldBe(2);
        missing.NoteLines[0].ShouldBe("vacancy.json:1: -: missing file");
        missing.NoteLines[^1].ShouldBe($"recruit: there is no folder {folder["nowhere"]}");
        (file.Code, file.Notes).ShouldBe((2, $"recruit: {folder["file"]} is a file, not a campaign folder\n"));
        folder.Names.ShouldBe(["file"]);
    }
}

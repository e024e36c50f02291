using Recruit.Engine.Journal;

namespace Recruit.Cli.Tests.Evidence;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Keys_are_made_shown_and_changed()
    {
        var made = await RunAsync("keys", "create", folder["keys"], "--origin", "recruit.example/log", "--data", folder["data"]);
        made.Code.ShouldBe(0, made.Notes);
        Directory.CreateDirectory(folder["data"]);
        SqliteJournal.Open(folder["data"], "recruit.example/log").Dispose();

        var changed = await RunAsync("keys", "rotate", folder["keys"], "--data", folder["data"]);
        var shown = await RunAsync("keys", "show", folder["keys"], "--output", "csv");
        var verified = await RunAsync("verify", "journal", folder["data"], "--trust", made.Results.Trim(), "--output", "csv");

        var current = await RunAsync("verify", "journal", folder["data"], "--trust", changed.Results.Trim(), "--output", "csv");

        changed.Code.ShouldBe(0, changed.Notes);
        changed.NoteLines.ShouldContain("recruit: whoever verifies the journal goes on naming the key of its first batch:");
        changed.NoteLines.ShouldContain($"recruit:   --trust {made.Results.Trim()}");
        current.Code.ShouldBe(1);
        current.Results.ShouldContain("which you do not trust; name the key of the journal's first batch, also after keys were changed: \"\"recruit keys show\"\" lists it as retired then");
        shown.Results.ShouldContain($",{changed.Results}");
        shown.Results.ShouldContain($",{made.Results}");
        shown.Results.Split('\n')[1].ShouldStartWith("in-office,");
        (verified.Code, verified.Notes).ShouldBe((0, ""));
        verified.Results.ShouldContain("recruit.example/log,1,1:");
    }

    [Fact]
    public async Task An_engine_that_runs_and_a_folder_that_will_not_do_are_told_in_one_line()
    {
        await RunAsync("keys", "create", folder["keys"], "--origin", "recruit.example/log");
        Directory.CreateDirectory(folder["data"]);
        Said inUse;
        using (SqliteJournal.Open(folder["data"], "recruit.example/log"))
        {
            inUse = await RunAsync("keys", "rotate", folder["keys"], "--data", folder["data"]);
        }

        var again = await RunAsync("keys", "create", folder["keys"], "--origin", "recruit.example/log");
        var inside = await RunAsync("keys", "create", Path.Combine(folder["data"], "keys"), "--origin", "recruit.example/log", "--data", folder["data"]);
        var nowhere = await RunAsync("keys", "show", folder["nothing"]);
        var empty = await RunAsync("keys", "rotate", folder["keys"], "--data", folder["nothing"]);

        (inUse.Code, inUse.Notes).ShouldBe((1, $"recruit: {folder["data"]}: an engine runs on this data folder, or a command that writes to it; only one can\n"));
        new[] { again, inside, nowhere, empty }.ShouldAllBe(one => one.Code == 2 && one.NoteLines.Length == 1);
        folder.Names.ShouldBe(["data", "keys"]);
        Directory.GetDirectories(folder["data"]).ShouldBeEmpty();
    }

    private static async Task<Said> RunAsync(params string[] args) => (await RecruitProcess.RunAsync(args)).WithoutStackTrace();
}

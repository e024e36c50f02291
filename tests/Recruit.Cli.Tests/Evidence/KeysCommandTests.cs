using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Privacy;

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
    public async Task A_backup_from_before_a_change_of_keys_is_an_alarm_and_one_is_made_with_the_change()
    {
        using var live = new Live.LiveFolders();
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf("attestation-5552"));
        var key = (await RunAsync("keys", "show", live.Keys, "--output", "csv")).Results.Split(',')[^1].Trim();
        string[] trust = ["--trust", key];
        var old = live.Folder["old"];
        await RunAsync(["backup", live.Data, old, .. trust]);
        var before = await RunAsync(["verify", "backup", old, .. trust, "--keys", live.Keys]);

        var inside = await RunAsync("keys", "rotate", live.Keys, "--data", live.Data, "--backup", Path.Combine(live.Data, "backup"));
        var taken = await RunAsync("keys", "rotate", live.Keys, "--data", live.Data, "--backup", old);
        var unharmed = await RunAsync(["verify", "backup", old, .. trust, "--keys", live.Keys]);
        var changed = await RunAsync("keys", "rotate", live.Keys, "--data", live.Data, "--backup", live.Folder["new"]);
        var after = await RunAsync(["verify", "backup", old, .. trust, "--keys", live.Keys]);
        var made = await RunAsync(["verify", "backup", live.Folder["new"], .. trust, "--keys", live.Keys]);
        var restored = await RunAsync(["restore", old, live.Folder["restored"], .. trust, "--keys", live.Keys]);
        var anew = await RunAsync(["restore", live.Folder["new"], live.Folder["anew"], .. trust, "--keys", live.Keys]);

        (before.Code, inside.Code, taken.Code, unharmed.Code, changed.Code, after.Code, made.Code, restored.Code, anew.Code)
            .ShouldBe((0, 2, 2, 0, 0, 1, 0, 0, 0), changed.Notes + made.Notes);
        changed.NoteLines[^1].ShouldBe($"recruit: the backup is in {live.Folder["new"]}; no engine starts on an older one");
        after.Notes.ShouldStartWith("recruit: no engine starts on this backup with these keys: key ");
        restored.NoteLines[^1].ShouldBe(after.NoteLines[0]);
        anew.NoteLines.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_of_keys_says_that_a_backup_is_needed()
    {
        await RunAsync("keys", "create", folder["keys"], "--origin", "recruit.example/log");
        Directory.CreateDirectory(folder["data"]);
        SqliteJournal.Open(folder["data"], "recruit.example/log").Dispose();

        var changed = await RunAsync("keys", "rotate", folder["keys"], "--data", folder["data"]);

        changed.NoteLines[^1].ShouldBe("recruit: make a backup now: no engine starts on an older one, which needs the private key that was just destroyed");
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

    [Fact]
    public async Task A_key_is_erased_and_the_journal_says_who_decided_it()
    {
        var made = await RunAsync("keys", "create", folder["keys"], "--origin", "recruit.example/log");
        Directory.CreateDirectory(folder["data"]);
        SqliteJournal.Open(folder["data"], "recruit.example/log").Dispose();
        var person = new PersonKeyId(Guid.NewGuid());
        using (var keys = KeyFolder.Open(folder["keys"], folder["data"]))
        {
            keys.Persons.Create([person]);
        }

        Task<Said> EraseAsync(string who, string reason) => RunAsync(
            "keys", "erase", folder["keys"], "--data", folder["data"], "--person", who, "--by", "official-12", "--reason", reason);
        var erased = await EraseAsync(person.Value.ToString(), "request");
        var again = await EraseAsync(person.Value.ToString(), "order");
        var verified = await RunAsync("verify", "journal", folder["data"], "--trust", made.Results.Trim(), "--output", "csv");
        var wrong = new[] { await EraseAsync(Guid.NewGuid().ToString(), "request"), await EraseAsync("p1", "request"), await EraseAsync(person.Value.ToString(), "because") };

        (erased.Code, again.Code).ShouldBe((0, 0), erased.Notes);
        erased.Results.ShouldStartWith($"{person.Value} erased; decided ");
        erased.Results.ShouldEndWith(" by official-12, reason request\n");
        again.Results.ShouldBe(erased.Results);
        (verified.Code, verified.Notes).ShouldBe((0, ""));
        verified.Results.ShouldContain("recruit.example/log,1,1:");
        wrong.ShouldAllBe(one => one.Code == 2 && one.Results == "");
        using var left = KeyFolder.Open(folder["keys"], folder["data"]);
        left.Persons.Find(person).ShouldBeNull();
    }

    [Fact]
    public async Task An_official_is_not_named_by_an_IIN()
    {
        var refused = await RunAsync(
            "keys", "erase", folder["keys"], "--data", folder["data"], "--person", Guid.NewGuid().ToString(), "--by", "official-850412300123", "--reason", "request");

        refused.Code.ShouldBe(2);
        refused.Notes.ShouldContain("--by reads like an IIN");
        folder.Names.ShouldBeEmpty();
    }

    private static async Task<Said> RunAsync(params string[] args) => (await RecruitProcess.RunAsync(args)).WithoutStackTrace();
}

using Recruit.Engine.Tests.Verifying;
using Recruit.Evidence;

namespace Recruit.Cli.Tests.Evidence;

public sealed class VerifyJournalTests : IDisposable
{
    private readonly SealedJournal journal = SealedJournal.Of(batches: 20, largest: 500, attachmentEvery: 3);

    public void Dispose() => journal.Dispose();

    [Fact]
    public async Task A_whole_journal_prints_its_head_which_the_next_check_may_name()
    {
        var said = await VerifyAsync("--output", "csv");
        var again = await VerifyAsync("--head", EvidenceFiles.Print(journal.Head));

        (said.Code, said.Notes).ShouldBe((0, ""));
        said.Results.ShouldContain($"20,{EvidenceFiles.Print(journal.Head)},");
        said.Results.Split('\n')[1].ShouldEndWith(",whole");
        (again.Code, again.Notes).ShouldBe((0, ""));
    }

    [Fact]
    public async Task The_first_bad_batch_is_named()
    {
        journal.Edit("UPDATE batch SET seal = zeroblob(97) WHERE number IN (13, 7)");

        var said = await VerifyAsync("--output", "json");

        said.Code.ShouldBe(1);
        said.NoteLines[^1].ShouldBe("recruit: the first bad batch is 7");
        said.Results.ShouldContain("\"what\": \"its seal cannot be read\"");
    }

    [Fact]
    public async Task An_old_copy_is_seen_by_a_known_head()
    {
        var said = await VerifyAsync("--head", EvidenceFiles.Print(new ChainHead(25, Digest.Of([1]))));

        said.Code.ShouldBe(1);
        said.Results.ShouldContain("a head that you know covers 25 batches, the journal has 20");
        said.NoteLines[^1].ShouldBe("recruit: the first bad batch is 20");
    }

    [Fact]
    public async Task What_is_no_journal_is_no_stack_trace()
    {
        await File.WriteAllBytesAsync(journal.File, new byte[100_000]);
        var zeros = await VerifyAsync();
        await File.WriteAllBytesAsync(journal.File, []);
        var nothing = await VerifyAsync();
        File.Delete(journal.File);
        var missing = await VerifyAsync();

        zeros.Code.ShouldBe(1);
        zeros.Results.ShouldContain("the file is no SQLite file");
        nothing.Code.ShouldBe(1);
        (missing.Code, missing.Notes).ShouldBe((2, $"recruit: there is no journal.db in {journal.Folder}\n"));
    }

    [Theory]
    [InlineData("12")]
    [InlineData("12:xyz")]
    [InlineData(":")]
    public async Task A_head_that_is_none_is_wrong_usage(string head)
    {
        (await VerifyAsync("--head", head)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_nobody_may_write_to_can_be_verified()
    {
        var said = await RecruitProcess.ShellAsync(
            "unshare --map-root-user --mount true 2> /dev/null || exec \"$RECRUIT\" verify journal \"$1\" --trust \"$2\"; "
            + "exec unshare --map-root-user --mount sh -c 'mount --bind \"$1\" \"$1\"; mount -o remount,ro,bind \"$1\"; touch \"$1/x\" 2> /dev/null && exit 9; \"$RECRUIT\" verify journal \"$1\" --trust \"$2\"' sh \"$1\" \"$2\"",
            journal.Folder,
            journal.First.Public.ToString());

        said.WithoutStackTrace().Code.ShouldBe(0, said.Notes);
    }

    private async Task<Said> VerifyAsync(params string[] more) =>
        (await RecruitProcess.RunAsync(["verify", "journal", journal.Folder, "--trust", journal.First.Public.ToString(), .. more])).WithoutStackTrace();
}

using System.Text;
using Recruit.Engine.Tests.Verifying;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Cli.Tests.Evidence;

public sealed class VerifyReceiptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SigningKey key = new();
    private readonly Receipt[] receipts;

    public VerifyReceiptTests() => receipts = EvidenceFiles.Receipts(key, 3);

    public void Dispose()
    {
        key.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Receipts_of_a_file_are_accepted_line_by_line()
    {
        var said = await VerifyAsync(string.Join("\r\n", receipts.Select(one => one.Print())) + "\n\n", "--output", "csv");

        said.ShouldBe(new Said(0,
            $"""
            line,campaign,attempt,kind,item,sequence,time,batch,index,verdict,words
            1,kz-entry-test,a-17,answer,0,1,2026-02-25T06:13:20.000Z,0,1,accepted,accepted: the service had this answer at this time
            2,kz-entry-test,a-17,answer,1,2,2026-02-25T06:13:20.001Z,0,2,accepted,accepted: the service had this answer at this time
            3,kz-entry-test,a-17,answer,2,3,2026-02-25T06:13:20.002Z,0,3,accepted,accepted: the service had this answer at this time

            """.ReplaceLineEndings("\n"), ""));
    }

    /// <summary>Editors on Windows begin files with it; line 1 was then no receipt.</summary>
    [Fact]
    public async Task A_file_that_begins_with_a_byte_order_mark_is_read_as_without()
    {
        var lines = string.Join("\r\n", receipts.Select(one => one.Print()));
        var said = await VerifyAsync("\uFEFF" + lines, "--output", "csv");

        said.ShouldBe(await VerifyAsync(lines, "--output", "csv"));
        said.Code.ShouldBe(0, said.Notes);
    }

    /// <summary>It was printed as item 4294967295.</summary>
    [Fact]
    public async Task The_receipt_of_a_submission_says_what_it_is()
    {
        var end = new ReceiptLeaf("kz-entry-test", "a-17", SaveProof.WholeForm, 7, Digest.Of("all answers"u8), 1_772_000_000_000);
        var batch = Batch.After(HashChain.Start(key.Public.Name), [new byte[] { 1 }, end.Encode()]);
        var tree = MerkleTree.Over(batch.Entries);
        var receipt = new Receipt(end, 1, [.. tree.InclusionProof(1, tree.Size)], key.Sign(batch.Header));

        var said = await VerifyAsync(receipt.Print(), "--output", "csv");

        said.Results.ShouldBe(
            """
            line,campaign,attempt,kind,item,sequence,time,batch,index,verdict,words
            1,kz-entry-test,a-17,end,,7,2026-02-25T06:13:20.000Z,0,1,accepted,accepted: the attempt ended with these answers at this time

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_binary_receipt_standard_input_and_a_file_of_keys_will_do()
    {
        await File.WriteAllBytesAsync(folder["one"], receipts[1].Encode());
        await File.WriteAllTextAsync(folder["keys.pub"], key.Public + "\n");

        var binary = await RecruitProcess.RunAsync("verify", "receipt", folder["one"], "--trust", folder["keys.pub"], "--output", "json");
        var input = await RecruitProcess.ShellAsync("exec \"$RECRUIT\" verify receipt - --trust \"$1\" --output json < \"$2\"", folder["keys.pub"], folder["one"]);

        (binary.Code, binary.Notes).ShouldBe((0, ""));
        binary.Results.ShouldContain("\"verdict\": \"accepted\"");
        input.ShouldBe(binary);
    }

    [Fact]
    public async Task Whatever_is_changed_is_refused_and_the_line_named()
    {
        using var stranger = new SigningKey();
        var other = EvidenceFiles.Receipts(stranger, 1)[0];
        var forged = new Receipt(receipts[0].Leaf, 2, receipts[1].Proof, receipts[1].Root);
        var swapped = new Receipt(receipts[0].Leaf, 1, receipts[0].Proof, receipts[0].Root with { Signature = other.Root.Signature });
        var elsewhere = new Receipt(receipts[0].Leaf, 1, receipts[0].Proof, receipts[0].Root with { Origin = "another.example" });

        var said = await VerifyAsync(string.Join('\n', receipts[0].Print(), other.Print(), forged.Print(), swapped.Print(), elsewhere.Print(), receipts[0].Print()[..^4]));

        said.Code.ShouldBe(1);
        said.NoteLines.ShouldBe(
        [
            "recruit: line 2: signed by a key that you did not name",
            "recruit: line 3: not in the batch that was signed",
            "recruit: line 4: not signed by the key it names",
            "recruit: line 5: of another service than those whose keys you named",
            "recruit: line 6: not a receipt, or damaged",
        ]);
    }

    [Theory]
    [InlineData("B", 0)]
    [InlineData("D", 1)]
    public async Task A_receipt_is_about_one_answer(string answer, int code)
    {
        var said = await VerifyAsync(receipts[1].Print(), ["--answer", answer, .. Salts()]);

        said.Code.ShouldBe(code);
        said.Notes.ShouldBe(code == 0 ? "" : "recruit: no receipt is about this answer with these salts\n");
    }

    [Fact]
    public async Task An_answer_can_be_a_file()
    {
        await File.WriteAllTextAsync(folder["answer"], "C");

        (await VerifyAsync(receipts[2].Print(), ["--answer-file", folder["answer"], .. Salts()])).Code.ShouldBe(0);
        (await VerifyAsync(receipts[2].Print(), ["--answer-file", folder["nothing"], .. Salts()])).WithoutStackTrace().Code.ShouldBe(1);
    }

    [Fact]
    public async Task Bad_input_is_told_from_a_bad_receipt()
    {
        (await VerifyAsync("")).Code.ShouldBe(2);
        (await VerifyAsync("nothing of ours\n")).Code.ShouldBe(2);
        (await VerifyAsync(receipts[0].Print(), "--answer", "A")).Code.ShouldBe(2);
        (await VerifyAsync(receipts[0].Print(), "--answer", "A", "--device-salt", "00", "--server-salt", "00")).Code.ShouldBe(2);
        (await RecruitProcess.RunAsync("verify", "receipt", folder["file"], "--trust", "no-key")).Code.ShouldBe(2);
        (await RecruitProcess.RunAsync("verify", "receipt", folder["file"])).Code.ShouldBe(2);
        (await RecruitProcess.RunAsync("verify", "receipt", folder["nothing"], "--trust", key.Public.ToString())).WithoutStackTrace().Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_without_end_is_refused()
    {
        var said = await RecruitProcess.ShellAsync("exec \"$RECRUIT\" verify receipt /dev/zero --trust \"$1\"", key.Public.ToString());

        (said.WithoutStackTrace().Code, said.Notes).ShouldBe((2, "recruit: /dev/zero is larger than 67108864 bytes\n"));
    }

    private static string[] Salts() =>
        ["--device-salt", Convert.ToHexString(EvidenceFiles.DeviceSalt), "--server-salt", Convert.ToHexStringLower(EvidenceFiles.ServerSalt)];

    private async Task<Said> VerifyAsync(string text, params string[] more)
    {
        await File.WriteAllTextAsync(folder["file"], text, new UTF8Encoding(false));
        return (await RecruitProcess.RunAsync(["verify", "receipt", folder["file"], "--trust", key.Public.ToString(), .. more])).WithoutStackTrace();
    }
}

using System.Text;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

/// <summary>
/// Bytes of version 1, written by a separate program with another cryptographic library on the first day: they must be read, and the same
/// values must be written alike, for as long as receipts lie in people's files.
/// </summary>
public class StoredShapeTests
{
    private const string Origin = "recruit.example/log";

    private const string TrustedKey =
        "recruit.example/log+1d11422f+AjBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOnC+wFf+h9y6UKEAoS1gpljmXjzwDxbuGjz8UEMdndOjMy"
        + "/w+nBzTd/HWlb3TISA5POrM47KAw/A/M+dbcGwTk=";

    private const string Start = "3978f82a665fa9672336f52bd626bae6d5cd792829f0a53539f962d0eff980ce";

    private const string Leaf =
        "52524c010000000b737072696e672d3230323600000009617474656d70742d370000000c0000000000000022a665cc7612278df381159ec9"
        + "33af9a9679dcb55c98faf4090b62a1fc76567bb7000001a0c4506c7b";

    private const string SecondEntry = "7365636f6e64";

    private const string Stored =
        "524245015242480100000000000000003978f82a665fa9672336f52bd626bae6d5cd792829f0a53539f962d0eff980ce000000020891cef4"
        + "c4d40d627ca52331fd55289ddcfaec31824987c75725bb5eab2c30a1"
        + "00000054" + Leaf + "00000006" + SecondEntry;

    private const string Link = "12b7ca573b749f310402766e6682c8809b802144886d5024ee0876ddb069a1ea";

    private const string Line =
        "recruit-receipt/1 UlJDAVJSTAEAAAALc3ByaW5nLTIwMjYAAAAJYXR0ZW1wdC03AAAADAAAAAAAAAAipmXMdhInjfOBFZ7JM6+alnnctVyY+v"
        + "QJC2Kh/HZWe7cAAAGgxFBsewAAAAAAAAABqU3U08LG0lSMpOVg1ycnurXXlVABkfW4VXkTDdOxRgMAAAATcmVjcnVpdC5leGFtcGxlL2xvZ1JCSA"
        + "EAAAAAAAAAADl4+CpmX6lnIzb1K9YmuubVzXkoKfClNTn5YtDv+YDOAAAAAgiRzvTE1A1ifKUjMf1VKJ3c+uwxgkmHx1clu16rLDChHRFCL3aRhj"
        + "CDwg8c1EzYmZOlGF1KHoT/mWXGGocbPKGwkzrP1QQPcWObqFc350+6lOCX0xNm5t4E8P7sQaspnmv0O4hy2hCFPLbiuvVAkNXXbe9uMA3bsYA6vH"
        + "GpeIi5";

    private const string Note =
        "recruit.example/log\n8\nXcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=\n\n\u2014 recruit.example/log "
        + "HRFCLzBGAiEA34+VCOirzbGTkPZSLRj188R4gFlLM6wtATgufOkcUpECIQChBV8aQ7ndqH7iMSPGHKh/1pqgv6xuWUQ6us0pbLjvjw==" + "\n";

    private static readonly ReceiptLeaf Save = new(
        "spring-2026", "attempt-7", 12, 34,
        ReceiptLeaf.AnswerHash(
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
            [.. Enumerable.Range(16, 16).Select(i => (byte)i)], "B"u8),
        1_790_000_000_123);

    [Fact]
    public void Batches_of_version_1_are_written_and_read_alike()
    {
        var start = HashChain.Start(Origin);
        start.Link.ToString().ShouldBe(Start);
        var batch = Batch.After(start, [Save.Encode(), Convert.FromHexString(SecondEntry)]);
        Convert.ToHexStringLower(batch.Encode()).ShouldBe(Stored);
        var check = HashChain.Check(start, Convert.FromHexString(Stored));
        check.ShouldBe(new ChainCheck(ChainVerdict.Whole, new ChainHead(1, EightLeaves.FromHex(Link))));
    }

    [Fact]
    public void Receipts_of_version_1_are_accepted_for_ever()
    {
        var receipt = Receipt.Parse(Line).ShouldNotBeNull();
        receipt.Leaf.ShouldBe(Save);
        Convert.ToHexStringLower(receipt.Leaf.Encode()).ShouldBe(Leaf);
        receipt.Print().ShouldBe(Line);
        receipt.Root.Header.Link.ToString().ShouldBe(Link);
        receipt.Verify(Origin, VerifierKey.Parse(TrustedKey).ShouldNotBeNull()).ShouldBe(ReceiptVerdict.Accepted);
    }

    [Fact]
    public void Checkpoints_of_another_program_are_accepted()
    {
        var trust = new CheckpointTrust(Origin, [VerifierKey.Parse(TrustedKey).ShouldNotBeNull()], [], 0);
        trust.Judge(Encoding.UTF8.GetBytes(Note), out var checkpoint).ShouldBe(CheckpointVerdict.Accepted);
        checkpoint.ShouldNotBeNull().Size.ShouldBe(8UL);
        checkpoint.Root.ShouldBe(EightLeaves.Roots[8]);
        Encoding.UTF8.GetString(SignedNote.Parse(Encoding.UTF8.GetBytes(Note)).ShouldNotBeNull().Encode()).ShouldBe(Note);
    }

    [Fact]
    public void Another_version_and_bytes_behind_the_end_are_refused()
    {
        var batch = Convert.FromHexString(Stored);
        HashChain.Check(HashChain.Start(Origin), (byte[])[.. batch, 0]).Verdict.ShouldBe(ChainVerdict.Unreadable);
        foreach (var at in new[] { 3, 7 })
        {
            var other = batch.ToArray();
            other[at] = 2;
            HashChain.Check(HashChain.Start(Origin), other).Verdict.ShouldBe(ChainVerdict.Unreadable);
        }

        Receipt.Parse(Line.Replace("receipt/1", "receipt/2", StringComparison.Ordinal)).ShouldBeNull();
    }
}

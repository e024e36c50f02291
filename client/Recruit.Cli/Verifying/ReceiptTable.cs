using System.Globalization;
using Recruit.Actors;
using Recruit.Cli.Tables;
using Recruit.Evidence;
using Recruit.Sittings;

namespace Recruit.Cli.Verifying;

/// <summary>A receipt with what became of it.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Receipt">Nothing where the line is none.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="IsAboutAnswer">Whether it is about the answer that was asked about; nothing where nobody asked.</param>
internal sealed record JudgedReceipt(int Line, Receipt? Receipt, ReceiptVerdict Verdict, bool? IsAboutAnswer)
{
    /// <summary>Judges a line by the keys of its log; a key signs for the log that has its name.</summary>
    public static JudgedReceipt Of(ReceiptLine line, IReadOnlyList<VerifierKey> trusted, Digest? answer)
    {
        if (line.Receipt is not { } receipt)
        {
            return new JudgedReceipt(line.Line, null, ReceiptVerdict.Unreadable, answer is null ? null : false);
        }

        VerifierKey[] ofLog = [.. trusted.Where(key => key.Name == receipt.Root.Origin)];
        var verdict = receipt.Verify(ofLog is [] ? trusted[0].Name : ofLog[0].Name, ofLog);
        return new JudgedReceipt(line.Line, receipt, verdict, answer is null ? null : receipt.Leaf.Answer == answer);
    }

    /// <summary>Whether it is about the end of the attempt, with all its answers.</summary>
    public bool IsOfEnd => Receipt?.Leaf.ItemPosition == SaveProof.WholeForm;

    /// <summary>The verdict as a sentence.</summary>
    public string Words => Verdict switch
    {
        ReceiptVerdict.Unreadable => "not a receipt, or damaged",
        ReceiptVerdict.WrongOrigin => "of another service than those whose keys you named",
        ReceiptVerdict.UnknownKey => "signed by a key that you did not name",
        ReceiptVerdict.BadSignature => "not signed by the key it names",
        ReceiptVerdict.NotIncluded => "not in the batch that was signed",
        ReceiptVerdict.Accepted when IsOfEnd => "accepted: the attempt ended with these answers at this time",
        ReceiptVerdict.Accepted => "accepted: the service had this answer at this time",
        _ => throw new InvalidOperationException($"{Verdict} has no words."),
    };
}

/// <summary>Receipts as a table.</summary>
internal static class ReceiptTable
{
    private static readonly Column[] Columns =
    [
        new("line", "line", IsCount: true), new("campaign", "campaign"), new("attempt", "attempt"), new("kind", "receipt of"),
        new("item", "item", IsCount: true),
        new("sequence", "sequence", IsCount: true), new("time", "server time"), new("batch", "batch", IsCount: true), new("index", "index", IsCount: true),
        new("verdict", "verdict"), new("words", "in words"),
    ];

    /// <summary>A row for every receipt.</summary>
    public static Table Of(IReadOnlyList<JudgedReceipt> receipts, bool withAnswer) => new(
        "receipts",
        "Receipts",
        withAnswer ? [.. Columns, new("answer", "about the answer")] : Columns,
        [.. receipts.Select(one => (IReadOnlyList<string?>)(withAnswer ? [.. Row(one), one.IsAboutAnswer == true ? "yes" : "no"] : Row(one)))]);

    private static string?[] Row(JudgedReceipt one) =>
    [
        Number(one.Line), one.Receipt?.Leaf.Campaign, one.Receipt?.Leaf.Attempt, one.Receipt is null ? null : one.IsOfEnd ? "end" : "answer",
        one.IsOfEnd ? null : Number(one.Receipt?.Leaf.ItemPosition), Number(one.Receipt?.Leaf.ClientSequence),
        one.Receipt is { } receipt ? Time(receipt.Leaf.ServerTimeMs) : null,
        Number(one.Receipt?.Root.Header.Number), Number(one.Receipt?.Index), Code(one.Verdict), one.Words,
    ];

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>A receipt that nobody signed may name a time that no calendar has.</summary>
    private static string Time(long milliseconds) => milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        ? new Instant(milliseconds).ToString()
        : milliseconds.ToString(CultureInfo.InvariantCulture);

    private static string Code(ReceiptVerdict verdict) => verdict switch
    {
        ReceiptVerdict.WrongOrigin => "wrong-origin",
        ReceiptVerdict.UnknownKey => "unknown-key",
        ReceiptVerdict.BadSignature => "bad-signature",
        ReceiptVerdict.NotIncluded => "not-included",
        ReceiptVerdict.Accepted => "accepted",
        _ => "unreadable",
    };
}

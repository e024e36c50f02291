using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recruit.Evidence;

namespace Recruit.Tests.Evidence;

public class ReceiptTests
{
    private const string Origin = StoredLog.Origin;

    private static readonly Signer Service = new("recruit.example/log");
    private static readonly ChainHead Start = HashChain.Start(Origin);

    [Fact]
    public void Every_save_of_every_batch_size_has_a_receipt_that_verifies()
    {
        for (var count = 1; count <= 70; count++)
        {
            var receipts = Service.Receipts(Origin, Start, [.. Enumerable.Range(0, count).Select(Save)]);
            foreach (var receipt in receipts.Where((_, i) => i % 9 == 0 || i == count - 1))
            {
                receipt.Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.Accepted);
            }
        }
    }

    [Fact]
    public void A_receipt_of_1_024_saves_is_short()
    {
        var receipt = Service.Receipts(Origin, Start, [.. Enumerable.Range(0, 1_024).Select(Save)])[700];
        receipt.Proof.Length.ShouldBe(10);
        receipt.Encode().Length.ShouldBeLessThan(700);
    }

    [Fact]
    public void An_unknown_key_refuses_whatever_the_rest_says()
    {
        var receipt = One();
        receipt.Verify(Origin).ShouldBe(ReceiptVerdict.UnknownKey);
        receipt.Verify(Origin, new Signer(Service.Key.Name).Key).ShouldBe(ReceiptVerdict.UnknownKey);
        receipt.Verify(Origin, new Signer("older").Key, Service.Key).ShouldBe(ReceiptVerdict.Accepted);
    }

    [Fact]
    public void A_receipt_of_another_log_is_refused() =>
        One().Verify("other.example/log", Service.Key).ShouldBe(ReceiptVerdict.WrongOrigin);

    [Fact]
    public void A_signature_under_another_name_of_the_log_is_refused()
    {
        var receipt = One();
        var moved = new Receipt(receipt.Leaf, receipt.Index, receipt.Proof, receipt.Root with { Origin = "other.example/log" });
        moved.Verify("other.example/log", Service.Key).ShouldBe(ReceiptVerdict.BadSignature);
    }

    [Fact]
    public void A_key_id_does_not_make_another_keys_signature_good()
    {
        var receipt = One();
        var forged = new Signer("forger").Sign(Origin, receipt.Root.Header) with { KeyId = Service.Key.Id };
        new Receipt(receipt.Leaf, receipt.Index, receipt.Proof, forged).Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.BadSignature);
    }

    [Fact]
    public void A_save_that_was_changed_or_stands_elsewhere_is_refused()
    {
        var receipts = Service.Receipts(Origin, Start, [.. Enumerable.Range(0, 9).Select(Save)]);
        var (one, other) = (receipts[3], receipts[4]);
        new Receipt(other.Leaf, one.Index, one.Proof, one.Root).Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.NotIncluded);
        new Receipt(one.Leaf, other.Index, one.Proof, one.Root).Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.NotIncluded);
        new Receipt(one.Leaf, one.Index, one.Proof[1..], one.Root).Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.NotIncluded);
        new Receipt(one.Leaf, one.Index, one.Proof.Add(default), one.Root).Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.NotIncluded);
    }

    [Fact]
    public void Any_receipt_reads_back_as_bytes_and_as_a_line() =>
        Properties.Hold(Saves(), save =>
        {
            var receipt = Service.Receipts(Origin, Start, [Save(1), save, Save(2)])[1];
            Receipt.Parse(receipt.Encode()).ShouldNotBeNull().Encode().ShouldBe(receipt.Encode());
            var read = Receipt.Parse(receipt.Print()).ShouldNotBeNull();
            read.Leaf.ShouldBe(save);
            read.Verify(Origin, Service.Key).ShouldBe(ReceiptVerdict.Accepted);
        });

    [Fact]
    public void No_flipped_bit_and_no_missing_or_added_byte_is_accepted()
    {
        var bytes = Service.Receipts(Origin, Start, [.. Enumerable.Range(0, 9).Select(Save)])[5].Encode();
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            (Receipt.Parse(changed)?.Verify(Origin, Service.Key) ?? ReceiptVerdict.Unreadable)
                .ShouldNotBe(ReceiptVerdict.Accepted, $"bit {bit}");
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            Receipt.Parse(bytes.AsSpan(0, length)).ShouldBeNull();
        }

        Receipt.Parse([.. bytes, 0]).ShouldBeNull();
        Receipt.Parse(One().Print() + "    ").ShouldBeNull();
    }

    [Fact]
    public void Any_bytes_and_any_line_are_read_without_an_exception() =>
        Properties.Hold(ArbMap.Default.GeneratorFor<byte[]>().Zip(ArbMap.Default.GeneratorFor<NonNull<string>>()), some =>
        {
            Receipt.Parse([.. "RRC\u0001RRL\u0001"u8, .. some.Item1]).ShouldBeNull();
            Receipt.Parse(some.Item1).ShouldBeNull();
            Receipt.Parse("recruit-receipt/1 " + some.Item2.Get).ShouldBeNull();
            Receipt.Parse(some.Item2.Get).ShouldBeNull();
        });

    [Fact]
    public void The_answer_is_hidden_by_both_halves_of_the_salt()
    {
        var (device, server) = (new byte[16], new byte[16]);
        var hash = ReceiptLeaf.AnswerHash(device, server, "B"u8);
        ReceiptLeaf.AnswerHash(device, server, "C"u8).ShouldNotBe(hash);
        ReceiptLeaf.AnswerHash([1, .. device[1..]], server, "B"u8).ShouldNotBe(hash);
        ReceiptLeaf.AnswerHash(device, [1, .. server[1..]], "B"u8).ShouldNotBe(hash);
        Should.Throw<ArgumentException>(() => ReceiptLeaf.AnswerHash([], server, "B"u8));
        Should.Throw<ArgumentException>(() => ReceiptLeaf.AnswerHash(device, [.. server, 0], "B"u8));
    }

    [Fact]
    public void A_leaf_refuses_values_that_have_no_canonical_form()
    {
        Should.Throw<ArgumentException>(() => new ReceiptLeaf("", "a", 0, 0, default, 0));
        Should.Throw<ArgumentException>(() => new ReceiptLeaf("c", "a\u0000", 0, 0, default, 0));
        Should.Throw<ArgumentException>(() => new ReceiptLeaf("c", "\uDC00", 0, 0, default, 0));
        Should.Throw<ArgumentException>(() => new ReceiptLeaf("c", "a", 0, 0, default, -1));
    }

    private static Receipt One() => Service.Receipts(Origin, Start, [Save(0), Save(1)])[1];

    private static ReceiptLeaf Save(int number) =>
        new(
            "spring-2026", $"attempt-{number}", (uint)number % 40, (ulong)number * 3, Digest.Of(Encoding.UTF8.GetBytes($"answer {number}")),
            1_790_000_000_000 + number);

    private static Gen<ReceiptLeaf> Saves() =>
        from campaign in Names()
        from attempt in Names()
        from item in ArbMap.Default.GeneratorFor<uint>()
        from sequence in ArbMap.Default.GeneratorFor<ulong>()
        from time in ArbMap.Default.GeneratorFor<long>()
        select new ReceiptLeaf(campaign, attempt, item, sequence, Digest.Of(Encoding.UTF8.GetBytes(campaign)), time & long.MaxValue);

    private static Gen<string> Names() =>
        Gen.Elements("a", "Z", "0", "-", " ", "ә", "我", "🜁", "é").NonEmptyListOf().Select(letters => string.Concat(letters.Take(60)));
}

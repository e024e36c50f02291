using System.Security.Cryptography;
using System.Text;
using FsCheck.Fluent;
using Recruit.Evidence;
using Recruit.Privacy;

namespace Recruit.Tests.Privacy;

/// <summary>Sealing what one person gave.</summary>
public sealed class PersonSealTests : IDisposable
{
    private static readonly byte[] Salt = [.. "a salt of 16 byt"u8];

    private readonly PersonSeal seal = new(SHA256.HashData("Anna's key"u8));

    public void Dispose() => seal.Dispose();

    [Theory]
    [InlineData(SealForm.Answer, "", "b", "b|c", "an answer of 28 bytes at most")]
    [InlineData(SealForm.Text, "", "The first sentence.", "The first sentence. And the second one, some time later.", "")]
    public void Its_length_does_not_tell_what_was_answered(SealForm form, params string[] answers) =>
        answers.Select(answer => seal.Seal(form, Salt, Encoding.UTF8.GetBytes(answer[..Math.Min(answer.Length, 28)])).Bytes.Length).Distinct().Count().ShouldBe(1);

    [Theory]
    [InlineData(SealForm.Answer, 0, 65)]
    [InlineData(SealForm.Answer, 28, 65)]
    [InlineData(SealForm.Answer, 29, 97)]
    [InlineData(SealForm.Answer, 4096, 4161)]
    [InlineData(SealForm.Text, 0, 1057)]
    [InlineData(SealForm.Text, 1020, 1057)]
    [InlineData(SealForm.Text, 1021, 2081)]
    public void Lengths_go_up_in_steps(SealForm form, int length, int sealedLength)
    {
        seal.Seal(form, Salt, new byte[length]).Bytes.Length.ShouldBe(sealedLength);
        PersonSeal.LengthOf(form, length).ShouldBe(sealedLength);
    }

    [Fact]
    public void What_was_sealed_is_opened_as_it_was_and_its_hash_is_the_one_of_the_receipt() => Properties.Hold(
        from length in Gen.Choose(0, 3000)
        from first in Gen.Choose(0, 255)
        from isText in Gen.Elements(false, true)
        select (Content: (byte[])[.. Enumerable.Range(first, length).Select(one => (byte)one)], Form: isText ? SealForm.Text : SealForm.Answer),
        one =>
        {
            var answer = seal.Seal(one.Form, Salt, one.Content);

            answer.Hash.ShouldBe(ReceiptLeaf.AnswerHash(Salt, seal.ServerSalt.Span, one.Content));
            var opened = seal.Open(answer).ShouldNotBeNull();
            opened.DeviceSalt.ToArray().ShouldBe(Salt);
            opened.Answer.ToArray().ShouldBe(one.Content);
            seal.Seal(one.Form, Salt, one.Content).Bytes.ToArray().ShouldBe(answer.Bytes.ToArray());
        });

    [Theory]
    [InlineData(SealForm.Answer)]
    [InlineData(SealForm.Text)]
    public void A_changed_byte_anywhere_and_every_shorter_length_open_nothing(SealForm form)
    {
        var answer = seal.Seal(form, Salt, "b"u8);
        for (var i = 0; i < answer.Bytes.Length; i++)
        {
            var changed = answer.Bytes.ToArray();
            changed[i] ^= 3;
            seal.Open(answer with { Bytes = changed }).ShouldBeNull($"byte {i}");
            seal.Open(answer with { Bytes = answer.Bytes[..i] }).ShouldBeNull($"{i} bytes");
        }

        seal.Open(answer with { Hash = Digest.Of("another"u8) }).ShouldBeNull();
    }

    /// <summary>One nonce for two plaintexts would give away both, and the key of the tag with them.</summary>
    [Fact]
    public void The_same_content_in_both_forms_shares_no_ciphertext()
    {
        var (answer, text) = (seal.Seal(SealForm.Answer, Salt, "b"u8), seal.Seal(SealForm.Text, Salt, "b"u8));

        answer.Bytes.Span[1..17].SequenceEqual(text.Bytes.Span[1..17]).ShouldBeFalse();
    }

    [Fact]
    public void Another_person_opens_nothing()
    {
        using var other = new PersonSeal(SHA256.HashData("Bolat's key"u8));

        other.Open(seal.Seal(SealForm.Answer, Salt, "b"u8)).ShouldBeNull();
    }

    /// <summary>Journals hold these bytes for years: a form that was released never changes.</summary>
    [Fact]
    public void The_bytes_of_the_first_form_are_kept() =>
        Convert.ToHexStringLower(SHA256.HashData(seal.Seal(SealForm.Answer, Salt, "b"u8).Bytes.Span)).ShouldBe("d751e468462aabf85cb5292822a62c8ef14ac15edace17632be5ab1500c8d482");
}

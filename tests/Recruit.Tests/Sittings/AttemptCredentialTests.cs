using System.Security.Cryptography;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.Tests.Sittings;

/// <summary>Credentials and papers: what was sealed here and nothing else opens.</summary>
public class AttemptCredentialTests
{
    private static readonly AttemptCredentials Credentials = new(SHA256.HashData("key one"u8));

    private static readonly AttemptCredential Anna = new(
        new ShardId(new Id("clerk-7"), 3), 812, new Id("a-anna"), new Id("law"), new PersonKeyId(new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])), new FormSeed(5, 6), 2);

    [Fact]
    public void What_was_signed_is_verified()
    {
        var text = Credentials.Sign(Anna);

        Credentials.Verify(text).ShouldBe(Anna);
        text.Length.ShouldBeLessThan(200);
        text.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');
    }

    [Fact]
    public void Every_changed_added_or_missing_character_is_found()
    {
        var text = Credentials.Sign(Anna);
        for (var place = 0; place < text.Length; place++)
        {
            foreach (var other in "Ab9_- ="u8)
            {
                if (text[place] != other)
                {
                    Credentials.Verify(text[..place] + (char)other + text[(place + 1)..]).ShouldBeNull();
                }
            }

            Credentials.Verify(text[..place]).ShouldBeNull();
        }

        Credentials.Verify(text + "A").ShouldBeNull();
        Credentials.Verify(text + " ").ShouldBeNull();
        Credentials.Verify("").ShouldBeNull();
        Credentials.Verify(new string('A', 100_000)).ShouldBeNull();
    }

    [Fact]
    public void Another_key_does_not_verify_and_a_short_one_is_none()
    {
        new AttemptCredentials(SHA256.HashData("key two"u8)).Verify(Credentials.Sign(Anna)).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => new AttemptCredentials(new byte[31]));
    }

    [Theory]
    [InlineData("clerk-7/3", true)]
    [InlineData("clerk-7/03", false)]
    [InlineData("clerk-7/-3", false)]
    [InlineData("clerk-7", false)]
    [InlineData("/3", false)]
    [InlineData("clerk 7/3", false)]
    public void A_shard_is_named_in_one_way(string text, bool isShard) => (ShardId.Parse(text)?.ToString()).ShouldBe(isShard ? text : null);
}

/// <summary>Papers that were fetched early.</summary>
public class SealedPaperTests
{
    private static readonly PaperKeys Keys = new(SHA256.HashData("paper secret"u8));
    private static readonly byte[] Nonce = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [Fact]
    public void A_paper_opens_with_its_own_key_only()
    {
        var key = Keys.KeyOf(new Id("clerk-7"), new Id("law"), 1);
        var paper = SealedPaper.Seal(key, Nonce, "Who signs the act?"u8);

        paper.Open(key).ShouldBe("Who signs the act?"u8.ToArray());
        paper.Open(Keys.KeyOf(new Id("clerk-7"), new Id("law"), 2)).ShouldBeNull();
        paper.Open(Keys.KeyOf(new Id("clerk-8"), new Id("law"), 1)).ShouldBeNull();
        paper.Open(Keys.KeyOf(new Id("clerk-7"), new Id("essay"), 1)).ShouldBeNull();
        paper.Bytes.Span.IndexOf("signs"u8).ShouldBe(-1);
    }

    [Fact]
    public void Every_changed_byte_is_found()
    {
        var key = Keys.KeyOf(new Id("clerk-7"), new Id("law"), 1);
        var paper = SealedPaper.Seal(key, Nonce, "Who signs the act?"u8);
        for (var place = 0; place < paper.Bytes.Length; place++)
        {
            var bytes = paper.Bytes.ToArray();
            bytes[place] ^= 1;
            (paper with { Bytes = bytes }).Open(key).ShouldBeNull();
        }

        (paper with { Bytes = paper.Bytes[..15] }).Open(key).ShouldBeNull();
        (paper with { Nonce = paper.Nonce[1..] }).Open(key).ShouldBeNull();
    }
}

using System.Security.Cryptography;
using Recruit.Engine.Keys;
using Recruit.Evidence;

namespace Recruit.Engine.Tests.Keys;

public class SigningKeysTests
{
    private static readonly BatchHeader Header = new(7, Digest.Of([1]), 3, Digest.Of([2]));

    [Fact]
    public void A_batch_is_signed_by_the_published_key()
    {
        using var house = new KeyHouse();
        using var folder = house.Open();
        var root = folder.Signing.Signer.Sign(Header);
        root.Signature.Length.ShouldBe(BatchRoot.SignatureLength);
        root.Origin.ShouldBe(KeyHouse.Origin);
        root.IsSignedBy(VerifierKey.Parse(File.ReadAllText(house.FileOf("recruit.example%2Flog.pub")).TrimEnd())!).ShouldBeTrue();
        (root with { Header = Header with { Number = 8 } }).IsSignedBy(folder.Signing.Signer.PublicKey).ShouldBeFalse();
    }

    [Fact]
    public void Batches_verify_after_three_rotations_and_retired_keys_cannot_sign()
    {
        using var house = new KeyHouse();
        var roots = new List<BatchRoot>();
        var secrets = new List<byte[]>();
        for (var i = 0; i < 3; i++)
        {
            using var folder = house.Open();
            var old = folder.Signing.Signer;
            secrets.Add(KeyHouse.SecretIn(house.FileOf("signing.key")));
            roots.Add(old.Sign(Header));
            folder.Signing.CompleteRotation(folder.Signing.BeginRotation().Id);
            Should.Throw<ObjectDisposedException>(() => old.Sign(Header));
            roots.Add(folder.Signing.Signer.Sign(Header));
            folder.Signing.Signer.PublicKey.Id.ShouldNotBe(old.PublicKey.Id);
        }

        using var last = house.Open();
        VerifierKey[] keys = [.. last.Signing.Retired, last.Signing.Signer.PublicKey];
        keys.Select(key => key.Id).Distinct().Count().ShouldBe(4);
        roots.ShouldAllBe(root => keys.Count(key => root.IsSignedBy(key)) == 1);
        KeyHouse.FoundIn(house.Keys, secrets.Select(secret => Convert.ToHexStringLower(secret).Select(letter => (byte)letter).ToArray())).ShouldBe(0);
    }

    [Fact]
    public void A_pending_key_signs_nothing_and_is_there_after_a_crash()
    {
        using var house = new KeyHouse();
        Digest current, pending;
        using (var folder = house.Open())
        {
            current = folder.Signing.Signer.PublicKey.Id;
            pending = folder.Signing.BeginRotation().Id;
            folder.Signing.Signer.Sign(Header).KeyId.ShouldBe(current);
            Should.Throw<InvalidOperationException>(() => folder.Signing.BeginRotation());
            Should.Throw<InvalidOperationException>(() => folder.Signing.CompleteRotation(current));
        }

        using (var again = house.Open())
        {
            again.Signing.Pending!.Id.ShouldBe(pending);
            again.Signing.Signer.PublicKey.Id.ShouldBe(current);
            again.Signing.CompleteRotation(pending);
        }

        using var after = house.Open();
        after.Signing.Pending.ShouldBeNull();
        after.Signing.Signer.PublicKey.Id.ShouldBe(pending);
        after.Signing.Retired.Single().Id.ShouldBe(current);
    }

    [Fact]
    public void A_pending_key_that_the_journal_does_not_name_is_dropped()
    {
        using var house = new KeyHouse();
        using (var folder = house.Open())
        {
            folder.Signing.BeginRotation();
            folder.Signing.DropRotation();
            folder.Signing.DropRotation();
            folder.Signing.Pending.ShouldBeNull();
        }

        using var again = house.Open();
        again.Signing.Pending.ShouldBeNull();
        again.Signing.Retired.ShouldBeEmpty();
        again.Signing.BeginRotation().Id.ShouldNotBe(again.Signing.Signer.PublicKey.Id);
    }

    /// <summary>Each state is what the disk holds when the process dies after so many steps of the completion.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_completion_that_was_interrupted_is_finished(int steps)
    {
        using var house = new KeyHouse();
        VerifierKey old, next;
        using (var folder = house.Open())
        {
            old = folder.Signing.Signer.PublicKey;
            next = folder.Signing.BeginRotation();
        }

        Action[] all =
        [
            () => File.Move(house.FileOf("signing.key"), house.FileOf("signing.retiring.key")),
            () => File.Move(house.FileOf("signing.pending.key"), house.FileOf("signing.key")),
            () => File.WriteAllText(house.FileOf("recruit.example%2Flog.pub"), $"{next}\n"),
            () => File.WriteAllText(house.FileOf($"retired+{old.Id}.pub"), $"{old}\n"),
            () => DurableFile.Wipe(house.FileOf("signing.retiring.key")),
        ];
        foreach (var step in all[..steps])
        {
            step();
        }

        using var again = house.Open();
        again.Signing.Signer.PublicKey.Id.ShouldBe(next.Id);
        again.Signing.Pending.ShouldBeNull();
        again.Signing.Retired.Single().Id.ShouldBe(old.Id);
        Directory.GetFiles(house.Keys, "signing*").ShouldBe([house.FileOf("signing.key")]);
        again.Signing.Signer.Sign(Header).IsSignedBy(next).ShouldBeTrue();
    }

    [Fact]
    public void A_public_key_that_is_not_the_signing_one_is_refused()
    {
        using var house = new KeyHouse();
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = VerifierKey.Create(KeyHouse.Origin, stranger.ExportSubjectPublicKeyInfo())!;
        File.WriteAllText(house.FileOf("recruit.example%2Flog.pub"), $"{key}\n");
        house.Refusal().Place.ShouldBe(house.FileOf("recruit.example%2Flog.pub"));
    }
}

using System.Security.Cryptography;
using System.Text;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Golden;

/// <summary>
/// A key folder as it was first written, in one text, opens and means the same. Every secret in it is a sentence that says that it is a
/// fixture of tests, and nothing was ever protected by them.
/// </summary>
public sealed class GoldenKeysTests : IDisposable
{
    private const string Origin = "test-fixture.invalid/log";
    private const string Begins = "== ";
    private const string Kept = "keys-1.txt";

    private static readonly PersonKeyId Here = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly PersonKeyId Erased = new(new Guid(2, 0, 0, new byte[8]));

    private readonly string root = Directory.CreateTempSubdirectory("recruit-golden-keys-").FullName;

    private string Keys => Path.Combine(root, "keys");

    private string Data => Path.Combine(root, "data");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void A_kept_key_folder_opens_and_its_keys_are_the_same()
    {
        var sealedAnswer = Lay(GoldenFiles.Read(Kept));
        using var keys = KeyFolder.Open(Keys, Data);

        (keys.Signing.Origin, keys.Signing.Signer.PublicKey.ToString()).ShouldBe((Origin, Section(GoldenFiles.Read(Kept), "public").TrimEnd()));
        keys.CredentialSecret.Bytes.SequenceEqual(Sentence("credential")).ShouldBeTrue();
        keys.PaperSecret.Bytes.SequenceEqual(Sentence("paper")).ShouldBeTrue();
        Convert.ToHexString(keys.SnapshotSecret.Bytes).ShouldBe(Section(GoldenFiles.Read(Kept), "snapshots").TrimEnd());
        keys.Persons.Find(Here)!.Open(sealedAnswer)!.Answer.ToArray().ShouldBe("an answer"u8.ToArray());
        keys.Persons.Find(Erased).ShouldBeNull();
        keys.Persons.Create([Here, Erased]).Select(one => (one.Person, one.WasErased)).ShouldBe([(Here, false), (Erased, true)]);
        var batch = Batch.After(HashChain.Start(Origin), [new byte[1]]);
        keys.Signing.Signer.Sign(batch.Header).IsSignedBy(keys.Signing.Signer.PublicKey).ShouldBeTrue();
    }

    [Theory]
    [InlineData("recruit master key 1", "recruit master key 2", "master.key")]
    [InlineData("recruit credential secret 1", "recruit credential secret 2", "credential.key")]
    [InlineData("recruit paper secret 1", "recruit paper secret 2", "paper.key")]
    [InlineData("recruit signing key 1", "recruit signing key 2", "signing.key")]
    [InlineData("PRAGMA user_version=1", "PRAGMA user_version=2", "persons.db")]
    public void A_file_of_an_unknown_version_is_refused_by_its_name(string old, string other, string file)
    {
        Lay(GoldenFiles.Read(Kept).Replace(old, other, StringComparison.Ordinal));

        var refused = Should.Throw<KeyFolderException>(() => KeyFolder.Open(Keys, Data));

        (refused.Problem, refused.Place, refused.Message).ShouldBe(
            (KeyProblem.UnknownVersion, Path.Combine(Keys, file), $"{Path.Combine(Keys, file)}: written by another version, or no such file of Recruit"));
    }

    /// <summary>Kept as the next golden file when asked for.</summary>
    [Fact]
    public void What_is_written_today_has_the_kept_shape()
    {
        var text = Write();
        if (GoldenFiles.WriteTo is { } path)
        {
            File.WriteAllText(path + ".keys.txt", text);
        }

        // Nonces, salts and the point of a new key differ; everything else does not.
        var shape = (string of) => string.Join('\n', of.Split('\n').Select(line => line.StartsWith("INSERT INTO persons", StringComparison.Ordinal) ? line[..line.LastIndexOf("X'", StringComparison.Ordinal)] : line));
        shape(text).ShouldBe(shape(GoldenFiles.Read(Kept)));
    }

    /// <summary>32 bytes that anybody can read.</summary>
    private static byte[] Sentence(string what) => Encoding.UTF8.GetBytes($"test fixture only: {what}".PadRight(Secret.Length, '.'));

    private static string Section(string text, string name)
    {
        var from = text.IndexOf($"{Begins}{name}\n", StringComparison.Ordinal) + Begins.Length + name.Length + 1;
        var to = text.IndexOf($"\n{Begins}", from, StringComparison.Ordinal);
        return to < 0 ? text[from..] : text[from..(to + 1)];
    }

    private static string NameOf(string section) => section switch
    {
        "public" => KeyNames.PublicOf(Origin),
        "persons" => KeyNames.Persons,
        _ => $"{section}.key",
    };

    /// <summary>Makes the folder of the text; the answer is what was sealed for a person.</summary>
    private SealedAnswer Lay(string text)
    {
        Directory.CreateDirectory(Data);
        FolderPlace.Create(Keys);
        foreach (var section in new[] { "master", "credential", "paper", "signing", "public", "persons" })
        {
            var path = Path.Combine(Keys, NameOf(section));
            using (var file = DurableFile.New(path, secret: section != "public"))
            {
                file.Write(section == "persons" ? [] : Encoding.UTF8.GetBytes(Section(text, section)));
            }

            if (section == "persons")
            {
                GoldenFiles.Restore(path, Section(text, section));
            }
        }

        var parts = Section(text, "sealed").TrimEnd().Split(' ');
        return new SealedAnswer(new Digest(Convert.FromHexString(parts[0])), Convert.FromHexString(parts[1]));
    }

    private string Write()
    {
        FolderPlace.Create(Keys);
        Directory.CreateDirectory(Data);
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Sentence("signing") });
        KeyFile.Write(Path.Combine(Keys, KeyNames.Signing), KeyNames.SigningKind, Origin, key.ExportPkcs8PrivateKey());
        SigningKeyFile.WritePublic(Path.Combine(Keys, KeyNames.PublicOf(Origin)), VerifierKey.Create(Origin, key.ExportSubjectPublicKeyInfo())!);
        KeyFile.Write(Path.Combine(Keys, KeyNames.Master), KeyNames.MasterKind, Origin, Sentence("master"));
        KeyFile.Write(Path.Combine(Keys, KeyNames.Credential), KeyNames.CredentialKind, Origin, Sentence("credential"));
        KeyFile.Write(Path.Combine(Keys, KeyNames.Paper), KeyNames.PaperKind, Origin, Sentence("paper"));
        var persons = Path.Combine(Keys, KeyNames.Persons);
        DurableFile.New(persons, secret: true).Dispose();
        SealedAnswer answer;
        string snapshots;
        using (var wrap = new KeyWrap(Sentence("master")))
        {
            PersonKeyFile.Create(persons, wrap.Fingerprint);
            using var table = PersonKeyFile.Open(persons);
            using var transaction = table.Begin();
            var wrapped = new byte[KeyWrap.WrappedLength];
            wrap.Wrap(Here, Sentence("person"), wrapped);
            table.Add(transaction, Here, wrapped);
            table.Add(transaction, Erased, wrapped);
            table.Erase(transaction, Erased, new Instant(1_772_000_000_000));
            transaction.Commit();
            using var seal = new PersonSeal(Sentence("person"));
            answer = seal.Seal(SealForm.Answer, new byte[16], "an answer"u8);
            snapshots = Convert.ToHexString(wrap.SnapshotSecret.Bytes);
        }

        var text = new StringBuilder("These keys are a fixture of tests. They protect nothing and were never in use.\n");
        foreach (var section in new[] { "master", "credential", "paper", "signing", "public" })
        {
            text.Append(Begins).Append(section).Append('\n').Append(File.ReadAllText(Path.Combine(Keys, NameOf(section))));
        }

        var bytes = Convert.ToHexString(answer.Bytes.Span);
        return text.Append($"{Begins}persons\n{GoldenFiles.Dump(persons)}{Begins}snapshots\n{snapshots}\n{Begins}sealed\n{answer.Hash} {bytes}\n").ToString();
    }
}

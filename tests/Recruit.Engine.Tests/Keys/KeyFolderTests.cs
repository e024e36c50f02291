using System.Text;
using Recruit.Engine.Keys;

namespace Recruit.Engine.Tests.Keys;

public class KeyFolderTests
{
    private static readonly string[] Secrets = ["master.key", "credential.key", "paper.key", "signing.key", "persons.db"];

    [Fact]
    public void What_was_created_opens_with_the_same_secrets()
    {
        using var house = new KeyHouse();
        byte[] credential, paper;
        using (var folder = house.Open())
        {
            (credential, paper) = (folder.CredentialSecret.Bytes.ToArray(), folder.PaperSecret.Bytes.ToArray());
            folder.Signing.Origin.ShouldBe(KeyHouse.Origin);
        }

        using var again = house.Open();
        again.CredentialSecret.Bytes.ToArray().ShouldBe(credential);
        again.PaperSecret.Bytes.ToArray().ShouldBe(paper);
        credential.ShouldNotBe(paper);
    }

    [Fact]
    public void Two_folders_share_no_secret()
    {
        using var one = new KeyHouse();
        using var other = new KeyHouse();
        foreach (var file in Secrets[..4])
        {
            KeyHouse.SecretIn(one.FileOf(file)).ShouldNotBe(KeyHouse.SecretIn(other.FileOf(file)));
        }
    }

    [Fact]
    public void The_public_key_lies_in_the_folder_as_verifiers_read_it()
    {
        using var house = new KeyHouse(create: false);
        var key = KeyFolder.Create(house.Keys, KeyHouse.Origin);
        File.ReadAllText(house.FileOf("recruit.example%2Flog.pub")).ShouldBe($"{key}\n");
    }

    [Fact]
    public void Only_the_owner_may_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no modes.
        }

        using var house = new KeyHouse();
        using var folder = house.Open();
        folder.Persons.Create(KeyHouse.People(1));
        File.GetUnixFileMode(house.Keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var secret = Directory.GetFiles(house.Keys).Where(file => !file.EndsWith(".pub", StringComparison.Ordinal)).ToArray();
        secret.Select(Path.GetFileName).ShouldBe([.. Secrets, "folder.lock", "persons.db-wal", "persons.db-shm"], ignoreOrder: true);
        foreach (var file in secret)
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("one+two")]
    [InlineData("a\nb")]
    public void An_origin_that_cannot_stand_in_a_signature_line_is_refused(string origin)
    {
        using var house = new KeyHouse(create: false);
        Should.Throw<KeyFolderException>(() => KeyFolder.Create(house.Keys, origin)).Problem.ShouldBe(KeyProblem.Origin);
        Directory.Exists(house.Keys).ShouldBeFalse();
    }

    [Fact]
    public void An_origin_may_have_200_bytes_with_escapes_and_no_more()
    {
        using var house = new KeyHouse(create: false);
        Should.Throw<KeyFolderException>(() => KeyFolder.Create(house.Keys, new string('a', 201))).Problem.ShouldBe(KeyProblem.Origin);
        KeyFolder.Create(house.Keys, new string('a', 200)).Name.Length.ShouldBe(200);
        house.Open().Dispose();
    }

    [Fact]
    public void Creating_never_overwrites()
    {
        using var house = new KeyHouse();
        var before = Contents();
        Should.Throw<KeyFolderException>(() => KeyFolder.Create(house.Keys, KeyHouse.Origin)).Problem.ShouldBe(KeyProblem.NotEmpty);
        Contents().ShouldBe(before);

        string[] Contents() => [.. Directory.GetFiles(house.Keys).Order(StringComparer.Ordinal).Select(file => file + Convert.ToHexString(File.ReadAllBytes(file)))];
    }

    [Theory]
    [InlineData("master.key")]
    [InlineData("credential.key")]
    [InlineData("paper.key")]
    [InlineData("signing.key")]
    [InlineData("persons.db")]
    [InlineData("recruit.example%2Flog.pub")]
    public void A_missing_file_is_named(string file)
    {
        using var house = new KeyHouse();
        File.Delete(house.FileOf(file));
        var refusal = house.Refusal();
        refusal.Problem.ShouldBe(KeyProblem.Missing);
        refusal.Message.ShouldStartWith(house.FileOf(file));
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        using var house = new KeyHouse(create: false);
        house.Refusal().Problem.ShouldBe(KeyProblem.Missing);
    }

    [Theory]
    [InlineData("master.key", "recruit master key 2")]
    [InlineData("credential.key", "recruit credential secret 2")]
    [InlineData("paper.key", "recruit master key 1")]
    [InlineData("signing.key", "recruit signing key 10")]
    public void A_file_of_another_version_or_kind_is_named(string file, string firstLine)
    {
        using var house = new KeyHouse();
        var lines = File.ReadAllLines(house.FileOf(file));
        lines[0] = firstLine;
        File.WriteAllText(house.FileOf(file), string.Join('\n', lines) + "\n");
        house.Refusal().Problem.ShouldBe(KeyProblem.UnknownVersion);
        house.Refusal().Place.ShouldBe(house.FileOf(file));
    }

    [Fact]
    public void Persons_of_another_version_are_named()
    {
        using var house = new KeyHouse();
        using (var connection = KeyHouse.Connect(house.Keys))
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 2";
            command.ExecuteNonQuery();
        }

        house.Refusal().Problem.ShouldBe(KeyProblem.UnknownVersion);
    }

    [Theory]
    [InlineData("master.key")]
    [InlineData("credential.key")]
    [InlineData("paper.key")]
    [InlineData("signing.key")]
    [InlineData("recruit.example%2Flog.pub")]
    public void Every_flipped_bit_and_every_cut_is_noticed(string file)
    {
        using var house = new KeyHouse();
        var whole = File.ReadAllBytes(house.FileOf(file));
        for (var bit = 0; bit < 8 * whole.Length; bit += KeyHouse.Factor > 1 ? 1 : 7)
        {
            var broken = (byte[])whole.Clone();
            broken[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(house.FileOf(file), broken);
            house.Refusal().Problem.ShouldBeOneOf(KeyProblem.Damaged, KeyProblem.UnknownVersion);
        }

        for (var length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(house.FileOf(file), whole[..length]);
            house.Refusal().Place.ShouldBe(house.FileOf(file));
        }

        File.WriteAllBytes(house.FileOf(file), [.. whole, (byte)'\n']);
        house.Refusal().Problem.ShouldBe(KeyProblem.Damaged);
        File.WriteAllBytes(house.FileOf(file), new byte[1 << 20]);
        house.Refusal().Problem.ShouldBe(KeyProblem.Damaged);
        File.WriteAllBytes(house.FileOf(file), whole);
        house.Open().Dispose();
    }

    [Fact]
    public void Persons_that_are_no_database_are_named()
    {
        using var house = new KeyHouse();
        File.WriteAllBytes(house.FileOf("persons.db"), Encoding.UTF8.GetBytes(new string('x', 8192)));
        house.Refusal().Problem.ShouldBe(KeyProblem.Damaged);
        File.WriteAllBytes(house.FileOf("persons.db"), []);
        house.Refusal().Problem.ShouldBe(KeyProblem.Damaged);
    }

    [Theory]
    [InlineData("master.key")]
    [InlineData("paper.key")]
    [InlineData("persons.db")]
    [InlineData("signing.key")]
    public void A_file_of_another_folder_is_refused(string file)
    {
        using var house = new KeyHouse();
        using var other = new KeyHouse(create: false);
        KeyFolder.Create(other.Keys, "other.example");
        File.Copy(other.FileOf(file), house.FileOf(file), overwrite: true);
        house.Refusal().Problem.ShouldBeOneOf(KeyProblem.Damaged, KeyProblem.Missing);
    }

    [Fact]
    public void A_folder_can_be_open_once()
    {
        using var house = new KeyHouse();
        using (house.Open())
        {
            house.Refusal().Problem.ShouldBe(KeyProblem.InUse);
        }

        house.Open().Dispose();
    }

    [Fact]
    public void What_was_never_finished_is_removed()
    {
        using var house = new KeyHouse();
        DurableFile.New(house.FileOf("signing.pending.key.new"), secret: true).Dispose();
        house.Open().Dispose();
        Directory.GetFiles(house.Keys, "*.new").ShouldBeEmpty();
    }

    [Fact]
    public void Secrets_are_gone_when_the_folder_is_closed()
    {
        using var house = new KeyHouse();
        var folder = house.Open();
        folder.Dispose();
        Should.Throw<ObjectDisposedException>(() => folder.CredentialSecret.Bytes.Length);
        Should.Throw<ObjectDisposedException>(() => folder.Persons.Find(KeyHouse.People(1)[0]));
        Should.Throw<ObjectDisposedException>(() => folder.Persons.Create(KeyHouse.People(1)));
    }
}

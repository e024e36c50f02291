using Recruit.Engine.Keys;

namespace Recruit.Engine.Tests.Keys;

public class FolderPlaceTests
{
    [Theory]
    [InlineData("keys", "keys", KeyProblem.InsideData)]
    [InlineData("data/keys", "data", KeyProblem.InsideData)]
    [InlineData("data/a/../keys", "data/", KeyProblem.InsideData)]
    [InlineData("keys", "keys/data", KeyProblem.HoldsData)]
    [InlineData("keys", "", KeyProblem.InsideData)]
    [InlineData("link/keys", "data", KeyProblem.InsideData)]
    [InlineData("link", "data", KeyProblem.InsideData)]
    [InlineData("data/keys", "link", KeyProblem.InsideData)]
    [InlineData("chain/x/keys", "data", KeyProblem.InsideData)]
    [InlineData("far/keys", "data/deep", KeyProblem.InsideData)]
    [InlineData("keys", "into/data", KeyProblem.HoldsData)]
    [InlineData("loop/keys", "data", KeyProblem.TooManyLinks)]
    public void Keys_and_data_lie_apart_whatever_links_lead_there(string keys, string data, KeyProblem problem)
    {
        using var house = new KeyHouse(create: false);
        MakeLinks(house.Root);
        house.Refusal(In(house, keys), In(house, data)).Problem.ShouldBe(problem);
        Should.Throw<KeyFolderException>(() => KeyFolder.Create(In(house, keys), KeyHouse.Origin, In(house, data))).Problem.ShouldBe(problem);
        Directory.Exists(Path.Combine(house.Data, "keys")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("keys", "data")]
    [InlineData("data-keys", "data")]
    [InlineData("keys", "keys-data")]
    [InlineData("data/deep/back/keys", "data")]
    public void Neighbours_are_apart(string keys, string data)
    {
        using var house = new KeyHouse(create: false);
        MakeLinks(house.Root);
        Directory.CreateSymbolicLink(Path.Combine(house.Data, "deep", "back"), house.Root);
        KeyFolder.Create(In(house, keys), KeyHouse.Origin, In(house, data));
        KeyFolder.Open(In(house, keys), In(house, data)).Dispose();
    }

    [Fact]
    public void A_folder_or_file_open_to_others_is_named()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no modes.
        }

        using var house = new KeyHouse();
        foreach (var file in Directory.GetFiles(house.Keys).Where(file => !file.EndsWith(".pub", StringComparison.Ordinal)))
        {
            foreach (var mode in (UnixFileMode[])[UnixFileMode.GroupRead, UnixFileMode.OtherRead, UnixFileMode.GroupWrite, UnixFileMode.UserExecute])
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | mode);
                house.Refusal().Problem.ShouldBe(KeyProblem.Mode);
                house.Refusal().Message.ShouldStartWith(file);
            }

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.SetUnixFileMode(house.Keys, owner | UnixFileMode.GroupExecute);
        house.Refusal().Place.ShouldBe(house.Keys);
        File.SetUnixFileMode(house.Keys, owner);
        house.Open().Dispose();
    }

    [Fact]
    public void A_key_that_is_a_link_is_refused()
    {
        using var house = new KeyHouse();
        File.Move(house.FileOf("master.key"), Path.Combine(house.Data, "master.key"));
        File.CreateSymbolicLink(house.FileOf("master.key"), Path.Combine(house.Data, "master.key"));
        house.Refusal().Problem.ShouldBe(KeyProblem.Link);
    }

    [Fact]
    public void An_empty_folder_that_is_open_to_others_is_not_taken()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no modes.
        }

        using var house = new KeyHouse(create: false);
        Directory.CreateDirectory(house.Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
        Should.Throw<KeyFolderException>(() => KeyFolder.Create(house.Keys, KeyHouse.Origin)).Problem.ShouldBe(KeyProblem.Mode);
        Directory.GetFiles(house.Keys).ShouldBeEmpty();
    }

    private static string In(KeyHouse house, string path) => house.Root + Path.DirectorySeparatorChar + path;

    private static void MakeLinks(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "data", "deep"));
        Directory.CreateSymbolicLink(Path.Combine(root, "link"), Path.Combine(root, "data"));
        Directory.CreateSymbolicLink(Path.Combine(root, "chain"), "link/../link/.");
        Directory.CreateSymbolicLink(Path.Combine(root, "far"), "data/deep/../deep");
        Directory.CreateSymbolicLink(Path.Combine(root, "into"), "keys");
        Directory.CreateSymbolicLink(Path.Combine(root, "loop"), "loop");
    }
}

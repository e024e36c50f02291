using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Orleans.Grains;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>What a client process has to do with a cluster beside asking: the keys of persons are its own, and receipts are believed offline.</summary>
public sealed class ErasuresAndReceiptsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-cluster-").FullName;

    [Fact]
    public async Task A_key_that_was_erased_is_destroyed_again_in_a_key_folder_that_came_back()
    {
        var (folder, person) = (Path.Combine(root, "keys"), new PersonKeyId(new Guid(1, 2, 3, new byte[8])));
        KeyFolder.Create(folder, TestKeys.Origin);
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime());
        using (var keys = KeyFolder.Open(folder, AppContext.BaseDirectory))
        {
            keys.Persons.Create([person]);
        }

        var older = Programs.CopyKeys(folder, Path.Combine(root, "older"));
        using (var keys = KeyFolder.Open(folder, AppContext.BaseDirectory))
        {
            var erasures = await Erasures.StartAsync(silos.Actors, keys.Persons);
            (await erasures.EraseAsync(person, new Id("official-1"), ErasureReason.Request, default)).Reply.ShouldBeOfType<ErasureNoted>();
            keys.Persons.Find(person).ShouldBeNull();
        }

        await silos.RestartAsync();
        using (var keys = KeyFolder.Open(older, AppContext.BaseDirectory))
        {
            keys.Persons.Find(person).ShouldNotBeNull();
            await Erasures.StartAsync(silos.Actors, keys.Persons);
            keys.Persons.Find(person).ShouldBeNull();
        }
    }

    [FactWithPrograms]
    public async Task A_receipt_of_a_cluster_is_accepted_offline_by_the_command_and_not_when_a_digit_differs()
    {
        await using var silos = await TestSilos.StartAsync(PurseKind.Alone, new StandingTime(), silos: 2);
        var places = new List<ReceiptPlace>();
        for (var purse = 1; purse <= 3; purse++)
        {
            places.Add((await silos.Actors.AskAsync(PurseKind.Key(purse), new PutIn(5))).Receipt!.Value);
        }

        var printed = (await silos.Actors.ReadReceiptsAsync(places)).Select(one => one!.Print()).ToList();
        var file = Path.Combine(root, "receipts.txt");
        await File.WriteAllLinesAsync(file, printed);
        var said = await Programs.RecruitAsync([], "verify", "receipt", file, "--trust", TestKeys.Verifier.ToString(), "--output", "csv");
        said.Code.ShouldBe(0, said.Notes);
        said.Results.Split('\n').Count(line => line.Contains(",accepted,", StringComparison.Ordinal)).ShouldBe(3);

        var changed = printed[0].ToCharArray();
        changed[^2] = changed[^2] == 'A' ? 'B' : 'A';
        await File.WriteAllTextAsync(file, new string(changed));
        (await Programs.RecruitAsync([], "verify", "receipt", file, "--trust", TestKeys.Verifier.ToString())).Code.ShouldNotBe(0);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

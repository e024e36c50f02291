using System.Globalization;
using System.Net;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;
using Recruit.Orleans.Hosting;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Orleans.Tests;

/// <summary>The silo as a process: what it tells, whom it listens to, and how it ends.</summary>
public sealed class SiloLifeTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-silo-life-").FullName;
    private readonly int gateway = Programs.FreePort();

    [FactWithPrograms]
    public async Task A_silo_tells_how_it_is_listens_to_its_own_key_folder_and_ends_when_it_is_told_to()
    {
        var (keys, other, person) = (Path.Combine(root, "keys"), Path.Combine(root, "other"), new PersonKeyId(Guid.NewGuid()));
        KeyFolder.Create(keys, "recruit.example/log");
        KeyFolder.Create(other, "recruit.example/log");
        using (var opened = KeyFolder.Open(keys, AppContext.BaseDirectory))
        {
            opened.Persons.Create([person]);
        }

        using var silo = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, "silo-keys")), new RealStore(Stores.Memory, ""), "recruit-dev", gateway);
        await silo.Started;
        using var asking = new HttpClient { BaseAddress = silo.Health };
        (await HealthAsync(asking)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));

        var refused = await EraseAsync(other, person.Value);
        (refused.Code, refused.Results).ShouldBe((1, ""));
        refused.Notes.ShouldBe("recruit: the cluster: the silos of recruit-dev have another key folder, and take nothing of this one\n");

        // Whose key is erased, the register and this key folder know.
        var unknown = await EraseAsync(keys, Guid.NewGuid());
        (unknown.Code, unknown.Results, unknown.Notes).ShouldBe((2, "", "recruit: keys erase: the key folder has no such key and had none\n"));
        var (erased, again) = (await EraseAsync(keys, person.Value), await EraseAsync(keys, person.Value));
        (erased.Code, again.Code).ShouldBe((0, 0), erased.Notes + again.Notes);
        erased.Results.ShouldStartWith($"{person.Value} erased; decided ");
        again.Results.ShouldBe(erased.Results, "decided once");
        using (var opened = KeyFolder.Open(keys, AppContext.BaseDirectory))
        {
            opened.Persons.Find(person).ShouldBeNull();
        }

        var figures = await asking.GetStringAsync(new Uri("metrics", UriKind.Relative));
        figures.ShouldContain($"recruit_grain_calls_count{{kind=\"{Erasures.KindName}\",outcome=\"Replied\"}} ");
        figures.ShouldContain("recruit_grain_calls_count{kind=\"archive\",outcome=\"refused\"} ", Case.Sensitive, "the stranger's");
        figures.ShouldContain("\norleans_");
        silo.Terminate();
        var end = await silo.EndAsync();
        (end.Code, end.Told).ShouldBe((0, "Store: memory. It is for trying out: when this silo ends, everything is forgotten."));
    }

    [FactWithPrograms]
    public async Task In_development_a_silo_begins_in_memory_with_keys_of_its_own_and_goes_on_with_them()
    {
        const string forgets = "Store: memory. It is for trying out: when this silo ends, everything is forgotten.";
        foreach (var told in new[] { $"Keys: data/silo-keys was not there, and was made.\n{forgets}", forgets })
        {
            using var silo = SiloProcess.InDevelopment(root);
            await silo.Started;
            silo.Terminate();
            (await silo.EndAsync()).ShouldBe((0, told));
        }

        KeyFolder.Open(Path.Combine(root, "data", "silo-keys"), AppContext.BaseDirectory).Dispose();
    }

    [FactWithPostgres]
    public async Task A_silo_that_is_told_to_end_leaves_the_cluster_in_order_and_one_with_other_keys_does_not_enter_it()
    {
        var (keys, other) = (Path.Combine(root, "keys"), Path.Combine(root, "other"));
        KeyFolder.Create(keys, "recruit.example/log");
        KeyFolder.Create(other, "recruit.example/log");
        using var postgres = new PostgresStore();
        var cluster = $"c{Guid.NewGuid():N}";
        var anna = new ActorKey(AccountKind.KindName, "anna");
        using (var first = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, "1")), postgres.Store, cluster))
        {
            await first.Started;
            using (var foreign = new SiloProcess(other, postgres.Store, cluster))
            {
                (await foreign.EndAsync()).ShouldBe((2, $"{SiloProcess.Lone}\nThe store is that of recruit.example/log, but under another key folder: every silo has a copy of the same one."));
            }

            using var client = await SiloProcessTests.ConnectAsync(postgres.Store, cluster, SiloProcessTests.ProofOf(keys));
            var actors = new OrleansActors(SiloProcessTests.GrainsOf(client), NamedKinds.All, TimeSpan.FromMilliseconds(10));
            await actors.AskAsync(anna, new RegisterAccount(new SealedNote(default, new SealedAnswer(Digest.Of("anna"u8), "sealed"u8.ToArray())), "hash"));
            var reply = (await actors.AskAsync(anna, new ProposeRole(new Mandate(new Id("a-1"), new Id("hired")), Role.Marker, new Instant(4_000_000_000_000), new Id("ministry")))).Reply;
            (reply is Refusal or Busy or OutcomeUnknown).ShouldBeFalse(reply.ToString());
            first.Terminate();
            (await first.EndAsync()).ShouldBe((0, SiloProcess.Lone));
            await client.StopAsync();
        }

        // It said itself that it is gone; nobody has to find out.
        using (var members = postgres.Source.CreateCommand("SELECT Status FROM OrleansMembershipTable ORDER BY StartTime LIMIT 1"))
        {
            members.ExecuteScalar().ShouldBe((int)SiloStatus.Dead);
        }

        using var next = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, "2")), postgres.Store, cluster);
        await next.Started;
        using var reader = await SiloProcessTests.ConnectAsync(postgres.Store, cluster, SiloProcessTests.ProofOf(keys));
        var moves = await SiloProcessTests.GrainsOf(reader).GetGrain<IFollowDeskGrain>(SiloParts.FollowDeskOf(anna)).ReadAsync(Guid.Empty, 0);
        (moves.IsSettled, moves.All.Single().Id).ShouldBe((true, anna.Id), "its desk ended in order");
        await reader.StopAsync();
    }

    [FactWithPostgres]
    public async Task A_silo_whose_store_went_away_lives_and_is_not_ready()
    {
        var keys = Path.Combine(root, "keys");
        KeyFolder.Create(keys, "recruit.example/log");
        PostgresStore? postgres = new();
        try
        {
            using var silo = new SiloProcess(keys, postgres.Store, $"c{Guid.NewGuid():N}");
            await silo.Started;
            using var asking = new HttpClient { BaseAddress = silo.Health };
            (await HealthAsync(asking)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK));
            postgres.Dispose();
            postgres = null;
            (await HealthAsync(asking)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable));
        }
        finally
        {
            postgres?.Dispose();
        }
    }

    [FactWithPostgres]
    public async Task A_record_that_is_broken_is_no_mistake_of_the_configuration()
    {
        var (keys, cluster) = (Path.Combine(root, "keys"), $"c{Guid.NewGuid():N}");
        KeyFolder.Create(keys, "recruit.example/log");
        using var postgres = new PostgresStore();
        using (var first = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, "1")), postgres.Store, cluster))
        {
            await first.Started;
            first.Terminate();
            await first.EndAsync();
        }

        using (var breaking = postgres.Source.CreateCommand("UPDATE OrleansStorage SET PayloadBinary = decode('01', 'hex') WHERE GrainIdExtensionString = 'service.one' AND GrainTypeString = 'service'"))
        {
            breaking.ExecuteNonQuery().ShouldBe(1);
        }

        using var next = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, "2")), postgres.Store, cluster);
        var end = await next.EndAsync();
        (end.Code, end.Told.StartsWith($"{SiloProcess.Lone}\nThe silo ends: ", StringComparison.Ordinal)).ShouldBe((1, true), end.Told);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Whether it lives, whether it is ready, and what the older name of that says.</summary>
    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready, HttpStatusCode Health)> HealthAsync(HttpClient asking)
    {
        return (await CodeAsync("health/live"), await CodeAsync("health/ready"), await CodeAsync("health"));

        async Task<HttpStatusCode> CodeAsync(string path)
        {
            using var answer = await asking.GetAsync(new Uri(path, UriKind.Relative));
            return answer.StatusCode;
        }
    }

    /// <summary>Asks until it is told what came of it: a silo on a busy machine turns clients away.</summary>
    private async Task<ProgramSaid> EraseAsync(string keys, Guid person)
    {
        for (var tries = 1; ; tries++)
        {
            var said = await Programs.RecruitAsync(
                [("RECRUIT_SILO_GatewayPort", gateway.ToString(CultureInfo.InvariantCulture)), ("RECRUIT_SILO_Service", "recruit-dev")],
                "keys", "erase", keys, "--engine", "orleans", "--person", person.ToString(), "--by", "official-12", "--reason", "request");
            if (tries == 20 || !said.Notes.Contains("the same command goes on from here", StringComparison.Ordinal))
            {
                return said;
            }
        }
    }
}

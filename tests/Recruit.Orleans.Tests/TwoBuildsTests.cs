using System.Diagnostics;
using System.Globalization;
using Recruit.Engine.Keys;
using Recruit.Orleans.Grains;
using Xunit.Abstractions;

namespace Recruit.Orleans.Tests;

/// <summary>
/// Three silos of an earlier build (<see cref="EarlierBuild.Commit"/>) on PostgreSQL become silos of the present one, one by one, and then silos of the earlier
/// one again, while candidates save (RL16). No save fails for good, none that was acknowledged is lost or doubled, and each build reads what the other stored.
/// </summary>
public sealed class TwoBuildsTests(ITestOutputHelper output) : IDisposable
{
    private const string Origin = "recruit.example/log";
    private const int Silos = 3;

    /// <summary>More than anybody saves until all silos are replaced twice, on however slow a machine.</summary>
    private const int SavesMost = 20_000;

    private readonly string root = Directory.CreateTempSubdirectory("recruit-two-builds-").FullName;
    private int copies;

    [FactWithEarlierBuild]
    public async Task Silos_are_replaced_by_those_of_another_build_and_back_while_candidates_save()
    {
        var (earlier, keys, cluster) = (EarlierBuild.Build(), Path.Combine(root, "keys"), $"c{Guid.NewGuid():N}");
        var verifier = KeyFolder.Create(keys, Origin);
        using var postgres = new PostgresStore();
        List<SiloProcess> silos = [];
        try
        {
            for (var silo = 0; silo < Silos; silo++)
            {
                silos.Add(await StartAsync(earlier));
            }

            using var client = await SiloProcessTests.ConnectAsync(postgres.Store, cluster, SiloProcessTests.ProofOf(keys), TimeSpan.FromSeconds(30));
            var actors = new OrleansActors(SiloProcessTests.GrainsOf(client), NamedKinds.All, TimeSpan.FromMilliseconds(10));
            var savers = new Savers(actors, SavesMost, TimeSpan.FromMilliseconds(400));
            await savers.BeginAsync();
            foreach (var (what, program) in new[] { ("the earlier build by the present one", null), ("the present build by the earlier one", earlier) })
            {
                using var enough = new CancellationTokenSource();
                var load = savers.SaveAllAsync(enough.Token);
                await savers.ReachMoreAsync(5);
                await ReplaceAllAsync(what, program, savers);
                await enough.CancelAsync();
                await load;
                await savers.CheckAsync(Origin, verifier);
            }

            // What the earlier build stored and read last, the present one reads again.
            await ReplaceAllAsync("at rest, the earlier build by the present one", null, savers);
            await savers.CheckAsync(Origin, verifier);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{savers.Acknowledged} saves acknowledged by silos of {EarlierBuild.Commit[..12]} and the present build; asked again {savers.Again} times; the longest took {savers.Longest.TotalSeconds:0.0} s"));
            await client.StopAsync();
        }
        finally
        {
            silos.ForEach(one => one.Dispose());
        }

        async Task<SiloProcess> StartAsync(string? program)
        {
            var silo = new SiloProcess(Programs.CopyKeys(keys, Path.Combine(root, $"keys-{copies++}")), postgres.Store, cluster, program: program, probe: 30_000);
            await silo.Started;
            return silo;
        }

        async Task ReplaceAllAsync(string what, string? program, Savers savers)
        {
            var (began, before) = (Stopwatch.GetTimestamp(), savers.Acknowledged);
            for (var silo = 0; silo < Silos; silo++)
            {
                var next = await StartAsync(program);
                silos[silo].Terminate();
                (await silos[silo].EndAsync()).Code.ShouldBe(0);
                silos[silo].Dispose();
                silos[silo] = next;
                if (!savers.IsOver)
                {
                    await savers.ReachMoreAsync(5);
                }
            }

            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Silos} silos of {what}: {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s, {savers.Acknowledged - before} saves meanwhile"));
        }
    }

    public void Dispose()
    {
        Directory.Delete(root, recursive: true);
        EarlierBuild.Remove();
    }
}

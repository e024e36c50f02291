using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Cli.Terminals;
using Recruit.Engine.Keys;
using Recruit.UseCases;
using Recruit.Vacancies;

namespace Recruit.Cli.Live;

/// <summary>What a campaign came to that went live from beginning to end.</summary>
/// <param name="Lists">What was released last.</param>
/// <param name="Stages">How many stages were closed and released.</param>
/// <param name="Took">From the start of the service to its last release.</param>
/// <param name="RanOn">What ran the actors, in words.</param>
internal sealed record LiveRun(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Lists, int Stages, TimeSpan Took, string RanOn)
{
    /// <summary>The first file of a folder of results that is not as it was released, or null if all are.</summary>
    public string? FirstDifference(string results) => HandedFolder.FirstDifference(
        Lists,
        Directory.GetFiles(results).ToDictionary(file => Path.GetFileName(file), file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)));
}

/// <summary>Takes a campaign through a whole service with keys and data of its own, which are removed afterwards.</summary>
internal static class LiveDemo
{
    private const string Origin = "demo.recruit.example/log";

    private static readonly Officials Invented = new(
        new Caller(new Id("demo-officer"), [Role.AgencyOfficer], new Id("demo")), new Caller(new Id("demo-approver"), [Role.Approver], new Id("demo")));

    /// <summary>Imports a campaign, and closes and releases it stage by stage.</summary>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="progress">Where it is shown how far it is.</param>
    /// <param name="folder">The campaign.</param>
    /// <param name="onCluster">Whether a cluster runs the actors.</param>
    /// <param name="clusterKeys">Its key folder, if it is one that is configured; nothing for keys of its own.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RefusedException">The cluster has such a campaign.</exception>
    public static async Task<LiveRun> RunAsync(
        Terminal terminal, ProgressDisplay progress, HandedFolder folder, bool onCluster, string? clusterKeys, CancellationToken cancellation)
    {
        var place = Directory.CreateTempSubdirectory("recruit-demo-").FullName;
        terminal.WorkingOn = place;
        try
        {
            var (data, keys) = (Path.Combine(place, "data"), Path.Combine(place, "keys"));
            KeyFolder.Create(keys, Origin, data);
            var began = TimeProvider.System.GetTimestamp();
            var ranOn = "the engine";
            await using var service = onCluster
                ? await LiveService.TryClusterAsync(terminal, clusterKeys ?? keys, where => ranOn = where)
                : await LiveService.StartAsync(terminal, new LivePlace(keys, data));
            var (steps, campaign, stages) = (new CampaignSteps(service, Invented, cancellation), folder.Vacancy.Id, folder.Vacancy.Stages);
            if (onCluster && await steps.IsThereAsync(campaign))
            {
                throw new RefusedException($"{ranOn.TrimEnd(',')} has a campaign {campaign} already, of an earlier demo; another one takes a cluster of its own");
            }

            progress.Show("live: importing", 0, stages.Length);
            await steps.ImportAsync(folder);
            for (var stage = 0; stage < stages.Length; stage++)
            {
                progress.Show($"live: closing {stages[stage].Id}", stage, stages.Length);
                await steps.CloseAsync(campaign, stages[stage].Id);
                await steps.ReleaseAsync(campaign);
            }

            var took = TimeProvider.System.GetElapsedTime(began);
            return new LiveRun((await steps.ListsAsync(campaign)).Files, stages.Length, took, ranOn);
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }
}

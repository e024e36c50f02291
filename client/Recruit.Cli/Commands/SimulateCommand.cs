using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Cli.Live;
using Recruit.Cli.Simulating;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Files;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit simulate</c>: a whole live campaign through the engine with invented people, and whether it came out as it must.</summary>
internal static class SimulateCommand
{
    private const int ShardsMax = 1024;
    private const int PerShard = 10_000;

    public static Command Create(Terminal terminal)
    {
        var candidates = GenerateCommand.Candidates();
        candidates.Required = true;
        var seed = Arguments.Seed(1);
        var shards = Arguments.Whole("--shards", 1, ShardsMax, $"Pool shards, from 1 to {ShardsMax}; one for every ten thousand candidates if it is not said. Lists are the same for any number.");
        var keep = Arguments.FolderOption("--keep", "Where data, keys, the exported campaign and the lists stay; missing or empty. Without it all is removed.");
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "simulate",
            "Holds a whole campaign through the engine, by a clock of its own: invented people apply in a rush, lose lines, send again, hand in twice, change devices, withdraw, "
            + "appeal and decline places; markers disagree; a panel hears. Prints the funnel and what the machine did, and compares what was released with what the rule engine makes of the export.",
            "recruit simulate --candidates 1000 --seed 7",
            "recruit simulate --candidates 10000 --seed 7 --shards 64",
            "recruit simulate --candidates 1000 --keep simulated --output json")
        {
            candidates, seed, shards, keep, output,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var count = (int)parsed.GetValue(candidates);
            var divided = parsed.GetResult(shards) is null ? 1 + ((count - 1) / PerShard) : (int)parsed.GetValue(shards);
            return RunAsync(terminal, count, parsed.GetValue(seed), divided, parsed.GetValue(keep), parsed.GetRequiredValue(output), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, int candidates, long seed, int shards, string? keep, string output, CancellationToken cancellation)
    {
        if (keep is not null && File.Exists(keep))
        {
            return terminal.Refuse($"{keep} is a file");
        }

        if (keep is not null && !PendingFolder.IsFree(keep))
        {
            return terminal.Refuse($"{keep} is not empty");
        }

        var place = keep ?? Directory.CreateTempSubdirectory("recruit-simulate-").FullName;
        terminal.WorkingOn = place;
        try
        {
            var (simulated, use) = await ProgressDisplay.RunAsync(terminal, progress => HoldAsync(terminal, progress, place, candidates, seed, shards, cancellation));
            if (keep is not null)
            {
                HandedFolder.Write(simulated.Check.Export, Path.Combine(place, "campaign"), cancellation);
                HandedFolder.Write(simulated.Check.Lists, Path.Combine(place, "lists"), cancellation);
            }

            TableOutput.Print(
                terminal,
                output,
                [
                    CampaignTables.Funnel(simulated.Check.Outcome), CampaignTables.Cuts(simulated.Check.Outcome), simulated.Deeds.ToTable(),
                    SimulationTables.Measures(simulated, use, candidates), SimulationTables.Verdict(simulated, shards),
                ]);
            return simulated.Check.Holds ? ExitCode.Ok : ExitCode.Failed;
        }
        catch (OperationCanceledException) when (keep is not null)
        {
            terminal.Note($"recruit: interrupted; {keep} has what happened until then");
            return ExitCode.Interrupted;
        }
        catch (Exception broken) when (broken is SimulationException or RefusedException)
        {
            terminal.Note($"recruit: the simulation cannot go on: {broken.Message}");
            return ExitCode.Failed;
        }
        finally
        {
            if (keep is null)
            {
                Directory.Delete(place, recursive: true);
            }
        }
    }

    private static async Task<(Simulated Simulated, MachineUse Use)> HoldAsync(
        Terminal terminal, ProgressDisplay progress, string place, int candidates, long seed, int shards, CancellationToken cancellation)
    {
        using var process = Process.GetCurrentProcess();
        var (began, before, data) = (TimeProvider.System.GetTimestamp(), process.TotalProcessorTime, Path.Combine(place, "data"));
        var names = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"recruit simulate {seed}")));
        Simulated simulated;
        await using (var service = await SimulatedService.StartAsync(terminal, data, Path.Combine(place, "keys"), names, cancellation))
        {
            simulated = await new Simulation(service, progress, candidates, shards, seed).HoldAsync();
        }

        return (simulated, MachineUse.Since(began, before, data));
    }
}

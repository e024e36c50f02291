using System.CommandLine;
using System.Globalization;
using Recruit.Applications;
using Recruit.Cli.Live;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Live;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit demo</c>: makes up a campaign, assesses it and shows what came of it.</summary>
internal static class DemoCommand
{
    private const int Candidates = 10_000;
    private const long Seed = 2026;

    public static Command Create(Terminal terminal)
    {
        var candidates = GenerateCommand.Candidates();
        candidates.DefaultValueFactory = _ => Candidates;
        var seed = Arguments.Seed(Seed);
        var folder = Arguments.FolderOption("--folder", "Where the campaign and its results go; an earlier demo is replaced.");
        folder.DefaultValueFactory = _ => "demo";
        var live = new Option<bool>("--live")
        {
            Description = "Also take the campaign through the engine, stage by stage, in a temporary data and key folder, and compare what it releases with the results, byte for byte.",
        };
        var engine = LiveOptions.Engine();
        var keys = Arguments.FolderOption("--keys", "The key folder of the cluster that is configured, whose silos listen to no other. The campaign stays there. Without it a silo in this process runs the actors, where no cluster is configured.");
        var output = Arguments.Output(TableOutput.Forms);
        var command = new CommandWithExamples(
            "demo",
            "Makes up a campaign, assesses it, and prints the funnel of its five stages, the cuts with their ties, the first finalists, the places and the training.",
            "recruit demo",
            "recruit demo --live --candidates 1000",
            "recruit demo --live --engine orleans --candidates 1000",
            "recruit demo --candidates 100000 --seed 7 --folder large-demo",
            "recruit demo --output json")
        {
            candidates, seed, folder, live, engine, keys, output,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(engine) is { Implicit: false } && result.GetResult(live) is null)
            {
                result.AddError("--engine says what a live campaign runs on; it takes --live");
            }

            if (result.GetResult(keys) is not null && !EngineOption.IsCluster(result.GetValue(engine)))
            {
                result.AddError("--keys is that of a cluster; it takes --engine orleans");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(folder),
            (int)parsed.GetValue(candidates),
            parsed.GetValue(seed),
            parsed.GetValue(live),
            EngineOption.IsCluster(parsed.GetValue(engine)),
            parsed.GetValue(keys),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string folder, int candidates, long seed, bool isLive, bool onCluster, string? keys, string output, CancellationToken cancellation)
    {
        if (DemoFolder.Objection(folder) is { } objection)
        {
            return terminal.Refuse(objection);
        }

        AssessmentOutcome outcome;
        LiveRun? live;
        string? difference;
        try
        {
            (outcome, live, difference) = await ProgressDisplay.RunAsync(
                terminal, progress => MakeAsync(terminal, progress, folder, candidates, seed, isLive, onCluster, keys, cancellation));
        }
        catch (RefusedException refused)
        {
            terminal.Note($"recruit: {refused.Message}");
            return refused.IsDisagreement ? ExitCode.Failed : ExitCode.BadInput;
        }

        TableOutput.Print(
            terminal,
            output,
            [
                CampaignTables.Funnel(outcome), CampaignTables.Channels(outcome), CampaignTables.Cuts(outcome),
                PlaceTables.Finalists(outcome), PlaceTables.Places(outcome), PlaceTables.Training(outcome),
            ]);
        var writer = TableOutput.IsForPeople(output) ? terminal.Results : terminal.Notes;
        SayHowItWentLive(writer, live, difference);
        SayWhatNext(writer, outcome, folder);
        if (difference is null)
        {
            return ExitCode.Ok;
        }

        terminal.Note($"recruit: {Path.Combine(folder, DemoFolder.ResultsName, difference)} differs from what was released live");
        return ExitCode.Failed;
    }

    /// <summary>Makes everything out of sight, and puts it in place when all is complete.</summary>
    private static async Task<(AssessmentOutcome Outcome, LiveRun? Live, string? Difference)> MakeAsync(
        Terminal terminal, ProgressDisplay progress, string folder, int candidates, long seed, bool isLive, bool onCluster, string? keys, CancellationToken cancellation)
    {
        terminal.WorkingOn = folder;
        using var made = new DemoFolder(folder);
        GenerateCommand.Write(terminal, progress, made.Campaign, candidates, seed, cancellation);
        var outcome = AssessCommand.Assess(terminal, progress, made.Campaign, made.Results, force: false, cancellation)
            ?? throw new InvalidOperationException("The campaign that was made up has problems.");
        var live = isLive
            ? await LiveDemo.RunAsync(terminal, progress, HandedFolder.Read(made.Campaign, outcome.Rules.Vacancy), onCluster, keys, cancellation)
            : null;
        var difference = live?.FirstDifference(made.Results);
        cancellation.ThrowIfCancellationRequested();
        terminal.WorkingOn = folder;
        made.MoveIn();
        return (outcome, live, difference);
    }

    private static void SayHowItWentLive(TextWriter writer, LiveRun? live, string? difference)
    {
        if (live is not null)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Live: {live.Stages} stages were closed and released by two accounts through {live.RanOn} in {live.Took.TotalSeconds:F1} s."));
            writer.WriteLine(difference is null
                ? $"All {live.Lists.Count} lists that were released live are those of \"recruit assess\", byte for byte."
                : $"What was released live is not what \"recruit assess\" says: {difference} differs.");
            writer.WriteLine();
        }
    }

    private static void SayWhatNext(TextWriter writer, AssessmentOutcome outcome, string folder)
    {
        var campaign = Path.Combine(folder, DemoFolder.CampaignName);
        writer.WriteLine($"The campaign is in {campaign}, its results are in {Path.Combine(folder, DemoFolder.ResultsName)}.");
        writer.WriteLine();
        writer.WriteLine("What to try next:");
        foreach (var (candidate, language) in WorthExplaining(outcome).Distinct().Zip(["en", "ru", "kk"]))
        {
            writer.WriteLine($"  recruit explain {campaign} {outcome.Facts.Roll.NameOf(candidate)} --lang {language}");
        }

        writer.WriteLine($"  recruit check {campaign}");
        writer.WriteLine($"  recruit assess {campaign} --out again");
    }

    /// <summary>The first on the merit list, one who was just below a cut, and one whom a readmission or the no-detriment rule kept.</summary>
    private static IEnumerable<int> WorthExplaining(AssessmentOutcome outcome)
    {
        foreach (var first in outcome.Merit?.Order.Take(1) ?? [])
        {
            yield return first;
        }

        var everybody = Enumerable.Range(0, outcome.Facts.Roll.Count).ToArray();
        foreach (var stage in outcome.Stages.Where(stage => !stage.Cuts.IsEmpty))
        {
            foreach (var below in everybody.Where(one => stage.Decisions[one] == Decision.NotAdvanced && stage.Ranks[one] > 0).OrderBy(one => stage.Ranks[one]).Take(1))
            {
                yield return below;
            }
        }

        foreach (var stage in outcome.Stages)
        {
            foreach (var kept in everybody.Where(one => stage.Reasons[stage.ReasonLists[one]].Any(reason => reason is "readmitted" or "no-detriment")).Take(1))
            {
                yield return kept;
            }
        }
    }
}

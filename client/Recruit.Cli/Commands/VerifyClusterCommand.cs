using System.CommandLine;
using System.Globalization;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Live;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit verify cluster</c>: whether every actor of a cluster still has what silos noted of it.</summary>
internal static class VerifyClusterCommand
{
    public static Command Create(Terminal terminal)
    {
        var keys = Arguments.FolderOption("--keys", "The key folder of the service, or a copy: silos listen to nobody else.");
        keys.Required = true;
        var (trust, heads, output) = (TrustOption.Keys(), TrustOption.Heads(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "cluster",
            "Reads the books of all silos that run or ran, and asks every actor that they name whether it still has what they noted. Keep the heads: with --head a later check finds a book that was cut.",
            "recruit verify cluster --keys keys --trust recruit.example.pub")
        {
            keys, trust, heads, output,
        };
        command.Validators.Add(result =>
        {
            if (!ClusterActors.AreHere)
            {
                result.AddError($"clusters are not in this build; {EngineOption.WhereClustersAre("client/Recruit.Cli")}");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal, parsed.GetRequiredValue(keys), parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? [], parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, VerifierKey[] trusted, ChainHead[] known, string output, CancellationToken cancellation)
    {
        terminal.WorkingOn = ClusterActors.Place;
        KeyFolder keys;
        try
        {
            keys = KeyFolder.Open(folder, AppContext.BaseDirectory);
        }
        catch (KeyFolderException refused)
        {
            return terminal.Refuse(refused.Message);
        }

        using (keys)
        {
            var report = await ProgressDisplay.RunAsync(terminal, progress =>
            {
                progress.Show("reading books", 0, 0);
                return ClusterActors.VerifyBooksAsync(keys, trusted, known, (done, all) => progress.Show("asking actors", done, all), cancellation);
            });
            TableOutput.Print(terminal, output, [BooksTable.Of(report), BooksTable.Heads(report), BooksTable.Faults(report)]);
            if (report.Books == 0 && report.FaultCount == 0)
            {
                return terminal.Refuse("no silo has a book here");
            }

            if (report.FaultCount > report.Faults.Length)
            {
                terminal.Note(string.Create(CultureInfo.InvariantCulture, $"recruit: {report.FaultCount} things are wrong; the first {report.Faults.Length} are told"));
            }

            return report.FaultCount == 0 ? ExitCode.Ok : ExitCode.Failed;
        }
    }
}

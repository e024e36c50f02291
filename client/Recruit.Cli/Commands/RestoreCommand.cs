using System.CommandLine;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Engine;
using Recruit.Engine.Backups;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit restore</c>: a data folder from a backup.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var backup = Arguments.Folder("The backup's folder.", "backup");
        var data = Arguments.Folder("The data folder, missing or empty.", "data folder");
        var (trust, heads, output) = (TrustOption.Keys(), TrustOption.Heads(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "restore",
            "Checks a backup and makes a data folder of it: whole or not at all. The next start of the engine makes everything else from the journal.",
            "recruit restore backups/2026-03-01 data --trust recruit.example.pub")
        {
            backup, data, trust, heads, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(backup),
            parsed.GetRequiredValue(data),
            new JournalTrust(parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? []),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string backup, string data, JournalTrust trust, string output, CancellationToken cancellation)
    {
        terminal.WorkingOn = data;
        if (JournalBackup.Overlap(backup, data) is { } overlap)
        {
            return terminal.Refuse(overlap);
        }

        if (File.Exists(data) || (Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any(entry => Path.GetFileName(entry) != DataFolderLock.FileName)))
        {
            return terminal.Refuse($"{data} is not an empty folder; a restored journal replaces nothing");
        }

        return await BackupRefusal.GuardAsync(terminal, async () =>
        {
            var manifest = await ProgressDisplay.RunAsync(terminal, progress =>
            {
                progress.Show("verifying and copying", 0, 0);
                return JournalBackup.Restore(backup, data, trust, cancellation);
            });
            TableOutput.Print(terminal, output, [JournalTable.Of(manifest)]);
            terminal.Note($"recruit: the journal is in {data}; what happened after the backup is not in it");
        });
    }
}

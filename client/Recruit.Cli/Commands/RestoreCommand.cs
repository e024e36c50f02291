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
        var keys = Arguments.FolderOption("--keys", "The key folder: it is said if no engine starts on this backup with these keys. The backup is verified twice then.");
        var command = new CommandWithExamples(
            "restore",
            "Checks a backup and makes a data folder of it: whole or not at all. The next start of the engine makes everything else from the journal.",
            "recruit restore backups/2026-03-01 data --trust recruit.example.pub")
        {
            backup, data, trust, heads, keys, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(backup),
            parsed.GetRequiredValue(data),
            new JournalTrust(parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? []),
            parsed.GetValue(keys),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string backup, string data, JournalTrust trust, string? keys, string output, CancellationToken cancellation)
    {
        if (PublishedKeys.TryRead(terminal, keys, out var published) is { } refused)
        {
            return refused;
        }

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
            if (!published.IsEmpty && BackupCheck.Run(backup, trust, cancellation).Objection(published) is { } objection)
            {
                terminal.Note($"recruit: {objection}");
            }
        });
    }
}

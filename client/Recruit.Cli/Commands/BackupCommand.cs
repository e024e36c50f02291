using System.CommandLine;
using Recruit.Actors;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit backup</c>: a verified copy of a journal, beside a running engine.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var data = Arguments.Folder("The data folder; an engine may be running on it.", "data folder");
        var target = Arguments.Folder("The backup's folder, which must not be there yet.", "backup");
        var (trust, heads, output) = (TrustOption.Keys(), TrustOption.Heads(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "backup",
            "Copies the journal of a data folder, verifies the copy, and adds a manifest: whole or not at all. A broken journal is refused. Keys lie elsewhere and need a copy of their own.",
            "recruit backup data backups/2026-03-01 --trust recruit.example.pub")
        {
            data, target, trust, heads, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(data),
            parsed.GetRequiredValue(target),
            new JournalTrust(parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? []),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string data, string target, JournalTrust trust, string output, CancellationToken cancellation)
    {
        terminal.WorkingOn = target;
        if (!File.Exists(Path.Combine(data, SqliteJournal.FileName)))
        {
            return terminal.Refuse($"there is no {SqliteJournal.FileName} in {data}");
        }

        if (JournalBackup.Overlap(target, data) is { } overlap)
        {
            return terminal.Refuse(overlap);
        }

        if (Path.Exists(target))
        {
            return terminal.Refuse($"{target} is there already; a backup replaces nothing");
        }

        return await BackupRefusal.GuardAsync(terminal, async () =>
        {
            var manifest = await ProgressDisplay.RunAsync(terminal, progress =>
            {
                progress.Show("copying and verifying", 0, 0);
                return JournalBackup.Make(data, target, trust, Instant.Of(TimeProvider.System.GetUtcNow()), cancellation);
            });
            TableOutput.Print(terminal, output, [JournalTable.Of(manifest)]);
            terminal.Note($"recruit: the backup is in {target}");
        });
    }
}

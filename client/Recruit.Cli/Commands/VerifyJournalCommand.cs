using System.CommandLine;
using System.Globalization;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Engine.Journal;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit verify journal</c>: everything a data folder says happened, down to the last byte.</summary>
internal static class VerifyJournalCommand
{
    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Folder("The data folder.");
        var (trust, heads, output) = (TrustOption.Keys(), TrustOption.Heads(), Arguments.Output(TableOutput.Forms));
        var scratch = Arguments.FolderOption("--scratch", "Where there is room for a second journal, for a moment; the system's temporary folder if not said. Only the journal of many attachments needs it.");
        var quick = new Option<bool>("--quick") { Description = "Leave out what needs the room: bytes of the file that mean nothing." };
        var command = new CommandWithExamples(
            "journal",
            "Checks every batch, signature, change of keys, attachment and byte of a journal, and names the first bad batch. Never writes to the data folder.",
            "recruit verify journal data --trust recruit.example.pub",
            "recruit verify journal data --trust recruit.example.pub --output json")
        {
            folder, trust, heads, scratch, quick, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(folder),
            new JournalTrust(parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? []),
            parsed.GetValue(quick) ? null : parsed.GetValue(scratch) ?? Path.GetTempPath(),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string folder, JournalTrust trust, string? scratch, string output, CancellationToken cancellation)
    {
        terminal.WorkingOn = folder;
        if (!File.Exists(Path.Combine(folder, SqliteJournal.FileName)))
        {
            return terminal.Refuse($"there is no {SqliteJournal.FileName} in {folder}");
        }

        var report = await ProgressDisplay.RunAsync(terminal, progress =>
        {
            progress.Show("verifying", 0, 0);
            return JournalVerification.Verify(folder, trust, scratch, cancellation);
        });
        TableOutput.Print(terminal, output, [JournalTable.Of(report), JournalTable.Faults(report)]);
        foreach (var note in report.Notes)
        {
            terminal.Note($"recruit: {note}");
        }

        if (report.IsWhole)
        {
            return ExitCode.Ok;
        }

        terminal.Note(report.FirstBadBatch is { } batch
            ? string.Create(CultureInfo.InvariantCulture, $"recruit: the first bad batch is {batch}")
            : "recruit: all batches are good, but the file is not as an engine writes it");
        return ExitCode.Failed;
    }
}

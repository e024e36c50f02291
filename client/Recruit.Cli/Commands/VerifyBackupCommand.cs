using System.CommandLine;
using System.Globalization;
using Recruit.Actors;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Engine.Backups;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit verify backup</c>: the alarm for backups that are missing, old, small or broken.</summary>
internal static class VerifyBackupCommand
{
    /// <summary>How far the clock of the machine that made a backup may be ahead of this one's.</summary>
    private static readonly TimeSpan ClockLead = TimeSpan.FromMinutes(10);

    public static Command Create(Terminal terminal)
    {
        var folder = Arguments.Folder("The backup's folder.");
        var (trust, heads, output) = (TrustOption.Keys(), TrustOption.Heads(), Arguments.Output(TableOutput.Forms));
        var hours = Arguments.Whole("--newer-than", 1, 1_000_000, "An older backup is an alarm; in hours.");
        var keys = Arguments.FolderOption("--keys", "The key folder: a backup on which no engine starts with these keys, as one from before they were changed, is an alarm.");
        var batches = Arguments.Whole("--at-least", 0, long.MaxValue, "A backup of fewer batches is an alarm; name those of the backup before.");
        var command = new CommandWithExamples(
            "backup",
            "Checks that a backup is there, whole, genuine, new enough and large enough. Made to be run by a timer: anything else ends with 1.",
            "recruit verify backup backups/today --trust recruit.example.pub --newer-than 26 --at-least 4711")
        {
            folder, trust, heads, hours, batches, keys, output,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            terminal,
            parsed.GetRequiredValue(folder),
            new JournalTrust(parsed.GetRequiredValue(trust), parsed.GetValue(heads) ?? []),
            manifest => Alarms(manifest, Instant.Of(TimeProvider.System.GetUtcNow()), parsed.GetResult(hours) is null ? null : parsed.GetValue(hours), parsed.GetValue(batches)),
            parsed.GetValue(keys),
            parsed.GetRequiredValue(output),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string folder, JournalTrust trust, Func<BackupManifest, IEnumerable<string>> alarms, string? keys, string output, CancellationToken cancellation)
    {
        if (PublishedKeys.TryRead(terminal, keys, out var published) is { } refused)
        {
            return refused;
        }

        terminal.WorkingOn = folder;
        var check = await ProgressDisplay.RunAsync(terminal, progress =>
        {
            progress.Show("verifying", 0, 0);
            return BackupCheck.Run(folder, trust, cancellation);
        });
        string[] all =
        [
            .. check.Faults, .. check.Manifest is { } manifest ? alarms(manifest) : [],
            .. published.IsEmpty || check.Objection(published) is not { } objection ? Array.Empty<string>() : [objection],
        ];
        TableOutput.Print(terminal, output, [JournalTable.Of(check.Manifest)]);
        foreach (var alarm in all)
        {
            terminal.Note($"recruit: {alarm}");
        }

        return all.Length == 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static IEnumerable<string> Alarms(BackupManifest manifest, Instant now, long? hours, long batches)
    {
        var age = now - manifest.Time;
        if (hours is { } most && age > TimeSpan.FromHours(most))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the backup was made at {manifest.Time}, {(long)age.TotalHours} hours ago; {most} are allowed");
        }

        if (age < -ClockLead)
        {
            yield return $"the backup says that it was made at {manifest.Time}, which is not yet";
        }

        if (manifest.Head.Count < (ulong)batches)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the backup has {manifest.Head.Count} batches; there must be at least {batches}");
        }
    }
}

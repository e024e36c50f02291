using System.CommandLine;
using Recruit.Actors;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Engine.Backups;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Verifying;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit keys</c>: the folder with everything secret, which never lies inside the data.</summary>
internal static class KeysCommand
{
    public static Command Create(Terminal terminal) => new CommandWithExamples(
        "keys",
        "Makes a key folder, shows its public keys, changes the key that signs, and erases keys of persons.",
        "recruit keys create keys --origin recruit.example/log")
    {
        Make(terminal),
        Show(terminal),
        Rotate(terminal),
        KeysEraseCommand.Create(terminal),
    };

    private static CommandWithExamples Make(Terminal terminal)
    {
        var folder = KeyFolder();
        var origin = new Option<string>("--origin") { Description = "Name of the service's log and keys: no blanks, no plus.", HelpName = "name", Required = true };
        var data = Arguments.FolderOption("--data", "Where the data will be, if that is known: the two must lie apart.");
        var command = new CommandWithExamples(
            "create",
            "Makes a folder of new keys and prints the public one. Publish it; copy the folder to where no copy of the data goes.",
            "recruit keys create keys --origin recruit.example/log")
        {
            folder, origin, data,
        };
        command.SetAction(parsed => Guard(terminal, parsed.GetRequiredValue(folder), place =>
        {
            terminal.Results.WriteLine(Engine.Keys.KeyFolder.Create(place, parsed.GetRequiredValue(origin), parsed.GetValue(data)).ToString());
        }));
        return command;
    }

    private static CommandWithExamples Show(Terminal terminal)
    {
        var (folder, output) = (KeyFolder(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "show",
            "Prints the public keys of a folder: that in office, then those that signed before. A service may be running.",
            "recruit keys show keys",
            "recruit keys show keys --output csv")
        {
            folder, output,
        };
        command.SetAction(parsed => Guard(terminal, parsed.GetRequiredValue(folder), place =>
        {
            var keys = PublicKeys.Read(place);
            TableOutput.Print(terminal, parsed.GetRequiredValue(output),
            [
                new Table("keys", "Public keys", [new("state", "state"), new("id", "id"), new("key", "key")],
                    [.. keys.Select(one => (IReadOnlyList<string?>)[one.IsRetired ? "retired" : "in-office", one.Key.Id.ToString(), one.Key.ToString()])]),
            ]);
        }));
        return command;
    }

    private static CommandWithExamples Rotate(Terminal terminal)
    {
        var (folder, data) = (KeyFolder(), Arguments.FolderOption("--data", "The data folder; no engine may be running on it."));
        data.Required = true;
        var backup = Arguments.FolderOption("--backup", "Makes a backup there afterwards, in a folder that must not be there yet: no engine starts on an older one.");
        var command = new CommandWithExamples(
            "rotate",
            "Verifies the journal, lets the key in office sign a batch that hands over to a new one, and destroys the old private key: no engine starts on an older backup any more. May be repeated after a crash.",
            "recruit keys rotate keys --data data --backup backups/2026-03-01")
        {
            folder, data, backup,
        };
        command.SetAction(parsed => Guard(terminal, parsed.GetRequiredValue(folder), place =>
        {
            var target = WithJournal(terminal, parsed.GetRequiredValue(data));
            var copy = parsed.GetValue(backup);
            DemandBackupFits(copy, target);
            var (first, next) = KeyRotation.Run(place, target, Instant.Of(TimeProvider.System.GetUtcNow()));
            terminal.Results.WriteLine(next.ToString());
            terminal.Note("recruit: publish the new key; the old one verifies what it signed and signs nothing more");
            terminal.Note("recruit: whoever verifies the journal goes on naming the key of its first batch:");
            terminal.Note($"recruit:   --trust {first}");
            if (copy is null)
            {
                terminal.Note("recruit: make a backup now: no engine starts on an older one, which needs the private key that was just destroyed");
                return;
            }

            terminal.WorkingOn = copy;
            JournalBackup.Make(target, copy, new JournalTrust([first]), Instant.Of(TimeProvider.System.GetUtcNow()));
            terminal.Note($"recruit: the backup is in {copy}; no engine starts on an older one");
        }));
        return command;
    }

    /// <summary>Before anything is changed: afterwards the key is gone, and there would be no backup.</summary>
    /// <exception cref="ArgumentException">The backup cannot be made there.</exception>
    private static void DemandBackupFits(string? backup, string data)
    {
        if (backup is not null && (JournalBackup.Overlap(backup, data) ?? (Path.Exists(backup) ? $"{backup} is there already; a backup replaces nothing" : null)) is { } objection)
        {
            throw new ArgumentException(objection);
        }
    }

    public static Argument<string> KeyFolder() => Arguments.Folder("The key folder.", "key folder");

    /// <summary>The data folder, with a journal in it.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string WithJournal(Terminal terminal, string data)
    {
        terminal.WorkingOn = data;
        return File.Exists(Path.Combine(data, SqliteJournal.FileName))
            ? data
            : throw new ArgumentException($"there is no {SqliteJournal.FileName} in {data}");
    }

    public static int Guard(Terminal terminal, string folder, Action<string> work)
    {
        terminal.WorkingOn = folder;
        try
        {
            work(folder);
            return ExitCode.Ok;
        }
        catch (ArgumentException wrong)
        {
            return terminal.Refuse(wrong.Message);
        }
        catch (KeyFolderException refused)
        {
            return terminal.Refuse(refused.Message);
        }
        catch (Exception refused) when (refused is JournalBrokenException or InvalidDataException or BackupRefusedException)
        {
            terminal.Note($"recruit: {refused.Message}");
            return ExitCode.Failed;
        }
    }
}

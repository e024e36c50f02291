using Recruit.Cli.Terminals;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Live;

namespace Recruit.Cli.Live;

/// <summary>Runs a command over a live service and tells in one line why it did not come to its end.</summary>
internal static class LiveCommand
{
    /// <summary>Starts the service of a data folder that has a journal, or connects to a cluster, works, and stops it.</summary>
    /// <param name="terminal">Where it is told.</param>
    /// <param name="what">What the command is about, for its messages, e.g. the vacancy.</param>
    /// <param name="place">Where the service is.</param>
    /// <param name="mayBegin">Whether a data folder that is missing or empty is begun.</param>
    /// <param name="work">What to do.</param>
    /// <param name="listsAnew">Whether the stored index of lists is thrown away and made again.</param>
    public static async Task<int> RunAsync(
        Terminal terminal, string what, LivePlace place, bool mayBegin, Func<LiveService, Task> work, bool listsAnew = false)
    {
        terminal.WorkingOn = place.Data ?? ClusterActors.Place;
        if (place.Data is { } data && Objection(data, mayBegin) is { } objection)
        {
            return terminal.Refuse(objection);
        }

        try
        {
            await using var service = await LiveService.StartAsync(terminal, place, listsAnew);
            await work(service);
            return ExitCode.Ok;
        }
        catch (RefusedException refused)
        {
            terminal.Note($"recruit: {what}: {refused.Message}");
            return refused.IsDisagreement ? ExitCode.Failed : ExitCode.BadInput;
        }
        catch (KeyFolderException refused)
        {
            return terminal.Refuse(refused.Message);
        }
        catch (Exception broken) when (broken is JournalBrokenException or SnapshotBrokenException or InvalidDataException)
        {
            terminal.Note($"recruit: {place.Data ?? ClusterActors.Place}: {broken.Message}");
            return ExitCode.Failed;
        }
        catch (OperationCanceledException)
        {
            terminal.Note("recruit: interrupted; the same command goes on from here");
            return ExitCode.Interrupted;
        }
    }

    private static string? Objection(string data, bool mayBegin)
    {
        if (File.Exists(Path.Combine(data, SqliteJournal.FileName)))
        {
            return null;
        }

        return !mayBegin ? $"there is no {SqliteJournal.FileName} in {data}"
            : File.Exists(data) ? $"--data {data} is a file"
            : Directory.Exists(data) && Directory.EnumerateFileSystemEntries(data).Any(entry => Path.GetFileName(entry) != Engine.DataFolderLock.FileName)
                ? $"--data {data} holds other things than a service's data"
            : null;
    }
}

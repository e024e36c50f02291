using Microsoft.Data.Sqlite;
using Recruit.Engine.Journal;

namespace Recruit.Engine.Verifying;

/// <summary>
/// While an engine runs on a folder, its journal's pages move from the write-ahead log into the file. A reader's transaction holds back
/// what is newer than it, so that file and log can be read as they are together. Nothing is held where no engine runs: whoever only looks
/// must not leave a lock, a shared-memory file or a checkpoint behind.
/// </summary>
internal sealed class JournalHold : IDisposable
{
    private readonly SqliteConnection connection;

    private JournalHold(SqliteConnection connection) => this.connection = connection;

    /// <summary>Holds the journal in this file, or nothing where no engine runs.</summary>
    public static JournalHold? Take(string path)
    {
        if (!DataFolderLock.IsTaken(Path.GetDirectoryName(Path.GetFullPath(path))!) || !File.Exists(path + SqliteFile.LogEnding))
        {
            return null;
        }

        var connection = SqliteFile.OpenToRead(path);
        SqliteFile.Run(connection, "BEGIN");
        SqliteFile.Scalar(connection, "SELECT origin FROM log");
        return new JournalHold(connection);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();
}

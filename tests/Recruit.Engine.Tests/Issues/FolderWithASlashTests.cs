using Recruit.Engine.Journal;

namespace Recruit.Engine.Tests.Issues;

/// <summary>
/// A data folder that was named with a slash at its end was another folder for the guard of SQLite's locks: a file that was closed took them
/// with it, and whoever opened the journal meanwhile removed the write-ahead log under the engine.
/// </summary>
public sealed class FolderWithASlashTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-slash-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void A_file_closed_while_the_folder_is_held_stays_open(string slash)
    {
        var path = Path.Combine(root, SqliteJournal.FileName);
        File.WriteAllBytes(path, [1]);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using (DataFolderLock.Take(root + slash))
        {
            DataFolderLock.Close(file);
            file.CanRead.ShouldBeTrue();
        }

        file.CanRead.ShouldBeFalse();
    }
}

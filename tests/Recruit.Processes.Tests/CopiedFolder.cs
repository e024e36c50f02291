using Recruit.Engine.Child;

namespace Recruit.Processes.Tests;

/// <summary>A data folder that can be copied as it stands, with an engine at work on it: the copy is what a death at that moment leaves.</summary>
internal sealed class CopiedFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-copied-").FullName;

    public CopiedFolder()
    {
        TestKey.Write(KeyFile);
        Key = new TestKey(KeyFile);
        Directory.CreateDirectory(Path);
    }

    private CopiedFolder(CopiedFolder from)
    {
        File.Copy(from.KeyFile, KeyFile);
        Key = new TestKey(KeyFile);
        Directory.CreateDirectory(Path);

        // The main file changes only with a checkpoint, and none happens here; of the log any prefix is one that a death can leave.
        File.Copy(System.IO.Path.Combine(from.Path, "journal.db"), System.IO.Path.Combine(Path, "journal.db"));
        File.Copy(System.IO.Path.Combine(from.Path, "journal.db-wal"), System.IO.Path.Combine(Path, "journal.db-wal"));
    }

    public string Path => System.IO.Path.Combine(root, "data");

    public TestKey Key { get; }

    private string KeyFile => System.IO.Path.Combine(root, "key");

    public CopiedFolder Copy() => new(this);

    public void Dispose()
    {
        Key.Dispose();
        Directory.Delete(root, recursive: true);
    }
}

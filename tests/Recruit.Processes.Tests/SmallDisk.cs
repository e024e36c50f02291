namespace Recruit.Processes.Tests;

/// <summary>A file system of a few megabytes in memory, mounted for one test.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string size) => Tools.Runs("mount", "-t", "tmpfs", "-o", $"size={size}", "tmpfs", Path).ShouldBeTrue();

    public string Path { get; } = Directory.CreateTempSubdirectory("recruit-disk-").FullName;

    /// <summary>Changes the options: <c>size=…</c>, <c>ro</c>, <c>rw</c>.</summary>
    public void Remount(string options) => Tools.Runs("mount", "-o", $"remount,{options}", Path).ShouldBeTrue(options);

    public void Dispose()
    {
        Tools.Runs("umount", Path).ShouldBeTrue();
        Directory.Delete(Path);
    }
}

namespace Recruit.Engine.Tests.Issues;

/// <summary>A check of a folder shares its lock for a moment; an engine that started just then was told that the folder was in use.</summary>
public sealed class LookedAtFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recruit-looked-at-").FullName;

    private string LockFile => Path.Combine(folder, DataFolderLock.FileName);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Whoever_only_looks_is_waited_for()
    {
        DataFolderLock.Take(folder).Dispose();
        var (look, waits) = (Look(), 0);

        using (DataFolderLock.Take(folder, Wait, tries: 3))
        {
            DataFolderLock.IsTaken(folder).ShouldBeTrue();
        }

        waits.ShouldBe(2);

        void Wait()
        {
            if (++waits == 2)
            {
                look.Dispose();
            }
        }
    }

    [Fact]
    public void Who_looks_for_ever_and_who_has_the_folder_are_not()
    {
        DataFolderLock.Take(folder).Dispose();
        var waits = 0;
        using (Look())
        {
            Should.Throw<DataFolderInUseException>(() => DataFolderLock.Take(folder, () => waits++, tries: 3));
        }

        waits.ShouldBe(3);
        using var taken = DataFolderLock.Take(folder);
        Should.Throw<DataFolderInUseException>(() => DataFolderLock.Take(folder, () => waits++, tries: 3));
        waits.ShouldBe(3);
    }

    private FileStream Look() => new(LockFile, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
}

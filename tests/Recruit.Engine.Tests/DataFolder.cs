using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;

namespace Recruit.Engine.Tests;

/// <summary>A data folder of one test, and engines that run on it one after the other.</summary>
internal sealed class DataFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("recruit-engine-").FullName;

    public EngineParts Parts(EngineLimits? limits = null, TimeProvider? time = null)
    {
        var journal = SqliteJournal.Open(Path, TestKeys.Origin);
        return new EngineParts(
            PurseKind.Alone, journal, SqliteSnapshots.Open(Path, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, time ?? TimeProvider.System)
        {
            Limits = limits ?? new EngineLimits(),
            Notice = _ => { },
            Trouble = _ => { },
        };
    }

    public EmbeddedEngine Start(EngineLimits? limits = null, TimeProvider? time = null) => EmbeddedEngine.Start(Parts(limits, time));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

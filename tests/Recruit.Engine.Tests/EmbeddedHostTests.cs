using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Hosts;

namespace Recruit.Engine.Tests;

/// <summary>The embedded engine on files, as a host of actors.</summary>
public sealed class EmbeddedHostTests : HostContract
{
    private protected override Task<HostUnderTest> StartAsync() => Task.FromResult<HostUnderTest>(new EmbeddedHost(Kinds));

    private sealed class EmbeddedHost : HostUnderTest
    {
        private readonly string folder = Directory.CreateTempSubdirectory("recruit-host-").FullName;
        private readonly ActorKinds kinds;
        private EmbeddedEngine engine;

        public EmbeddedHost(ActorKinds kinds)
        {
            this.kinds = kinds;
            engine = Start();
        }

        public override IActors Actors => engine;

        /// <summary>The engine must be idle: this reads what another thread writes.</summary>
        public override async Task<Digest> HashAsync(ActorKey actor)
        {
            if (engine.Mailboxes.FirstOrDefault(one => one.Key == actor)?.Actor is { } awake)
            {
                return awake.CanonicalHash();
            }

            // At rest it is in its snapshot.
            await engine.DisposeAsync();
            using (var journal = SqliteJournal.Open(folder, TestKeys.Origin))
            using (var snapshots = SqliteSnapshots.Open(folder, journal, TestKeys.SnapshotKey))
            {
                var hash = new LiveActor(kinds, actor, snapshots.Find(actor)!).CanonicalHash();
                snapshots.Dispose();
                journal.Dispose();
                engine = Start();
                return hash;
            }
        }

        public override async Task RestartAsync()
        {
            await engine.DisposeAsync();
            engine = Start();
        }

        public override async ValueTask DisposeAsync()
        {
            await engine.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }

        private EmbeddedEngine Start()
        {
            var journal = SqliteJournal.Open(folder, TestKeys.Origin);
            return EmbeddedEngine.Start(new EngineParts(
                kinds, journal, SqliteSnapshots.Open(folder, journal, TestKeys.SnapshotKey), TestKeys.Sign, TestKeys.IsOurs, Time) { Notice = _ => { }, Trouble = _ => { } });
        }
    }
}

using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Child;
using Recruit.Engine.Journal;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Sittings;

// An embedded engine under load, to be killed: see tests/Recruit.Processes.Tests.
const int storageFailed = 70;
const int cannotStart = 71;

var options = ChildOptions.Read(args);
using var lines = new SpokenLines();
var orders = Orders.Read(Console.In);
using var key = new TestKey(options.Key);
SqliteJournal journal;
EmbeddedEngine engine;
try
{
    journal = SqliteJournal.Open(options.Data, TestKey.Origin);
    engine = EmbeddedEngine.Start(
        new EngineParts(new ActorKinds(new PoolShardKind()), journal, SqliteSnapshots.Open(options.Data, journal, TestKey.SnapshotKey), key.Sign, key.IsOurs, TimeProvider.System)
        {
            Limits = new EngineLimits
            {
                SnapshotEvery = TimeSpan.FromMilliseconds(options.SnapshotMs),
                PulseEvery = TimeSpan.FromMilliseconds(options.PulseMs),
            },
        });
}
catch (Exception failure) when (failure is SqliteException or IOException or JournalBrokenException or InvalidDataException or DataFolderInUseException)
{
    lines.Say("cannot-start", failure.GetType().Name, failure.Message);
    return cannotStart;
}

_ = engine.Completion.ContinueWith(
    ended =>
    {
        lines.Say("failed", engine.DurableBatches, ended.Exception!.InnerException!.GetType().Name, ended.Exception.InnerException.Message);
        Environment.Exit(storageFailed);
    },
    CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

lines.Say("began", engine.DurableBatches);
foreach (var batch in journal.Read(options.From))
{
    lines.Say("batch", batch.Number, Digest.Of(batch.Bytes.Span), Digest.Of(batch.Seal.Span));
}

using var persons = new Persons(options.Attempts);
var sitting = new Sitting(Service.Of(engine, options, persons), options, lines);
await sitting.PrepareAsync();
await sitting.TellAsync();
lines.Say("told");
await orders.RepeatAsync(sitting.Candidates, options, lines);
await sitting.TellAsync();
lines.Say("load", engine.DurableBatches);
await Task.WhenAll(sitting.Candidates.Select(one => new Saver(one, options, lines).RunAsync()));
lines.Say("worked");
while (options.Linger && await Console.In.ReadLineAsync() is not null)
{
    await sitting.TellAsync();
    lines.Say("told-again");
}

await engine.DisposeAsync();
lines.Say("closed");
return 0;

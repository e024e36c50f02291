using Microsoft.Data.Sqlite;
using Recruit.Engine;
using Recruit.Engine.Child;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Privacy;

// An embedded engine under load, to be killed: see tests/Recruit.Processes.Tests.
const int storageFailed = 70;
const int cannotStart = 71;

if (args[0] == "keys")
{
    KeyWork.Run(args);
    return 0;
}

var options = ChildOptions.Read(args);
using var lines = new SpokenLines();
var orders = Orders.Read(Console.In);
ChildKeys keys;
JournalStore journal;
EmbeddedEngine engine;
PersonSeals persons;
try
{
    keys = ChildKeys.Open(options.Data, options.Key);
    var parts = keys.Parts(TimeProvider.System);
    journal = parts.Journal;
    engine = EmbeddedEngine.Start(parts with
    {
        Notice = words => lines.Say("notice", words),
        Limits = new EngineLimits
        {
            SnapshotEvery = TimeSpan.FromMilliseconds(options.SnapshotMs),
            PulseEvery = TimeSpan.FromMilliseconds(options.PulseMs),
            Gap = TimeSpan.FromMilliseconds(Math.Max(5000, 2 * options.PulseMs)),
        },
    });
    persons = keys.Enrol(options.Attempts);
}
catch (Exception failure) when (failure is SqliteException or IOException or JournalBrokenException or InvalidDataException or DataFolderInUseException or KeyFolderException)
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

for (var attempt = 0; attempt < options.Attempts; attempt++)
{
    lines.Say("salt", attempt, Convert.ToHexString(persons.Find(Persons.KeyOf(attempt))!.ServerSalt.Span));
}

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
keys.Dispose();
lines.Say("closed");
return 0;

using System.Diagnostics.Metrics;

namespace Recruit.Orleans;

/// <summary>What a silo counts, under the meter <c>Recruit.Orleans</c>.</summary>
public sealed class SiloMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Recruit.Orleans";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> storage;
    private readonly Histogram<double> calls;
    private long storageCalls;
    private long sections;

    /// <summary>A meter of one silo.</summary>
    public SiloMeter()
    {
        storage = meter.CreateCounter<long>("recruit.storage.calls", unit: "{call}", description: "Calls of the storage provider.");
        calls = meter.CreateHistogram<double>("recruit.grain.calls", unit: "ms", description: "Calls of grains, by kind and outcome.");
        meter.CreateObservableGauge("recruit.sections.taken", SeeSections, unit: "{section}", description: "Sections of the log that are handed out, where this silo counts them.");
    }

    /// <summary>Calls of the storage provider so far.</summary>
    public long StorageCalls => Volatile.Read(ref storageCalls);

    /// <summary>Counts a call of the storage provider.</summary>
    public void CountStorage()
    {
        Interlocked.Increment(ref storageCalls);
        storage.Add(1);
    }

    /// <summary>Notes a call of a grain.</summary>
    public void NoteCall(string kind, string outcome, TimeSpan took) =>
        calls.Record(took.TotalMilliseconds, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>So many sections of the log were handed out in the service's life.</summary>
    public void NoteSections(long taken) => Volatile.Write(ref sections, taken);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<long>> SeeSections() => Volatile.Read(ref sections) is > 0 and var taken ? [new Measurement<long>(taken)] : [];
}

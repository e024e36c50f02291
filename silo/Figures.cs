using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Recruit.Orleans;

namespace Recruit.Silo;

/// <summary>Sums of what our meter and the cluster's count, in the text form that Prometheus reads.</summary>
internal sealed class Figures : IDisposable
{
    private static readonly string[] Meters = [SiloMeter.Name, "Microsoft.Orleans"];

    private readonly ConcurrentDictionary<string, double> sums = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    public Figures()
    {
        listener.InstrumentPublished = (instrument, who) =>
        {
            if (Meters.Contains(instrument.Meter.Name, StringComparer.Ordinal))
            {
                who.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Take(instrument, value));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Take(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Take(instrument, value));
        listener.Start();
    }

    public string Print()
    {
        listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var (name, value) in sums.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        }

        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value)
    {
        var name = instrument.Name.Replace('.', '_').Replace('-', '_');
        switch (instrument)
        {
            case Histogram<double> or Histogram<long> or Histogram<int>:
                sums.AddOrUpdate($"{name}_sum", value, (_, sum) => sum + value);
                sums.AddOrUpdate($"{name}_count", 1, (_, count) => count + 1);
                break;
            case var one when one.IsObservable:
                sums[name] = value;
                break;
            default:
                sums.AddOrUpdate(name, value, (_, sum) => sum + value);
                break;
        }
    }
}

using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Recruit.Orleans;

namespace Recruit.Silo;

/// <summary>What our meter and the cluster's count, each with its labels, in the text form that Prometheus reads.</summary>
internal sealed class Figures : IDisposable
{
    private static readonly string[] Meters = [SiloMeter.Name, "Microsoft.Orleans"];

    private readonly Dictionary<(string Name, string Labels), double> sums = [];
    private readonly Dictionary<(string Name, string Labels), double> present = [];
    private readonly Lock printing = new();
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
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        listener.Start();
    }

    public string Print()
    {
        lock (printing)
        {
            lock (sums)
            {
                // What is there no more is not told.
                present.Clear();
            }

            listener.RecordObservableInstruments();
            var text = new StringBuilder();
            lock (sums)
            {
                foreach (var ((name, labels), value) in sums.Concat(present).OrderBy(one => one.Key.Name, StringComparer.Ordinal).ThenBy(one => one.Key.Labels, StringComparer.Ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
                }
            }

            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (name, labels) = (Plain(instrument.Name), Labels(tags));
        lock (sums)
        {
            switch (instrument)
            {
                case Histogram<double> or Histogram<long> or Histogram<int>:
                    Add(sums, ($"{name}_sum", labels), value);
                    Add(sums, ($"{name}_count", labels), 1);
                    break;
                default:
                    Add(instrument.IsObservable ? present : sums, (name, labels), value);
                    break;
            }
        }
    }

    private static void Add(Dictionary<(string, string), double> figures, (string, string) key, double value) =>
        figures[key] = figures.GetValueOrDefault(key) + value;

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return "";
        }

        var all = new List<string>(tags.Length);
        foreach (var (name, value) in tags)
        {
            var told = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            all.Add($"{Plain(name)}=\"{told.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"");
        }

        return $"{{{string.Join(',', all.Order(StringComparer.Ordinal))}}}";
    }

    private static string Plain(string name) => string.Concat(name.Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '_'));
}

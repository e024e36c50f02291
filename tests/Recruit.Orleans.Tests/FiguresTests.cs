using System.Diagnostics.Metrics;
using Orleans.Core.Internal;
using Recruit.Engine.Tests;
using Recruit.Hosts;
using Recruit.Mailings;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Grains;
using Recruit.Silo;

namespace Recruit.Orleans.Tests;

/// <summary>What <c>/metrics</c> prints.</summary>
public sealed class FiguresTests : IDisposable
{
    private readonly Figures figures = new();
    private readonly Meter meter = new(SiloMeter.Name);

    [Fact]
    public void Each_label_has_its_own_figure_and_what_is_observed_anew_replaces_what_was()
    {
        var calls = meter.CreateCounter<long>("tried.calls");
        calls.Add(2, Of("kind", "purse"), Of("outcome", "done"));
        calls.Add(3, Of("outcome", "done"), Of("kind", "purse"));
        calls.Add(1, Of("kind", "she\"lf\\"));
        calls.Add(7);
        meter.CreateHistogram<double>("tried.took").Record(1.5, Of("kind", "purse"));
        var seen = new List<Measurement<int>> { new(4, Of("silo", "a")), new(5, Of("silo", "b")) };
        meter.CreateObservableGauge("tried.waiting", () => seen);

        var lines = Tried();
        lines.ShouldBe(
        [
            "tried_calls 7", "tried_calls{kind=\"purse\",outcome=\"done\"} 5", "tried_calls{kind=\"she\\\"lf\\\\\"} 1",
            "tried_took_count{kind=\"purse\"} 1", "tried_took_sum{kind=\"purse\"} 1.5", "tried_waiting{silo=\"a\"} 4", "tried_waiting{silo=\"b\"} 5",
        ]);
        seen[0] = new(6, Of("silo", "a"));
        seen.RemoveAt(1);
        Tried().Where(line => line.StartsWith("tried_waiting", StringComparison.Ordinal)).ShouldBe(["tried_waiting{silo=\"a\"} 6"]);
    }

    [Fact]
    public async Task Calls_are_noted_by_kind_and_by_how_they_ended()
    {
        await using var silos = await TestSilos.StartAsync(NamedKinds.All, new StandingTime());
        var (replied, failed) = (Noted("Replied"), Noted("failed"));
        var mailing = silos.Cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(new Actors.ActorKey(MailingKind.KindName, "m1")));
        for (var times = 0; times < 3; times++)
        {
            (await mailing.AskAsync(new Asked(Command(), Guid.Empty))).Outcome.ShouldBe(Outcome.Replied);
        }

        await Should.ThrowAsync<Exception>(() => mailing.AskAsync(new Asked([], Guid.Empty)));
        (Noted("Replied") - replied, Noted("failed") - failed).ShouldBe((3, 1));
    }

    [Fact]
    public async Task Who_is_turned_away_is_counted_whatever_was_asked()
    {
        await using var silos = await TestSilos.StartAsync(new SiloBasis(NamedKinds.All, TestKeys.Sign, TestKeys.Verifier, TestKeys.SnapshotKey, new StandingTime()), callers: _ => null);
        var refused = Noted("refused");
        var mailing = silos.Cluster.Client.GetGrain<IActorGrain>(GrainNames.GrainOf(new Actors.ActorKey(MailingKind.KindName, "m1")));
        await Should.ThrowAsync<UnauthorizedAccessException>(() => mailing.HashAsync());
        await Should.ThrowAsync<UnauthorizedAccessException>(() => mailing.AsReference<IGrainManagementExtension>().DeactivateOnIdle().AsTask());
        (Noted("refused") - refused).ShouldBe(2);
    }

    public void Dispose()
    {
        meter.Dispose();
        figures.Dispose();
    }

    private static KeyValuePair<string, object?> Of(string name, string value) => new(name, value);

    private static byte[] Command()
    {
        var writer = new Actors.RecordWriter();
        NamedKinds.All[new Actors.ActorKey(MailingKind.KindName, "m1")].WriteCommand(new ReadMailing(), writer);
        return writer.ToArray();
    }

    private List<string> Tried() => [.. figures.Print().Split('\n').Where(line => line.StartsWith("tried_", StringComparison.Ordinal))];

    private int Noted(string outcome)
    {
        var label = $"recruit_grain_calls_count{{kind=\"{MailingKind.KindName}\",outcome=\"{outcome}\"}} ";
        return figures.Print().Split('\n').Where(line => line.StartsWith(label, StringComparison.Ordinal)).Sum(line => int.Parse(line[label.Length..], System.Globalization.CultureInfo.InvariantCulture));
    }
}

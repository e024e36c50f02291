using Recruit.Synthetic.Live;

namespace Recruit.Cli.Simulating;

/// <summary>How the saves of a test went.</summary>
/// <param name="Saves">How many were acknowledged the first time.</param>
/// <param name="Took">From the first start to the last submission, by the machine's clock.</param>
/// <param name="Latencies">Of saves, each from its call to its acknowledgement, with a whole wave at once.</param>
internal sealed record SavesMeasured(long Saves, TimeSpan Took, LatencyHistogram Latencies);

/// <summary>Everybody who may sits the test, wave after wave, all of a wave at once.</summary>
internal sealed class LawTest(SimulatedService service, Pool pool, Tally tally)
{
    /// <summary>From one answer to the next. Shorter than what the engine takes for a gap of its own.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Lets them sit.</summary>
    /// <param name="group">Who goes on so far.</param>
    /// <param name="show">Told how many are done.</param>
    public async Task<SavesMeasured> SitAsync(IReadOnlyCollection<int> group, Action<long> show)
    {
        var (latencies, began, done) = (new LatencyHistogram(), TimeProvider.System.GetTimestamp(), 0);
        foreach (var wave in Crowd.Waves(group))
        {
            var sitters = wave.Select(number => new Sitter(service, pool, tally, latencies, pool.People[number])).ToArray();
            await Crowd.EachAsync(sitters, sitter => sitter.StartAsync());
            for (var round = 0; round < LiveApplicants.Items; round++)
            {
                service.Cancellation.ThrowIfCancellationRequested();
                service.Time.Move(Pace);
                await Crowd.EachAsync(sitters, sitter => sitter.AnswerAsync(round));
            }

            await Crowd.EachAsync(sitters, sitter => sitter.FinishAsync());
            show(done += wave.Length);
        }

        return new SavesMeasured(tally[Deed.SavesAcknowledged], TimeProvider.System.GetElapsedTime(began), latencies);
    }
}

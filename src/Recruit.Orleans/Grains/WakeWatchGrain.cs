using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Recruit.Orleans.Contracts;

namespace Recruit.Orleans.Grains;

/// <summary>The cluster's one reminder. While it lives a timer is quicker; when its silo dies the reminder brings it back.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="log">Of the silo.</param>
[Reentrant]
public sealed class WakeWatchGrain(SiloParts parts, ILogger<WakeWatchGrain> log) : Grain, IWakeWatchGrain, IRemindable
{
    private const string Reminder = "wake";

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(1, this.GetGrainId());
        this.RegisterGrainTimer(_ => SweepAsync(), new GrainTimerCreationOptions(parts.Settings.SweepEvery, parts.Settings.SweepEvery) { Interleave = true, KeepAlive = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task BeginAsync()
    {
        await this.RegisterOrUpdateReminder(Reminder, SiloSettings.RemindEvery, SiloSettings.RemindEvery);
        await SweepAsync();
    }

    /// <inheritdoc/>
    public Task ReceiveReminder(string reminderName, TickStatus status) => SweepAsync();

    private Task SweepAsync() => Task.WhenAll(Enumerable.Range(0, SiloParts.WakeDesks).Select(SweepAsync));

    private async Task SweepAsync(int desk)
    {
        try
        {
            await GrainFactory.GetGrain<IWakeDeskGrain>(desk).SweepAsync();
        }
        catch (Exception lost)
        {
            SiloLog.NotSwept(log, desk, lost);
        }
    }
}

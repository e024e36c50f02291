using System.Globalization;
using Microsoft.Extensions.Logging;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;

namespace Recruit.Orleans.Grains;

/// <summary>Counts the sections of the log that were handed out. One that a silo took along when it died is lost, and nobody misses it.</summary>
/// <param name="parts">Of the silo.</param>
/// <param name="log">Of the silo.</param>
public sealed class SectionsGrain(SiloParts parts, ILogger<SectionsGrain> log) : Grain, ISectionsGrain
{
    private readonly RecordStore store = TakenSections.StoreOf(parts.Store, parts.Meter.CountStorage);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainNames.DemandOneOf(1, this.GetGrainId());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<uint> TakeAsync(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var state = await store.ReadAsync(TakenSections.Name);
        var first = TakenSections.Read(state.State!);
        if (first + (long)count > Section.Most)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"All {Section.Most} sections of the log are handed out."));
        }

        state.State = TakenSections.Of(first + count);
        await store.WriteAsync(TakenSections.Name, state);
        parts.Meter.NoteSections(first + count);
        if (first + count > Section.Many)
        {
            SiloLog.FewSections(log, first + count, Section.Most);
        }

        return (uint)first;
    }
}

using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>
/// Which marks an attempt keeps. A reload says nothing new, and nobody fills the shard by marks that change: what is dropped has its like
/// among what is kept.
/// </summary>
internal static class DeviceSightings
{
    /// <summary>Most different devices of arrivals that are kept.</summary>
    public const int ArrivalsMost = 4;

    /// <summary>Most sightings at the start, or at the takeover, of one epoch; the second one already says that there are two devices.</summary>
    public const int EpochMost = 4;

    /// <summary>The event that a mark makes; none where no mark was given or it says nothing new.</summary>
    /// <param name="attempt">As it is.</param>
    /// <param name="slot">Its place.</param>
    /// <param name="device">What was given.</param>
    /// <param name="occasion">At what.</param>
    /// <param name="epoch">That the device gets.</param>
    /// <param name="at">When.</param>
    public static ImmutableArray<ActorEvent> Of(Attempt attempt, int slot, DeviceMark? device, DeviceOccasion occasion, int epoch, Instant at) =>
        device is { } mark && IsNew(attempt.Devices ?? [], mark, occasion, epoch)
            ? [new DeviceSeen(slot, new DeviceSighting(mark, occasion, epoch, at))]
            : [];

    private static bool IsNew(List<DeviceSighting> kept, DeviceMark mark, DeviceOccasion occasion, int epoch)
    {
        if (occasion == DeviceOccasion.Arrival)
        {
            var arrivals = kept.Where(one => one.Occasion == DeviceOccasion.Arrival).ToList();
            return arrivals.Count < ArrivalsMost && arrivals.TrueForAll(one => one.Device != mark);
        }

        var known = kept.Where(one => one.Occasion != DeviceOccasion.Arrival && one.Epoch == epoch).ToList();
        return known.Count < EpochMost && (known.Count == 0 || known[^1].Device != mark);
    }
}

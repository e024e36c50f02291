using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What devices show that people should look at.</summary>
public enum DeviceFlagKind : byte
{
    /// <summary>Attempts of different people came from one device.</summary>
    TwoPeopleOnOneDevice = 1,

    /// <summary>One attempt was sat on two devices at once: it went back to a device that another one had followed, or two devices had one epoch.</summary>
    ParallelSitting = 2,

    /// <summary>Somebody sat on no device on which the same person had sat before.</summary>
    ChangedDevice = 3,
}

/// <summary>An attempt that a flag is about.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="Sitting">The test or exercise.</param>
/// <param name="First">When a device that the flag is about came first.</param>
/// <param name="Last">When one came last.</param>
public sealed record FlaggedAttempt(Id Attempt, Id Sitting, Instant First, Instant Last);

/// <summary>Something for people to look at. It stands beside the results and changes none: what follows from it, two people decide.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Attempts">The first ones, in the order of time; at most <see cref="DeviceFlags.AttemptsMost"/>.</param>
/// <param name="Concerned">How many attempts it is about.</param>
public sealed record DeviceFlag(DeviceFlagKind Kind, ImmutableArray<FlaggedAttempt> Attempts, int Concerned);

/// <summary>
/// Finds flags among the devices of a campaign's attempts. Pure: it follows from what was seen alone, in whatever order shards tell it. Who
/// gives no mark is flagged by nothing.
/// </summary>
public static class DeviceFlags
{
    /// <summary>Most attempts that one flag names.</summary>
    public const int AttemptsMost = 50;

    /// <summary>All flags, by kind and time.</summary>
    /// <param name="attempts">Of one campaign, each once.</param>
    /// <param name="shared">Sittings whose devices many people use, as in a test centre: there only a parallel sitting says something.</param>
    public static ImmutableArray<DeviceFlag> Of(IEnumerable<AttemptDevices> attempts, IReadOnlySet<Id> shared)
    {
        ArgumentNullException.ThrowIfNull(attempts);
        ArgumentNullException.ThrowIfNull(shared);
        var all = attempts.OrderBy(one => one.Attempt.Text, Utf8Order.Instance).ToList();
        var own = all.Where(one => !shared.Contains(one.Sitting)).ToList();
        return
        [
            .. InOrder(TwoPeople(own)),
            .. InOrder(all.Where(IsParallel).Select(one => Flag(DeviceFlagKind.ParallelSitting, [Flagged(one, Sat(one))]))),
            .. InOrder(own.GroupBy(one => one.Person).SelectMany(Changed)),
        ];
    }

    private static IEnumerable<DeviceFlag> TwoPeople(IEnumerable<AttemptDevices> attempts) =>
        attempts.SelectMany(attempt => attempt.Seen.GroupBy(one => one.Device).Select(seen => (Device: seen.Key, Attempt: attempt, Seen: seen.ToList())))
            .GroupBy(one => one.Device)
            .Where(device => device.Select(one => one.Attempt.Person).Distinct().Skip(1).Any())
            .Select(device => Flag(DeviceFlagKind.TwoPeopleOnOneDevice, device.Select(one => Flagged(one.Attempt, one.Seen))));

    private static bool IsParallel(AttemptDevices attempt)
    {
        var (left, last) = (new HashSet<DeviceMark>(), (DeviceSighting?)null);
        foreach (var one in Sat(attempt))
        {
            if (last is { } before && before.Device != one.Device)
            {
                left.Add(before.Device);
                if (before.Epoch == one.Epoch || left.Contains(one.Device))
                {
                    return true;
                }
            }

            last = one;
        }

        return false;
    }

    private static IEnumerable<DeviceFlag> Changed(IEnumerable<AttemptDevices> ofPerson)
    {
        var (known, before) = (new HashSet<DeviceMark>(), (FlaggedAttempt?)null);
        foreach (var (attempt, seen) in ofPerson.Select(one => (Attempt: one, Seen: Sat(one))).Where(one => one.Seen.Count > 0).OrderBy(one => one.Seen[0].At))
        {
            var flagged = Flagged(attempt, seen);
            if (before is not null && !seen.Exists(one => known.Contains(one.Device)))
            {
                yield return Flag(DeviceFlagKind.ChangedDevice, [before, flagged]);
            }

            known.UnionWith(seen.Select(one => one.Device));
            before = flagged;
        }
    }

    /// <summary>Where the attempt was sat: who only opened the page of the start sat nowhere yet.</summary>
    private static List<DeviceSighting> Sat(AttemptDevices attempt) => [.. attempt.Seen.Where(one => one.Occasion != DeviceOccasion.Arrival)];

    private static FlaggedAttempt Flagged(AttemptDevices attempt, List<DeviceSighting> seen) =>
        new(attempt.Attempt, attempt.Sitting, seen.Min(one => one.At), seen.Max(one => one.At));

    private static DeviceFlag Flag(DeviceFlagKind kind, IEnumerable<FlaggedAttempt> concerned)
    {
        var inOrder = concerned.OrderBy(one => one.First).ToList();
        return new DeviceFlag(kind, [.. inOrder.Take(AttemptsMost)], inOrder.Count);
    }

    private static IOrderedEnumerable<DeviceFlag> InOrder(IEnumerable<DeviceFlag> flags) =>
        flags.OrderBy(one => one.Attempts[0].First).ThenBy(one => one.Attempts[^1].First).ThenBy(one => one.Attempts[0].Attempt.Text, Utf8Order.Instance);
}

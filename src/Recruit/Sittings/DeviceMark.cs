using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>
/// A device within one campaign: a keyed hash of random bytes that the device keeps. It says nothing of the device, and the same device has
/// another one in another campaign.
/// </summary>
/// <param name="Value">16 bytes.</param>
public readonly record struct DeviceMark(Guid Value)
{
    /// <summary>How many bytes a device gives.</summary>
    public const int GivenLength = 16;
}

/// <summary>At what a device gave its mark.</summary>
public enum DeviceOccasion : byte
{
    /// <summary>The page of the start was opened.</summary>
    Arrival = 1,

    /// <summary>The start, or its repeat on a device that reloads.</summary>
    Start = 2,

    /// <summary>A takeover, or its repeat.</summary>
    Takeover = 3,
}

/// <summary>A device came to an attempt. It is a fact for people; no rule about time, answers or results reads it.</summary>
/// <param name="Device">Which.</param>
/// <param name="Occasion">At what.</param>
/// <param name="Epoch">Of the attempt then, from 0.</param>
/// <param name="At">When.</param>
public readonly record struct DeviceSighting(DeviceMark Device, DeviceOccasion Occasion, int Epoch, Instant At);

/// <summary>The devices of one attempt.</summary>
/// <param name="Attempt">Its id.</param>
/// <param name="Sitting">The test or exercise.</param>
/// <param name="Person">Whose.</param>
/// <param name="Seen">As they came.</param>
public sealed record AttemptDevices(Id Attempt, Id Sitting, PersonKeyId Person, ImmutableArray<DeviceSighting> Seen);

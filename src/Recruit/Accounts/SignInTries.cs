using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>Figures of signing in; settings of the service.</summary>
/// <param name="FreeTries">Tries in a row that are not slowed down, at least 1.</param>
/// <param name="FirstDelay">Wait after them; each further try doubles it.</param>
/// <param name="LongestDelay">No wait is longer, so nobody is locked out for good.</param>
/// <param name="SessionLife">How long a session may last.</param>
/// <param name="SessionIdle">How long it may lie unused.</param>
public sealed record SignInPolicy(int FreeTries, TimeSpan FirstDelay, TimeSpan LongestDelay, TimeSpan SessionLife, TimeSpan SessionIdle);

/// <summary>
/// Tries to sign in, counted when they begin and not when they fail, so that many at once are no way around the count. A device that signed in
/// before is counted by itself: whoever guesses from elsewhere slows down strangers, not the owner.
/// </summary>
/// <param name="Last">Number of the last try.</param>
/// <param name="Strangers">Tries from devices that never signed in.</param>
/// <param name="Devices">Tries from devices that did; at most <see cref="DevicesMax"/>.</param>
/// <param name="Open">Tries whose outcome was not told; at most <see cref="OpenMax"/>, the oldest is forgotten.</param>
public sealed record SignInTries(int Last, TryCount Strangers, ImmutableSortedDictionary<Id, TryCount> Devices, ImmutableArray<OpenTry> Open)
{
    /// <summary>Most devices that are remembered, inclusive.</summary>
    public const int DevicesMax = 10;

    /// <summary>Most tries that wait for their outcome, inclusive.</summary>
    public const int OpenMax = 16;

    /// <summary>How long a try may wait for its outcome.</summary>
    public static readonly TimeSpan TryLife = TimeSpan.FromMinutes(10);

    /// <summary>Nobody tried.</summary>
    public static SignInTries None { get; } = new(0, TryCount.None, ImmutableSortedDictionary<Id, TryCount>.Empty, []);

    /// <summary>Nobody waits any more; devices stay known.</summary>
    internal SignInTries Forgiven => this with
    {
        Strangers = TryCount.None,
        Devices = ImmutableSortedDictionary.CreateRange(Devices.Select(one => KeyValuePair.Create(one.Key, one.Value with { Failed = 0 }))),
        Open = [],
    };

    internal TryCount Of(Id? device) => device is { } known ? Devices.GetValueOrDefault(known, Strangers) : Strangers;

    internal OpenTry? Find(int number, Instant now) => Open.FirstOrDefault(one => one.Number == number && now < one.At + TryLife);

    internal SignInTries Begin(SignInBegun happened)
    {
        var counted = Of(happened.Device).After(happened.At);
        var open = Open.Add(new OpenTry(happened.Number, happened.At, happened.Device));
        var next = this with { Last = happened.Number, Open = open.Length > OpenMax ? open.RemoveAt(0) : open };
        return happened.Device is { } known ? next with { Devices = Devices.SetItem(known, counted) } : next with { Strangers = counted };
    }

    internal SignInTries Succeed(SignedIn happened)
    {
        var closed = this with { Open = Open.RemoveAll(one => one.Number == happened.Number) };
        if (happened.Device is not { } device)
        {
            return closed with { Strangers = TryCount.None };
        }

        var devices = Devices.SetItem(device, new TryCount(0, happened.At));
        if (devices.Count > DevicesMax)
        {
            devices = devices.Remove(devices.Where(one => one.Key != device).OrderBy(one => one.Value.LastAt).ThenBy(one => one.Key).First().Key);
        }

        return closed with { Devices = devices, Strangers = Devices.ContainsKey(device) ? Strangers : TryCount.None };
    }
}

/// <summary>Tries in a row without success.</summary>
/// <param name="Failed">How many; one whose outcome is not told counts.</param>
/// <param name="LastAt">When the last one began.</param>
public sealed record TryCount(int Failed, Instant LastAt)
{
    private const int DoublingsMax = 20;

    /// <summary>No try.</summary>
    public static TryCount None { get; } = new(0, default);

    /// <summary>From when on the next try is taken.</summary>
    public Instant NotBefore(SignInPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Failed < policy.FreeTries)
        {
            return LastAt;
        }

        var doubled = policy.FirstDelay * (1 << Math.Min(Failed - policy.FreeTries, DoublingsMax));
        return LastAt + (doubled < policy.LongestDelay ? doubled : policy.LongestDelay);
    }

    internal TryCount After(Instant at) => new(Failed + 1, at);
}

/// <summary>A try whose outcome was not told.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it began.</param>
/// <param name="Device">The device, if it is known here.</param>
public sealed record OpenTry(int Number, Instant At, Id? Device = null);

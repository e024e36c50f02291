namespace Recruit.Stages.Attraction;

/// <summary>Codes of refusals of a part of the register of interest.</summary>
public static class InterestRefusals
{
    /// <summary>The part was not told of its announcement yet.</summary>
    public const string NotOpen = "not-open";

    /// <summary>The person stands in another part. Facts: <c>part</c>.</summary>
    public const string WrongPart = "wrong-part";

    /// <summary>No such channel is open.</summary>
    public const string ChannelNotOpen = "channel-not-open";

    /// <summary>Nobody may be asked to agree to that.</summary>
    public const string UnknownPurpose = "unknown-purpose";

    /// <summary>The consent would end before it begins, or last too long. Facts: <c>server-time</c>, <c>latest</c>.</summary>
    public const string BadExpiry = "bad-expiry";

    /// <summary>The person is registered otherwise; withdraw first. Facts: <c>since</c>.</summary>
    public const string AlreadyRegistered = "already-registered";

    /// <summary>Nothing is known of the person.</summary>
    public const string NotRegistered = "not-registered";

    /// <summary>A page asks for too few or too many rows. Facts: <c>most</c>.</summary>
    public const string BadPage = "bad-page";

    /// <summary>The part has no slot left. Facts: <c>most</c>.</summary>
    public const string PartFull = "part-full";
}

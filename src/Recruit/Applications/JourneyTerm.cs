namespace Recruit.Applications;

/// <summary>From which member of campaign.json the due date of a state comes.</summary>
/// <param name="Name">Path of the member; an actor's plan holds what it says.</param>
/// <param name="What">What it counts from.</param>
public sealed record JourneyTerm(string Name, string What)
{
    /// <summary>How long a consent to be told lasts.</summary>
    public static JourneyTerm Interest { get; } = new("interest.consentDaysMax", "from the consent");

    /// <summary>Within which applications are in time.</summary>
    public static JourneyTerm Apply { get; } = new("terms.apply", "from the opening of the campaign");

    /// <summary>Until when a sitting can be started.</summary>
    public static JourneyTerm LastStart { get; } = new("sittings.window.lastStart", "an instant");

    /// <summary>How long an attempt lasts.</summary>
    public static JourneyTerm Minutes { get; } = new("sittings.minutes", "from the start, with what was credited");

    /// <summary>For markers.</summary>
    public static JourneyTerm Mark { get; } = new("marking.mark", "from the allocation");

    /// <summary>To find a marker.</summary>
    public static JourneyTerm Allocate { get; } = new("marking.allocate", "from when a marker is wanted");

    /// <summary>For the panel.</summary>
    public static JourneyTerm Panel { get; } = new("panels.decideDays", "from the reveal of the ratings");

    /// <summary>From the last fact of a stage, or an official event, to the release that counts it.</summary>
    public static JourneyTerm Closing { get; } = new("terms.closing", "from the last fact, or the freeze");

    /// <summary>For the step of an appeal.</summary>
    public static JourneyTerm Appeal { get; } = new("appeals.reviewDays", "from the step before");

    /// <summary>To answer an offer.</summary>
    public static JourneyTerm Offer { get; } = new("terms.offer", "from the release");

    /// <summary>To enter results of training.</summary>
    public static JourneyTerm Training { get; } = new("training.resultDays", "from when an exercise can be marked");

    /// <summary>To the end of the campaign.</summary>
    public static JourneyTerm End { get; } = new("terms.end", "from the release, or the departure");
}

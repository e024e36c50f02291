using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Applications;
using Recruit.Vacancies;

namespace Recruit.Lists;

/// <summary>Which applicants are meant; everything that is given must hold. Nothing in it can ask for what is not released.</summary>
/// <param name="States">In one of these states of the journey; empty for all.</param>
/// <param name="Fields">Conditions on declared fields, in the notation of the rules.</param>
/// <param name="Results">With one of these results in a stage that is released; nothing for all.</param>
/// <param name="Sitting">With a sitting that stands so; nothing for all.</param>
/// <param name="From">Received not before; nothing for all.</param>
/// <param name="Before">Received before, exclusive; nothing for all.</param>
public sealed record ApplicantFilter(
    ImmutableArray<JourneyState> States,
    ImmutableArray<Condition> Fields,
    ResultFilter? Results = null,
    SittingFilter? Sitting = null,
    Instant? From = null,
    Instant? Before = null)
{
    /// <summary>Most states, words or conditions, inclusive.</summary>
    public const int PartsMax = 50;

    /// <summary>Everybody.</summary>
    public static ApplicantFilter All { get; } = new([], []);
}

/// <summary>Released results of a stage.</summary>
/// <param name="Stage">Which stage.</param>
/// <param name="States">With one of these states there, e.g. <c>completed</c>; empty for all.</param>
/// <param name="Decisions">With one of these decisions there, e.g. <c>advanced</c>; empty for all.</param>
public sealed record ResultFilter(Id Stage, ImmutableArray<string> States, ImmutableArray<string> Decisions);

/// <summary>How a sitting stands.</summary>
/// <param name="Of">Test or exercise.</param>
/// <param name="Stands">In one of these ways.</param>
public sealed record SittingFilter(Id Of, ImmutableArray<SittingStands> Stands);

/// <summary>In which order applicants are listed.</summary>
/// <param name="Stage">By the released rank in this stage, unranked ones last; nothing for the time of the application.</param>
/// <param name="Descending">Whether the last come first.</param>
/// <param name="AsStored">
/// By shard and place, whatever the others say: a page looks at no application before it and at none behind it, so a whole list costs one look at each.
/// </param>
public readonly record struct ApplicantOrder(Id? Stage = null, bool Descending = false, bool AsStored = false);

/// <summary>By what applicants are counted.</summary>
public enum CountBy
{
    /// <summary>State of the journey.</summary>
    State,

    /// <summary>Released state in a stage.</summary>
    StageState,

    /// <summary>Released decision in a stage.</summary>
    Decision,

    /// <summary>How a sitting stands.</summary>
    Sitting,

    /// <summary>Value of a declared flag or ordinal field.</summary>
    Field,
}

/// <summary>Where a page ended: the next one begins behind it, whatever came or went meanwhile.</summary>
/// <param name="Key">What the order goes by.</param>
/// <param name="Shard">Number of the shard.</param>
/// <param name="Place">Place in the shard.</param>
public readonly record struct ApplicantPlace(long Key, int Shard, int Place)
{
    /// <summary>By key, then by shard and place.</summary>
    internal static Comparer<ApplicantPlace> Order { get; } = Comparer<ApplicantPlace>.Create((one, other) =>
        one.Key != other.Key ? one.Key.CompareTo(other.Key) : one.Shard != other.Shard ? one.Shard.CompareTo(other.Shard) : one.Place.CompareTo(other.Place));

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Key}.{Shard}.{Place}");

    /// <summary>Reads what <see cref="ToString"/> gives; nothing for any other text.</summary>
    public static ApplicantPlace? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        const System.Globalization.NumberStyles Style = System.Globalization.NumberStyles.AllowLeadingSign;
        return text.Split('.') is [var key, var shard, var place]
            && long.TryParse(key, Style, culture, out var number) && int.TryParse(shard, Style, culture, out var part) && int.TryParse(place, Style, culture, out var at)
            && new ApplicantPlace(number, part, at) is var read && read.ToString() == text
            ? read
            : null;
    }

    /// <summary>Before the first one.</summary>
    public static ApplicantPlace Start { get; } = new(long.MinValue, -1, -1);
}

/// <summary>An applicant of a page.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Application">The application.</param>
/// <param name="Standing">Where the application is on its way.</param>
/// <param name="Released">What was released, stage by stage.</param>
public sealed record FoundApplicant(
    ApplicantPlace At, ListedApplication Application, JourneyStanding Standing, ImmutableArray<Applying.StageDecision> Released);

/// <summary>How many have a value.</summary>
/// <param name="Value">The value; empty for none.</param>
/// <param name="Count">How many, above 0.</param>
public sealed record ValueCount(string Value, int Count);

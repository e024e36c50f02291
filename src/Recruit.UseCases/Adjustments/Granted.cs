using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Numbers;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Candidates;
using Recruit.Vacancies;

namespace Recruit.UseCases.Adjustments;

/// <summary>Which adjustments a person was granted for a campaign. How much longer the time is by each of them says the sealed plan of each sitting.</summary>
/// <param name="Kinds">Kinds of adjustments.</param>
internal sealed record Granted(ImmutableHashSet<Id> Kinds)
{
    /// <summary>What a person's record says; nothing for somebody who has none.</summary>
    public static async ValueTask<Granted> OfAsync(IActors actors, Id campaign, PersonKeyId person) =>
        (await actors.AskAsync(PersonRecord.KeyOf(person), new ReadCandidate()).ConfigureAwait(false)).Reply is CandidateTold { Record: var record }
            ? new Granted(
            [
                .. record.Adjustments.Where(one => one is { Granted: not null, Withdrawn: null } && (one.Campaign is null || one.Campaign == campaign))
                    .Select(one => one.Kind),
            ])
            : new Granted([]);

    /// <summary>By how much the time of a sitting is longer: by the greatest of what was granted and is named there.</summary>
    public TimeRatio TimeAt(PlannedSitting sitting) => Longest(sitting.Adjustments.Where(one => Kinds.Contains(one.Id)));

    /// <summary>By how much the time is longer in any sitting of a campaign that names a kind.</summary>
    public static TimeRatio LongestOf(Id kind, IEnumerable<PlannedSitting> sittings) =>
        Longest(sittings.SelectMany(one => one.Adjustments).Where(one => one.Id == kind));

    private static TimeRatio Longest(IEnumerable<TimeAdjustment> adjustments) =>
        adjustments.Select(one => one.Time).Append(TimeRatio.One).MaxBy(time => new Rational(time.Numerator, time.Denominator));
}

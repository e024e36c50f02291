using Recruit.Applications;
using Recruit.Selection;

namespace Recruit.Stages.Training;

/// <summary>Who enters the first training stage (rules 9.7).</summary>
public static class TrainingIntake
{
    /// <summary>
    /// For each candidate whether they get to training: the holders of an accepted place, and those whose standing withdrawal names a
    /// training stage and gave up an accepted place.
    /// </summary>
    public static bool[] Of(Places places, Standing standing, AssessmentRules rules, int candidates)
    {
        var enters = new bool[candidates];
        foreach (var holder in places.Holders)
        {
            enters[holder] = places.IsAccepted(places.PlaceOf(holder)!.Value);
        }

        foreach (var candidate in standing.GaveUpAcceptedPlaces)
        {
            enters[candidate] |= standing.DepartureOf(candidate)!.Value.Stage >= rules.SelectionStages;
        }

        return enters;
    }
}

namespace Recruit.Applications;

/// <summary>How somebody left: by declining, or by withdrawing, from a stage or from the offers only.</summary>
/// <param name="HasDeclined">Declined rather than withdrew.</param>
/// <param name="Stage">The stage that the withdrawal names, if any.</param>
/// <param name="GaveUpAcceptedPlace">Whether an accepted place was given up by it.</param>
public readonly record struct Departure(bool HasDeclined, int? Stage, bool GaveUpAcceptedPlace);

/// <summary>What candidates and officers did so far that stages and offers must know: departures and readmissions.</summary>
public sealed class Standing
{
    private readonly Dictionary<int, Departure> departures = [];
    private readonly HashSet<(int Candidate, int Stage)> readmissions = [];

    /// <summary>The departure that stands, if any.</summary>
    public Departure? DepartureOf(int candidate) => departures.TryGetValue(candidate, out var departure) ? departure : null;

    /// <summary>Whether somebody is out of the offers.</summary>
    public bool IsOut(int candidate) => departures.ContainsKey(candidate);

    /// <summary>Everybody who has withdrawn from that stage on.</summary>
    public IEnumerable<int> WithdrawnFrom(int stage) => departures.Where(entry => entry.Value.Stage == stage).Select(entry => entry.Key);

    /// <summary>Everybody whose withdrawal gave up an accepted place.</summary>
    public IEnumerable<int> GaveUpAcceptedPlaces => departures.Where(entry => entry.Value.GaveUpAcceptedPlace).Select(entry => entry.Key);

    /// <summary>Whether somebody was readmitted at a stage.</summary>
    public bool IsReadmitted(int candidate, int stage) => readmissions.Count > 0 && readmissions.Contains((candidate, stage));

    /// <summary>A departure replaces an earlier one.</summary>
    public void Depart(int candidate, Departure departure) => departures[candidate] = departure;

    /// <summary>Cancels the departure that stands; false if there is none.</summary>
    public bool Return(int candidate) => departures.Remove(candidate);

    /// <summary>Sets aside the stage's requirements for a candidate, and lets the candidate continue there.</summary>
    public void Readmit(int candidate, int stage) => readmissions.Add((candidate, stage));
}

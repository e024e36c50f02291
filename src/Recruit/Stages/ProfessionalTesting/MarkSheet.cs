using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>The marks of one exercise: for each script up to three markers, each with a mark, or none yet, for every criterion.</summary>
public sealed class MarkSheet
{
    private const int Nobody = -1;

    private readonly Dictionary<string, int> markerOf;
    private readonly SparseGrid marks;
    private readonly RowBlocks<int> markers;

    /// <summary>No marks yet.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public MarkSheet(Exercise exercise, int candidates)
    {
        Exercise = exercise;
        Places = exercise.Markers == 1 ? 1 : Exercise.MarkersMax;
        markerOf = [];
        marks = new SparseGrid(candidates, Places * exercise.Criteria.Length);
        markers = new RowBlocks<int>(Places, candidates, Nobody);
    }

    private MarkSheet(MarkSheet other)
    {
        Exercise = other.Exercise;
        Places = other.Places;
        markerOf = new(other.markerOf);
        marks = other.marks.Copy();
        markers = other.markers.Copy();
    }

    /// <summary>The exercise.</summary>
    public Exercise Exercise { get; }

    /// <summary>How many markers one script can have: one, or three where two mark blind.</summary>
    public int Places { get; }

    /// <summary>No mark has more decimals than this.</summary>
    public int DigitsMax => marks.DigitsMax;

    /// <summary>Whether anybody ever marked this script.</summary>
    public bool HasScript(int candidate) => marks.RowOf(candidate) >= 0;

    /// <summary>The number by which a marker of that name is known here.</summary>
    public int MarkerOf(string name)
    {
        if (!markerOf.TryGetValue(name, out var marker))
        {
            markerOf.Add(name, marker = markerOf.Count);
        }

        return marker;
    }

    /// <summary>The mark that the marker in a place (from 0) gave for a criterion, if any.</summary>
    public decimal? this[int candidate, int place, int criterion] => marks[candidate, place * Exercise.Criteria.Length + criterion];

    /// <summary>The mark that a marker gave for a criterion, if any.</summary>
    public decimal? MarkBy(int candidate, int marker, int criterion) =>
        PlaceOf(candidate, marker) is var place and >= 0 ? this[candidate, place, criterion] : null;

    /// <summary>Sets the mark of a marker; false, and nothing changes, when as many others as can be have marks already.</summary>
    public bool TrySet(int candidate, int marker, int criterion, decimal mark)
    {
        var row = marks.NeedRow(candidate);
        while (markers.Count <= row)
        {
            markers.Add();
        }

        var place = PlaceIn(row, marker);
        place = place >= 0 ? place : PlaceIn(row, Nobody);
        if (place < 0)
        {
            return false;
        }

        marks.Set(candidate, place * Exercise.Criteria.Length + criterion, mark);
        markers[row][place] = marker;
        return true;
    }

    /// <summary>Removes a mark; a marker left without any no longer takes a place. Removing what is not there changes nothing.</summary>
    public void Remove(int candidate, int marker, int criterion)
    {
        var place = PlaceOf(candidate, marker);
        if (place < 0)
        {
            return;
        }

        marks.Set(candidate, place * Exercise.Criteria.Length + criterion, null);
        for (var other = 0; other < Exercise.Criteria.Length; other++)
        {
            if (this[candidate, place, other] is not null)
            {
                return;
            }
        }

        markers[marks.RowOf(candidate)][place] = Nobody;
    }

    /// <summary>Equal marks that can be changed without changing these.</summary>
    public MarkSheet Copy() => new(this);

    private int PlaceOf(int candidate, int marker) => PlaceIn(marks.RowOf(candidate), marker);

    private int PlaceIn(int row, int marker) => row < 0 ? -1 : markers[row].IndexOf(marker);
}

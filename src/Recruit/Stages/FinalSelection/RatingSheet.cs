using Recruit.Numbers;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>The ratings of one panel: for each finalist a rating, or none, of every member for every criterion, and who is recused.</summary>
public sealed class RatingSheet
{
    private readonly SparseGrid ratings;
    private readonly HashSet<(int Candidate, int Member)> recused;

    /// <summary>No ratings yet.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="candidates">How many candidates there are.</param>
    public RatingSheet(Panel panel, int candidates)
    {
        Panel = panel;
        ratings = new SparseGrid(candidates, panel.Members.Length * panel.Criteria.Length);
        recused = [];
    }

    private RatingSheet(RatingSheet other)
    {
        Panel = other.Panel;
        ratings = other.ratings.Copy();
        recused = [.. other.recused];
    }

    /// <summary>The panel.</summary>
    public Panel Panel { get; }

    /// <summary>The rating of a member for a criterion, if any.</summary>
    public decimal? this[int candidate, int member, int criterion] => ratings[candidate, member * Panel.Criteria.Length + criterion];

    /// <summary>Sets a rating, or removes it.</summary>
    public void Set(int candidate, int member, int criterion, decimal? rating) =>
        ratings.Set(candidate, member * Panel.Criteria.Length + criterion, rating);

    /// <summary>Recuses a member for a candidate for good; ratings given before no longer count.</summary>
    public void Recuse(int candidate, int member) => recused.Add((candidate, member));

    /// <summary>Whether a member is recused for a candidate.</summary>
    public bool IsRecused(int candidate, int member) => recused.Contains((candidate, member));

    /// <summary>The members who take part for a candidate: not recused, and every criterion rated (rules 5).</summary>
    public int[] TakingPart(int candidate) => ratings.RowOf(candidate) < 0
        ? []
        : [.. Enumerable.Range(0, Panel.Members.Length).Where(member => TakesPart(candidate, member))];

    /// <summary>Equal ratings that can be changed without changing these.</summary>
    public RatingSheet Copy() => new(this);

    private bool TakesPart(int candidate, int member)
    {
        for (var criterion = 0; criterion < Panel.Criteria.Length; criterion++)
        {
            if (this[candidate, member, criterion] is null)
            {
                return false;
            }
        }

        return !IsRecused(candidate, member);
    }
}

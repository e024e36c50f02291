using System.Numerics;

namespace Recruit.Reference;

/// <summary>Ranks, the advance rule, ties and cuts among those in the running (rules 6.7, 7).</summary>
internal sealed class Advancing(
    Facts facts, IReadOnlyList<StageOutcome> earlier, Stage stage, Dictionary<string, StageResult> running)
{
    private readonly List<Cut> _cuts = [];

    /// <summary>Gives decision and rank to everyone in the running.</summary>
    public List<Cut> Decide(int scored)
    {
        var everybody = running.Keys.ToList();
        foreach (var (candidate, result) in running)
        {
            result.Rank = Rank(candidate, everybody);
        }

        var admitted = stage.Advance is null ? [.. everybody] : Admitted(stage.Advance, everybody, scored);
        foreach (var (candidate, result) in running)
        {
            var isAdmitted = admitted.Contains(candidate);
            result.Decision = stage.Advance is null ? "pass" : isAdmitted ? "advanced" : "not-advanced";
            if (!isAdmitted)
            {
                result.Reasons.Add("below-cut");
            }
        }

        return _cuts;
    }

    private HashSet<string> Admitted(Advance advance, List<string> everybody, int scored)
    {
        var vacancy = facts.Campaign.Vacancy;
        switch (advance.Rule)
        {
            case "all":
                return Record("all", everybody, everybody.Count, [.. everybody]);
            case "at-least":
                var reaching = everybody.Where(candidate => Total(candidate) >= advance.Value).ToHashSet();
                return Record("all", everybody, reaching.Count, reaching);
            case "count":
                return Best("all", everybody, advance.Value.Numerator);
            case "percent":
                return Best("all", everybody, (advance.Value * scored / 100).Ceiling());
            case "per-post" when !advance.ByCategory:
                return Best("all", everybody, (advance.Value * vacancy.Posts).Ceiling());
        }

        var admitted = Best("open", everybody, (advance.Value * vacancy.OpenPlaces).Ceiling());
        foreach (var quota in vacancy.Quotas)
        {
            var group = everybody
                .Where(candidate => facts.IsMember(candidate, quota) && !admitted.Contains(candidate))
                .ToList();
            admitted.UnionWith(Best(quota.Id, group, (advance.Value * quota.Places).Ceiling()));
        }

        return admitted;
    }

    /// <summary>The N best of a group, ties at the boundary as the rule says (rules 7).</summary>
    private HashSet<string> Best(string name, List<string> group, BigInteger nominal)
    {
        if (nominal.IsZero || group.Count <= nominal)
        {
            return Record(name, group, nominal, nominal.IsZero ? [] : [.. group]);
        }

        var boundary = Boundary(group, nominal)!;
        var reaching = group.Count(candidate => Total(candidate) >= boundary);
        var admitted = stage.Advance!.Ties switch
        {
            "admit-all" => group.Where(candidate => Total(candidate) >= boundary),
            "exclude-all" => group.Where(candidate => Total(candidate) > boundary || (Total(candidate) == boundary && reaching <= nominal)),
            _ => group.Where(candidate => Rank(candidate, group) <= nominal),
        };
        return Record(name, group, nominal, [.. admitted]);
    }

    private HashSet<string> Record(string name, List<string> group, BigInteger nominal, HashSet<string> admitted)
    {
        var boundary = Boundary(group, nominal);
        var tied = group.Count(candidate => boundary is not null && Total(candidate) == boundary);
        _cuts.Add(new(name, nominal, admitted.Count, admitted.Select(Total).Min(), tied));
        return admitted;
    }

    /// <summary>The total of the N-th, or of the last if there are fewer; none if N is 0 or nobody is there.</summary>
    private Rational? Boundary(List<string> group, BigInteger nominal)
    {
        var totals = group.Select(Total).OrderDescending().ToList();
        return nominal.IsZero || totals.Count == 0 ? null : totals[(int)BigInteger.Min(nominal, totals.Count) - 1];
    }

    /// <summary>Standard competition rank within a group (rules 7).</summary>
    private int Rank(string candidate, List<string> group) => 1 + group.Count(other => Compare(other, candidate) < 0);

    private int Compare(string a, string b)
    {
        var byTotal = Total(b).CompareTo(Total(a));
        if (byTotal != 0 || stage.Advance is not { Ties: "break" } advance)
        {
            return byTotal;
        }

        var byKeys = Breaking.Compare(facts, earlier, running, advance.Break, a, b);
        return byKeys != 0 || advance.Seed is not { } seed ? byKeys : Breaking.Draw(seed, a, b);
    }

    private Rational Total(string candidate) => running[candidate].Total!;
}

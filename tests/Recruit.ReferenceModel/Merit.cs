namespace Recruit.Reference;

/// <summary>A row of merit.csv; no rank when a total is lacking.</summary>
internal sealed record MeritRow(string Candidate, List<Rational?> StageTotals, Rational? Total)
{
    public int? Rank { get; init; }
}

/// <summary>A place of offers.csv; nobody holds it while it is vacant.</summary>
internal sealed record Place(int Number, string Category, string Candidate = "", string Basis = "", string Status = "vacant");

/// <summary>The merit list and the filling of places (rules 9.1–9.5).</summary>
internal static class Merit
{
    /// <summary>By rank, then the unranked by candidate (rules 9.1, 9.2).</summary>
    public static List<MeritRow> List(Facts facts, List<StageOutcome> selection)
    {
        var merit = facts.Campaign.Vacancy.Merit!;
        var rows = selection[^1].Continuing.Order(Texts.ByBytes).Select(candidate => RowOf(merit, selection, candidate)).ToList();
        var ranked = rows
            .Where(row => row.Total is not null)
            .Order(Comparer<MeritRow>.Create((a, b) => Compare(facts, selection, merit, a, b)))
            .Select((row, index) => row with { Rank = index + 1 });
        return [.. ranked, .. rows.Where(row => row.Total is null)];
    }

    /// <summary>Everyone ranked who is neither an accepted holder nor out, in merit order (rules 9.4).</summary>
    public static List<string> Available(Facts facts, List<MeritRow> list, IEnumerable<Place> accepted) =>
    [
        .. list.Where(row => row.Rank is not null).Select(row => row.Candidate)
            .Where(candidate => facts.Left(candidate) is null && accepted.All(place => place.Candidate != candidate)),
    ];

    /// <summary>The places 1…posts: accepted ones stay, free ones are filled from the best available (rules 9.3, 9.4).</summary>
    public static List<Place> Fill(Facts facts, IReadOnlyCollection<Place> accepted, List<string> available)
    {
        var vacancy = facts.Campaign.Vacancy;
        var pools = Enumerable.Repeat("open", vacancy.OpenPlaces)
            .Concat(vacancy.Quotas.SelectMany(quota => Enumerable.Repeat(quota.Id, quota.Places)));
        var places = pools
            .Select((pool, index) => accepted.SingleOrDefault(place => place.Number == index + 1) ?? new Place(index + 1, pool))
            .ToList();
        var waiting = available.ToList();

        Call(places, "open", "merit", waiting, _ => true);
        foreach (var quota in vacancy.Quotas)
        {
            Call(places, quota.Id, "reserved", waiting, candidate => facts.IsMember(candidate, quota));
        }

        foreach (var quota in vacancy.Quotas.Where(quota => quota.ToOpen))
        {
            Call(places, quota.Id, "to-open", waiting, _ => true);
        }

        return places;
    }

    private static void Call(List<Place> places, string pool, string basis, List<string> waiting, Func<string, bool> isMember)
    {
        for (var i = 0; i < places.Count; i++)
        {
            if (places[i].Category == pool && places[i].Status == "vacant" && waiting.FirstOrDefault(isMember) is { } best)
            {
                places[i] = places[i] with { Candidate = best, Basis = basis, Status = "offered" };
                waiting.Remove(best);
            }
        }
    }

    private static MeritRow RowOf(MeritRule merit, List<StageOutcome> selection, string candidate)
    {
        var totals = merit.Stages
            .Select(named => selection.Single(stage => stage.Stage.Id == named.Stage).Results[candidate].Total)
            .ToList();
        if (totals.Contains(null))
        {
            return new(candidate, totals, null);
        }

        var parts = merit.Stages.Zip(totals, (named, total) => (named.Weight, total!)).ToList();
        return new(candidate, totals, Score.Total(parts, merit.IsMean, merit.Digits));
    }

    private static int Compare(Facts facts, List<StageOutcome> selection, MeritRule merit, MeritRow a, MeritRow b)
    {
        var byTotal = b.Total!.CompareTo(a.Total!);
        var byKeys = byTotal != 0 ? byTotal : Breaking.Compare(facts, selection, null, merit.Break, a.Candidate, b.Candidate);
        return byKeys != 0 ? byKeys : Breaking.Draw(merit.Seed, a.Candidate, b.Candidate);
    }
}

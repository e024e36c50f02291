using Recruit.Comparing;
using static Recruit.Cli.Tables.CampaignTables;

namespace Recruit.Cli.Tables;

/// <summary>What a comparison came to, as tables. For people long ones are cut and say so; for programs they are whole.</summary>
internal static class ComparisonTables
{
    private const int RowsShown = 40;

    public static IReadOnlyList<Table> Of(Comparison comparison, IReadOnlyList<Grouping> groupings, bool isForPeople)
    {
        var changed = comparison.Places.Where(place => !isForPeople || place.Before != place.After).ToArray();
        return
        [
            Lines(comparison),
            Short(Crossings(comparison), isForPeople),
            Groups(comparison, groupings),
            Short(Places(comparison, changed, isForPeople), isForPeople),
            Movements(comparison),
        ];
    }

    private static Table Lines(Comparison comparison) => new(
        "lines",
        "Lines",
        [
            new("line", "Line"), new("enteredBefore", "In before", true), new("aboveBefore", "Above before", true),
            new("enteredAfter", "In after", true), new("aboveAfter", "Above after", true), new("gain", "Gain", true), new("lose", "Lose", true),
        ],
        [
            .. comparison.Lines.Select(line => (string?[])
            [
                line.Name, Text(line.Before.CameCount), Text(line.Before.AboveCount), Text(line.After.CameCount), Text(line.After.AboveCount),
                Text(line.Count(Direction.Gains)), Text(line.Count(Direction.Loses)),
            ]),
        ]);

    private static Table Crossings(Comparison comparison) => new(
        "crossings",
        "Who crosses a line",
        [
            new("line", "Line"), new("candidate", "Candidate"), new("direction", "Direction"), new("before", "Before"), new("after", "After"),
            new("totalBefore", "Total before"), new("totalAfter", "Total after"), new("rankBefore", "Rank before", true), new("rankAfter", "Rank after", true),
            new("reasonsBefore", "Reasons before"), new("reasonsAfter", "Reasons after"),
        ],
        [
            .. comparison.Lines.SelectMany(line => line.Crossings.Select(one => (string?[])
            [
                line.Name, comparison.Before.Facts.Roll.NameOf(one.Candidate), DirectionWord(one.Direction), one.Before.Word, one.After.Word,
                one.Before.Total, one.After.Total, Rank(one.Before), Rank(one.After), string.Join(';', one.Before.Reasons), string.Join(';', one.After.Reasons),
            ])),
        ]);

    private static Table Groups(Comparison comparison, IReadOnlyList<Grouping> groupings) => new(
        "groups",
        "Groups: selection rate in percent, ratio to the highest rate (a sign of adverse impact below 0.8), Fisher's exact p",
        [
            new("line", "Line"), new("by", "By"), new("group", "Group"), .. RateColumns("Before", "before"), .. RateColumns("After", "after"),
        ],
        [
            .. from line in comparison.Lines
               from grouping in groupings
               from pair in SelectionRates.Of(grouping, line.Before).Zip(SelectionRates.Of(grouping, line.After))
               select (string?[])[line.Name, grouping.By, pair.First.Group, .. RateCells(pair.First), .. RateCells(pair.Second)],
        ]);

    private static IEnumerable<Column> RateColumns(string id, string title) =>
    [
        new($"entered{id}", $"In {title}", true), new($"above{id}", "Above", true), new($"rate{id}", "Rate"), new($"ratio{id}", "Ratio"), new($"p{id}", "p"), new($"marks{id}", "Marks"),
    ];

    private static IEnumerable<string?> RateCells(GroupRate rate) =>
        [Text(rate.Came), Text(rate.Above), RateForm.Rate(rate), RateForm.Ratio(rate), RateForm.P(rate), string.Join(';', RateForm.Marks(rate))];

    private static Table Places(Comparison comparison, PlaceComparison[] places, bool isForPeople)
    {
        string?[] Cells(HeldPlace? held) => held is null
            ? [null, null, null]
            : [held.Category, held.Holder is { } holder ? comparison.Before.Facts.Roll.NameOf(holder) : null, StatusWord(held)];
        return new(
            "places",
            isForPeople ? "Places that are held otherwise" : "Places",
            [
                new("place", "Place", true), new("categoryBefore", "Category before"), new("candidateBefore", "Candidate before"), new("statusBefore", "Status before"),
                new("categoryAfter", "Category after"), new("candidateAfter", "Candidate after"), new("statusAfter", "Status after"),
            ],
            [.. places.Select(place => (string?[])[Text(place.Number), .. Cells(place.Before), .. Cells(place.After)])]);
    }

    private static Table Movements(Comparison comparison) => new(
        "movements",
        "How far people get",
        [new("before", "Before"), new("after", "After"), new("candidates", "Candidates", true)],
        [.. comparison.Movements.Select(one => (string?[])[one.Before.ToString(), one.After.ToString(), Text(one.Count)])]);

    private static Table Short(Table table, bool isForPeople) => !isForPeople || table.Rows.Count <= RowsShown
        ? table
        : table with
        {
            Title = $"{table.Title}: the first {RowsShown} of {Text(table.Rows.Count)}; --output csv has them all",
            Rows = [.. table.Rows.Take(RowsShown)],
        };

    private static string? Rank(Standpoint at) => at.Rank is { } rank ? Text(rank) : null;

    private static string DirectionWord(Direction direction) => direction == Direction.Gains ? "gains" : "loses";

    private static string StatusWord(HeldPlace held) => held.Holder is null ? "vacant" : held.IsAccepted ? "accepted" : "offered";
}

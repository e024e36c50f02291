using System.Collections.Immutable;
using Recruit.Explaining;
using Recruit.Vacancies;

namespace Recruit.Cli.Explaining;

/// <summary>A rank in words, and which key of the cascade decided among equal totals.</summary>
internal static class RankText
{
    public static void Write(RankExplanation rank, Prose prose)
    {
        prose.Text(
            1,
            prose.Say("rank", ("rank", Prose.Number(rank.Rank)), ("running", Prose.Number(rank.Running))),
            rank.SameTotal > 1 ? prose.Say("rank.tied", ("count", Prose.Number(rank.SameTotal))) : null);
        WriteTies(rank.Ties, prose);
    }

    public static void WriteTies(ImmutableArray<TieStep> ties, Prose prose)
    {
        foreach (var step in ties)
        {
            var counts = new[] { ("ahead", Prose.Number(step.Ahead)), ("behind", Prose.Number(step.Behind)), ("tied", Prose.Number(step.Tied)) };
            prose.Text(
                2,
                step.Key is { } key
                    ? prose.Say("tie.key", ("key", prose.Say(KeyOf(key), ("id", prose.Quoted(key.Id)))), ("order", prose.Say(OrderOf(step, key))), ("value", ValueOf(step, prose)))
                    : prose.Say("tie.lottery", ("seed", prose.Quoted(step.Seed!)), ("lot", step.Lot!)),
                prose.Say("tie.result", counts),
                prose.Say(step.Tied == 1 ? "tie.decided" : "tie.still", counts));
        }
    }

    private static string KeyOf(BreakKey key) => key.By switch
    {
        BreakBy.Component => "tie.by-component",
        BreakBy.Stage => "tie.by-stage",
        _ => "tie.by-field",
    };

    private static string OrderOf(TieStep step, BreakKey key) => (step.Field?.Type == FieldType.Date, key.Descending) switch
    {
        (true, true) => "order.latest",
        (true, false) => "order.earliest",
        (false, true) => "order.highest",
        _ => "order.lowest",
    };

    private static string ValueOf(TieStep step, Prose prose) =>
        step.Field is { } field ? prose.Value(field, step.FieldValue)
        : step.Total is { } total ? prose.Number(total)
        : prose.Say("value.missing");
}

using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Whether events could be recorded next: a campaign as it is, with them as its last events, must still be one that can be assessed. So nobody
/// approves what the rules know nothing of, and a closing never stands before events that it cannot compute with.
/// </summary>
internal sealed class NextEvents(ServiceParts parts)
{
    private const string EventsFile = "events.csv";

    /// <summary>What the rules have against rows of events; the facts name the row, from 1, and what is wrong with it.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="mandate">Who wants to record them.</param>
    /// <param name="rows">In their order.</param>
    /// <param name="standing">Where the campaign stands: its events come before them, and the remedies that it expects behind them.</param>
    /// <param name="appeal">The appeal whose remedy they are: of two remedies either may come first. Nothing for others.</param>
    public async ValueTask<Refusal?> ObjectionAsync(Id campaign, Mandate mandate, ImmutableArray<EventRow> rows, CampaignRead standing, Id? appeal = null)
    {
        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(campaign, standing.LastEvent).ConfigureAwait(false);
        if (facts is null)
        {
            return refusal;
        }

        var idOf = facts.Applicants.Where(one => one.Row is not null).ToDictionary(one => one.Key, one => one.Candidate!);
        var act = mandate.At(Instant.Of(parts.Time.GetUtcNow()));
        var cells = rows.Select(CellsOf).ToArray();
        if (Array.FindIndex(cells, one => one is null) is >= 0 and var unknown)
        {
            return Tell((unknown + 1, "candidate: unknown candidate"));
        }

        ImmutableArray<string>[] own = [.. cells.Select(one => one!.Value)];
        ImmutableArray<string>[] expected = [.. standing.Head.Expected.Where(one => one.Key != appeal).Select(one => CellsOf(one.Value)).OfType<ImmutableArray<string>>()];
        return Objection(facts, standing.LastEvent, [], own, expected)
            ?? (appeal is not null && expected.Length > 0 ? Objection(facts, standing.LastEvent, expected, own, []) : null);

        ImmutableArray<string>? CellsOf(EventRow row) => EventCells.Of(new RegisteredEvent(0, row, act), idOf, parts.Seals);
    }

    /// <summary>What the rules have against events, as cells of events.csv, between others; their numbers follow the last one.</summary>
    /// <param name="facts">The campaign up to its last event.</param>
    /// <param name="last">Number of that event.</param>
    /// <param name="before">Come before them.</param>
    /// <param name="rows">The events.</param>
    /// <param name="after">Come after them.</param>
    /// <param name="most">How many problems are told: each is a row and what is wrong with it.</param>
    internal static Refusal? Objection(
        LiveCampaignFacts facts, int last, ImmutableArray<string>[] before, ImmutableArray<string>[] rows, ImmutableArray<string>[] after, int most = 1)
    {
        var handover = facts.Handover;
        ImmutableArray<string>[] more = [.. before, .. rows, .. after];
        var events = handover.Events.Rows.AddRange(
            more.Index().Select(one => one.Item.SetItem(0, (last + 1 + one.Index).ToString(CultureInfo.InvariantCulture))));
        var reading = CampaignFolder.Read(handover.WithEvents(events));
        if (reading.Campaign is not null)
        {
            return null;
        }

        // The header is line 1, and the rows that are there stand before the new ones.
        var line = 2 + handover.Events.Rows.Concat(before).Sum(LinesOf);
        var told = new List<(int Row, string Problem)>();
        for (var place = 0; place < rows.Length && told.Count < most; line += LinesOf(rows[place++]))
        {
            told.AddRange(reading.Problems.Where(one => one.File == EventsFile && one.Line == line).Select(problem => (place + 1, $"{problem.Field}: {problem.Message}")));
        }

        return told.Count > 0 ? Tell([.. told.Take(most)]) : FolderProblems.Tell(reading);
    }

    private static long LinesOf(ImmutableArray<string> row) => 1 + row.Sum(cell => cell.Count(c => c == '\n'));

    /// <summary>A refusal that tells rows, from 1, each followed by what is wrong with it.</summary>
    internal static Refusal Tell(params ReadOnlySpan<(int Row, string Problem)> told)
    {
        var facts = new List<RefusalFact>();
        foreach (var (row, problem) in told)
        {
            facts.Add(new RefusalFact("row", row.ToString(CultureInfo.InvariantCulture)));
            facts.Add(new RefusalFact("problem", problem));
        }

        return new Refusal(UseCaseRefusals.BadRow, [.. facts]);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Files;
using Recruit.Files.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Whether events could be recorded next: a campaign as it is, with them as its last events, must still be one that can be assessed. So nobody
/// approves what the rules know nothing of, and a closing never stands before events that it cannot compute with.
/// </summary>
internal sealed class NextEvents(ServiceParts parts)
{
    private const string EventsFile = "events.csv";

    /// <summary>The number that the next event of a campaign gets.</summary>
    public static int NumberAfter(LiveCampaignFacts facts) =>
        1 + facts.Handover.Events.Rows.Select(one => int.Parse(one[0], CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();

    /// <summary>What the rules have against rows of events; the facts name the row, from 1, and what is wrong with it.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="mandate">Who wants to record them.</param>
    /// <param name="rows">In their order.</param>
    /// <param name="through">Number of the last event that stands before them; 0 for none.</param>
    public async ValueTask<Refusal?> ObjectionAsync(Id campaign, Mandate mandate, ImmutableArray<EventRow> rows, int through)
    {
        var (facts, refusal) = await new LiveFacts(parts).ReadAsync(campaign, through).ConfigureAwait(false);
        if (facts is null)
        {
            return refusal;
        }

        var idOf = facts.Applicants.Where(one => one.Row is not null).ToDictionary(one => one.Key, one => one.Candidate!);
        var next = NumberAfter(facts);
        var act = mandate.At(Instant.Of(parts.Time.GetUtcNow()));
        var cells = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (var place = 0; place < rows.Length; place++)
        {
            if (EventCells.Of(new RegisteredEvent(next + place, rows[place], act), idOf, parts.Seals) is not { } one)
            {
                return Tell(place + 1, "candidate: unknown candidate");
            }

            cells.Add(one);
        }

        return Objection(facts, cells.DrainToImmutable());
    }

    /// <summary>What the rules have against events, as cells of events.csv.</summary>
    public static Refusal? Objection(LiveCampaignFacts facts, ImmutableArray<ImmutableArray<string>> rows)
    {
        var handover = facts.Handover;
        var reading = CampaignFolder.Read(CampaignHandover.Of(
            facts.Rules.Files,
            facts.Rules.Rules.Vacancy,
            handover.Candidates.Rows,
            handover.Attempts.Rows,
            handover.Responses.Rows,
            handover.Marks.Rows,
            handover.Ratings.Rows,
            handover.Events.Rows.AddRange(rows)).ToFiles());

        if (reading.Campaign is not null)
        {
            return null;
        }

        // The header is line 1, and the rows that are there stand before the new ones.
        var line = 2 + handover.Events.Rows.Sum(LinesOf);
        for (var place = 0; place < rows.Length; line += LinesOf(rows[place++]))
        {
            if (reading.Problems.FirstOrDefault(one => one.File == EventsFile && one.Line == line) is { } problem)
            {
                return Tell(place + 1, $"{problem.Field}: {problem.Message}");
            }
        }

        return FolderProblems.Tell(reading);
    }

    private static long LinesOf(ImmutableArray<string> row) => 1 + row.Sum(cell => cell.Count(c => c == '\n'));

    private static Refusal Tell(long row, string problem) => Refusal.Because(
        UseCaseRefusals.BadRow, new RefusalFact("row", row.ToString(CultureInfo.InvariantCulture)), new RefusalFact("problem", problem));
}

using System.Collections.Immutable;
using System.Globalization;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.Handover;

/// <summary>
/// Ratings as their rows in files: what panels have fixed, and what was imported. Members bear the names that the vacancy declares, whatever
/// account acted in their place. Ratings that panels still work on are nobody's facts yet.
/// </summary>
internal sealed class PanelRatingFacts(ServiceParts parts, Id campaign)
{
    private const string Recused = "recused";

    /// <summary>Rows of ratings.csv; those who were absent, did not begin, or whose hearing was voided get a row of attempts.csv.</summary>
    public async ValueTask<List<ImmutableArray<string>>> ReadAsync(
        Vacancy vacancy, Dictionary<PersonKeyId, string> idOf, List<ImmutableArray<string>> attempts)
    {
        var rows = new List<ImmutableArray<string>>();
        foreach (var panel in vacancy.Panels)
        {
            if (await AskAsync(panel.Id, new ReadPanel()).ConfigureAwait(false) is not PanelRead read)
            {
                // Nobody has convened the panel yet.
                continue;
            }

            var numbers = CandidateNumbers.OfPanel(parts, campaign, panel.Id);
            for (Id? after = null; ;)
            {
                var facts = (PanelFacts)await AskAsync(panel.Id, new ExportFacts(after, FixedOnly: true)).ConfigureAwait(false);
                foreach (var row in facts.Ratings)
                {
                    if (CandidateOf(row.Candidate) is { } candidate)
                    {
                        rows.Add([candidate, panel.Id.Text, panel.Members[read.Charter.PlaceOf(row.Member)].Name, row.Criterion?.Text ?? "", Cell(row)]);
                    }
                }

                foreach (var row in facts.Attempts)
                {
                    if (CandidateOf(row.Candidate) is { } candidate)
                    {
                        attempts.Add([candidate, panel.Id.Text, AttemptCells.StateOf(row.State), "", "", ""]);
                    }
                }

                if (facts.Next is not { } next)
                {
                    break;
                }

                after = next;
            }

            // Of who was rated elsewhere the panel has the name of the key itself.
            string? CandidateOf(Id finalist) =>
                numbers.Find(finalist) is { } person ? idOf.GetValueOrDefault(person)
                : Guid.TryParseExact(finalist.Text, "N", out var name) ? idOf.GetValueOrDefault(new PersonKeyId(name))
                : null;
        }

        return rows;
    }

    private static string Cell(RatingRow row) => row.Rating is { } rating ? rating.ToString(CultureInfo.InvariantCulture) : Recused;

    private async ValueTask<Reply> AskAsync(Id panel, ActorCommand command) =>
        (await parts.Actors.AskAsync(PanelDesk.KeyOf(campaign, panel), command).ConfigureAwait(false)).Reply;
}

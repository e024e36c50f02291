using System.Collections.Immutable;
using System.Globalization;
using Recruit.Lists;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Applying;
using Recruit.Web.Layout;

namespace Recruit.Web.Office.Tables;

/// <summary>
/// Rows of the list of applicants: for people in the words of their language, for machines in the ids and words of files. Of each stage there is only what was
/// released.
/// </summary>
/// <param name="terms">Fields and stages with what they are called.</param>
/// <param name="released">How many stages are released.</param>
/// <param name="words">In which language; nothing for machines.</param>
public sealed class ApplicantTable(CampaignWordsRead terms, int released, Speech? words)
{
    private static readonly string[] OfStage = ["state", "decision", "reasons", "score", "rank"];

    /// <summary>The first row.</summary>
    public ImmutableArray<TableCell> Header =>
    [
        .. from text in words is null
               ? [
                   "candidate", "received", "state", .. terms.Fields.Select(one => one.Field.Id.Text),
                   .. Stages.SelectMany(stage => OfStage.Select(part => $"{stage.Id}.{part}")),
               ]
               : (IEnumerable<string>)
               [
                   words["office.candidate"], words["applicants.received"], words["applicants.state"], .. terms.Fields.Select(one => FieldInputs.LabelOf(one, words.Language)),
                   .. Stages.SelectMany(stage => OfStage.Select(part => $"{ApplicantWords.NameOf(stage, words)}: {words[$"export.{part}"]}")),
               ]
           select new TableCell(text),
    ];

    private IEnumerable<NamedStage> Stages => terms.Stages.Take(released);

    /// <summary>The row of an applicant.</summary>
    public ImmutableArray<TableCell> RowOf(ShownApplicant applicant)
    {
        ArgumentNullException.ThrowIfNull(applicant);
        return
        [
            new TableCell(applicant.Candidate),
            new TableCell(words is null ? Speech.Machine(applicant.At) : Speech.Machine(applicant.At)[..16].Replace('T', ' ')),
            new TableCell(words is null ? ApplicantSearch.Word(applicant.Standing.State) : ApplicantWords.Of(applicant.Standing.State, words)),
            .. terms.Fields.Select((field, place) => field.Field.Type == FieldType.Number && applicant.Fields[place].Length > 0
                ? new TableCell(applicant.Fields[place], IsNumber: true)
                : new TableCell(words is null || field.Field.Type is FieldType.Date or FieldType.Text
                    ? applicant.Fields[place]
                    : FieldInputs.TextOf(field with { Value = applicant.Fields[place] }, words) ?? "")),
            .. Enumerable.Range(0, released).SelectMany(stage => CellsOf(applicant, stage)),
        ];
    }

    private IEnumerable<TableCell> CellsOf(ShownApplicant applicant, int stage)
    {
        if (stage >= applicant.Released.Length || applicant.Released[stage] is not { IsReached: true } decided)
        {
            return OfStage.Select(_ => new TableCell(""));
        }

        return
        [
            new TableCell(words is null ? decided.State : words[$"office.state.{decided.State}"]),
            new TableCell(words is null || decided.Decision.Length == 0 ? decided.Decision : words[$"office.decision.{decided.Decision}"]),
            new TableCell(decided.Reasons),
            new TableCell(decided.Score, IsNumber: decimal.TryParse(decided.Score, NumberStyles.Number, CultureInfo.InvariantCulture, out _)),
            new TableCell(decided.Rank, IsNumber: decided.Rank.Length > 0),
        ];
    }
}

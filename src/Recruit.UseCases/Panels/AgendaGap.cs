using System.Collections.Immutable;
using Recruit.Applying;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Handover;
using Recruit.Vacancies;

namespace Recruit.UseCases.Panels;

/// <summary>Who is to be heard by a panel and has no hearing yet.</summary>
/// <param name="Waiting">By number, which says nothing about them.</param>
/// <param name="Here">How many are heard here, with those who have a hearing.</param>
internal sealed record AgendaGap(ImmutableArray<(Id Number, ApplicationFacts Facts)> Waiting, int Here)
{
    /// <summary>Compares those who enter the stage with the agenda. Who was heard elsewhere is not heard again.</summary>
    /// <param name="parts">Of the service.</param>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="of">Id of the panel in it.</param>
    /// <param name="finalists">Its agenda.</param>
    /// <param name="entrants">Who enters the stage by the released lists.</param>
    public static AgendaGap Of(
        ServiceParts parts, Id campaign, Id of, ImmutableArray<ListedFinalist> finalists, ImmutableArray<ApplicationFacts> entrants)
    {
        var numbers = CandidateNumbers.OfPanel(parts, campaign, of);
        var listed = finalists.Select(one => one.Candidate).ToHashSet();
        var here = entrants.Where(one => one.Sittings.All(sitting => sitting.Sitting != of)).ToImmutableArray();
        return new AgendaGap(
            [.. here.Select(one => (Number: numbers.Of(one.Key), one)).Where(one => !listed.Contains(one.Number)).OrderBy(one => one.Number)], here.Length);
    }

    /// <summary>Those of them whose keys are not erased, with their declared fields: the others are no candidates any more.</summary>
    public IEnumerable<(Id Number, PersonKeyId Person, ImmutableArray<string> Row)> StillCandidates(ServiceParts parts) =>
        from one in Waiting
        let rows = SealedRow.Open(parts.Seals, one.Facts.Key, one.Facts.Fields)
        where rows is [_]
        select (one.Number, one.Facts.Key, rows.Value[0]);
}

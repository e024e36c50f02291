using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Privacy;
using Recruit.Stages.FinalSelection;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Handover;
using Recruit.UseCases.Marking;
using Recruit.UseCases.Panels;
using Recruit.Vacancies;

namespace Recruit.UseCases.OwnData;

/// <summary>
/// The marks and ratings behind the released results of one person. Who gave them is not told: in a file they stand without the names of markers and
/// members, and ratings in the order of their height, so that no place in a row is a member's.
/// </summary>
internal sealed class OwnJudgements(ServiceParts parts, PersonKeyId person)
{
    private readonly Definitions definitions = new(parts);

    /// <summary>What was released in a campaign; nothing where the person has not applied or nothing is released.</summary>
    public async ValueTask<object?> FindAsync(Id campaign)
    {
        if (await new OwnFiles(parts.Actors).FindAsync(campaign, person).ConfigureAwait(false) is not { Campaign.Head.LastReleased: { } last }
            || await new LiveFacts(parts).ReadRulesAsync(campaign).ConfigureAwait(false) is not ({ } rules, _))
        {
            return null;
        }

        var vacancy = rules.Rules.Vacancy;
        var (marks, ratings) = (new List<object>(), new List<object>());
        foreach (var exercise in vacancy.Exercises.Where((_, place) => IsReleased(new Sitting(SittingKind.Exercise, place))))
        {
            marks.AddRange(await MarksAsync(campaign, exercise).ConfigureAwait(false));
        }

        foreach (var panel in vacancy.Panels.Where((_, place) => IsReleased(new Sitting(SittingKind.Panel, place))))
        {
            ratings.AddRange(await RatingsAsync(campaign, panel).ConfigureAwait(false));
        }

        return new { Vacancy = campaign, Marks = marks, Ratings = ratings };

        bool IsReleased(Sitting sitting) => rules.Rules.FirstStageUsing(sitting) <= last.Through;
    }

    /// <summary>Each marker's marks that count, by criterion.</summary>
    private async ValueTask<IEnumerable<object>> MarksAsync(Id campaign, Exercise exercise)
    {
        var show = new ShowScript(MarkingPlans.NumberOf(definitions, campaign, exercise.Id, person));
        return (await parts.Actors.AskAsync(MarkingPlans.RoundOf(campaign, exercise.Id), show).ConfigureAwait(false)).Reply is ScriptShown shown
            ? shown.Works.Where(work => work is { Marks: not null, Ended: null }).Select(work => new
            {
                Exercise = exercise.Id,
                ByCriterion = exercise.Criteria.Zip(work.Marks!.Marks).ToImmutableSortedDictionary(one => one.First.Id.Text, one => one.Second),
            })
            : [];
    }

    private async ValueTask<IEnumerable<object>> RatingsAsync(Id campaign, Panel panel)
    {
        var numbers = CandidateNumbers.OfPanel(parts, campaign, panel.Id);
        for (Id? after = null; ;)
        {
            var answer = await parts.Actors.AskAsync(PanelDesk.KeyOf(campaign, panel.Id), new ExportFacts(after, FixedOnly: true)).ConfigureAwait(false);
            if (answer.Reply is not PanelFacts facts)
            {
                // Nobody has convened the panel.
                return [];
            }

            if (facts.Ratings.Where(row => row.Criterion is not null && IsOwn(row.Candidate)).ToArray() is { Length: > 0 } own)
            {
                return
                [
                    .. from row in own
                       group row.Rating by row.Criterion!.Value into criterion
                       orderby criterion.Key
                       select new { Panel = panel.Id, Criterion = criterion.Key, Ratings = criterion.Order() },
                ];
            }

            if (facts.Next is not { } next)
            {
                return [];
            }

            after = next;
        }

        bool IsOwn(Id number) => numbers.PeopleOf([number]) is [var one] && one == person;
    }
}

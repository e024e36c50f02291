using System.Text;
using Recruit.Applications;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Testing;

namespace Recruit.Files.Rows;

/// <summary>
/// Judges what depends on earlier events by the facts at that moment. The facts themselves stay as at first release; what events change
/// of them, as far as it is asked here, is laid over them.
/// </summary>
internal sealed class EventOrder(AssessmentRules rules, Facts facts)
{
    private readonly Dictionary<(Sitting Sitting, int Candidate), AttemptState> states = [];
    private readonly Dictionary<int, MarkSheet> sheets = [];
    private readonly HashSet<Recusal> recusals = [];
    private readonly Dictionary<(int Test, int Item), VoidPolicy> policies = [];

    /// <summary>Judges events in ascending order.</summary>
    public void Judge(IEnumerable<EventRow> rows)
    {
        foreach (var row in rows)
        {
            switch (row.Event)
            {
                case ItemVoided voided:
                    JudgeSpread(row, voided);
                    break;
                case AttemptSet set:
                    states[(set.Sitting, set.Candidate)] = set.State;
                    break;
                case ResponseSet set:
                    JudgeAttempt(row, set.Candidate, ResponseRows.CanRespond(StateOf(set.Candidate, SittingKind.Test, set.Test)));
                    break;
                case MarkSet set:
                    JudgeAttempt(row, set.Candidate, CanBeJudged(set.Candidate, SittingKind.Exercise, set.Exercise));
                    JudgeMarker(row, set);
                    break;
                case RatingSet set:
                    JudgeAttempt(row, set.Candidate, CanBeJudged(set.Candidate, SittingKind.Panel, set.Panel));
                    JudgeMember(row, new Recusal(set.Candidate, set.Panel, set.Member));
                    break;
                case MemberRecused set:
                    JudgeAttempt(row, set.Candidate, CanBeJudged(set.Candidate, SittingKind.Panel, set.Panel));
                    recusals.Add(new Recusal(set.Candidate, set.Panel, set.Member));
                    break;
            }
        }
    }

    private bool CanBeJudged(int candidate, SittingKind kind, int place) => JudgementCells.CanBeThere(StateOf(candidate, kind, place));

    private AttemptState StateOf(int candidate, SittingKind kind, int place)
    {
        var sitting = new Sitting(kind, place);
        return states.TryGetValue((sitting, candidate), out var state) ? state : facts.AttemptsAt(sitting).States[candidate];
    }

    private void JudgeAttempt(EventRow row, int candidate, bool isFit)
    {
        if (!isFit)
        {
            row.Report(EventColumns.Candidate, Phrases.NoAttempt, facts.Roll.IdOf(candidate));
        }
    }

    private void JudgeMarker(EventRow row, MarkSet set)
    {
        if (set.Marker.Length == 0 || set.Criterion == NameTable.Unknown)
        {
            return;
        }

        if (!sheets.TryGetValue(set.Exercise, out var sheet))
        {
            sheets.Add(set.Exercise, sheet = facts.Marks[set.Exercise].Copy());
        }

        var marker = sheet.MarkerOf(set.Marker);
        if (set.Mark is not { } mark)
        {
            sheet.Remove(set.Candidate, marker, set.Criterion);
        }
        else if (!sheet.TrySet(set.Candidate, marker, set.Criterion, mark))
        {
            row.Report(EventColumns.Person, Phrases.TooManyMarkers, Encoding.UTF8.GetBytes(set.Marker));
        }
    }

    private void JudgeMember(EventRow row, Recusal member)
    {
        if (member.IsKnown && (recusals.Contains(member) || facts.Ratings[member.Panel].IsRecused(member.Candidate, member.Member)))
        {
            var name = facts.Ratings[member.Panel].Panel.Members[member.Member].Name;
            row.Report(EventColumns.Person, Phrases.Recused, Encoding.UTF8.GetBytes(name));
        }
    }

    /// <summary>Points that are spread need a live item in the section, pretest items apart (rules 3.6).</summary>
    private void JudgeSpread(EventRow row, ItemVoided voided)
    {
        policies[(voided.Test, voided.Item)] = voided.Policy;
        var first = 0;
        foreach (var section in rules.Tests[voided.Test].Sections)
        {
            if (voided.Item < first + section.Items.Length)
            {
                var policiesNow = Enumerable.Range(first, section.Items.Length)
                    .Where(item => !section.Items[item - first].Pretest)
                    .Select(item => policies.TryGetValue((voided.Test, item), out var policy) ? policy : (VoidPolicy?)null)
                    .ToArray();
                if (policiesNow.Contains(VoidPolicy.Spread) && !policiesNow.Contains(null))
                {
                    var id = section.Items[voided.Item - first].Id.Text;
                    row.Report(EventColumns.Item, Phrases.NothingLeftToSpreadOver, Encoding.UTF8.GetBytes(id));
                }

                return;
            }

            first += section.Items.Length;
        }
    }
}

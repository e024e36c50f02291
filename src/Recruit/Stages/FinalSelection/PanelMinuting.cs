using System.Collections.Immutable;
using Recruit.Applications;
using Recruit.Vacancies;
using Decision = Recruit.Actors.Decision;

namespace Recruit.Stages.FinalSelection;

/// <summary>The facts from which minutes are written, out of the record: who took part, who was recused, what was decided, and why. No rating is in them.</summary>
internal static class PanelMinuting
{
    public static Decision Decide(ConvenedPanel panel, PanelCharter charter, ReadMinutes read)
    {
        if (read.Member is { } member && charter.PlaceOf(member) < 0)
        {
            return Decision.Refuse(PanelRefusals.NotAMember);
        }

        var facts = OfPanel(panel).Concat(panel.Finalists.Values
            .Where(one => read.Member is not { } reader || !one.Recusals.ContainsKey(reader))
            .SelectMany(one => OfFinalist(charter, one)));
        return Decision.Tell(new PanelMinutes(
            [.. facts.OrderBy(one => one.At).ThenBy(one => one.Kind).ThenBy(one => one.Candidate).ThenBy(one => one.Member).ThenBy(one => one.Act?.By)]));
    }

    private static IEnumerable<Minute> OfPanel(ConvenedPanel panel)
    {
        yield return new Minute(panel.Chairs[0].Act.At, MinuteKind.Convened, Act: panel.Chairs[0].Act);
        foreach (var one in panel.Chairs)
        {
            yield return new Minute(one.Act.At, MinuteKind.ChairAppointed, Act: one.Act, Member: one.Chair);
        }

        if (panel.Frozen is { } frozen)
        {
            yield return new Minute(frozen.At, MinuteKind.Frozen, Act: frozen);
        }
    }

    private static IEnumerable<Minute> OfFinalist(PanelCharter charter, Finalist finalist)
    {
        var candidate = finalist.Candidate;
        yield return new Minute(finalist.Listed.At, MinuteKind.Listed, candidate, finalist.Listed);
        foreach (var (_, act) in finalist.NoInterest)
        {
            yield return new Minute(act.At, MinuteKind.NoInterest, candidate, act);
        }

        foreach (var (member, recusal) in finalist.Recusals)
        {
            yield return new Minute(
                recusal.Act.At, MinuteKind.Recused, candidate, recusal.Act, member, recusal.Basis, recusal.Interest);
        }

        if (finalist.Attendance is { } attendance)
        {
            var state = SourceColumn.OfJudged(finalist.Attempt?.State ?? default, hasValue: true, StageState.AwaitingQuorum);
            yield return new Minute(attendance.At, MinuteKind.Attendance, candidate, attendance, State: state);
            if (finalist.AttendanceConfirmed is { } confirmed)
            {
                yield return new Minute(confirmed.At, MinuteKind.Attendance, candidate, confirmed, State: state);
            }

            if (finalist.AbsenceDoubted is { } doubted)
            {
                yield return new Minute(doubted.At, MinuteKind.Attendance, candidate, doubted, State: StageState.AwaitingQuorum);
            }
        }

        if (finalist.Revealed is { } revealed)
        {
            ImmutableArray<Id> taking = [.. PanelRatings.TakingPart(charter, finalist)];
            yield return new Minute(
                revealed.At, MinuteKind.Revealed, candidate, revealed, TookPart: taking, IsQuorate: taking.Length >= charter.Rule.QuorumMembers);
        }

        foreach (var decision in finalist.Decisions)
        {
            yield return new Minute(
                decision.At, MinuteKind.Decided, candidate, decision.Chair,
                Recommendation: decision.Recommendation, Deviation: decision.Deviation, Second: decision.Second);
            if (decision.SetAside is { } at)
            {
                yield return new Minute(at, MinuteKind.SetAside, candidate, Recommendation: decision.Recommendation);
            }
        }
    }
}

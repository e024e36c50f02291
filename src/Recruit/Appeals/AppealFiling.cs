using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Appeals;

/// <summary>Who held an appeal how long, from its events.</summary>
public static class AppealFiling
{
    /// <summary>The history of the one file that an appeal is.</summary>
    /// <param name="appeal">Its id.</param>
    /// <param name="events">All its events, in their order.</param>
    public static FileHistory HistoryOf(Id appeal, IEnumerable<ActorEvent> events) => FileHistory.Of(
        Appeal.None(appeal),
        events,
        (state, happened) => state.Evolve(happened),
        state => state.OpenFile is { } file ? [KeyValuePair.Create(appeal.Text, file)] : [],
        AtOf);

    private static Instant? AtOf(ActorEvent happened) => happened switch
    {
        AppealFiled one => one.Act.At,
        AppealAdmitted one => one.Act.At,
        AppealRejected one => one.Act.At,
        AppealAllocated one => one.Act.At,
        ConflictDeclared one => one.Act.At,
        AppealExtended one => one.Act.At,
        DecisionProposed one => one.Act.At,
        DecisionReturned one => one.Act.At,
        AppealDecided one => one.Act.At,
        AppealWithdrawn one => one.Act.At,
        _ => null,
    };
}

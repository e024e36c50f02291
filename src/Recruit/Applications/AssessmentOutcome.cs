using System.Collections.Immutable;
using Recruit.Selection;
using Recruit.Stages.FinalSelection;
using Recruit.Testing;

namespace Recruit.Applications;

/// <summary>What became of somebody on the merit list; the first that applies (rules 9.6).</summary>
public enum MeritOutcome
{
    /// <summary>Holds an accepted place.</summary>
    Accepted,

    /// <summary>Has declined.</summary>
    Declined,

    /// <summary>Has withdrawn.</summary>
    Withdrawn,

    /// <summary>Lacks a total and so a rank.</summary>
    NoTotal,

    /// <summary>A place is offered.</summary>
    Offered,

    /// <summary>Among the first of the waiting list.</summary>
    Reserve,

    /// <summary>None of these.</summary>
    NotSelected,
}

/// <summary>Words of outcomes.</summary>
public static class MeritOutcomes
{
    private static readonly string[] Words = ["accepted", "declined", "withdrawn", "no-total", "offered", "reserve", "not-selected"];

    /// <summary>The word for an outcome in files.</summary>
    public static string Word(MeritOutcome outcome) => Words[(int)outcome];
}

/// <summary>All results of a campaign.</summary>
/// <param name="Rules">The rules applied.</param>
/// <param name="Facts">The facts after the last event.</param>
/// <param name="Stages">Every stage, training too, in declared order.</param>
/// <param name="ContinuedBefore">For each stage how many continue <em>before</em> voided items and accepted keys (rules 8).</param>
/// <param name="Merit">The merit list, if the vacancy has one.</param>
/// <param name="Places">Who holds which place.</param>
/// <param name="Standing">Departures and readmissions.</param>
/// <param name="IgnoredEvents">Numbers of the accept and reinstate events without effect, ascending.</param>
/// <param name="FirstHolders">Who held a place before any event.</param>
/// <param name="Items">Item statistics, by test in the order of the tests.</param>
public sealed record AssessmentOutcome(
    AssessmentRules Rules,
    Facts Facts,
    ImmutableArray<StageOutcome> Stages,
    ImmutableArray<int> ContinuedBefore,
    MeritList? Merit,
    Places Places,
    Standing Standing,
    ImmutableArray<int> IgnoredEvents,
    ImmutableArray<int> FirstHolders,
    ImmutableArray<ImmutableArray<ItemStatistics>> Items)
{
    private readonly HashSet<int> reserve = [];

    /// <summary>The first of the waiting list: available, without a place, in merit order (rules 9.5).</summary>
    public ImmutableArray<int> Reserve { get; } = ReserveOf(Rules, Merit, Places, Standing);

    /// <summary>What became of somebody on the merit list.</summary>
    public MeritOutcome OutcomeOf(int candidate)
    {
        if (reserve.Count == 0)
        {
            reserve.UnionWith(Reserve);
        }

        var place = Places.PlaceOf(candidate);
        if (place is { } held && Places.IsAccepted(held))
        {
            return MeritOutcome.Accepted;
        }

        return LeftAs(candidate)
            ?? (Merit!.Ranks[candidate] == 0 ? MeritOutcome.NoTotal
                : place is not null ? MeritOutcome.Offered
                : reserve.Contains(candidate) ? MeritOutcome.Reserve
                : MeritOutcome.NotSelected);
    }

    /// <summary>How somebody has left, whether on the merit list or not; nothing for who has not.</summary>
    public MeritOutcome? LeftAs(int candidate) => Standing.DepartureOf(candidate) switch
    {
        { HasDeclined: true } => MeritOutcome.Declined,
        { HasDeclined: false } => MeritOutcome.Withdrawn,
        _ => null,
    };

    private static ImmutableArray<int> ReserveOf(AssessmentRules rules, MeritList? merit, Places places, Standing standing) =>
        merit is null || rules.Vacancy.Reserve is not { } rule
            ? []
            : [.. merit.Order.Where(candidate => places.PlaceOf(candidate) is null && !standing.IsOut(candidate)).Take(rule.Size)];
}

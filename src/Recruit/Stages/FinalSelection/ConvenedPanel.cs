using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Stages.FinalSelection;

/// <summary>A decision that waits for the signature of another member.</summary>
/// <param name="Number">Counts the panel's proposals, from 1: who signs names what was read.</param>
/// <param name="Act">By the chair.</param>
/// <param name="Recommendations">What would be decided.</param>
/// <param name="Deviation">Why it leaves the ranking or an earlier decision.</param>
public sealed record DecisionProposal(int Number, Act Act, ImmutableArray<FinalistRecommendation> Recommendations, Deviation Deviation);

/// <summary>What is decided of one finalist.</summary>
public readonly record struct FinalistRecommendation(Id Candidate, Recommendation Recommendation);

/// <summary>A chair of the panel, from an act on.</summary>
public sealed record ChairTerm(Id Chair, Act Act);

/// <summary>A panel at work: its charter, who is before it, and what was recorded. Everything else is derived.</summary>
/// <param name="Key">Vacancy and panel, <c>vacancy/panel</c>.</param>
/// <param name="Chairs">All chairs so far, the first convened with the panel.</param>
/// <param name="Finalists">By candidate.</param>
/// <param name="Charter">Nothing until it is convened.</param>
/// <param name="Proposals">How many decisions were proposed that needed a second signature.</param>
/// <param name="Proposal">The one that waits.</param>
/// <param name="Frozen">When the stage was first released; from then on facts change only by events of the campaign.</param>
public sealed record ConvenedPanel(
    string Key,
    ImmutableArray<ChairTerm> Chairs,
    ImmutableSortedDictionary<Id, Finalist> Finalists,
    PanelCharter? Charter = null,
    int Proposals = 0,
    DecisionProposal? Proposal = null,
    Act? Frozen = null)
{
    /// <summary>The most finalists of a panel.</summary>
    public const int FinalistsMax = 10_000;

    /// <summary>The most chairs, one after another.</summary>
    public const int ChairsMax = 50;

    /// <summary>A panel that is not convened yet.</summary>
    public static ConvenedPanel New(string key) => new(key, [], ImmutableSortedDictionary<Id, Finalist>.Empty);

    /// <summary>The finalist of that id, if on the agenda.</summary>
    public Finalist? Find(Id candidate) => Finalists.GetValueOrDefault(candidate);

    /// <summary>Who leads for these finalists: the chair, or the first member who is recused for none of them; nobody if all are.</summary>
    public Id? LeadFor(params IEnumerable<Finalist> finalists) =>
        Charter is null ? null
        : Charter.Members.Select(one => one.Account).Prepend(Chairs[^1].Chair)
            .Where(member => finalists.All(one => !one.Recusals.ContainsKey(member)))
            .Select(member => (Id?)member).FirstOrDefault();

    /// <summary>The state after an event.</summary>
    public ConvenedPanel Evolve(ActorEvent happened) => happened switch
    {
        PanelConvened one => this with { Charter = one.Charter, Chairs = [new ChairTerm(one.Charter.Chair, one.Act)] },
        ChairAppointed one => this with { Chairs = Chairs.Add(new ChairTerm(one.Chair, one.Act)) },
        FinalistListed one => With(Recused(Finalist.New(one.Candidate, one.Act, one.Sitting), one)),
        SittingMoved one => Change(one.Candidate, finalist => finalist with { Sitting = one.Sitting, Moved = one.Act.At }),
        NoInterestDeclared one => With([.. one.Candidates.Select(id => Finalists[id]).Select(finalist =>
            finalist with { NoInterest = finalist.NoInterest.SetItem(one.Act.By, one.Act) })]),
        MemberRecused one => Recuse(one),
        FinalistRated one => Change(one.Candidate, finalist => Rated(finalist, one)),
        RatingsRevealed one => Change(one.Candidate, finalist => finalist with { Revealed = one.Act }),
        AttendanceRecorded one => Change(one.Candidate, finalist => finalist with
        {
            Attempt = one.State == AttemptState.None ? null : new PanelAttempt(one.Candidate, one.State),
            Attendance = one.Act,
            AttendanceConfirmed = null,
            AbsenceDoubted = null,
            IsAbsenceContested = finalist.IsAbsenceContested || (one.State == AttemptState.None && finalist.Attendance is { } noted && noted.By != one.Act.By),
        }),
        AttendanceConfirmed one => Change(one.Candidate, finalist => finalist with { AttendanceConfirmed = one.Act, AbsenceDoubted = null }),
        AbsenceDoubted one => Change(one.Candidate, finalist => finalist with { AbsenceDoubted = one.Act }),
        VoidingProposed one => Change(one.Candidate, finalist => finalist with { VoidingAsked = one.Act }),
        VoidingDeclined one => Change(one.Candidate, finalist => finalist with { VoidingAsked = null }),
        SittingVoided one => Void(one),
        DecisionProposed one => this with { Proposals = one.Number, Proposal = new DecisionProposal(one.Number, one.Act, one.Recommendations, one.Deviation) },
        DecisionTaken one => With([.. one.Recommendations.Select(recommendation => Decided(Finalists[recommendation.Candidate], recommendation.Recommendation, one))]) with { Proposal = null },
        FactsImported one => PanelImport.Evolve(this, one),
        RatingsFrozen one => this with { Frozen = one.Act },
        _ => this,
    };

    /// <summary>The panel with other facts about some finalists.</summary>
    internal ConvenedPanel With(params ReadOnlySpan<Finalist> changed)
    {
        var finalists = Finalists.ToBuilder();
        foreach (var finalist in changed)
        {
            finalists[finalist.Candidate] = finalist;
        }

        return this with { Finalists = finalists.ToImmutable() };
    }

    private ConvenedPanel Change(Id candidate, Func<Finalist, Finalist> change) => With(change(Finalists[candidate]));

    private static Finalist Recused(Finalist finalist, FinalistListed listed) => finalist with
    {
        Recusals = finalist.Recusals.AddRange(listed.Conflicted.Select(member =>
            KeyValuePair.Create(member, new Recusal(RecusalBasis.Computed, listed.Act)))),
    };

    /// <summary>What the member gave does not count any more, and what was decided with it is open again (rules 5).</summary>
    private ConvenedPanel Recuse(MemberRecused one)
    {
        var finalist = Finalists[one.Candidate];
        return With(finalist with
        {
            Recusals = finalist.Recusals.SetItem(one.Member, new Recusal(one.Basis, one.Act, one.Interest)),
            Ratings = finalist.Ratings.Remove(one.Member),
            Decisions = SetAside(finalist, one.Act.At),
            AbsenceDoubted = one.Basis == RecusalBasis.Declared && finalist.AbsenceDoubted?.By == one.Member ? null : finalist.AbsenceDoubted,
        }) with { Proposal = null };
    }

    /// <summary>What was decided, or is to be signed, spoke of a sitting that counts no more.</summary>
    private ConvenedPanel Void(SittingVoided one) => Change(one.Candidate, finalist => finalist with
    {
        Attempt = new PanelAttempt(one.Candidate, AttemptState.Voided),
        Attendance = one.Act,
        VoidingAsked = null,
        Decisions = SetAside(finalist, one.Act.At),
    }) with { Proposal = null };

    private static Finalist Rated(Finalist finalist, FinalistRated one)
    {
        var before = finalist.Ratings.TryGetValue(one.Act.By, out var known) ? known.ByCriterion : ImmutableSortedDictionary<Id, decimal>.Empty;
        return finalist with { Ratings = finalist.Ratings.SetItem(one.Act.By, new MemberRatings(before.SetItems(one.Ratings), one.Act.At)) };
    }

    private static Finalist Decided(Finalist finalist, Recommendation recommendation, DecisionTaken one) => finalist with
    {
        Decisions = SetAside(finalist, one.At).Add(new PanelDecision(recommendation, one.Chair, one.Deviation, one.Second, one.Proposal)),
    };

    private static ImmutableArray<PanelDecision> SetAside(Finalist finalist, Instant at) => finalist.Decision is { } standing
        ? finalist.Decisions.SetItem(finalist.Decisions.Length - 1, standing with { SetAside = at })
        : finalist.Decisions;
}

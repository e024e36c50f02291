using System.Collections.Immutable;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.FinalSelection;

/// <summary>A declared member of a panel.</summary>
/// <param name="Account">The member's account; stands where the vacancy has the name.</param>
/// <param name="ConflictKeys">Keyed hashes of what would tie a candidate to the member (employer, address, telephone); opaque here, at most <see cref="ConflictKeysMax"/>.</param>
public sealed record PanelMember(Id Account, ImmutableArray<Digest> ConflictKeys)
{
    /// <summary>The most keyed hashes of one person.</summary>
    public const int ConflictKeysMax = 32;

    /// <inheritdoc cref="PanelMember"/>
    public ImmutableArray<Digest> ConflictKeys { get; } = ConflictKeys.Length <= ConflictKeysMax
        ? ConflictKeys
        : throw new ArgumentException($"One person has at most {ConflictKeysMax}.", nameof(ConflictKeys));
}

/// <summary>How long the steps of a panel may take, in working days, 0 to <see cref="WorkingCalendar.TermMax"/>; from campaign.json.</summary>
/// <param name="DeclareDays">From the agenda to the last declaration of interest.</param>
/// <param name="RateDays">From the sitting, or the last declaration if that is later, to the last rating.</param>
/// <param name="RevealDays">From the last rating, or the end of the term for it, to the reveal.</param>
/// <param name="DecideDays">From the reveal to the decision, and from every proposal to its second signature.</param>
/// <param name="NoticeHours">
/// Hours from when a hearing is set or moved to its beginning without which nobody is noted absent from it, 0 to <see cref="NoticeMax"/>; 0 in panels that
/// earlier builds convened.
/// </param>
public sealed record PanelTerms(int DeclareDays, int RateDays, int RevealDays, int DecideDays, int NoticeHours = 0)
{
    /// <summary>The longest notice of a hearing in hours: thirty days.</summary>
    public const int NoticeMax = 720;

    /// <inheritdoc cref="PanelTerms"/>
    public int NoticeHours { get; } = Limits.Between(NoticeHours, 0, NoticeMax);

    /// <inheritdoc cref="PanelTerms"/>
    public int DeclareDays { get; } = Limits.Between(DeclareDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="PanelTerms"/>
    public int RateDays { get; } = Limits.Between(RateDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="PanelTerms"/>
    public int RevealDays { get; } = Limits.Between(RevealDays, 0, WorkingCalendar.TermMax);

    /// <inheritdoc cref="PanelTerms"/>
    public int DecideDays { get; } = Limits.Between(DecideDays, 0, WorkingCalendar.TermMax);
}

/// <summary>What a panel is convened with: the vacancy's rule of it with accounts instead of names, its chair and its terms.</summary>
/// <param name="Panel">Its id in the vacancy.</param>
/// <param name="Members">All declared members in the rule's order, 1 to <see cref="MembersMax"/>, no account twice.</param>
/// <param name="Chair">One of the members; leads the panel.</param>
/// <param name="Criteria">What is rated.</param>
/// <param name="Method">How ratings become a value.</param>
/// <param name="Quorum">Share of all declared members who must take part.</param>
/// <param name="Terms">How long the steps may take.</param>
/// <param name="Calendar">The campaign's working days.</param>
public sealed record PanelCharter(
    Id Panel,
    ImmutableArray<PanelMember> Members,
    Id Chair,
    ImmutableArray<Criterion> Criteria,
    PanelMethod Method,
    Rational Quorum,
    PanelTerms Terms,
    WorkingCalendar Calendar)
{
    /// <summary>The most members of a panel.</summary>
    public const int MembersMax = 100;

    /// <summary>The most criteria of a panel.</summary>
    public const int CriteriaMax = 100;

    /// <inheritdoc cref="PanelCharter"/>
    public ImmutableArray<PanelMember> Members { get; } =
        Limits.NotEmpty(Members).Length <= MembersMax && Members.Select(one => one.Account).Distinct().Count() == Members.Length
            ? Members
            : throw new ArgumentException($"A panel has at most {MembersMax} members, each once.", nameof(Members));

    /// <inheritdoc cref="PanelCharter"/>
    public Id Chair { get; } = Members.Any(one => one.Account == Chair) ? Chair : throw new ArgumentException("The chair is a member.", nameof(Chair));

    /// <inheritdoc cref="PanelCharter"/>
    public ImmutableArray<Criterion> Criteria { get; } =
        Limits.NotEmpty(Criteria).Length <= CriteriaMax && Criteria.Select(one => one.Id).Distinct().Count() == Criteria.Length
            ? Criteria
            : throw new ArgumentException($"A panel has at most {CriteriaMax} criteria, each once.", nameof(Criteria));

    /// <summary>The rule by which the engine values ratings; accounts stand for the names of members.</summary>
    public Panel Rule { get; } = new(Panel, [.. Members.Select(one => new Person(one.Account.Text))], Criteria, Method, Quorum);

    /// <summary>The place of a member in the rule's order, or -1.</summary>
    public int PlaceOf(Id account)
    {
        for (var place = 0; place < Members.Length; place++)
        {
            if (Members[place].Account == account)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The criterion of that id, if there is one.</summary>
    public Criterion? FindCriterion(Id id) => Criteria.FirstOrDefault(one => one.Id == id);
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Appeals;

/// <summary>Where an appeal stands, for those who work on it.</summary>
/// <param name="Step">Where it stands.</param>
/// <param name="OpenFile">Whose turn it is; nothing when it is closed.</param>
public sealed record AppealStands(AppealStep Step, OpenFile? OpenFile = null) : Reply;

/// <summary>The whole file, for those who work on it.</summary>
/// <param name="Appeal">Everything.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="OpenFile">Whose turn it is.</param>
public sealed record AppealTold(Appeal Appeal, AppealStep Step, OpenFile? OpenFile = null) : Reply;

/// <summary>
/// What the candidate sees: not who reviews, not what is proposed before it is approved. What the person gave is there in full.
/// </summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Grounds">Coded.</param>
/// <param name="Statement">The person's own words, sealed.</param>
/// <param name="FiledAt">When it was filed.</param>
/// <param name="Evidence">The person's own documents.</param>
/// <param name="Step">Where it stands; a decision that is not approved counts as in review.</param>
/// <param name="Due">By when the present step is due; nothing when it is closed.</param>
/// <param name="Extended">Whether the term was extended.</param>
/// <param name="Reason">Why it was rejected or so decided; nothing while it is open.</param>
/// <param name="Note">The same in own words, sealed under the person's key.</param>
/// <param name="ClosedAt">When it was closed.</param>
/// <param name="Remedy">What changes by it.</param>
public sealed record OwnAppealTold(
    AppealSubject Subject,
    Id Grounds,
    SealedNote Statement,
    Instant FiledAt,
    ImmutableArray<AppealDocument> Evidence,
    AppealStep Step,
    bool Extended,
    Instant? Due = null,
    Id? Reason = null,
    SealedNote? Note = null,
    Instant? ClosedAt = null,
    Remedy? Remedy = null) : Reply;

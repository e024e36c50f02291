using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>A candidate appealed.</summary>
public sealed record AppealFiled(Act Act, AppealCase Case) : ActorEvent;

/// <summary>A document came.</summary>
public sealed record EvidenceAdded(Act Act, Id Kind, SealedFile File) : ActorEvent
{
    /// <summary>The ciphertext; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>The appeal was admissible.</summary>
public sealed record AppealAdmitted(Act Act) : ActorEvent;

/// <summary>The appeal was not admissible.</summary>
public sealed record AppealRejected(Act Act) : ActorEvent;

/// <summary>A reviewer got the appeal.</summary>
public sealed record AppealAllocated(Act Act, Id Reviewer) : ActorEvent;

/// <summary>An account was not free to decide.</summary>
public sealed record ConflictDeclared(Act Act, Id Account) : ActorEvent;

/// <summary>The reviewer got more time.</summary>
public sealed record AppealExtended(Act Act) : ActorEvent;

/// <summary>The reviewer decided.</summary>
public sealed record DecisionProposed(Act Act, Remedy? Remedy = null) : ActorEvent;

/// <summary>A second person sent the decision back.</summary>
public sealed record DecisionReturned(Act Act) : ActorEvent;

/// <summary>A second person approved; what the campaign must learn is here.</summary>
/// <param name="Act">The approver.</param>
/// <param name="Reviewer">Who decided first.</param>
/// <param name="Remedy">What changes; nothing if the appeal was dismissed.</param>
public sealed record AppealDecided(Act Act, Id Reviewer, Remedy? Remedy = null) : ActorEvent;

/// <summary>The candidate withdrew the appeal.</summary>
public sealed record AppealWithdrawn(Act Act) : ActorEvent;

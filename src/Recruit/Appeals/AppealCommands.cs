using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>A candidate appeals.</summary>
/// <param name="Mandate">The candidate.</param>
/// <param name="Case">What it is about.</param>
public sealed record FileAppeal(Mandate Mandate, AppealCase Case) : ActorCommand;

/// <summary>The candidate adds a document, until the reviewer decides.</summary>
/// <param name="Mandate">The candidate.</param>
/// <param name="Kind">What it is, coded.</param>
/// <param name="File">Sealed.</param>
public sealed record AddEvidence(Mandate Mandate, Id Kind, SealedNote File) : ActorCommand;

/// <summary>The appeal is admissible.</summary>
public sealed record AdmitAppeal(Mandate Mandate) : ActorCommand;

/// <summary>The appeal is not admissible; the mandate's reason says why.</summary>
public sealed record RejectAppeal(Mandate Mandate) : ActorCommand;

/// <summary>A reviewer gets the appeal.</summary>
public sealed record AllocateAppeal(Mandate Mandate, Id Reviewer) : ActorCommand;

/// <summary>An account is not free to decide; a reviewer who says so of itself gives the appeal back.</summary>
public sealed record DeclareConflict(Mandate Mandate, Id Account) : ActorCommand;

/// <summary>The reviewer gets more time, once.</summary>
public sealed record ExtendAppeal(Mandate Mandate) : ActorCommand;

/// <summary>The reviewer decides.</summary>
/// <param name="Mandate">The reviewer, and why.</param>
/// <param name="Remedy">What is to change; nothing dismisses the appeal.</param>
public sealed record ProposeDecision(Mandate Mandate, Remedy? Remedy = null) : ActorCommand;

/// <summary>A second person approves; with that the appeal is decided.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Proposed">When that was proposed which the approver has seen.</param>
public sealed record ApproveDecision(Mandate Mandate, Instant Proposed) : ActorCommand;

/// <summary>A second person sends the decision back to the reviewer.</summary>
public sealed record ReturnDecision(Mandate Mandate) : ActorCommand;

/// <summary>The candidate withdraws the appeal.</summary>
public sealed record WithdrawAppeal(Mandate Mandate) : ActorCommand;

/// <summary>The candidate asks where the appeal stands.</summary>
public sealed record ReadOwnAppeal : ActorCommand;

/// <summary>Those who work on it ask for the whole file.</summary>
public sealed record ReadAppeal : ActorCommand;

using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Candidates.Profile;

/// <summary>Opens the record of a person.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Account">The person's own account.</param>
/// <param name="Key">Under which everything personal is sealed.</param>
public sealed record OpenRecord(Mandate Mandate, Id Account, PersonKeyId Key) : ActorCommand;

/// <summary>Changes the profile as it is now. What was submitted stays as it was.</summary>
/// <param name="Mandate">Who and why: the person, or an officer who corrects.</param>
/// <param name="Set">Fields that get a value, sealed under the person's key.</param>
/// <param name="Removed">Fields that lose theirs.</param>
public sealed record ChangeProfile(Mandate Mandate, ImmutableSortedDictionary<Id, SealedNote> Set, ImmutableArray<Id> Removed) : ActorCommand;

/// <summary>The person agrees.</summary>
/// <param name="Mandate">The person.</param>
/// <param name="Purpose">To what.</param>
/// <param name="Text">SHA-256 of the text that was shown.</param>
public sealed record GiveConsent(Mandate Mandate, Id Purpose, Digest Text) : ActorCommand;

/// <summary>The person does not agree any more.</summary>
public sealed record WithdrawConsent(Mandate Mandate, Id Purpose) : ActorCommand;

/// <summary>The person asks for an adjustment.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Adjustment">Its name.</param>
/// <param name="Kind">Coded.</param>
/// <param name="Calendar">Working days in which the term is counted.</param>
/// <param name="Days">The term for the officer, in working days.</param>
/// <param name="Statement">Sealed.</param>
/// <param name="Campaign">For which campaign: those who run it read and decide it, and there it counts.</param>
public sealed record AskAdjustment(
    Mandate Mandate, Id Adjustment, Id Kind, WorkingCalendar Calendar, int Days, SealedNote? Statement = null, Id? Campaign = null) : ActorCommand;

/// <summary>A file that speaks for the adjustment.</summary>
public sealed record AttachEvidence(Mandate Mandate, Id Adjustment, SealedNote File) : ActorCommand;

/// <summary>An officer decides.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Adjustment">Its name.</param>
/// <param name="Granted">By how much the time is longer; nothing refuses.</param>
/// <param name="Campaign">The campaign for which the officer decides; the one that was asked.</param>
public sealed record DecideAdjustment(Mandate Mandate, Id Adjustment, TimeFactor? Granted = null, Id? Campaign = null) : ActorCommand;

/// <summary>The person does not ask for it any more.</summary>
public sealed record WithdrawAdjustment(Mandate Mandate, Id Adjustment) : ActorCommand;

/// <summary>The person applies.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Vacancy">For which vacancy.</param>
/// <param name="Shard">Pool shard that takes the application.</param>
/// <param name="Candidate">The person's id in that campaign.</param>
/// <param name="Opens">From when on the vacancy takes applications.</param>
/// <param name="Closes">Until when, exclusive.</param>
/// <param name="Fields">Fields of the profile that the vacancy asks for.</param>
/// <param name="Purpose">The consent that is needed.</param>
public sealed record SubmitApplication(
    Mandate Mandate, Id Vacancy, int Shard, Id Candidate, Instant Opens, Instant Closes, ImmutableArray<Id> Fields, Id Purpose) : ActorCommand;

/// <summary>Something is written to the person. Safe to repeat.</summary>
/// <param name="Notice">Its name: a second one of the same name is the same.</param>
/// <param name="Kind">Which text.</param>
/// <param name="Facts">What the text names, coded; no personal data.</param>
/// <param name="Vacancy">About which vacancy.</param>
public sealed record TellCandidate(Id Notice, Id Kind, ImmutableSortedDictionary<Id, string> Facts, Id? Vacancy = null) : ActorCommand;

/// <summary>The person reads it.</summary>
public sealed record MarkNoticeRead(Mandate Mandate, Id Notice) : ActorCommand;

/// <summary>An appeal of the person was filed. Safe to repeat.</summary>
public sealed record IndexAppeal(Id Vacancy, Id Appeal, Instant At) : ActorCommand;

/// <summary>Asks for the record.</summary>
public sealed record ReadCandidate : ActorCommand;

/// <summary>Asks for everything there is about the person, and where the rest of it is.</summary>
public sealed record ExportPerson : ActorCommand;

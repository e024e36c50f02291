using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Somebody in the reserve wants to be asked for other vacancies of the agency, or not any more.</summary>
/// <param name="Mandate">The person.</param>
/// <param name="Candidate">Who.</param>
/// <param name="Text">SHA-256 of the text to which the person agreed; nothing takes the consent back.</param>
public sealed record AgreeToReuse(Mandate Mandate, PersonKeyId Candidate, Digest? Text = null) : ActorCommand;

/// <summary>Asks the campaign of the reserve whether a place may be offered; a message of the campaign that has the place.</summary>
/// <param name="Offer">The offer's name there.</param>
/// <param name="Target">That campaign.</param>
/// <param name="Agency">Whose it is.</param>
/// <param name="Candidate">To whom.</param>
/// <param name="Approved">The second approval.</param>
/// <param name="Due">Until when it can be accepted.</param>
public sealed record AskReserve(Id Offer, Id Target, Id Agency, PersonKeyId Candidate, Act Approved, Instant Due) : ActorCommand;

/// <summary>What the campaign of the reserve found; its message.</summary>
/// <param name="Offer">The offer's name.</param>
/// <param name="Source">The campaign of the reserve.</param>
/// <param name="At">When.</param>
/// <param name="Refused">Why it may not be offered; nothing if it may.</param>
public sealed record NoteReserveAnswer(Id Offer, Id Source, Instant At, string? Refused = null) : ActorCommand;

/// <summary>Takes a place of another campaign, asked of the campaign of the reserve.</summary>
/// <param name="Mandate">The candidate.</param>
/// <param name="Candidate">Who.</param>
/// <param name="Target">The campaign that has the place.</param>
/// <param name="Offer">The offer's name there.</param>
public sealed record AcceptReserveOffer(Mandate Mandate, PersonKeyId Candidate, Id Target, Id Offer) : ActorCommand;

/// <summary>Does not take a place of another campaign, asked of the campaign of the reserve.</summary>
/// <param name="Mandate">The candidate.</param>
/// <param name="Candidate">Who.</param>
/// <param name="Target">The campaign that has the place.</param>
/// <param name="Offer">The offer's name there.</param>
public sealed record DeclineReserveOffer(Mandate Mandate, PersonKeyId Candidate, Id Target, Id Offer) : ActorCommand;

/// <summary>What became of an offer; a message of the campaign of the reserve.</summary>
/// <param name="Offer">The offer's name.</param>
/// <param name="Source">The campaign of the reserve.</param>
/// <param name="Act">Who accepted or declined it, or that it lapsed.</param>
/// <param name="IsAccepted">Whether it was accepted.</param>
public sealed record NoteReserveOutcome(Id Offer, Id Source, Act Act, bool IsAccepted) : ActorCommand;

/// <summary>The first of two people approved a step that needs two beside who proposed it.</summary>
public sealed record StepSeconded(Act Act, Id Proposal) : ActorEvent;

/// <summary>Somebody wants to be asked for other vacancies, or not any more.</summary>
public sealed record ReuseAgreed(Act Act, PersonKeyId Candidate, Digest? Text = null) : ActorEvent;

/// <summary>A campaign has an offer from a reserve, as that which has the place or that of the reserve.</summary>
public sealed record ReserveOfferMade(Act Act, ReserveOffer Offer, Id? Proposal = null) : ActorEvent;

/// <summary>The campaign that has the place knows whether it may be offered.</summary>
public sealed record ReserveOfferAnswered(Id Offer, Id Source, Instant At, string? Refused = null) : ActorEvent;

/// <summary>An offer from a reserve was accepted, or is over.</summary>
public sealed record ReserveOfferSettled(Act Act, Id Target, Id Offer, bool IsAccepted) : ActorEvent;

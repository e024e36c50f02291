using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>Message of the announcement: how many parts there are, which channels are open and what people may agree to. An older one is passed over.</summary>
public sealed record LearnChannels(int Revision, int Parts, InterestTerms Terms, ImmutableArray<Id> Channels) : ActorCommand;

/// <summary>Registers a person's interest.</summary>
/// <param name="Person">Keyed hash of who it is, under a key that is kept with the secrets.</param>
/// <param name="Channel">By which open channel.</param>
/// <param name="Language">In which to address the person.</param>
/// <param name="Purpose">What the person agrees to.</param>
/// <param name="ConsentUntil">Until when, exclusive.</param>
/// <param name="Contact">How to reach the person, sealed.</param>
public sealed record RegisterInterest(
    Digest Person, Id Channel, Language Language, Id Purpose, Instant ConsentUntil, SealedNote Contact) : ActorCommand;

/// <summary>Asks what would be wrong with a wish to register, without registering anybody.</summary>
/// <param name="Person">Keyed hash of who it would be.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Purpose">What the person agrees to.</param>
/// <param name="ConsentUntil">Until when, exclusive.</param>
public sealed record JudgeInterest(Digest Person, Id Channel, Id Purpose, Instant ConsentUntil) : ActorCommand;

/// <summary>The person does not want to be told any more; the contact goes, and that there was an interest stays known to the person.</summary>
public sealed record WithdrawInterest(Digest Person) : ActorCommand;

/// <summary>Forgets the person. What the journal still has is sealed; the caller destroys the key.</summary>
public sealed record ForgetInterest(Digest Person) : ActorCommand;

/// <summary>What is recorded of one's own interest.</summary>
public sealed record ReadInterest(Digest Person) : ActorCommand;

/// <summary>Who asked to be told, for one purpose.</summary>
/// <param name="Purpose">Which purpose.</param>
/// <param name="From">Slot to begin with, 0 at first.</param>
/// <param name="Count">1 to <see cref="InterestPart.RowsMax"/>.</param>
public sealed record WhoAskedToBeTold(Id Purpose, int From, int Count) : ActorCommand;

/// <summary>How many came by which channel: exact, for staff. Whoever publishes counts leaves small cells out.</summary>
public sealed record CountInterest : ActorCommand;

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>The message was taken up.</summary>
public sealed record ChannelsKnown(int Revision) : Reply;

/// <summary>The wish to register can be taken.</summary>
public sealed record InterestFits : Reply;

/// <summary>What is recorded of a person's interest, without the hash and the contact.</summary>
/// <param name="Channel">By which channel.</param>
/// <param name="Language">In which to be addressed.</param>
/// <param name="Purpose">What was agreed to.</param>
/// <param name="At">When.</param>
/// <param name="ConsentUntil">Until when, exclusive.</param>
/// <param name="WithdrawnAt">When it was withdrawn.</param>
public sealed record InterestStands(Id Channel, Language Language, Id Purpose, Instant At, Instant ConsentUntil, Instant? WithdrawnAt = null) : Reply;

/// <summary>Nothing is known of the person (any more).</summary>
public sealed record InterestForgotten : Reply;

/// <summary>So many were forgotten because their consent has ended.</summary>
public sealed record ExpiredForgotten(int Count) : Reply;

/// <summary>Somebody to be told.</summary>
/// <param name="Slot">Where the interest stands.</param>
/// <param name="Language">In which to be addressed.</param>
/// <param name="Contact">The address, sealed.</param>
/// <param name="At">Since when the interest is registered.</param>
public sealed record ToTell(int Slot, Language Language, SealedNote Contact, Instant At = default);

/// <summary>Who asked to be told.</summary>
/// <param name="People">In order of slots.</param>
/// <param name="Next">Slot to go on with; nothing at the end.</param>
public sealed record PeopleToTell(ImmutableArray<ToTell> People, int? Next = null) : Reply;

/// <summary>How many came by a channel.</summary>
/// <param name="Channel">Which channel.</param>
/// <param name="Registered">Everybody who ever registered.</param>
/// <param name="Standing">Those who may be told now.</param>
public sealed record ChannelCount(Id Channel, int Registered, int Standing);

/// <summary>Counts of one part by channel, in the order of their ids.</summary>
public sealed record InterestCounted(ImmutableArray<ChannelCount> Channels) : Reply;

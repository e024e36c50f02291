using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>A person said how they are reached.</summary>
public sealed record AddressKept(Act Act, Recipient Recipient) : ActorEvent;

/// <summary>Notices about a matter were queued.</summary>
/// <param name="At">When.</param>
/// <param name="Matter">What is told.</param>
/// <param name="To">To whom; nobody of them had it.</param>
public sealed record NoticesQueued(Instant At, NoticeMatter Matter, ImmutableArray<PersonKeyId> To) : ActorEvent;

/// <summary>Notices about results of a closing may be queued.</summary>
public sealed record EmbargoLifted(Instant At, Id Closing) : ActorEvent;

/// <summary>Notices were tried.</summary>
/// <param name="At">When it was reported.</param>
/// <param name="Tries">What became of them.</param>
public sealed record NoticesTried(Instant At, ImmutableArray<TriedNotice> Tries) : ActorEvent;

/// <summary>Notices that failed are tried anew.</summary>
/// <param name="Act">Who asked for it.</param>
/// <param name="Notices">Their places.</param>
public sealed record NoticesQueuedAgain(Act Act, ImmutableArray<int> Notices) : ActorEvent;

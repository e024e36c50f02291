using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>It is as was asked; also when it already was.</summary>
public sealed record NoticeDone : Reply;

/// <summary>Everybody asked for has the notice, or will get it.</summary>
/// <param name="Queued">How many were queued.</param>
/// <param name="Known">How many had been queued before.</param>
/// <param name="WithoutAddress">How many of all these people gave no address, so that theirs waits.</param>
public sealed record NoticesTaken(int Queued, int Known, int WithoutAddress) : Reply;

/// <summary>Failed notices are queued again.</summary>
/// <param name="Count">How many.</param>
public sealed record NoticesTakenAgain(int Count) : Reply;

/// <summary>Notices to hand over.</summary>
/// <param name="Notices">The longest due first.</param>
/// <param name="HasMore">Whether more are due.</param>
public sealed record NoticesDue(ImmutableArray<DueNotice> Notices, bool HasMore) : Reply;

/// <summary>A notice to hand over.</summary>
/// <param name="Notice">Its place at the desk.</param>
/// <param name="Try">Number of the try, from 1.</param>
/// <param name="Name">
/// Names the notice in all places and tries, and is drawn from desk, matter and person: a mail system that sees it twice can drop the second one.
/// </param>
/// <param name="Person">Whose key opens the address.</param>
/// <param name="Language">In which.</param>
/// <param name="Address">The mail address, sealed.</param>
/// <param name="Matter">What is told.</param>
public sealed record DueNotice(
    int Notice, int Try, Digest Name, PersonKeyId Person, Language Language, SealedAnswer Address, NoticeMatter Matter);

/// <summary>How many notices a desk has.</summary>
/// <param name="States">By state; states without notices are not listed.</param>
/// <param name="Failures">Those that failed, by reason.</param>
/// <param name="OldestDue">Since when the longest due notice is due.</param>
public sealed record NoticesCounted(
    ImmutableSortedDictionary<NoticeState, int> States, ImmutableSortedDictionary<Id, int> Failures, Instant? OldestDue = null) : Reply;

/// <summary>Everything a desk has about one person.</summary>
/// <param name="Recipient">How the person is reached.</param>
/// <param name="Notices">In the order in which they were queued.</param>
public sealed record OwnNoticesRead(Recipient Recipient, ImmutableArray<OwnNotice> Notices) : Reply;

/// <summary>A notice as the person may see it.</summary>
/// <param name="Matter">What is told.</param>
/// <param name="At">When it was queued.</param>
/// <param name="State">How far it is.</param>
/// <param name="HandedOverAt">When a mail system took it.</param>
public sealed record OwnNotice(NoticeMatter Matter, Instant At, NoticeState State, Instant? HandedOverAt = null);

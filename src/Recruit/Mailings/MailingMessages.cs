using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Notices;

namespace Recruit.Mailings;

/// <summary>Stores to whom something is to be told. Nothing goes out.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Matter">What is told; its name is the mailing's.</param>
/// <param name="Query">To whom.</param>
public sealed record DraftMailing(Mandate Mandate, NoticeMatter Matter, RecipientQuery Query) : ActorCommand;

/// <summary>Stores who is meant, before anybody confirms it.</summary>
/// <param name="Parts">Part by part, from 0.</param>
public sealed record RecordRecipients(ImmutableArray<PartRecipients> Parts) : ActorCommand;

/// <summary>An officer says the number that was shown, and those who are meant now are the same as then: the mailing goes.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Count">The number that the officer saw.</param>
/// <param name="Now">Who is meant now, part by part.</param>
public sealed record ConfirmMailing(Mandate Mandate, int Count, ImmutableArray<PartRecipients> Now) : ActorCommand;

/// <summary>Asks whether a part may be queued: only to those who were confirmed. Changes nothing.</summary>
/// <param name="Part">Its number.</param>
/// <param name="Now">Who is meant now.</param>
public sealed record CheckPart(int Part, PartRecipients Now) : ActorCommand;

/// <summary>Says that a part is queued.</summary>
/// <param name="Part">Its number.</param>
/// <param name="Recipients">Those whose notices the desk has.</param>
public sealed record NotePartQueued(int Part, PartRecipients Recipients) : ActorCommand;

/// <summary>Queues no further part. What is queued goes out.</summary>
public sealed record StopMailing(Mandate Mandate) : ActorCommand;

/// <summary>Reads a mailing: <see cref="MailingRead"/>.</summary>
public sealed record ReadMailing : ActorCommand;

/// <summary>A mailing was drafted.</summary>
public sealed record MailingDrafted(Act Act, NoticeMatter Matter, RecipientQuery Query) : ActorEvent;

/// <summary>Those who are meant were counted.</summary>
public sealed record RecipientsCounted(Instant At, ImmutableArray<PartRecipients> Parts) : ActorEvent;

/// <summary>The count was confirmed.</summary>
public sealed record MailingConfirmed(Act Act, int Count) : ActorEvent;

/// <summary>A part was queued.</summary>
public sealed record PartQueued(Instant At, int Part, int Count) : ActorEvent;

/// <summary>No further part is queued.</summary>
public sealed record MailingStopped(Act Act) : ActorEvent;

/// <summary>It is as was asked; also when it already was.</summary>
public sealed record MailingDone : Reply;

/// <summary>Everything about a mailing.</summary>
/// <param name="Mailing">As it is stored.</param>
/// <param name="Count">How many people are meant, as it was last counted.</param>
public sealed record MailingRead(Mailing Mailing, int Count) : Reply;

/// <summary>Why a mailing refuses: a closed list.</summary>
public static class MailingRefusals
{
    /// <summary>Nobody drafted it.</summary>
    public const string NotDrafted = "not-drafted";

    /// <summary>It was drafted with another matter or query.</summary>
    public const string DraftedOtherwise = "drafted-otherwise";

    /// <summary>Matter, query or parts are not as they must be.</summary>
    public const string BadMailing = "bad-mailing";

    /// <summary>It was not counted since it was drafted.</summary>
    public const string NotCounted = "not-counted";

    /// <summary>The number is not the one that was shown; fact: <c>shown</c>.</summary>
    public const string OtherCount = "other-count";

    /// <summary>Others are meant than when it was counted; facts: <c>counted</c>, <c>now</c>. It has to be counted and confirmed anew.</summary>
    public const string RecipientsChanged = "recipients-changed";

    /// <summary>It is confirmed; another count comes too late.</summary>
    public const string ConfirmedAlready = "confirmed-already";

    /// <summary>Nobody confirmed the count.</summary>
    public const string NotConfirmed = "not-confirmed";

    /// <summary>It was stopped.</summary>
    public const string Stopped = "mailing-stopped";

    /// <summary>There is no such part; fact: <c>parts</c>.</summary>
    public const string NoPart = "no-part";
}

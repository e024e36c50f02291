using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Candidates.Profile;

/// <summary>The record of a person was opened.</summary>
public sealed record RecordOpened(Act Act, Id Account, PersonKeyId Key) : ActorEvent;

/// <summary>The profile changed.</summary>
public sealed record ProfileChanged(Act Act, ImmutableSortedDictionary<Id, SealedNote> Set, ImmutableArray<Id> Removed) : ActorEvent;

/// <summary>The person agreed.</summary>
public sealed record ConsentGiven(Act Act, Id Purpose, Digest Text) : ActorEvent;

/// <summary>The person did not agree any more.</summary>
public sealed record ConsentWithdrawn(Act Act, Id Purpose) : ActorEvent;

/// <summary>The person asked for an adjustment.</summary>
public sealed record AdjustmentAsked(Act Act, Id Adjustment, Id Kind, Instant Due, SealedNote? Statement = null, Id? Campaign = null) : ActorEvent;

/// <summary>A file that speaks for an adjustment was attached.</summary>
public sealed record EvidenceAttached(Act Act, Id Adjustment, SealedFile File) : ActorEvent
{
    /// <summary>The ciphertext; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>An officer decided.</summary>
/// <param name="Act">Who, when, why.</param>
/// <param name="Adjustment">Which.</param>
/// <param name="Granted">By how much the time is longer; nothing if it was refused.</param>
public sealed record AdjustmentDecided(Act Act, Id Adjustment, TimeFactor? Granted = null) : ActorEvent;

/// <summary>The person did not ask for it any more.</summary>
public sealed record AdjustmentWithdrawn(Act Act, Id Adjustment) : ActorEvent;

/// <summary>The person applied. The sealed fields as they stood are stored beside the event and never change.</summary>
public sealed record ApplicationSubmitted(Act Act, Id Vacancy, int Shard, Id Candidate, Id Purpose, Digest Profile, int Revision) : ActorEvent
{
    /// <summary>The sealed fields; nothing in an event that was read back.</summary>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>Something was written to the person.</summary>
public sealed record NoticeKept(Instant At, Id Notice, Id Kind, ImmutableSortedDictionary<Id, string> Facts, Id? Vacancy = null) : ActorEvent;

/// <summary>The person read it for the first time.</summary>
public sealed record NoticeRead(Act Act, Id Notice) : ActorEvent;

/// <summary>An appeal of the person was filed.</summary>
public sealed record AppealIndexed(FiledAppeal Appeal) : ActorEvent;

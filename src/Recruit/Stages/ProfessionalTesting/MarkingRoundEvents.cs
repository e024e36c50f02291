using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>The round was set up.</summary>
public sealed record RoundPrepared(Act Act, MarkingPlan Plan) : ActorEvent;

/// <summary>The exercise can be sat longer, so its scripts come later.</summary>
public sealed record ScriptsPostponed(Act Act, Instant ScriptsFrom) : ActorEvent;

/// <summary>Marks of a calibration script were entered.</summary>
public sealed record CalibrationProposed(Act Act, Id Script, Digest Text, ImmutableArray<decimal> Marks) : ActorEvent;

/// <summary>A second lead marker agreed to them.</summary>
public sealed record CalibrationAgreed(Act Act, Id Script) : ActorEvent;

/// <summary>A text is kept as an attachment.</summary>
/// <param name="Reference">Which.</param>
public sealed record TextKept(Digest Reference) : ActorEvent
{
    /// <inheritdoc/>
    public override Attachment? Attachment => Content;

    internal Attachment? Content { get; init; }
}

/// <summary>A marker was given a seat.</summary>
public sealed record MarkerSeated(Act Act, Id Marker, int Capacity) : ActorEvent;

/// <summary>The marker who acted declared conflicts and joined.</summary>
public sealed record MarkerJoined(Act Act, Id Marker, int Capacity, ImmutableArray<Digest> Conflicts) : ActorEvent;

/// <summary>Scripts came.</summary>
public sealed record ScriptsAdded(Act Act, ImmutableArray<ArrivedScript> Scripts) : ActorEvent;

/// <summary>A script left the round, because its text can be read no more.</summary>
public sealed record ScriptWithdrawn(Act Act, Id Script) : ActorEvent;

/// <summary>Marks of a file became facts.</summary>
public sealed record MarksImported(Act Act, ImmutableArray<ImportedScript> Scripts) : ActorEvent;

/// <summary>Marking began.</summary>
public sealed record RoundOpened(Act Act) : ActorEvent;

/// <summary>Markers got scripts, each in this order.</summary>
public sealed record ScriptsAllocated(Act Act, ImmutableArray<ScriptAllocation> Allocations) : ActorEvent;

/// <summary>One script for one marker.</summary>
public sealed record ScriptAllocation(Id Script, Id Marker);

/// <summary>For these scripts no marker is free of conflict.</summary>
public sealed record NobodyFree(Act Act, ImmutableArray<Id> Scripts) : ActorEvent;

/// <summary>The marker who acted committed to marks.</summary>
public sealed record MarksCommitted(Act Act, Id Script, Digest Commitment) : ActorEvent;

/// <summary>The marker who acted revealed marks.</summary>
public sealed record MarksRevealed(Act Act, Id Script, ImmutableArray<decimal> Marks, ReadOnlyMemory<byte> Nonce, SealedNote? Comment = null) : ActorEvent;

/// <summary>An account led for the first time, and gets no seat from then on.</summary>
/// <param name="At">When.</param>
/// <param name="Account">Whose.</param>
public sealed record LeadJoined(Instant At, Id Account) : ActorEvent;

/// <summary>Somebody who led saw marks of scripts, or which of them are calibration scripts, when leads could have a seat too.</summary>
/// <param name="Reader">Account.</param>
/// <param name="At">When.</param>
/// <param name="Scripts">Which, for the first time.</param>
public sealed record ScriptsSeen(Id Reader, Instant At, ImmutableArray<Id> Scripts) : ActorEvent;

/// <summary>The marker who acted gave a script back.</summary>
public sealed record MarkerRecused(Act Act, Id Script) : ActorEvent;

/// <summary>A script was taken from a marker whose term had passed.</summary>
public sealed record ScriptTakenBack(Act Act, Id Script, Id Marker) : ActorEvent;

/// <summary>By its calibration scripts a marker has left the standard: the marker is stopped, and what is not committed goes back.</summary>
/// <param name="At">When the rule saw it.</param>
/// <param name="Marker">Whom.</param>
/// <param name="Sums">What the rule saw.</param>
public sealed record DriftFound(Instant At, Id Marker, DriftSums Sums) : ActorEvent;

/// <summary>A lead marker wants a marker stopped.</summary>
public sealed record StopProposed(Act Act, Id Marker) : ActorEvent;

/// <summary>A marker whom somebody wanted stopped goes on.</summary>
public sealed record StopDeclined(Act Act, Id Marker) : ActorEvent;

/// <summary>A second lead marker stopped a marker, and what is not committed goes back.</summary>
public sealed record MarkerStopped(Act Act, Id Marker) : ActorEvent;

/// <summary>A stopped marker goes on.</summary>
public sealed record MarkerResumed(Act Act, Id Marker) : ActorEvent;

/// <summary>A second marking was proposed.</summary>
public sealed record RemarkProposed(Act Act, Id Marker, ImmutableArray<Id> Scripts) : ActorEvent;

/// <summary>A second marking was agreed: the only event by which a revealed mark ceases to count.</summary>
/// <param name="Proposed">First decision.</param>
/// <param name="Act">Second decision, of another account.</param>
/// <param name="Marker">Whose marks count no more.</param>
/// <param name="Scripts">Of which scripts.</param>
public sealed record RemarkAgreed(Act Proposed, Act Act, Id Marker, ImmutableArray<Id> Scripts) : ActorEvent;

/// <summary>A second marking was declined or taken back.</summary>
public sealed record RemarkDeclined(Act Act, Id Marker) : ActorEvent;

/// <summary>The marks were released.</summary>
public sealed record MarksFrozen(Act Act) : ActorEvent;

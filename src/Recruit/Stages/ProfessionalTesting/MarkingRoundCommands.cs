using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>Sets up a round, before its first marker and script.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Plan">Of the exercise that the round's key names.</param>
public sealed record PrepareRound(Mandate Mandate, MarkingPlan Plan) : ActorCommand;

/// <summary>A lead marker enters the marks of a calibration script; entered again before they are agreed, they are replaced.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Script">A number like that of any script.</param>
/// <param name="Text">Attachment with the text.</param>
/// <param name="Marks">For every criterion, in the exercise's order.</param>
/// <param name="Content">The sealed text itself; nothing if it is kept already.</param>
public sealed record ProposeCalibration(
    Mandate Mandate, Id Script, Digest Text, ImmutableArray<decimal> Marks, ReadOnlyMemory<byte>? Content = null) : ActorCommand
{
    /// <inheritdoc/>
    public override int Weight => base.Weight + (Content?.Length ?? 0);
}

/// <summary>Another lead marker agrees to the marks of a calibration script.</summary>
/// <param name="Mandate">Another account than that which proposed them.</param>
/// <param name="Script">Which.</param>
/// <param name="Marks">What is agreed to: the proposed ones.</param>
public sealed record AgreeCalibration(Mandate Mandate, Id Script, ImmutableArray<decimal> Marks) : ActorCommand;

/// <summary>Gives a marker a seat. No script comes to it before the marker has declared conflicts.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Marker">The marker's account.</param>
/// <param name="Capacity">The most scripts of candidates, 1 to <see cref="MarkingRoundRules.CapacityLimit"/>.</param>
public sealed record SeatMarker(Mandate Mandate, Id Marker, int Capacity) : ActorCommand;

/// <summary>
/// A marker declares conflicts, or that there are none, and joins. They are told once, before the marker has seen a script: later ones would tell, by
/// what leaves the desk, whose a script is.
/// </summary>
/// <param name="Mandate">The marker.</param>
/// <param name="Conflicts">Keyed hashes, declared and computed, at most <see cref="MarkingRoundRules.ConflictsMax"/>.</param>
public sealed record DeclareConflicts(Mandate Mandate, ImmutableArray<Digest> Conflicts) : ActorCommand;

/// <summary>Scripts of candidates who were there. Whoever wrote nothing has an empty one, because nothing but a mark says what that earns.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Scripts">1 to <see cref="MarkingRoundRules.PageMax"/>; what is known already is no mistake.</param>
/// <param name="Texts">Sealed texts of some of them, which become attachments; not those that are kept already.</param>
public sealed record AddScripts(Mandate Mandate, ImmutableArray<ArrivedScript> Scripts, ImmutableArray<ReadOnlyMemory<byte>>? Texts = null) : ActorCommand
{
    /// <inheritdoc/>
    public override int Weight => base.Weight + (Texts?.Sum(text => text.Length) ?? 0);
}

/// <summary>A script as it comes.</summary>
/// <param name="Number">Drawn at random by the caller.</param>
/// <param name="Candidate">Whose.</param>
/// <param name="Text">Attachment with the anonymised text.</param>
/// <param name="Traits">Keyed hashes, at most <see cref="MarkingRoundRules.TraitsMax"/>.</param>
public sealed record ArrivedScript(Id Number, Person Candidate, Digest Text, ImmutableArray<Digest> Traits);

/// <summary>Takes a script out of the round, because its text can be read no more: the key of its person was erased.</summary>
/// <param name="Mandate">Who found it.</param>
/// <param name="Script">Which; of a candidate.</param>
public sealed record WithdrawScript(Mandate Mandate, Id Script) : ActorCommand;

/// <summary>Takes marks of a file as facts. Such scripts are given to nobody; what changes them later is an event of the campaign.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Scripts">1 to <see cref="MarkingRoundRules.PageMax"/>, each with all its marks; what is known already is no mistake.</param>
public sealed record ImportMarks(Mandate Mandate, ImmutableArray<ImportedScript> Scripts) : ActorCommand;

/// <summary>The marks of one candidate in a file.</summary>
/// <param name="Number">Drawn at random by the caller.</param>
/// <param name="Candidate">Whose.</param>
/// <param name="Marks">One for every marker, as many as the exercise can have.</param>
public sealed record ImportedScript(Id Number, Person Candidate, ImmutableArray<ImportedMarks> Marks);

/// <summary>The marks that one marker gave to one script.</summary>
/// <param name="Marker">As the file names the marker.</param>
/// <param name="Marks">For every criterion, in the exercise's order; nothing where the file has no row, but one at least is there.</param>
public sealed record ImportedMarks(Person Marker, ImmutableArray<decimal?> Marks);

/// <summary>Lets marking begin, once enough calibration scripts are agreed.</summary>
/// <param name="Mandate">Who and why.</param>
public sealed record OpenRound(Mandate Mandate) : ActorCommand;

/// <summary>Gives scripts that want markers to markers, some at a time; asked again until the reply says that none was given.</summary>
/// <param name="Mandate">Who and why.</param>
public sealed record AllocateScripts(Mandate Mandate) : ActorCommand;

/// <summary>A marker commits to the marks of a script, for good.</summary>
/// <param name="Mandate">The marker.</param>
/// <param name="Script">One of the marker's desk.</param>
/// <param name="Commitment"><see cref="MarkCommitment"/>.</param>
public sealed record CommitMarks(Mandate Mandate, Id Script, Digest Commitment) : ActorCommand;

/// <summary>A marker shows what was committed to, once all who are needed have committed.</summary>
/// <param name="Mandate">The marker.</param>
/// <param name="Script">One that the desk asks to reveal.</param>
/// <param name="Marks">For every criterion, in the exercise's order: 0 to its maximum, at most 12 decimals.</param>
/// <param name="Nonce">32 bytes.</param>
/// <param name="Comment">The marker's words, sealed.</param>
public sealed record RevealMarks(Mandate Mandate, Id Script, ImmutableArray<decimal> Marks, ReadOnlyMemory<byte> Nonce, SealedNote? Comment = null) : ActorCommand;

/// <summary>A marker who recognises a script gives it back, before committing.</summary>
/// <param name="Mandate">The marker.</param>
/// <param name="Script">Which.</param>
public sealed record RecuseFromScript(Mandate Mandate, Id Script) : ActorCommand;

/// <summary>A lead marker takes a script from a marker whose term to commit or to reveal has passed. A commit stays on record and counts no more.</summary>
/// <param name="Mandate">The lead marker.</param>
/// <param name="Script">Which.</param>
/// <param name="Marker">From whom.</param>
public sealed record TakeBackScript(Mandate Mandate, Id Script, Id Marker) : ActorCommand;

/// <summary>Two lead markers, one after the other, let a marker get no more scripts; those not committed go back then.</summary>
/// <param name="Mandate">The lead marker.</param>
/// <param name="Marker">Whom.</param>
public sealed record StopMarker(Mandate Mandate, Id Marker) : ActorCommand;

/// <summary>A lead marker lets a stopped marker go on, so that the sums of drift begin again, or one whom somebody wants stopped.</summary>
/// <param name="Mandate">A lead marker; not the one who stopped the marker.</param>
/// <param name="Marker">Whom.</param>
public sealed record ResumeMarker(Mandate Mandate, Id Marker) : ActorCommand;

/// <summary>A lead marker wants committed marks of a marker to be given again by others. Takes the place of an earlier wish about this marker.</summary>
/// <param name="Mandate">A lead marker.</param>
/// <param name="Marker">Whose marks.</param>
/// <param name="Scripts">1 to <see cref="MarkingRoundRules.PageMax"/>.</param>
public sealed record ProposeRemark(Mandate Mandate, Id Marker, ImmutableArray<Id> Scripts) : ActorCommand;

/// <summary>Another lead marker agrees: these marks count no more, and others mark the scripts.</summary>
/// <param name="Mandate">Not the proposer.</param>
/// <param name="Marker">Whose marks.</param>
/// <param name="Scripts">What is agreed to: the proposed ones.</param>
public sealed record AgreeRemark(Mandate Mandate, Id Marker, ImmutableArray<Id> Scripts) : ActorCommand;

/// <summary>The marks stay. The proposer may take the wish back, another lead marker may decline it.</summary>
/// <param name="Mandate">A lead marker.</param>
/// <param name="Marker">Whose marks.</param>
public sealed record DeclineRemark(Mandate Mandate, Id Marker) : ActorCommand;

/// <summary>The marks are released: nothing changes here any more. Refused while the exercise can be sat, a script lacks marks, or a second marking is to be decided.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="OnlyAsks">Whether it is only asked whether they could be; nothing changes then.</param>
public sealed record FreezeMarks(Mandate Mandate, bool OnlyAsks = false) : ActorCommand;

/// <summary>Asks what a marker has to do.</summary>
/// <param name="Marker">Who asks.</param>
public sealed record ShowDesk(Id Marker) : ActorCommand;

/// <summary>A marker asks what became of the own work, the newest first.</summary>
/// <param name="Marker">Who asks.</param>
/// <param name="Skip">How many to skip.</param>
public sealed record ShowOwnWork(Id Marker, int Skip = 0) : ActorCommand;

/// <summary>Asks for the calibration scripts with the marks that were entered, for lead markers.</summary>
/// <param name="Reader">Who reads, and leads by that; nothing for what nobody is shown.</param>
public sealed record ListCalibrations(Id? Reader = null) : ActorCommand;

/// <summary>Asks which of some numbers no script has, for whoever brings scripts.</summary>
/// <param name="Numbers">At most <see cref="MarkingRoundRules.PageMax"/>.</param>
public sealed record FindMissingScripts(ImmutableArray<Id> Numbers) : ActorCommand;

/// <summary>Asks how a round stands.</summary>
/// <param name="Reader">Who reads with the numbers of scripts, and leads by that.</param>
/// <param name="Watcher">Who reads without. Who has a seat is told counts alone: how others stand, and the own drift, tell which scripts are for calibration.</param>
public sealed record ShowMarking(Id? Reader = null, Id? Watcher = null) : ActorCommand;

/// <summary>Asks for one script, for lead markers.</summary>
/// <param name="Script">Which.</param>
/// <param name="Reader">Who reads, and leads by that; nothing for what nobody is shown.</param>
public sealed record ShowScript(Id Script, Id? Reader = null) : ActorCommand;

/// <summary>Asks who has what to do until when, the earliest due first.</summary>
/// <param name="OnlyOverdue">Whether those whose term runs are left out.</param>
/// <param name="Skip">How many to skip.</param>
/// <param name="Reader">Who reads with the numbers of the scripts, and leads by that.</param>
/// <param name="Watcher">Who reads without. Who has a seat is told none of them, as a reader or a watcher: when somebody's turn comes tells what a script is.</param>
public sealed record ListOpenFiles(bool OnlyOverdue, int Skip = 0, Id? Reader = null, Id? Watcher = null) : ActorCommand;

/// <summary>Asks for the scripts for which no marker is free of conflict, for lead markers.</summary>
/// <param name="Skip">How many to skip.</param>
/// <param name="Reader">Who reads, and leads by that; nothing for what nobody is shown.</param>
public sealed record ListWaitingScripts(int Skip = 0, Id? Reader = null) : ActorCommand;

/// <summary>Asks for the marks that count, for export and results.</summary>
/// <param name="After">The last candidate that was read; nothing at the beginning.</param>
/// <param name="FactsOnly">Only those that never change here: imported ones, and all of them once they are released.</param>
public sealed record ReadMarks(Person? After = null, bool FactsOnly = false) : ActorCommand;

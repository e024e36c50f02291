using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Numbers;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>It is as was asked, now or since an earlier time. Says the same about every script.</summary>
public sealed record MarkingDone : Reply;

/// <summary>What was given.</summary>
/// <param name="Given">Scripts given, calibration scripts included; asked again until it is 0.</param>
/// <param name="Queued">Scripts that want a marker and could have one when somebody has room.</param>
/// <param name="Waiting">Scripts for which no marker is free of conflict.</param>
/// <param name="Uncalibrated">Markers who get nothing because no calibration script is left for them.</param>
public sealed record ScriptsGiven(int Given, int Queued, int Waiting, ImmutableArray<Id> Uncalibrated) : Reply;

/// <summary>What a marker sees: nothing that depends on whose a script is, on other markers, or on whether it is a calibration script.</summary>
/// <param name="IsStopped">Whether the marker gets no more.</param>
/// <param name="ToMark">In the order in which they were given.</param>
/// <param name="ToReveal">In the same order. Reveals that are owed take room from scripts to mark.</param>
public sealed record DeskShown(bool IsStopped, ImmutableArray<DeskScript> ToMark, ImmutableArray<DeskScript> ToReveal) : Reply;

/// <summary>One script on a desk.</summary>
/// <param name="Script">Its number.</param>
/// <param name="Text">Attachment with the anonymised text.</param>
/// <param name="Since">Since when it is the marker's turn.</param>
/// <param name="Due">When that becomes overdue, exclusive.</param>
public sealed record DeskScript(Id Script, Digest Text, Instant Since, Instant Due);

/// <summary>What became of a marker's work: what the marker did, and nothing of others.</summary>
/// <param name="Works">The newest first, at most <see cref="MarkingRoundRules.PageMax"/>.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record OwnWorkShown(ImmutableArray<OwnWork> Works, bool HasMore) : Reply;

/// <summary>One work as its marker sees it.</summary>
/// <param name="Script">Number of the script.</param>
/// <param name="GivenAt">When the marker got it.</param>
/// <param name="CommittedAt">When the marker committed.</param>
/// <param name="RevealedAt">When the marker revealed.</param>
/// <param name="Marks">The own marks, once revealed.</param>
/// <param name="Ended">Why it counts no more.</param>
public sealed record OwnWork(
    Id Script, Instant GivenAt, Instant? CommittedAt = null, Instant? RevealedAt = null, ImmutableArray<decimal?>? Marks = null, WorkEnd? Ended = null);

/// <summary>All calibration scripts.</summary>
/// <param name="Scripts">In the order in which they were entered.</param>
public sealed record CalibrationsShown(ImmutableArray<CalibrationShown> Scripts) : Reply;

/// <summary>A calibration script.</summary>
/// <param name="Script">Its number.</param>
/// <param name="Text">Attachment with the text.</param>
/// <param name="Marks">What was entered, and by whom; agreed by whom.</param>
public sealed record CalibrationShown(Id Script, Digest Text, Calibration Marks);

/// <summary>Numbers that no script has.</summary>
/// <param name="Numbers">In the order in which they were asked.</param>
/// <param name="IsFrozen">Whether the marks are released, so that none comes any more.</param>
public sealed record MissingScripts(ImmutableArray<Id> Numbers, bool IsFrozen) : Reply;

/// <summary>How a round stands.</summary>
/// <param name="Scripts">Scripts of candidates, without those that were withdrawn.</param>
/// <param name="Complete">Those whose value the rules can tell.</param>
/// <param name="Queued">Those that want a marker.</param>
/// <param name="Waiting">Those for which no marker is free of conflict.</param>
/// <param name="Markers">In the order in which they joined; none for who marks.</param>
/// <param name="Remarks">Second markings that are to be decided; none for who marks.</param>
public sealed record MarkingShown(
    int Scripts, int Complete, int Queued, int Waiting, ImmutableArray<MarkerShown> Markers, ImmutableArray<RemarkShown> Remarks) : Reply;

/// <summary>How a marker stands.</summary>
/// <param name="Marker">Who.</param>
/// <param name="Capacity">The most scripts of candidates.</param>
/// <param name="Load">Scripts of candidates that are or were the marker's to mark and were not taken away.</param>
/// <param name="Open">Scripts not committed, calibration scripts included.</param>
/// <param name="Calibrations">Calibration scripts given.</param>
/// <param name="Drift">Sums since the marker was last let go on.</param>
/// <param name="IsStopped">Whether the marker gets no more.</param>
/// <param name="Declares">Until when the marker is to declare conflicts; nothing once that was done.</param>
/// <param name="Stop">Until when a second lead marker is to say whether the marker is stopped; nothing where nobody wants that.</param>
public sealed record MarkerShown(
    Id Marker, int Capacity, int Load, int Open, int Calibrations, DriftSums Drift, bool IsStopped, OpenFile? Declares = null, OpenFile? Stop = null);

/// <summary>A second marking that is to be decided.</summary>
/// <param name="Marker">Whose marks.</param>
/// <param name="Proposed">Who wants it, when and why.</param>
/// <param name="Scripts">Of which scripts; told to who leads alone.</param>
/// <param name="File">Who is to decide, until when.</param>
public sealed record RemarkShown(Id Marker, Act Proposed, ImmutableArray<Id> Scripts, OpenFile File);

/// <summary>A script as a lead marker sees it: without its candidate.</summary>
/// <param name="Script">Its number.</param>
/// <param name="IsCalibration">Whether it is one.</param>
/// <param name="Missing">How many markers it wants.</param>
/// <param name="Waits">Whether no marker is free of conflict.</param>
/// <param name="Works">In the order in which they were given.</param>
/// <param name="Text">Attachment with the anonymised text; nothing where marks were imported.</param>
public sealed record ScriptShown(Id Script, bool IsCalibration, int Missing, bool Waits, ImmutableArray<WorkShown> Works, Digest? Text = null) : Reply;

/// <summary>One marker's work.</summary>
/// <param name="Marker">Account, or name in an imported file.</param>
/// <param name="GivenAt">When the marker got the script.</param>
/// <param name="Commit">The commitment.</param>
/// <param name="Marks">Only once as many markers as the exercise needs have revealed.</param>
/// <param name="Total">Σ weight · mark, where the marks are shown.</param>
/// <param name="Ended">Why it counts no more.</param>
public sealed record WorkShown(
    Person Marker, Instant GivenAt, MarkCommit? Commit = null, MarksShown? Marks = null, Rational? Total = null, WorkEnd? Ended = null);

/// <summary>Open files, the earliest due first.</summary>
/// <param name="Files">At most <see cref="MarkingRoundRules.PageMax"/>.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record OpenFilesShown(ImmutableArray<MarkingFile> Files, bool HasMore) : Reply;

/// <summary>An open file of a script.</summary>
/// <param name="File">Who has to do something, until when.</param>
/// <param name="WorkingDaysHeld">Working days for which it has lain there.</param>
/// <param name="Script">Which; told to who leads alone, because who has it, and who is wanted for it, tells what it is.</param>
public sealed record MarkingFile(OpenFile File, int WorkingDaysHeld, Id? Script = null);

/// <summary>Marks that count, of some candidates.</summary>
/// <param name="Rows">By candidate, then marker, by code points, then criterion in the exercise's order.</param>
/// <param name="Last">The last candidate looked at, to read on; nothing at the end.</param>
public sealed record MarksRead(ImmutableArray<MarkRow> Rows, Person? Last = null) : Reply;

/// <summary>One row of marks.csv.</summary>
public sealed record MarkRow(Person Candidate, Person Marker, Id Criterion, decimal Mark);

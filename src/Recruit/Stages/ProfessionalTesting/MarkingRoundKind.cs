using Recruit.Actors;

namespace Recruit.Stages.ProfessionalTesting;

/// <summary>A marking round as a host sees it; its key is <c>&lt;vacancy id&gt;/&lt;exercise id&gt;</c>.</summary>
public sealed class MarkingRoundKind : RecordKind<MarkingRound>
{
    /// <summary>First part of the keys of marking rounds.</summary>
    public const string KindName = "marking-round";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("prepare-round", typeof(PrepareRound)),
        ("propose-calibration", typeof(ProposeCalibration)),
        ("agree-calibration", typeof(AgreeCalibration)),
        ("seat-marker", typeof(SeatMarker)),
        ("declare-conflicts", typeof(DeclareConflicts)),
        ("add-scripts", typeof(AddScripts)),
        ("withdraw-script", typeof(WithdrawScript)),
        ("import-marks", typeof(ImportMarks)),
        ("open-round", typeof(OpenRound)),
        ("allocate-scripts", typeof(AllocateScripts)),
        ("commit-marks", typeof(CommitMarks)),
        ("reveal-marks", typeof(RevealMarks)),
        ("recuse-from-script", typeof(RecuseFromScript)),
        ("take-back-script", typeof(TakeBackScript)),
        ("stop-marker", typeof(StopMarker)),
        ("resume-marker", typeof(ResumeMarker)),
        ("propose-remark", typeof(ProposeRemark)),
        ("agree-remark", typeof(AgreeRemark)),
        ("decline-remark", typeof(DeclineRemark)),
        ("freeze-marks", typeof(FreezeMarks)),
        ("show-desk", typeof(ShowDesk)),
        ("show-own-work", typeof(ShowOwnWork)),
        ("list-calibrations", typeof(ListCalibrations)),
        ("find-missing-scripts", typeof(FindMissingScripts)),
        ("show-marking", typeof(ShowMarking)),
        ("show-script", typeof(ShowScript)),
        ("list-open-files", typeof(ListOpenFiles)),
        ("list-waiting-scripts", typeof(ListWaitingScripts)),
        ("read-marks", typeof(ReadMarks)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("round-prepared", typeof(RoundPrepared)),
        ("scripts-postponed", typeof(ScriptsPostponed)),
        ("calibration-proposed", typeof(CalibrationProposed)),
        ("calibration-agreed", typeof(CalibrationAgreed)),
        ("text-kept", typeof(TextKept)),
        ("marker-seated", typeof(MarkerSeated)),
        ("marker-joined", typeof(MarkerJoined)),
        ("scripts-added", typeof(ScriptsAdded)),
        ("script-withdrawn", typeof(ScriptWithdrawn)),
        ("marks-imported", typeof(MarksImported)),
        ("round-opened", typeof(RoundOpened)),
        ("scripts-allocated", typeof(ScriptsAllocated)),
        ("lead-joined", typeof(LeadJoined)),
        ("scripts-seen", typeof(ScriptsSeen)),
        ("nobody-free", typeof(NobodyFree)),
        ("marks-committed", typeof(MarksCommitted)),
        ("marks-revealed", typeof(MarksRevealed)),
        ("marker-recused", typeof(MarkerRecused)),
        ("script-taken-back", typeof(ScriptTakenBack)),
        ("drift-found", typeof(DriftFound)),
        ("stop-proposed", typeof(StopProposed)),
        ("stop-declined", typeof(StopDeclined)),
        ("marker-stopped", typeof(MarkerStopped)),
        ("marker-resumed", typeof(MarkerResumed)),
        ("remark-proposed", typeof(RemarkProposed)),
        ("remark-agreed", typeof(RemarkAgreed)),
        ("remark-declined", typeof(RemarkDeclined)),
        ("marks-frozen", typeof(MarksFrozen)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("marking-done", typeof(MarkingDone)),
        ("scripts-given", typeof(ScriptsGiven)),
        ("desk-shown", typeof(DeskShown)),
        ("own-work-shown", typeof(OwnWorkShown)),
        ("calibrations-shown", typeof(CalibrationsShown)),
        ("missing-scripts", typeof(MissingScripts)),
        ("marking-shown", typeof(MarkingShown)),
        ("script-shown", typeof(ScriptShown)),
        ("open-files-shown", typeof(OpenFilesShown)),
        ("marks-read", typeof(MarksRead)));

    /// <summary>Every name under which something of this kind is stored, and its record.</summary>
    internal IEnumerable<(string Name, Type Shape)> Shapes => [.. Commands.All, .. Events.All, .. Replies.All];

    /// <inheritdoc/>
    protected override MarkingRound CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(MarkingRound state, ActorCommand command, Instant now) => MarkingRoundRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override MarkingRound Evolve(MarkingRound state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Evolve(happened);
        return state;
    }

    /// <inheritdoc/>
    protected override int PageCount(MarkingRound state) => MarkingRoundPages.Count(state);

    /// <inheritdoc/>
    protected override bool TakeChanged(MarkingRound state, int page)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Changed.Remove(page);
    }

    /// <inheritdoc/>
    protected override void WritePage(MarkingRound state, int page, RecordWriter writer) => MarkingRoundPages.Write(state, page, writer);

    /// <inheritdoc/>
    protected override MarkingRound ReadState(string id, IReadOnlyList<ReadOnlyMemory<byte>> pages) => MarkingRoundPages.Read(id, pages);
}

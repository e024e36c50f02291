using Recruit.Actors;

namespace Recruit.Stages.Training;

/// <summary>A cohort as a host sees it. Its key is <c>vacancy/intake</c>.</summary>
public sealed class CohortKind : RecordKind<Cohort>
{
    /// <summary>First part of the keys of cohorts.</summary>
    public const string KindName = "cohort";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("open-cohort", typeof(OpenCohort)),
        ("admit-trainees", typeof(AdmitTrainees)),
        ("withdraw-trainee", typeof(WithdrawTrainee)),
        ("readmit-trainee", typeof(ReadmitTrainee)),
        ("declare-conflict", typeof(DeclareConflict)),
        ("assign-mentor", typeof(AssignMentor)),
        ("record-presence", typeof(RecordPresence)),
        ("correct-presence", typeof(CorrectPresence)),
        ("enter-result", typeof(EnterResult)),
        ("confirm-result", typeof(ConfirmResult)),
        ("return-result", typeof(ReturnResult)),
        ("freeze-results", typeof(FreezeResults)),
        ("tell-outcome", typeof(TellOutcome)),
        ("issue-certificate", typeof(IssueCertificate)),
        ("revoke-certificate", typeof(RevokeCertificate)),
        ("decline-revocation", typeof(DeclineRevocation)),
        ("verify-certificate", typeof(VerifyCertificate)),
        ("read-attendance", typeof(ReadAttendance)),
        ("read-trainee", typeof(ReadTrainee)),
        ("read-mentors", typeof(ReadMentors)),
        ("read-files", typeof(ReadCohortFiles)),
        ("export-results", typeof(ExportResults)),
        ("read-cohort", typeof(ReadCohort)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("cohort-opened", typeof(CohortOpened)),
        ("trainees-admitted", typeof(TraineesAdmitted)),
        ("trainee-withdrawn", typeof(TraineeWithdrawn)),
        ("trainee-readmitted", typeof(TraineeReadmitted)),
        ("conflict-declared", typeof(ConflictDeclared)),
        ("mentor-assigned", typeof(MentorAssigned)),
        ("presence-recorded", typeof(PresenceRecorded)),
        ("presence-corrected", typeof(PresenceCorrected)),
        ("result-entered", typeof(ResultEntered)),
        ("result-confirmed", typeof(ResultConfirmed)),
        ("result-returned", typeof(ResultReturned)),
        ("results-frozen", typeof(ResultsFrozen)),
        ("outcome-told", typeof(OutcomeTold)),
        ("certificate-issued", typeof(CertificateIssued)),
        ("revocation-proposed", typeof(RevocationProposed)),
        ("revocation-declined", typeof(RevocationDeclined)),
        ("certificate-revoked", typeof(CertificateRevoked)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("done", typeof(CohortDone)),
        ("result-taken", typeof(ResultTaken)),
        ("certificate", typeof(CertificateReply)),
        ("revocation", typeof(RevocationReply)),
        ("certificate-standing", typeof(CertificateStanding)),
        ("attendance-totals", typeof(AttendanceTotals)),
        ("trainee", typeof(TraineeRead)),
        ("mentors", typeof(MentorsRead)),
        ("files", typeof(CohortFiles)),
        ("cohort", typeof(CohortRead)),
        ("facts", typeof(TrainingFacts)));

    /// <inheritdoc/>
    protected override Cohort CreateState(string id) => Cohort.New(id);

    /// <inheritdoc/>
    protected override Decision Decide(Cohort state, ActorCommand command, Instant now) => CohortRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Cohort Evolve(Cohort state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}

using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Candidates.Profile;

/// <summary>The record of a candidate as a host sees it; its key is the candidate's id.</summary>
public sealed class CandidateKind : RecordKind<Candidate>
{
    /// <summary>First part of the keys of candidates.</summary>
    public const string KindName = "candidate";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("open-record", typeof(OpenRecord)),
        ("change-profile", typeof(ChangeProfile)),
        ("give-consent", typeof(GiveConsent)),
        ("withdraw-consent", typeof(WithdrawConsent)),
        ("ask-adjustment", typeof(AskAdjustment)),
        ("attach-evidence", typeof(AttachEvidence)),
        ("decide-adjustment", typeof(DecideAdjustment)),
        ("withdraw-adjustment", typeof(WithdrawAdjustment)),
        ("submit-application", typeof(SubmitApplication)),
        ("tell-candidate", typeof(TellCandidate)),
        ("mark-notice-read", typeof(MarkNoticeRead)),
        ("index-appeal", typeof(IndexAppeal)),
        ("read-candidate", typeof(ReadCandidate)),
        ("export-person", typeof(ExportPerson)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("record-opened", typeof(RecordOpened)),
        ("profile-changed", typeof(ProfileChanged)),
        ("consent-given", typeof(ConsentGiven)),
        ("consent-withdrawn", typeof(ConsentWithdrawn)),
        ("adjustment-asked", typeof(AdjustmentAsked)),
        ("evidence-attached", typeof(EvidenceAttached)),
        ("adjustment-decided", typeof(AdjustmentDecided)),
        ("adjustment-withdrawn", typeof(AdjustmentWithdrawn)),
        ("application-submitted", typeof(ApplicationSubmitted)),
        ("notice-kept", typeof(NoticeKept)),
        ("notice-read", typeof(NoticeRead)),
        ("appeal-indexed", typeof(AppealIndexed)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("candidate-done", typeof(CandidateDone)),
        ("application-taken", typeof(ApplicationTaken)),
        ("adjustment-told", typeof(AdjustmentTold)),
        ("candidate-told", typeof(CandidateTold)),
        ("person-export", typeof(PersonExport)));

    /// <inheritdoc/>
    protected override Candidate CreateState(string id) => Candidate.Unknown(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(Candidate state, ActorCommand command, Instant now) => CandidateRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Candidate Evolve(Candidate state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}

using Recruit.Actors;

namespace Recruit.Stages.FinalSelection;

/// <summary>A panel as a host sees it. Its key is <c>vacancy/panel</c>.</summary>
public sealed class PanelKind : RecordKind<ConvenedPanel>
{
    /// <summary>First part of the keys of panels.</summary>
    public const string KindName = "panel";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("convene-panel", typeof(ConvenePanel)),
        ("appoint-chair", typeof(AppointChair)),
        ("list-finalist", typeof(ListFinalist)),
        ("move-sitting", typeof(MoveSitting)),
        ("declare-no-interest", typeof(DeclareNoInterest)),
        ("declare-interest", typeof(DeclareInterest)),
        ("recuse-silent", typeof(RecuseSilent)),
        ("rate-finalist", typeof(RateFinalist)),
        ("reveal-ratings", typeof(RevealRatings)),
        ("record-attendance", typeof(RecordAttendance)),
        ("void-sitting", typeof(VoidSitting)),
        ("decline-voiding", typeof(DeclineVoiding)),
        ("decide-finalists", typeof(DecideFinalists)),
        ("sign-decision", typeof(SignDecision)),
        ("import-facts", typeof(ImportFacts)),
        ("freeze-ratings", typeof(FreezeRatings)),
        ("read-panel", typeof(ReadPanel)),
        ("read-pack", typeof(ReadPack)),
        ("read-agenda", typeof(ReadAgenda)),
        ("read-own-ratings", typeof(ReadOwnRatings)),
        ("read-comparison", typeof(ReadComparison)),
        ("read-proposal", typeof(ReadProposal)),
        ("read-minutes", typeof(ReadMinutes)),
        ("read-files", typeof(ReadPanelFiles)),
        ("export-facts", typeof(ExportFacts)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("panel-convened", typeof(PanelConvened)),
        ("chair-appointed", typeof(ChairAppointed)),
        ("finalist-listed", typeof(FinalistListed)),
        ("sitting-moved", typeof(SittingMoved)),
        ("no-interest-declared", typeof(NoInterestDeclared)),
        ("member-recused", typeof(MemberRecused)),
        ("finalist-rated", typeof(FinalistRated)),
        ("ratings-revealed", typeof(RatingsRevealed)),
        ("attendance-recorded", typeof(AttendanceRecorded)),
        ("attendance-confirmed", typeof(AttendanceConfirmed)),
        ("absence-doubted", typeof(AbsenceDoubted)),
        ("voiding-proposed", typeof(VoidingProposed)),
        ("voiding-declined", typeof(VoidingDeclined)),
        ("sitting-voided", typeof(SittingVoided)),
        ("decision-proposed", typeof(DecisionProposed)),
        ("decision-taken", typeof(DecisionTaken)),
        ("facts-imported", typeof(FactsImported)),
        ("ratings-frozen", typeof(RatingsFrozen)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("done", typeof(PanelDone)),
        ("on-agenda", typeof(FinalistOnAgenda)),
        ("ratings-taken", typeof(RatingsTaken)),
        ("voiding-asked", typeof(VoidingAsked)),
        ("decision", typeof(DecisionReply)),
        ("panel", typeof(PanelRead)),
        ("pack-open", typeof(PackOpen)),
        ("agenda", typeof(PanelAgenda)),
        ("own-ratings", typeof(OwnRatings)),
        ("comparison", typeof(PanelComparison)),
        ("proposal", typeof(ProposalRead)),
        ("minutes", typeof(PanelMinutes)),
        ("files", typeof(PanelFiles)),
        ("facts", typeof(PanelFacts)));

    /// <inheritdoc/>
    protected override ConvenedPanel CreateState(string id) => ConvenedPanel.New(id);

    /// <inheritdoc/>
    protected override Decision Decide(ConvenedPanel state, ActorCommand command, Instant now) => PanelRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override ConvenedPanel Evolve(ConvenedPanel state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}

using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Appeals;

/// <summary>An appeal as a host sees it; its key is <see cref="AppealCase.IdOf"/>.</summary>
public sealed class AppealKind : RecordKind<Appeal>
{
    /// <inheritdoc/>
    public override string Name => DataMap.Appeal;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("file-appeal", typeof(FileAppeal)),
        ("add-evidence", typeof(AddEvidence)),
        ("admit-appeal", typeof(AdmitAppeal)),
        ("reject-appeal", typeof(RejectAppeal)),
        ("allocate-appeal", typeof(AllocateAppeal)),
        ("declare-conflict", typeof(DeclareConflict)),
        ("extend-appeal", typeof(ExtendAppeal)),
        ("propose-decision", typeof(ProposeDecision)),
        ("approve-decision", typeof(ApproveDecision)),
        ("return-decision", typeof(ReturnDecision)),
        ("withdraw-appeal", typeof(WithdrawAppeal)),
        ("read-own-appeal", typeof(ReadOwnAppeal)),
        ("read-appeal", typeof(ReadAppeal)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("appeal-filed", typeof(AppealFiled)),
        ("evidence-added", typeof(EvidenceAdded)),
        ("appeal-admitted", typeof(AppealAdmitted)),
        ("appeal-rejected", typeof(AppealRejected)),
        ("appeal-allocated", typeof(AppealAllocated)),
        ("conflict-declared", typeof(ConflictDeclared)),
        ("appeal-extended", typeof(AppealExtended)),
        ("decision-proposed", typeof(DecisionProposed)),
        ("decision-returned", typeof(DecisionReturned)),
        ("appeal-decided", typeof(AppealDecided)),
        ("appeal-withdrawn", typeof(AppealWithdrawn)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("appeal-stands", typeof(AppealStands)),
        ("appeal-told", typeof(AppealTold)),
        ("own-appeal-told", typeof(OwnAppealTold)));

    /// <inheritdoc/>
    protected override Appeal CreateState(string id) => Appeal.None(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(Appeal state, ActorCommand command, Instant now) => AppealRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Appeal Evolve(Appeal state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}

using Recruit.Actors;
using Recruit.Campaigns;

namespace Recruit.ItemBanks;

/// <summary>An item bank as a host sees it; its key is the bank's id.</summary>
public sealed class ItemBankKind : PagedKind<ItemBank>
{
    /// <summary>First part of the keys of item banks.</summary>
    public const string KindName = BankKey.KindName;

    private static readonly RecordShapes CommandShapes = new(
        ("open-bank", typeof(OpenBank)),
        ("read-bank", typeof(ReadBank)),
        ("draft-version", typeof(DraftVersion)),
        ("review-version", typeof(ReviewVersion)),
        ("propose-key", typeof(ProposeKey)),
        ("approve-key", typeof(ApproveKey)),
        ("return-key", typeof(ReturnKey)),
        ("put-to-use", typeof(PutToUse)),
        ("retire-version", typeof(RetireVersion)),
        ("view-version", typeof(ViewVersion)),
        ("draw-items", typeof(DrawItems)),
        ("compose-test", typeof(ComposeTest)),
        ("drop-test", typeof(DropTest)),
        ("hold-test", typeof(HoldTest)),
        ("ask-keys", typeof(AskKeys)),
        ("report-sittings", typeof(ReportSittings)),
        ("challenge-key", typeof(ChallengeKey)),
        ("propose-remedy", typeof(ProposeRemedy)),
        ("confirm-remedy", typeof(ConfirmRemedy)),
        ("return-remedy", typeof(ReturnRemedy)),
        ("list-items", typeof(ListItems)),
        ("read-item", typeof(ReadItem)),
        ("read-practice", typeof(ReadPractice)),
        ("who-saw", typeof(WhoSaw)),
        ("exposure-of", typeof(ExposureOf)),
        ("read-test", typeof(ReadTest)),
        ("list-open-files", typeof(ListOpenFiles)),
        ("read-challenge", typeof(ReadChallenge)),
        ("list-remedies", typeof(ListRemedies)));

    private static readonly RecordShapes EventShapes = new(
        ("bank-opened", typeof(BankOpened)),
        ("version-drafted", typeof(VersionDrafted)),
        ("version-reviewed", typeof(VersionReviewed)),
        ("key-proposed", typeof(KeyProposed)),
        ("key-approved", typeof(KeyApproved)),
        ("key-returned", typeof(KeyReturned)),
        ("version-put-to-use", typeof(VersionPutToUse)),
        ("version-retired", typeof(VersionRetired)),
        ("version-viewed", typeof(VersionViewed)),
        ("test-composed", typeof(TestComposed)),
        ("test-dropped", typeof(TestDropped)),
        ("test-held", typeof(TestHeld)),
        ("test-keys-viewed", typeof(TestKeysViewed)),
        ("sittings-reported", typeof(SittingsReported)),
        ("key-challenged", typeof(KeyChallenged)),
        ("remedy-proposed", typeof(RemedyProposed)),
        ("remedy-confirmed", typeof(RemedyConfirmed)),
        ("remedy-returned", typeof(RemedyReturned)));

    private static readonly RecordShapes ReplyShapes = new(
        ("bank-is-open", typeof(BankIsOpen)),
        ("bank-shown", typeof(BankShown)),
        ("version-stands", typeof(VersionStands)),
        ("version-shown", typeof(VersionShown)),
        ("items-drawn", typeof(ItemsDrawn)),
        ("test-is-composed", typeof(TestIsComposed)),
        ("test-is-dropped", typeof(TestIsDropped)),
        ("test-is-held", typeof(TestIsHeld)),
        ("keys-may-be-known", typeof(KeysMayBeKnown)),
        ("sittings-are", typeof(SittingsAre)),
        ("challenge-stands", typeof(ChallengeStands)),
        ("challenge-shown", typeof(ChallengeShown)),
        ("items-listed", typeof(ItemsListed)),
        ("practice-shown", typeof(PracticeShown)),
        ("item-shown", typeof(ItemShown)),
        ("views-listed", typeof(ViewsListed)),
        ("exposure-shown", typeof(ExposureShown)),
        ("open-files-listed", typeof(OpenFilesListed)),
        ("remedies-listed", typeof(RemediesListed)));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands => CommandShapes;

    /// <inheritdoc/>
    protected override RecordShapes Events => EventShapes;

    /// <inheritdoc/>
    protected override RecordShapes Replies => ReplyShapes;

    /// <inheritdoc/>
    protected override ItemBank CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(ItemBank state, ActorCommand command, Instant now) => ItemBankRules.Decide(state, command, now);
}

namespace Recruit.Campaigns;

/// <summary>Why a campaign refuses: a closed list.</summary>
public static class CampaignRefusals
{
    /// <summary>
    /// Results of the stage are released or being closed, so nobody withdraws from it any more; facts: <c>stage</c>, and <c>next</c>, from which one can, unless it
    /// was the last.
    /// </summary>
    public const string StageClosed = "stage-closed";

    /// <summary>There is no such campaign.</summary>
    public const string Unknown = "unknown-campaign";

    /// <summary>The rules are sealed and do not change.</summary>
    public const string IsSealed = "rules-sealed";

    /// <summary>The campaign is of another agency.</summary>
    public const string OtherAgency = "other-agency";

    /// <summary>The definition is another one by now.</summary>
    public const string OtherDefinition = "other-definition";

    /// <summary>The definition was not checked as it is.</summary>
    public const string NotChecked = "not-checked";

    /// <summary>A test that was drafted from an item bank was given up there, or would be over by now as it was composed, so that its items need not be secret. Facts: <c>test</c>.</summary>
    public const string TestGivenUp = "test-given-up";

    /// <summary>
    /// An item of a test that was drafted from an item bank was retired since, or its key is challenged or was found wrong. Facts: <c>test</c>, <c>item</c>.
    /// </summary>
    public const string ItemUnfit = "item-unfit";

    /// <summary>A test that was drafted from an item bank would be over later than <see cref="BankedTest.OverWithin"/> from now. Facts: <c>test</c>, <c>until</c>.</summary>
    public const string TestTooFarOff = "test-too-far-off";

    /// <summary>The rules are not sealed yet.</summary>
    public const string NotSealed = "not-sealed";

    /// <summary>The campaign is open already.</summary>
    public const string IsOpen = "campaign-open";

    /// <summary>The campaign is not open.</summary>
    public const string NotOpen = "campaign-not-open";

    /// <summary>The campaign was opened for people to apply here, and takes no folder.</summary>
    public const string NotFromFolder = "not-from-folder";

    /// <summary>The folder for which the campaign was opened is not here to its end; an import goes on with it.</summary>
    public const string FolderNotWhole = "folder-not-whole";

    /// <summary>The campaign was opened for another content of the folder.</summary>
    public const string OtherFolder = "other-folder";

    /// <summary>
    /// A test or exercise is sat, or will be, and whoever had keys and answers could pass them on; facts: <c>sitting</c>, the one that lasts longest,
    /// <c>closes</c>, <c>server-time</c>.
    /// </summary>
    public const string SittingNotOver = "sitting-not-over";

    /// <summary>There is no such proposal; fact: <c>proposal</c>.</summary>
    public const string NoProposal = "no-proposal";

    /// <summary>That name stands for another proposal, closing or enquiry.</summary>
    public const string NameInUse = "name-in-use";

    /// <summary>Who proposed may not approve.</summary>
    public const string SamePerson = "same-person";

    /// <summary>More waits than may; fact: <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>Other events were recorded, or another remedy is expected, since rows were judged, so they must be judged anew; fact: <c>last-event</c>.</summary>
    public const string EventsSince = "events-since";

    /// <summary>There is no such stage; fact: <c>stage</c>.</summary>
    public const string NoStage = "no-stage";

    /// <summary>Stages are closed in their order, and a revision covers all that are released; fact: <c>next</c>.</summary>
    public const string WrongStage = "wrong-stage";

    /// <summary>The term for applications has not ended; facts: <c>until</c>, <c>server-time</c>.</summary>
    public const string ApplicationsOpen = "applications-open";

    /// <summary>
    /// What a closing would fix can still be sat; facts: for each such sitting <c>sitting</c> and <c>until</c>, when its window and the grace after
    /// it end, and <c>server-time</c>.
    /// </summary>
    public const string WindowOpen = "window-open";

    /// <summary>A closing is under way; fact: <c>closing</c>.</summary>
    public const string ClosingUnderWay = "closing-under-way";

    /// <summary>No closing of that name is under way: there is none, or it was released or abandoned; fact: <c>closing</c>.</summary>
    public const string NotUnderWay = "closing-not-under-way";

    /// <summary>The closing of that name was abandoned; its stage is closed again under another one.</summary>
    public const string ClosingAbandoned = "closing-abandoned";

    /// <summary>Nothing happened, and nobody was erased, since the last release.</summary>
    public const string NothingNew = "nothing-new";

    /// <summary>There is no such closing, or it is not that far; fact: <c>phase</c>.</summary>
    public const string NotThatFar = "not-that-far";

    /// <summary>
    /// Another digest was recorded for the same thing: two computations disagree, and nothing goes on. Facts, where it is a closing under way that stands
    /// still: <c>closing</c>, and <c>way-out</c>, the step by which two people get on.
    /// </summary>
    public const string ResultsDiffer = "results-differ";

    /// <summary>Segments of ranked lists are too many, leave a gap, or are not those of the lists.</summary>
    public const string BadSegments = "bad-segments";

    /// <summary>A row is of a type that takes two people, or the other way round.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>The candidate holds no offer.</summary>
    public const string NoOffer = "no-offer";

    /// <summary>The offer could be accepted until an instant; fact: <c>due</c>.</summary>
    public const string OfferLapsed = "offer-lapsed";

    /// <summary>Something happened by which offers may move; once the lists are released anew the offer stands or not.</summary>
    public const string ListsUnderRevision = "lists-under-revision";

    /// <summary>The place was accepted already.</summary>
    public const string IsAccepted = "offer-accepted";

    /// <summary>The person is not in the reserve as it was released, or has left it.</summary>
    public const string NotInReserve = "not-in-reserve";

    /// <summary>The reserve is not valid any more.</summary>
    public const string ReserveExpired = "reserve-expired";

    /// <summary>The person has not agreed to be asked for other vacancies.</summary>
    public const string NoConsent = "no-consent";

    /// <summary>Every vacant place of the released lists is offered to somebody from a reserve, or taken.</summary>
    public const string NoVacantPlace = "no-vacant-place";

    /// <summary>A place of this campaign is offered to the person already.</summary>
    public const string IsOfferedAlready = "offered-already";

    /// <summary>The person has taken a place of another campaign.</summary>
    public const string TookAnother = "took-another";

    /// <summary>Events are imported before others happen, in ascending order.</summary>
    public const string OutOfOrder = "out-of-order";

    /// <summary>
    /// Something is not finished yet: a stage is not released, an event is in no released list, an offer, enquiry, appeal or challenge of a key is
    /// open, a proposal waits, the term to appeal or to challenge is not over, or what was decided about a key is no event. Facts: <c>open</c> for each sort, behind it
    /// <c>until</c> when it may be, or up to 20 times <c>appeal</c>, to which the use case adds until when its holder has it.
    /// </summary>
    public const string Unfinished = "unfinished";

    /// <summary>That is not sat here, or its rules were sealed before campaigns knew of windows; fact: <c>sitting</c>.</summary>
    public const string NoSitting = "no-sitting";

    /// <summary>A closing fixes, or has fixed, what the sitting came to; fact: <c>closing</c>.</summary>
    public const string SittingFrozen = "sitting-frozen";

    /// <summary>The window of the sitting has closed; facts: <c>closes</c>, <c>server-time</c>.</summary>
    public const string SittingOver = "sitting-over";

    /// <summary>A sitting only ever lasts longer: something is earlier than what holds, or nothing is later; facts: <c>last-start</c>, <c>closes</c>.</summary>
    public const string NotLater = "not-later";

    /// <summary>The window would close before its last start is over, or too late; fact: <c>before</c>.</summary>
    public const string BadWindow = "bad-window";

    /// <summary>There is no such enquiry, or it was answered.</summary>
    public const string NoEnquiry = "no-enquiry";

    /// <summary>A question or answer is missing or too long; fact: <c>bytes-max</c>.</summary>
    public const string BadNote = "bad-note";
}

using System.Collections.Immutable;

namespace Recruit.Privacy;

/// <summary>A place where personal data is kept.</summary>
/// <param name="Name">Its name, as records of who looked give it.</param>
/// <param name="Kind">Kind of the actor.</param>
/// <param name="Members">Members of the actor's records that hold it, by type; <c>*</c> where it is no member but bytes.</param>
/// <param name="What">What it is about.</param>
/// <param name="ReadBy">The command by which the person's export gets it.</param>
public sealed record DataMapEntry(string Name, string Kind, ImmutableArray<string> Members, string What, string ReadBy);

/// <summary>
/// What holds personal data, and where: the list against which a person's export is complete, and the words in which a record of who looked
/// says what was seen. A test holds the records of all actors against it.
/// </summary>
public static class DataMap
{
    /// <summary>Kind of the actors that hold attempts and answers.</summary>
    public const string PoolShard = "pool-shard";

    /// <summary>Kind of the actors that hold campaigns.</summary>
    public const string Vacancy = "vacancy";

    /// <summary>Kind of the actors that hold appeals.</summary>
    public const string Appeal = "appeal";

    /// <summary>Kind of the actors that hold notices and the addresses they go to.</summary>
    public const string NoticeDesk = "notice-desk";

    /// <summary>Kind of the actors that hold consents and questions to state registers.</summary>
    public const string RegisterFile = "register-file";

    private const string RegisterLine = "register-line";
    private const string Announcement = "announcement";
    private const string InterestPart = "interest-part";
    private const string MarkingRound = "marking-round";
    private const string Panel = "panel";
    private const string Cohort = "cohort";
    private const string ItemBank = "item-bank";
    private const string Account = "account";
    private const string Person = "person";
    private const string Agency = "agency";
    private const string Candidate = "candidate";
    private const string AccessLog = "access-log";
    private const string Mailing = "mailing";

    /// <summary>All places, in the order in which they are told.</summary>
    public static ImmutableArray<DataMapEntry> All { get; } =
    [
        new("sign-in-name", Account, ["Registration.SignInName"], "the name the person signs in by, sealed", "ReadAccount"),
        new("account-acts", Account, ["Act.Note"], "why roles were granted or the account was closed, in own words, sealed", "ReadAccount"),
        new("person-acts", Person, ["Act.Note"], "why a person is to be set free, in own words, sealed", "ReadClaim"),
        new("agency-acts", Agency, ["Act.Note"], "why an agency changed something, in own words, sealed", "ReadAgency"),
        new("profile", Candidate, ["Candidate.Fields"], "what the person said of itself, sealed field by field", "ExportPerson"),
        new("applied-profile", Candidate, ["*"], "the sealed fields as they stood at each application: attachments", "ExportPerson"),
        new("adjustment", Candidate, ["Adjustment.Statement"], "what the person wrote about an adjustment, sealed", "ExportPerson"),
        new("adjustment-evidence", Candidate, ["Adjustment.Evidence"], "documents about an adjustment: sealed attachments", "ExportPerson"),
        new("candidate-acts", Candidate, ["Act.Note"], "reasons of officers and of the person, in own words, sealed", "ExportPerson"),
        new("candidate-key", Candidate, ["RecordOpening.Key"], "which key opens it", "ExportPerson"),
        new("who-looked", AccessLog, ["Act.Note"], "the ground of a look, in own words, sealed", "ReadLooks"),
        new("answers", PoolShard, ["*"], "what the person answered in a sitting, sealed", "ReadAttempt"),
        new("devices", PoolShard, ["*"], "on which devices the person sat, as keyed hashes of marks that they gave, with times", "ReadDevices"),
        new("application", PoolShard, ["*"], "what the person applied with, the sittings held elsewhere, what was decided", "ReadOwnApplication"),
        new("campaign-events", Vacancy, ["*", "EventRow.Candidate", "EventRow.Note", "EventRow.Private"], "events about the person; values and notes are sealed", "ReadEvents"),
        new("places", Vacancy, ["HeldPlace.Candidate", "Offer.Candidate", "RankedLists.Reserve"], "the place that the person holds, was offered, or waits for", "ReadCampaign"),
        new("ranked-lists", Vacancy, ["*"], "the person's row in ranked lists, sealed: attachments", "ReadCampaign"),
        new("reserve", Vacancy, ["ReserveOffer.Candidate", "ReuseConsent.Candidate", "Tally.Reserve"], "that the person is in the reserve, and what was offered elsewhere", "ReadCampaign"),
        new("campaign-acts", Vacancy, ["Act.Note"], "reasons, questions and answers about a file, in own words, sealed", "ReadCampaign"),
        new("question", Announcement, ["Question.Text", "PrivateAnswer.Answer"], "what was asked about a vacancy, and the answer, sealed", "ReadOwnQuestion"),
        new("announcement-acts", Announcement, ["Act.Note"], "why a text changed, in own words, sealed", "ReadAnnouncement"),
        new("interest", InterestPart, ["Interest.Contact"], "how to reach somebody who asked to be told, sealed", "ReadInterest"),
        new("marking-acts", MarkingRound, ["Act.Note"], "reasons and comments of markers, in own words, sealed", "ShowScript"),
        new("marked-text", MarkingRound, ["*"], "the text that markers read, under the person's key and once more under the campaign's: attachments", "ShowScript"),
        new("panel-acts", Panel, ["Act.Note", "Deviation.Note"], "reasons of a panel, in own words, sealed", "ReadMinutes"),
        new("training-acts", Cohort, ["Act.Note"], "reasons about attendance and results, in own words, sealed", "ReadTrainee"),
        new("challenge", ItemBank, ["KeyChallenge.Grounds"], "why the key of an item is said to be wrong, sealed", "ReadChallenge"),
        new("item-acts", ItemBank, ["Act.Note"], "reasons about items, in own words, sealed", "ListItems"),
        new("appeal", Appeal, ["AppealCase.Statement"], "what the person wrote in an appeal, sealed", "ReadOwnAppeal"),
        new("appeal-evidence", Appeal, ["AppealDocument.File"], "documents of an appeal: sealed attachments", "ReadOwnAppeal"),
        new("appeal-acts", Appeal, ["Act.Note"], "reasons in an appeal, in own words, sealed", "ReadOwnAppeal"),
        new("mailing-acts", Mailing, ["Act.Note"], "why a mailing was drafted, confirmed or stopped, in own words, sealed", "ReadMailing"),
        new("register-subject", RegisterFile, ["RegisterConsent.Subject", "RegisterFile.Person"], "by what a state register was to be asked, sealed; which key opens it", "ReadRegisterFile"),
        new("register-answer", RegisterFile, ["RegisterAsk.Answer"], "what a state register said, sealed", "ReadRegisterFile"),
        new("register-acts", RegisterFile, ["Act.Note"], "why a register was asked, in own words, sealed", "ReadRegisterFile"),
        new("register-question", RegisterLine, ["LinedAsk.Person", "LinedAsk.Subject"], "a question on its way to a register, sealed", "ReadDueAsks"),
        new("notice-address", NoticeDesk, ["Recipient.Address"], "where notices go, sealed", "ReadOwnNotices"),
        new("notice-recipient", NoticeDesk, ["Recipient.Person"], "which key opens it", "ReadOwnNotices"),
    ];
}

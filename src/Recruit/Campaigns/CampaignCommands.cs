using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>Takes a definition, or another one until it is sealed; a check and proposals about the earlier one no longer count.</summary>
/// <param name="Mandate">By whom and why.</param>
/// <param name="Agency">Whose campaign it is; stays the same.</param>
/// <param name="Digest">Stands for the files and from where their tests are; keyed, so that nobody outside can compute it.</param>
/// <param name="Content">The files, sealed; at most <see cref="Attachment.Longest"/> bytes.</param>
/// <param name="Over">
/// <see cref="Definition.Reference"/> of the definition from which this one was made by changing rules and no test's items or keys: it is refused (other-definition) where that is not the last one any
/// more. The default digest where there must be no definition yet; nothing where it takes the place of whatever there is.
/// </param>
/// <param name="Banked">Tests of it that were composed in an item bank.</param>
public sealed record DraftCampaign(
    Mandate Mandate, Id Agency, Digest Digest, ReadOnlyMemory<byte> Content, Digest? Over = null, ImmutableArray<NoteChallengeTerm>? Banked = null) : ActorCommand;

/// <summary>Says that the definition of that digest was checked by the rules and has no problem.</summary>
public sealed record RecordCheck(Mandate Mandate, Digest Definition) : ActorCommand;

/// <summary>Proposes what takes two people.</summary>
/// <param name="Mandate">By whom and why.</param>
/// <param name="Proposal">A new name for it.</param>
/// <param name="Step">What is to happen.</param>
public sealed record Propose(Mandate Mandate, Id Proposal, Step Step) : ActorCommand;

/// <summary>Says that the rows of a proposal were judged by the rules as the next events after those up to a number, and have no problem.</summary>
/// <param name="Proposal">A proposal of <see cref="RecordEvents"/>.</param>
/// <param name="Through">Number of the last event that was known then; 0 for none.</param>
/// <param name="Expected">How many remedies had been expected by then: their rows were judged with.</param>
public sealed record RecordJudgement(Id Proposal, int Through, int Expected) : ActorCommand;

/// <summary>
/// Says that the remedy of an appeal, judged as the next event, is about to be approved, so that nothing that excludes it is recorded before it comes.
/// It is expected until it comes, or the appeal is closed without it.
/// </summary>
/// <param name="Appeal">Name of the appeal.</param>
/// <param name="Row">What changes.</param>
/// <param name="Through">Number of the last event that was known then; 0 for none.</param>
/// <param name="Expected">How many remedies had been expected by then: their rows were judged with.</param>
public sealed record ExpectRemedy(Id Appeal, EventRow Row, int Through, int Expected) : ActorCommand;

/// <summary>Lets happen what somebody else proposed.</summary>
public sealed record Approve(Mandate Mandate, Id Proposal) : ActorCommand;

/// <summary>Drops a proposal; its own proposer may do so too.</summary>
public sealed record Reject(Mandate Mandate, Id Proposal) : ActorCommand;

/// <summary>Begins the closing of the next stage, or a new revision of the released ones when events happened, or somebody was erased, since.</summary>
/// <param name="Mandate">By whom and why.</param>
/// <param name="Closing">A new name for it.</param>
/// <param name="Stage">The last stage it covers.</param>
/// <param name="Sittings">Tests and exercises that are sources of the covered stages.</param>
/// <param name="HasErasures">Whether somebody was erased since the last release: no event says that, and the revision leaves them out.</param>
public sealed record BeginClosing(Mandate Mandate, Id Closing, Id Stage, ImmutableArray<Id> Sittings, bool HasErasures = false) : ActorCommand;

/// <summary>What was computed over the frozen facts. A second computation must say the same.</summary>
/// <param name="Closing">Which closing.</param>
/// <param name="Results">Digest of the results.</param>
/// <param name="Lists">The campaign's lists, sealed and cut into parts of at most <see cref="Attachment.Longest"/> bytes.</param>
/// <param name="Places">Places that are held.</param>
/// <param name="Reserve">Who is in the reserve, in its order.</param>
/// <param name="Vacant">How many places nobody holds.</param>
/// <param name="TellsNews">
/// Whether anybody who is not erased is told another decision, score or rank than by the last release, or holds another place or one in the reserve; nothing where
/// that is not known.
/// </param>
public sealed record RecordTally(
    Id Closing,
    Digest Results,
    ImmutableArray<ReadOnlyMemory<byte>> Lists,
    ImmutableArray<HeldPlace> Places,
    ImmutableArray<PersonKeyId>? Reserve = null,
    int Vacant = 0,
    bool? TellsNews = null) : ActorCommand;

/// <summary>Stores segments of the ranked lists of a closing, in their order; those that are stored already stay.</summary>
/// <param name="Closing">Which closing.</param>
/// <param name="From">Place of the first among all segments of the closing, from 0.</param>
/// <param name="Segments">1 to <see cref="SegmentsMax"/>, each sealed row by row under the keys of those in it.</param>
public sealed record KeepSegments(Id Closing, int From, ImmutableArray<ReadOnlyMemory<byte>> Segments) : ActorCommand
{
    /// <summary>Most segments of one command, inclusive.</summary>
    public const int SegmentsMax = 32;

    /// <inheritdoc/>
    public override int Weight => base.Weight + Segments.Sum(segment => segment.Length);
}

/// <summary>Says which segments make which list, and that the index of lists has passed the decisions.</summary>
/// <param name="Closing">Which closing.</param>
/// <param name="Results">Digest of the results from which the lists were made.</param>
/// <param name="Ranked">The lists; every segment of them is stored.</param>
public sealed record RecordRanked(Id Closing, Digest Results, RankedLists Ranked) : ActorCommand;

/// <summary>Says that each class of candidate was seen to get exactly its own message.</summary>
/// <param name="Mandate">Who looked.</param>
/// <param name="Closing">Which closing.</param>
/// <param name="Results">Digest of the results that were rehearsed.</param>
public sealed record RecordRehearsal(Mandate Mandate, Id Closing, Digest Results) : ActorCommand;

/// <summary>A candidate's own act: withdraw, accept or decline.</summary>
/// <param name="Mandate">The candidate, and why.</param>
/// <param name="Row">A row of such a type.</param>
public sealed record RecordOwnEvent(Mandate Mandate, EventRow Row) : ActorCommand;

/// <summary>
/// What an upheld appeal changes: rows that two people decided in the appeal, whose message this is. Repeated for the same appeal, nothing happens.
/// </summary>
/// <param name="Appeal">Name of the appeal; it has one decision.</param>
/// <param name="Rows">1 to <see cref="RecordEvents.RowsMax"/>; none that only a candidate can do.</param>
/// <param name="Decided">Who decided, when and why.</param>
/// <param name="Approved">Who approved it; another account.</param>
public sealed record RecordRemedy(Id Appeal, ImmutableArray<EventRow> Rows, Act Decided, Act Approved) : ActorCommand;

/// <summary>How far an appeal about this campaign is, told by the appeal itself. Messages overtake each other, so the farther one stands.</summary>
/// <param name="Appeal">Name of the appeal.</param>
/// <param name="Person">Names the key of the person whose it is.</param>
/// <param name="State">How far it is.</param>
public sealed record NoteAppeal(Id Appeal, PersonKeyId Person, AppealState State) : ActorCommand;

/// <summary>How far an appeal is, as its campaign must know it.</summary>
public enum AppealState
{
    /// <summary>Somebody is to do something.</summary>
    Open,

    /// <summary>It was withdrawn.</summary>
    Withdrawn,

    /// <summary>It was decided, or found inadmissible: there is something to read.</summary>
    Decided,
}

/// <summary>Begins to take over a campaign folder, or goes on: only the one for which two people opened the campaign.</summary>
/// <param name="Mandate">Who imports.</param>
/// <param name="Content">Digest of what is in the folder.</param>
/// <param name="IsWhole">Whether all of it is here; before that nothing is closed.</param>
public sealed record TakeFolder(Mandate Mandate, Digest Content, bool IsWhole = false) : ActorCommand;

/// <summary>
/// Asks whether the campaign may leave as a folder, with the keys of its tests and all answers: once every sitting here is over.
/// </summary>
public sealed record AskExport : ActorCommand;

/// <summary>Takes over events that happened elsewhere, before anything happens here; two people answer for an import.</summary>
/// <param name="Mandate">Who imports.</param>
/// <param name="Rows">With their numbers, ascending; at most <see cref="RecordEvents.RowsMax"/>.</param>
public sealed record ImportEvents(Mandate Mandate, ImmutableArray<NumberedRow> Rows) : ActorCommand;

/// <summary>A row with its number.</summary>
public sealed record NumberedRow(int Sequence, EventRow Row);

/// <summary>Asks about the own file; the question is the mandate's note.</summary>
/// <param name="Mandate">Who asks.</param>
/// <param name="Enquiry">A new name for it.</param>
/// <param name="Owner">Who has to answer: a role or an account.</param>
public sealed record FileEnquiry(Mandate Mandate, Id Enquiry, Id Owner) : ActorCommand;

/// <summary>Gives an enquiry to another owner; its term goes on.</summary>
public sealed record PassEnquiry(Mandate Mandate, Id Enquiry, Id Owner) : ActorCommand;

/// <summary>Answers an enquiry; the answer is the mandate's note.</summary>
public sealed record AnswerEnquiry(Mandate Mandate, Id Enquiry) : ActorCommand;

/// <summary>Reads where the campaign stands: <see cref="CampaignRead"/>.</summary>
public sealed record ReadCampaign : ActorCommand;

/// <summary>Reads events in their order: <see cref="EventsRead"/>.</summary>
/// <param name="After">Those with a greater number.</param>
public sealed record ReadEvents(int After) : ActorCommand
{
    /// <summary>Most events of one reply.</summary>
    public const int Most = 1000;
}

/// <summary>Reads the events about one candidate, in their order: <see cref="EventsRead"/>, whole.</summary>
/// <param name="Candidate">The name of the person's key.</param>
public sealed record ReadEventsAbout(PersonKeyId Candidate) : ActorCommand;

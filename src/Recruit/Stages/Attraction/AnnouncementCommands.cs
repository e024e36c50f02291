using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>Opens the file of the announcement.</summary>
public sealed record OpenAnnouncement(Mandate Mandate, AnnouncementTerms Terms) : ActorCommand;

/// <summary>Asks for the terms of the announcement and until when questions are taken.</summary>
public sealed record ReadTerms : ActorCommand;

/// <summary>Writes a new version of the text; languages may still be missing.</summary>
/// <param name="Mandate">Who drafts.</param>
/// <param name="Texts">The words.</param>
/// <param name="Changed">What is new, told to the public; needed in three languages once a version was published.</param>
public sealed record DraftText(Mandate Mandate, Trilingual<AnnouncementText> Texts, Trilingual<string>? Changed = null) : ActorCommand;

/// <summary>Proposes the newest version for publication.</summary>
public sealed record ProposePublication(Mandate Mandate, int Version) : ActorCommand;

/// <summary>Publishes what somebody else proposed.</summary>
/// <param name="Mandate">Neither drafted nor proposed it.</param>
/// <param name="Version">Which version.</param>
/// <param name="Seen"><see cref="TextVersion.Digest"/> of what was read.</param>
public sealed record ApprovePublication(Mandate Mandate, int Version, Digest Seen) : ActorCommand;

/// <summary>Turns a proposed publication down.</summary>
public sealed record ReturnText(Mandate Mandate, int Version) : ActorCommand;

/// <summary>Opens a channel, or opens it again.</summary>
public sealed record OpenChannel(Mandate Mandate, Id Channel) : ActorCommand;

/// <summary>Closes a channel: no interest is registered by it any more.</summary>
public sealed record CloseChannel(Mandate Mandate, Id Channel) : ActorCommand;

/// <summary>Takes questions for longer.</summary>
public sealed record ExtendQuestions(Mandate Mandate, Instant Until) : ActorCommand;

/// <summary>Asks something about the vacancy; anybody may.</summary>
/// <param name="Question">Name of the file, chosen at random.</param>
/// <param name="Language">In which it is asked.</param>
/// <param name="Text">The words, under the key of who asks.</param>
public sealed record AskQuestion(Id Question, Language Language, SealedNote Text) : ActorCommand;

/// <summary>Gives a question to somebody; its due date stays.</summary>
public sealed record AssignQuestion(Mandate Mandate, Id Question, Id Holder) : ActorCommand;

/// <summary>Answers what concerns one person alone.</summary>
/// <param name="Mandate">Who answers.</param>
/// <param name="Question">Which question.</param>
/// <param name="Language">That of the question.</param>
/// <param name="Answer">The words, under the key of who asked.</param>
public sealed record AnswerPrivately(Mandate Mandate, Id Question, Language Language, SealedNote Answer) : ActorCommand;

/// <summary>Answers what concerns everybody, for everybody at the same instant.</summary>
/// <param name="Mandate">Who answers.</param>
/// <param name="Answer">Name of the answer.</param>
/// <param name="Questions">Which questions it answers; with <paramref name="Corrects"/> there may be none.</param>
/// <param name="Wording">In all three languages, naming nobody.</param>
/// <param name="VisibleFrom">Not before it is written, and not after a question is due; where that is overdue, within a minute.</param>
/// <param name="Corrects">An earlier answer that it corrects.</param>
public sealed record AnswerPublicly(
    Mandate Mandate, Id Answer, ImmutableArray<Id> Questions, Trilingual<PublicWording> Wording, Instant VisibleFrom, Id? Corrects = null) : ActorCommand;

/// <summary>What everybody may read: the published text, or an older published version.</summary>
public sealed record ReadAnnouncement(int? Version = null) : ActorCommand;

/// <summary>What staff may read: any version and where it stands.</summary>
public sealed record ReadText(int Version) : ActorCommand;

/// <summary>What everybody may read: published answers, oldest first.</summary>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="Announcement.RowsMax"/>.</param>
public sealed record ListAnswers(int From, int Count) : ActorCommand;

/// <summary>What became of one's own question.</summary>
/// <param name="Question">Which question.</param>
/// <param name="Person">Key of who asked; to all others there is no such question.</param>
public sealed record ReadOwnQuestion(Id Question, PersonKeyId Person) : ActorCommand;

/// <summary>A question for those who answer it.</summary>
public sealed record ReadQuestion(Id Question) : ActorCommand;

/// <summary>Questions that wait, oldest first, without their words.</summary>
/// <param name="From">How many to pass over.</param>
/// <param name="Count">1 to <see cref="Announcement.RowsMax"/>.</param>
/// <param name="Overdue">Only those whose term is over.</param>
public sealed record ListOpenQuestions(int From, int Count, bool Overdue = false) : ActorCommand;

/// <summary>The channels, for staff.</summary>
public sealed record ListChannels : ActorCommand;

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Stages.Attraction;

/// <summary>The file of the announcement is open.</summary>
/// <param name="Since">Since when.</param>
/// <param name="QuestionsUntil">Until when questions are taken, exclusive.</param>
public sealed record AnnouncementIsOpen(Instant Since, Instant QuestionsUntil) : Reply;

/// <summary>Terms of an announcement.</summary>
/// <param name="Since">When the file was opened.</param>
/// <param name="Terms">Who does what, in how many working days, and what people may agree to.</param>
/// <param name="QuestionsUntil">Until when questions are taken, exclusive.</param>
/// <param name="Waiting">The text that waits for somebody.</param>
public sealed record TermsShown(Instant Since, AnnouncementTerms Terms, Instant QuestionsUntil, WaitingText? Waiting = null) : Reply;

/// <summary>The newest version of the text, while it is not published.</summary>
/// <param name="Version">Its number.</param>
/// <param name="File">Holder, since and due.</param>
public sealed record WaitingText(int Version, OpenFile File);

/// <summary>Where a version stands.</summary>
/// <param name="Version">Which one.</param>
/// <param name="Digest">What an approver names.</param>
/// <param name="Missing">Languages in which it is not there yet.</param>
/// <param name="Open">Whose turn it is; nobody's once it is published or overtaken.</param>
/// <param name="PublishedAt">Since when everybody may read it.</param>
public sealed record TextStands(int Version, Digest Digest, ImmutableArray<Language> Missing, OpenFile? Open = null, Instant? PublishedAt = null) : Reply;

/// <summary>A version as everybody may read it. Who wrote and approved it is not in it.</summary>
/// <param name="Version">Which one.</param>
/// <param name="PublishedAt">Since when.</param>
/// <param name="Digest">By which it can be proven.</param>
/// <param name="Texts">The words.</param>
/// <param name="Published">All published versions, oldest first.</param>
/// <param name="QuestionsUntil">Until when questions are taken, exclusive.</param>
/// <param name="Channels">Channels that are open.</param>
/// <param name="Changed">What was new against the version before.</param>
/// <param name="Interest">What people who register interest may agree to.</param>
public sealed record AnnouncementShown(
    int Version,
    Instant PublishedAt,
    Digest Digest,
    Trilingual<AnnouncementText> Texts,
    ImmutableArray<PublishedVersion> Published,
    Instant QuestionsUntil,
    ImmutableArray<Id> Channels,
    Trilingual<string>? Changed = null,
    InterestTerms? Interest = null) : Reply;

/// <summary>A published version in a list.</summary>
public sealed record PublishedVersion(int Version, Instant At, Digest Digest);

/// <summary>A version for staff.</summary>
public sealed record TextShown(TextVersion Text, OpenFile? Open = null) : Reply;

/// <summary>Whether a channel is open.</summary>
public sealed record ChannelStands(Id Channel, bool Open) : Reply;

/// <summary>All channels with the times when they were open.</summary>
public sealed record ChannelsListed(ImmutableArray<AnnouncementChannel> Channels) : Reply;

/// <summary>Where a question stands.</summary>
/// <param name="Question">Which one.</param>
/// <param name="Open">Whose turn it is, until an answer can be read.</param>
public sealed record QuestionStands(Id Question, OpenFile? Open = null) : Reply;

/// <summary>A question for those who answer it.</summary>
public sealed record QuestionShown(Question Question) : Reply;

/// <summary>One's own question. Of a published answer nothing is told before everybody may read it.</summary>
/// <param name="Question">Which one.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Due">When the answer is due.</param>
/// <param name="Private">The answer, if it was given to the asker alone.</param>
/// <param name="Public">The published answer, once it is visible.</param>
public sealed record OwnQuestionShown(Id Question, Instant AskedAt, Instant Due, SealedNote? Private = null, PublishedAnswer? Public = null) : Reply;

/// <summary>An answer as everybody may read it.</summary>
public sealed record PublishedAnswer(Id Answer, Instant VisibleFrom, Trilingual<PublicWording> Wording, Id? Corrects = null);

/// <summary>An answer was written.</summary>
/// <param name="Answer">Which one.</param>
/// <param name="VisibleFrom">From when on everybody may read it.</param>
public sealed record AnswerStands(Id Answer, Instant VisibleFrom) : Reply;

/// <summary>Published answers.</summary>
/// <param name="Answers">Oldest first.</param>
/// <param name="Next">Where to go on; nothing at the end.</param>
public sealed record AnswersListed(ImmutableArray<PublishedAnswer> Answers, int? Next = null) : Reply;

/// <summary>A question that waits.</summary>
/// <param name="Question">Which one.</param>
/// <param name="Language">In which it is to be answered.</param>
/// <param name="File">Holder, since and due.</param>
/// <param name="WorkingDaysHeld">Working days for which it has lain there.</param>
public sealed record WaitingQuestion(Id Question, Language Language, OpenFile File, int WorkingDaysHeld);

/// <summary>Questions that wait.</summary>
public sealed record QuestionsListed(ImmutableArray<WaitingQuestion> Questions, int? Next = null) : Reply;

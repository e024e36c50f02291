using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>The file of the announcement was opened.</summary>
public sealed record AnnouncementOpened(Act Act, AnnouncementTerms Terms) : ActorEvent;

/// <summary>A version was written; its number follows that of the one before.</summary>
public sealed record TextDrafted(Act Act, Trilingual<AnnouncementText> Texts, Trilingual<string>? Changed = null) : ActorEvent;

/// <summary>The newest version was proposed for publication.</summary>
public sealed record PublicationProposed(Act Act) : ActorEvent;

/// <summary>The newest version was published.</summary>
public sealed record TextPublished(Act Act) : ActorEvent;

/// <summary>The publication of the newest version was turned down.</summary>
public sealed record TextReturned(Act Act) : ActorEvent;

/// <summary>A channel was opened.</summary>
public sealed record ChannelOpened(Act Act, Id Channel) : ActorEvent;

/// <summary>A channel was closed.</summary>
public sealed record ChannelClosed(Act Act, Id Channel) : ActorEvent;

/// <summary>Questions are taken for longer.</summary>
public sealed record QuestionsExtended(Act Act, Instant Until) : ActorEvent;

/// <summary>A question was asked.</summary>
public sealed record QuestionAsked(Id Question, Language Language, Instant At, SealedNote Text, Id Holder, Instant Due) : ActorEvent;

/// <summary>A question was given to somebody.</summary>
public sealed record QuestionAssigned(Act Act, Id Question, Id Holder) : ActorEvent;

/// <summary>A question was answered to the asker alone.</summary>
public sealed record QuestionAnswered(Act Act, Id Question, SealedNote Answer) : ActorEvent;

/// <summary>Questions are answered for everybody from an instant on.</summary>
public sealed record AnswerPublished(
    Act Act, Id Answer, ImmutableArray<Id> Questions, Trilingual<PublicWording> Wording, Instant VisibleFrom, Id? Corrects = null) : ActorEvent;

using Recruit.Actors;

namespace Recruit.Stages.Attraction;

/// <summary>An announcement as a host sees it; its key is the vacancy's id.</summary>
public sealed class AnnouncementKind : PagedKind<Announcement>
{
    /// <summary>First part of the keys of announcements.</summary>
    public const string KindName = "announcement";

    private static readonly RecordShapes CommandShapes = new(
        ("open-announcement", typeof(OpenAnnouncement)),
        ("read-terms", typeof(ReadTerms)),
        ("draft-text", typeof(DraftText)),
        ("propose-publication", typeof(ProposePublication)),
        ("approve-publication", typeof(ApprovePublication)),
        ("return-text", typeof(ReturnText)),
        ("open-channel", typeof(OpenChannel)),
        ("close-channel", typeof(CloseChannel)),
        ("extend-questions", typeof(ExtendQuestions)),
        ("ask-question", typeof(AskQuestion)),
        ("assign-question", typeof(AssignQuestion)),
        ("answer-privately", typeof(AnswerPrivately)),
        ("answer-publicly", typeof(AnswerPublicly)),
        ("read-announcement", typeof(ReadAnnouncement)),
        ("read-text", typeof(ReadText)),
        ("list-answers", typeof(ListAnswers)),
        ("read-own-question", typeof(ReadOwnQuestion)),
        ("read-question", typeof(ReadQuestion)),
        ("list-open-questions", typeof(ListOpenQuestions)),
        ("list-channels", typeof(ListChannels)));

    private static readonly RecordShapes EventShapes = new(
        ("announcement-opened", typeof(AnnouncementOpened)),
        ("text-drafted", typeof(TextDrafted)),
        ("publication-proposed", typeof(PublicationProposed)),
        ("text-published", typeof(TextPublished)),
        ("text-returned", typeof(TextReturned)),
        ("channel-opened", typeof(ChannelOpened)),
        ("channel-closed", typeof(ChannelClosed)),
        ("questions-extended", typeof(QuestionsExtended)),
        ("question-asked", typeof(QuestionAsked)),
        ("question-assigned", typeof(QuestionAssigned)),
        ("question-answered", typeof(QuestionAnswered)),
        ("answer-published", typeof(AnswerPublished)));

    private static readonly RecordShapes ReplyShapes = new(
        ("announcement-is-open", typeof(AnnouncementIsOpen)),
        ("terms-shown", typeof(TermsShown)),
        ("text-stands", typeof(TextStands)),
        ("announcement-shown", typeof(AnnouncementShown)),
        ("text-shown", typeof(TextShown)),
        ("channel-stands", typeof(ChannelStands)),
        ("channels-listed", typeof(ChannelsListed)),
        ("question-stands", typeof(QuestionStands)),
        ("question-shown", typeof(QuestionShown)),
        ("own-question-shown", typeof(OwnQuestionShown)),
        ("answer-stands", typeof(AnswerStands)),
        ("answers-listed", typeof(AnswersListed)),
        ("questions-listed", typeof(QuestionsListed)));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands => CommandShapes;

    /// <inheritdoc/>
    protected override RecordShapes Events => EventShapes;

    /// <inheritdoc/>
    protected override RecordShapes Replies => ReplyShapes;

    /// <inheritdoc/>
    protected override Announcement CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(Announcement state, ActorCommand command, Instant now) => AnnouncementRules.Decide(state, command, now);
}

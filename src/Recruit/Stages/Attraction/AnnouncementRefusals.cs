namespace Recruit.Stages.Attraction;

/// <summary>Codes of refusals of an announcement.</summary>
public static class AnnouncementRefusals
{
    /// <summary>The file was not opened.</summary>
    public const string NotOpen = "not-open";

    /// <summary>The file was opened with other terms. Facts: <c>since</c>.</summary>
    public const string AlreadyOpen = "already-open";

    /// <summary>There would be more than there may be. Facts: <c>what</c>, <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>A page asks for too few or too many rows. Facts: <c>most</c>.</summary>
    public const string BadPage = "bad-page";

    /// <summary>A text is empty or too long. Facts: <c>language</c>.</summary>
    public const string BadText = "bad-text";

    /// <summary>There is no such version, or it is not for everybody.</summary>
    public const string UnknownVersion = "unknown-version";

    /// <summary>There is a newer version. Facts: <c>latest</c>.</summary>
    public const string Superseded = "superseded";

    /// <summary>Something is not there in all three languages. Facts: <c>language</c>, one for each.</summary>
    public const string LanguageMissing = "language-missing";

    /// <summary>A correction does not say in all three languages what changed.</summary>
    public const string ChangeNotTold = "change-not-told";

    /// <summary>Nobody proposed the publication.</summary>
    public const string NotProposed = "not-proposed";

    /// <summary>The same account drafted or proposed it. Facts: <c>step</c>: drafted, proposed.</summary>
    public const string SamePerson = "same-person";

    /// <summary>Another text than the one that was read is proposed.</summary>
    public const string TextChanged = "text-changed";

    /// <summary>The version is published and stays so.</summary>
    public const string AlreadyPublished = "already-published";

    /// <summary>Nothing is published yet.</summary>
    public const string NotPublished = "not-published";

    /// <summary>There is no such channel.</summary>
    public const string UnknownChannel = "unknown-channel";

    /// <summary>The new end is not later. Facts: <c>deadline</c>.</summary>
    public const string NotLater = "not-later";

    /// <summary>Questions are not taken any more. Facts: <c>deadline</c>, <c>server-time</c>.</summary>
    public const string QuestionsClosed = "questions-closed";

    /// <summary>Another question has that name.</summary>
    public const string QuestionExists = "question-exists";

    /// <summary>There is no such question.</summary>
    public const string UnknownQuestion = "unknown-question";

    /// <summary>The question has an answer. Facts: <c>question</c>.</summary>
    public const string AlreadyAnswered = "already-answered";

    /// <summary>The answer is in another language than the question. Facts: <c>language</c>.</summary>
    public const string WrongLanguage = "wrong-language";

    /// <summary>The answer is under another key than that of who asked.</summary>
    public const string WrongPerson = "wrong-person";

    /// <summary>The answer is to no question and corrects none, or names a question twice.</summary>
    public const string NoQuestion = "no-question";

    /// <summary>Another answer has that name.</summary>
    public const string AnswerExists = "answer-exists";

    /// <summary>There is no such published answer.</summary>
    public const string UnknownAnswer = "unknown-answer";

    /// <summary>The answer would have been visible before it was written. Facts: <c>server-time</c>.</summary>
    public const string VisibleBefore = "visible-before";

    /// <summary>The answer would be visible after a question is due. Facts: <c>question</c>, <c>due</c>.</summary>
    public const string VisibleTooLate = "visible-too-late";
}

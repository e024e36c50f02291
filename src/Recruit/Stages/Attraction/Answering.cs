using Recruit.Actors;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Stages.Attraction.AnnouncementRules;

namespace Recruit.Stages.Attraction;

/// <summary>
/// Answers. What helps one person to a better application must help everybody, so such an answer is published: nobody reads it before the
/// instant from which all do. Only what concerns one person alone is answered to that person.
/// </summary>
internal static class Answering
{
    /// <summary>How long after it is written an answer to an overdue question may become visible, inclusive: whoever writes it cannot name the very instant.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMinutes(1);

    public static Decision Decide(Announcement announcement, AnswerPrivately answer, Instant now)
    {
        if (announcement.FindQuestion(answer.Question) is not { } question)
        {
            return Decision.Refuse(UnknownQuestion);
        }

        if (question.Private is { } earlier && RecordJson.AreAlike(earlier.Answer, answer.Answer))
        {
            return Decision.Tell(new QuestionStands(question.Id));
        }

        return question.HasAnswer ? Decision.Refuse(AlreadyAnswered, new RefusalFact("question", question.Id.Text))
            : question.Language != answer.Language ? Decision.Refuse(WrongLanguage, Named(question.Language))
            : question.Text.Person != answer.Answer.Person ? Decision.Refuse(WrongPerson)
            : Decision.Happen(
                new QuestionStands(question.Id), new QuestionAnswered(answer.Mandate.At(now), question.Id, answer.Answer));
    }

    public static Decision Decide(Announcement announcement, AnswerPublicly answer, Instant now)
    {
        if (announcement.FindAnswer(answer.Answer) is { } known)
        {
            return RecordJson.AreAlike(known with { Act = answer.Mandate.At(now) }, Written(answer, now))
                ? Decision.Tell(new AnswerStands(known.Id, known.VisibleFrom))
                : Decision.Refuse(AnswerExists);
        }

        return WhyNoWording(answer, now) ?? WhyNoQuestions(announcement, answer, now) ?? Decision.Happen(
            new AnswerStands(answer.Answer, answer.VisibleFrom),
            new AnswerPublished(answer.Mandate.At(now), answer.Answer, answer.Questions, answer.Wording, answer.VisibleFrom, answer.Corrects));
    }

    public static Decision List(Announcement announcement, ListAnswers list, Instant now) => WhyNoPage(list.From, list.Count) ?? Page(
        announcement.Answers.Where(answer => answer.IsVisible(now)).OrderBy(answer => answer.VisibleFrom),
        list.From,
        list.Count,
        (answers, next) => new AnswersListed([.. answers.Select(Published)], next));

    public static PublishedAnswer Published(PublicAnswer answer) => new(answer.Id, answer.VisibleFrom, answer.Wording, answer.Corrects);

    private static PublicAnswer Written(AnswerPublicly answer, Instant now) =>
        new(answer.Answer, answer.Mandate.At(now), answer.Questions, answer.Wording, answer.VisibleFrom, answer.Corrects);

    private static Decision? WhyNoWording(AnswerPublicly answer, Instant now)
    {
        if (!answer.Wording.Missing.IsEmpty)
        {
            return Decision.Refuse(LanguageMissing, [.. answer.Wording.Missing.Select(Named)]);
        }

        foreach (var language in Enum.GetValues<Language>())
        {
            if (!answer.Wording.In(language)!.Fits)
            {
                return Decision.Refuse(BadText, Named(language));
            }
        }

        return answer.VisibleFrom < now ? Decision.Refuse(VisibleBefore, new RefusalFact("server-time", now.ToString())) : null;
    }

    private static Decision? WhyNoQuestions(Announcement announcement, AnswerPublicly answer, Instant now)
    {
        if ((answer.Questions.IsEmpty && answer.Corrects is null) || answer.Questions.Distinct().Count() < answer.Questions.Length)
        {
            return Decision.Refuse(NoQuestion);
        }

        if (answer.Questions.Length > Announcement.QuestionsOfAnswerMax)
        {
            return TooManyOf("questions-of-answer", Announcement.QuestionsOfAnswerMax);
        }

        if (announcement.Answers.Count >= Announcement.AnswersMax)
        {
            return TooManyOf("answers", Announcement.AnswersMax);
        }

        if (answer.Corrects is { } corrected && announcement.FindAnswer(corrected) is null)
        {
            return Decision.Refuse(UnknownAnswer);
        }

        foreach (var id in answer.Questions)
        {
            if (announcement.FindQuestion(id) is not { } question)
            {
                return Decision.Refuse(UnknownQuestion);
            }

            if (question.HasAnswer)
            {
                return Decision.Refuse(AlreadyAnswered, new RefusalFact("question", id.Text));
            }

            if (answer.VisibleFrom > Instant.Later(now + AtOnce, question.Due))
            {
                return Decision.Refuse(VisibleTooLate, new("question", id.Text), new("due", question.Due.ToString()));
            }
        }

        return null;
    }
}

using Recruit.Actors;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Stages.Attraction.AnnouncementRules;

namespace Recruit.Stages.Attraction;

/// <summary>Questions and who has to answer them.</summary>
internal static class Questioning
{
    public static Decision Ask(Announcement announcement, AskQuestion ask, Instant now)
    {
        var (terms, until) = (announcement.Head!.Terms, announcement.Head.QuestionsUntil);
        if (announcement.FindQuestion(ask.Question) is { } known)
        {
            return known.Language == ask.Language && RecordJson.AreAlike(known.Text, ask.Text)
                ? Decision.Tell(new QuestionStands(known.Id, known.OpenFile(now)))
                : Decision.Refuse(QuestionExists);
        }

        if (announcement.Published is null)
        {
            return Decision.Refuse(NotPublished);
        }

        if (now >= until)
        {
            return Decision.Refuse(QuestionsClosed, new("deadline", until.ToString()), new("server-time", now.ToString()));
        }

        if (announcement.AskedBy(ask.Text.Person) >= Announcement.QuestionsOfPersonMax)
        {
            return TooManyOf("questions-of-person", Announcement.QuestionsOfPersonMax);
        }

        if (announcement.Questions.Count >= Announcement.QuestionsMax)
        {
            return TooManyOf("questions", Announcement.QuestionsMax);
        }

        var file = terms.File(terms.Answerer, now, terms.AnswerDays);
        return Decision.Happen(
            new QuestionStands(ask.Question, file), new QuestionAsked(ask.Question, ask.Language, now, ask.Text, file.Holder, file.Due));
    }

    public static Decision Assign(Announcement announcement, AssignQuestion assign, Instant now)
    {
        if (announcement.FindQuestion(assign.Question) is not { } question)
        {
            return Decision.Refuse(UnknownQuestion);
        }

        if (question.HasAnswer)
        {
            return Decision.Refuse(AlreadyAnswered, new RefusalFact("question", question.Id.Text));
        }

        return question.Holder == assign.Holder
            ? Decision.Tell(new QuestionStands(question.Id, question.OpenFile(now)))
            : Decision.Happen(
                new QuestionStands(question.Id, (question with { Holder = assign.Holder, Since = now }).OpenFile(now)),
                new QuestionAssigned(assign.Mandate.At(now), question.Id, assign.Holder));
    }

    public static Decision Read(Announcement announcement, ReadOwnQuestion read, Instant now)
    {
        if (announcement.FindQuestion(read.Question) is not { } question || question.Text.Person != read.Person)
        {
            return Decision.Refuse(UnknownQuestion);
        }

        var answer = question.Public is { } id && announcement.FindAnswer(id)!.IsVisible(now) ? announcement.FindAnswer(id) : null;
        return Decision.Tell(new OwnQuestionShown(
            question.Id, question.AskedAt, question.Due, question.Private?.Answer, answer is null ? null : Answering.Published(answer)));
    }

    public static Decision Read(Announcement announcement, ReadQuestion read) => announcement.FindQuestion(read.Question) is { } question
        ? Decision.Tell(new QuestionShown(question))
        : Decision.Refuse(UnknownQuestion);

    public static Decision List(Announcement announcement, ListOpenQuestions list, Instant now)
    {
        var calendar = announcement.Head!.Terms.Calendar;
        return WhyNoPage(list.From, list.Count) ?? Page(
            from question in announcement.Questions
            let file = question.OpenFile(now)
            where file is not null && (!list.Overdue || file.IsOverdue(now))
            select new WaitingQuestion(question.Id, question.Language, file, file.WorkingDaysHeld(calendar, now)),
            list.From,
            list.Count,
            (questions, next) => new QuestionsListed(questions, next));
    }
}

using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.AnnouncementRefusals;
using static Recruit.Tests.Stages.Attraction.AttractionBench;

namespace Recruit.Tests.Stages.Attraction;

public class AskQuestionTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void A_question_has_a_holder_and_a_due_date_in_working_days()
    {
        bench.Refused(NotPublished, Ask("q1"));
        bench.Publish();
        // From Thursday, three working days end with the Tuesday after.
        var stands = bench.Do<QuestionStands>(Ask("q1"), 3);
        stands.Open.ShouldBe(new(new Id("agency-officer"), Day(3), Calendar.Due(Day(3), 3)));
        bench.Do<QuestionStands>(Ask("q1"), 4).ShouldBe(stands);
        bench.Refused(QuestionExists, Ask("q1", person: 2), 4);
    }

    [Fact]
    public void Questions_after_the_deadline_are_refused_with_facts()
    {
        bench.Publish();
        bench.Do<QuestionStands>(Ask("q1"), 9.999);
        bench.Refused(QuestionsClosed, Ask("q2"), 10).Facts.ShouldBe([new("deadline", Day(10).ToString()), new("server-time", Day(10).ToString())]);
        bench.Do<QuestionStands>(Ask("q1"), 10).Question.ShouldBe(new Id("q1"));
        bench.Refused(NotLater, new ExtendQuestions(By("officer-1"), Day(9)), 10).Facts.ShouldBe([new("deadline", Day(10).ToString())]);
        bench.Do<AnnouncementIsOpen>(new ExtendQuestions(By("officer-1"), Day(12)), 10).QuestionsUntil.ShouldBe(Day(12));
        bench.Do<AnnouncementIsOpen>(new ExtendQuestions(By("officer-1"), Day(12)), 10).QuestionsUntil.ShouldBe(Day(12));
        bench.Do<QuestionStands>(Ask("q2"), 10);
    }

    [Fact]
    public void One_person_asks_so_many_questions()
    {
        bench.Publish();
        foreach (var number in Enumerable.Range(0, Announcement.QuestionsOfPersonMax))
        {
            bench.Do<QuestionStands>(Ask($"q{number}"));
        }

        bench.Refused(TooMany, Ask("last")).Facts[0].ShouldBe(new("what", "questions-of-person"));
        bench.Do<QuestionStands>(Ask("last", person: 2));
    }
}

public class AssignQuestionTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void A_question_that_changes_hands_keeps_its_due_date()
    {
        bench.Publish();
        var due = bench.Do<QuestionStands>(Ask("q1"), 1).Open!.Due;
        var stands = bench.Do<QuestionStands>(Assign("officer-7"), 2);
        stands.Open.ShouldBe(new(new Id("officer-7"), Day(2), due));
        bench.Do<QuestionStands>(Assign("officer-7"), 3).ShouldBe(stands);
        bench.Refused(UnknownQuestion, Assign("officer-7") with { Question = new Id("q2") });
        bench.Do(new AnswerPrivately(By("officer-7"), new Id("q1"), Language.Kk, Sealed(1, "answer")));
        bench.Refused(AlreadyAnswered, Assign("officer-8"));
    }

    private static AssignQuestion Assign(string holder) => new(By("officer-1"), new Id("q1"), new Id(holder));
}

public class AnswerPrivatelyTests
{
    private readonly AttractionBench bench = new();

    public AnswerPrivatelyTests()
    {
        bench.Publish();
        bench.Do(Ask("q1"));
    }

    [Fact]
    public void Who_asked_reads_the_answer_and_nobody_else_finds_the_question()
    {
        bench.Do<QuestionStands>(Answer(), 2).Open.ShouldBeNull();
        bench.Do<QuestionStands>(Answer(), 3).Open.ShouldBeNull();
        var own = bench.Do<OwnQuestionShown>(new ReadOwnQuestion(new Id("q1"), Key(1)));
        own.Private!.Content.Bytes.ToArray().ShouldBe("answer"u8.ToArray());
        bench.Refused(UnknownQuestion, new ReadOwnQuestion(new Id("q1"), Key(2)));
        bench.Refused(UnknownQuestion, new ReadOwnQuestion(new Id("q2"), Key(1)));
        bench.Do<AnswersListed>(new ListAnswers(0, 10)).Answers.ShouldBeEmpty();
    }

    [Fact]
    public void The_answer_is_in_the_language_and_under_the_key_of_the_question_and_there_is_one()
    {
        bench.Refused(UnknownQuestion, Answer() with { Question = new Id("q2") });
        bench.Refused(WrongLanguage, Answer() with { Language = Language.En }).Facts.ShouldBe([new("language", "kk")]);
        bench.Refused(WrongPerson, Answer() with { Answer = Sealed(2, "answer") });
        bench.Do(Answer());
        bench.Refused(AlreadyAnswered, Answer() with { Answer = Sealed(1, "other") });
    }

    private static AnswerPrivately Answer() => new(By("officer-1"), new Id("q1"), Language.Kk, Sealed(1, "answer"));
}

public class AnswerPubliclyTests
{
    private readonly AttractionBench bench = new();

    public AnswerPubliclyTests()
    {
        bench.Publish();
        bench.Do(Ask("q1", 1), 1);
        bench.Do(Ask("q2", 2, Language.Ru), 1);
    }

    [Fact]
    public void Everybody_reads_the_answer_from_the_same_instant_on_and_who_asked_too()
    {
        bench.Do<AnswerStands>(Answer(), 1).VisibleFrom.ShouldBe(Day(2));
        bench.Do<AnswersListed>(new ListAnswers(0, 10), 1.999).Answers.ShouldBeEmpty();
        bench.Do<OwnQuestionShown>(new ReadOwnQuestion(new Id("q1"), Key(1)), 1.999).Public.ShouldBeNull();
        bench.Do<QuestionsListed>(new ListOpenQuestions(0, 10), 1.999).Questions.Length.ShouldBe(2);

        bench.Do<AnswersListed>(new ListAnswers(0, 10), 2).Answers.ShouldHaveSingleItem().Wording.ShouldBe(Wording("w"));
        bench.Do<OwnQuestionShown>(new ReadOwnQuestion(new Id("q1"), Key(1)), 2).Public!.Answer.ShouldBe(new Id("a1"));
        bench.Do<OwnQuestionShown>(new ReadOwnQuestion(new Id("q2"), Key(2)), 2).Public!.Answer.ShouldBe(new Id("a1"));
        bench.Do<QuestionsListed>(new ListOpenQuestions(0, 10), 2).Questions.ShouldBeEmpty();
        bench.Do<AnswerStands>(Answer(), 3).VisibleFrom.ShouldBe(Day(2));
        bench.Refused(AnswerExists, Answer() with { Wording = Wording("other") }, 3);
    }

    [Fact]
    public void An_answer_is_visible_neither_before_it_is_written_nor_after_it_is_due()
    {
        bench.Refused(VisibleBefore, Answer(), 2.5).Facts.ShouldBe([new("server-time", Day(2.5).ToString())]);
        var due = bench.State.FindQuestion(new Id("q1"))!.Due;
        bench.Refused(VisibleTooLate, Answer() with { VisibleFrom = due + TimeSpan.FromMilliseconds(1) }).Facts[1].ShouldBe(new("due", due.ToString()));
        bench.Do<AnswerStands>(Answer() with { VisibleFrom = Day(20) }, 20);
    }

    [Fact]
    public void An_overdue_question_is_answered_within_a_minute_because_nobody_names_the_very_instant()
    {
        var minute = Day(20) + TimeSpan.FromMinutes(1);
        bench.Refused(VisibleTooLate, Answer() with { VisibleFrom = minute + TimeSpan.FromMilliseconds(1) }, 20);
        bench.Do<AnswerStands>(Answer() with { VisibleFrom = minute }, 20).VisibleFrom.ShouldBe(minute);
    }

    [Fact]
    public void A_published_answer_is_there_in_all_three_languages()
    {
        bench.Refused(LanguageMissing, Answer() with { Wording = Wording("w") with { Kk = null } }).Facts.ShouldBe([new("language", "kk")]);
        bench.Refused(BadText, Answer() with { Wording = Wording("w") with { En = new("", "w") } }).Facts.ShouldBe([new("language", "en")]);
    }

    [Fact]
    public void It_answers_questions_that_are_open_each_once_or_corrects_an_answer()
    {
        bench.Refused(NoQuestion, Answer() with { Questions = [] });
        bench.Refused(NoQuestion, Answer() with { Questions = [new Id("q1"), new Id("q1")] });
        bench.Refused(UnknownQuestion, Answer() with { Questions = [new Id("q9")] });
        bench.Refused(UnknownAnswer, Answer() with { Corrects = new Id("a9") });
        bench.Do(Answer());
        bench.Refused(AlreadyAnswered, Answer("a2") with { Questions = [new Id("q2")] }).Facts.ShouldBe([new("question", "q2")]);
        bench.Do<AnswerStands>(new AnswerPublicly(By("officer-1"), new Id("a2"), [], Wording("right"), Day(4), new Id("a1")), 3);

        bench.Do<AnswersListed>(new ListAnswers(0, 10), 3).Answers.Select(answer => answer.Answer.Text).ShouldBe(["a1"]);
        var page = bench.Do<AnswersListed>(new ListAnswers(0, 1), 4);
        page.Next.ShouldBe(1);
        bench.Do<AnswersListed>(new ListAnswers(1, 1), 4).Answers.ShouldHaveSingleItem().Corrects.ShouldBe(new Id("a1"));
        bench.Refused(BadPage, new ListAnswers(0, Announcement.RowsMax + 1));
    }

    [Fact]
    public void The_overdue_list_tells_who_holds_what_for_how_long()
    {
        bench.Do(new AssignQuestion(By("officer-1"), new Id("q2"), new Id("officer-7")), 2);
        bench.Do<QuestionsListed>(new ListOpenQuestions(0, 10, Overdue: true), 3).Questions.ShouldBeEmpty();
        // Tuesday and Wednesday to the Monday after.
        var overdue = bench.Do<QuestionsListed>(new ListOpenQuestions(0, 10, Overdue: true), 7).Questions;
        overdue.Select(one => (one.Question.Text, one.File.Holder.Text, one.WorkingDaysHeld)).ShouldBe([("q1", "agency-officer", 4), ("q2", "officer-7", 3)]);
        bench.Do<QuestionsListed>(new ListOpenQuestions(0, 1, Overdue: true), 7).Next.ShouldBe(1);
        bench.Do<QuestionShown>(new ReadQuestion(new Id("q1"))).Question.Text.Person.ShouldBe(Key(1));
        bench.Refused(UnknownQuestion, new ReadQuestion(new Id("q9")));
    }

    private static AnswerPublicly Answer(string name = "a1") =>
        new(By("officer-1"), new Id(name), [new Id("q1"), new Id("q2")], Wording("w"), Day(2));
}

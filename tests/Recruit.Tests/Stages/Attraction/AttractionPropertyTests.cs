using FsCheck.Fluent;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Stages.Attraction;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.Attraction.AttractionBench;

namespace Recruit.Tests.Stages.Attraction;

/// <summary>What holds for announcements and registers whatever they are told, in whatever order.</summary>
public class AttractionPropertyTests
{
    private static FsCheck.Gen<int> Seeds => Gen.Choose(1, int.MaxValue);

    [Fact]
    public void A_register_knows_each_person_once_and_its_counts_are_those_of_its_slots() => Properties.Hold(Seeds, seed =>
    {
        var random = new Random(seed);
        var part = new LiveActor(new ActorKinds(new InterestPartKind()), InterestPartId.Parse("kz-1/0")!.Value.Key);
        Tell(part, new LearnChannels(0, 2, Purposes, [Site, new Id("centre")]), 0);
        var day = 0.0;
        for (var left = 40; left > 0; left--)
        {
            day += random.NextDouble() * 4;
            var person = random.Next(6);
            ActorCommand command = random.Next(6) switch
            {
                0 => new WithdrawInterest(Person(person)),
                1 => new ForgetInterest(Person(person)),
                2 => new Nudge(),
                _ => Register(person, day + random.Next(1, 90), random.Next(2) == 0 ? "site" : "centre"),
            };
            Tell(part, command, day);

            var state = (InterestPart)part.State;
            var known = state.Slots.Where(slot => slot.Person is not null).ToArray();
            known.Select(slot => slot.Person).ShouldBeUnique();
            known.All(slot => ReferenceEquals(state.Slots[state.Find(slot.Person!.Value)!.Value], slot)).ShouldBeTrue();
            state.Slots.Any(slot => slot.Person is null && slot.Contact is not null).ShouldBeFalse();
            state.Due.ShouldBe(state.Slots.Where(slot => slot.Contact is not null).Select(slot => (Instant?)slot.ConsentUntil).Min());
            var counts = ((InterestCounted)Tell(part, new CountInterest(), day)).Channels;
            counts.Sum(channel => channel.Registered).ShouldBe(state.Slots.Count);
            counts.Sum(channel => channel.Standing).ShouldBe(((PeopleToTell)Tell(part, new WhoAskedToBeTold(Told, 0, 100), day)).People.Length);
        }
    });

    [Fact]
    public void Nobody_reads_an_answer_before_all_do_and_every_open_question_is_with_somebody() => Properties.Hold(Seeds, seed =>
    {
        var random = new Random(seed);
        var announcement = new LiveActor(new ActorKinds(new AnnouncementKind(), new InterestPartKind()), new ActorKey(AnnouncementKind.KindName, "kz-1"));
        Tell(announcement, new OpenAnnouncement(By("officer-1"), Terms), 0);
        var drafted = (TextStands)Tell(announcement, new DraftText(By("officer-1"), Texts()), 0);
        Tell(announcement, new ProposePublication(By("officer-1"), 1), 0);
        Tell(announcement, new ApprovePublication(By("approver-1"), 1, drafted.Digest), 0);
        var day = 0.0;
        for (var left = 30; left > 0; left--)
        {
            day += random.NextDouble();
            var question = new Id($"q{random.Next(6)}");
            Tell(announcement, random.Next(5) switch
            {
                0 => new AssignQuestion(By("officer-1"), question, new Id($"officer-{random.Next(3)}")),
                1 => new AnswerPrivately(By("officer-1"), question, Language.Kk, Sealed(1, "answer")),
                2 => new AnswerPublicly(By("officer-1"), new Id($"a{left}"), [question], Wording("w"), Day(day + random.Next(3))),
                _ => Ask(question.Text),
            }, day);

            var visible = ((AnswersListed)Tell(announcement, new ListAnswers(0, 100), day)).Answers.Select(answer => answer.Answer).ToHashSet();
            var open = ((QuestionsListed)Tell(announcement, new ListOpenQuestions(0, 100), day)).Questions.Select(one => one.Question).ToHashSet();
            foreach (var one in ((Announcement)announcement.State).Questions)
            {
                var own = (OwnQuestionShown)Tell(announcement, new ReadOwnQuestion(one.Id, Key(1)), day);
                (own.Public is null || visible.Contains(own.Public.Answer)).ShouldBeTrue();
                (own.Private is not null && one.Public is not null).ShouldBeFalse();
                open.Contains(one.Id).ShouldBe(own is { Public: null, Private: null });
                one.Due.ShouldBe(Calendar.Due(one.AskedAt, Terms.AnswerDays));
            }
        }
    });

    [Fact]
    public void What_everybody_reads_was_read_by_two_in_three_languages_and_never_changes() => Properties.Hold(Seeds, seed =>
    {
        var random = new Random(seed);
        var announcement = new LiveActor(new ActorKinds(new AnnouncementKind(), new InterestPartKind()), new ActorKey(AnnouncementKind.KindName, "kz-1"));
        Tell(announcement, new OpenAnnouncement(By("a"), Terms), 0);
        var shown = new Dictionary<int, string>();
        for (var left = 30; left > 0; left--)
        {
            var state = (Announcement)announcement.State;
            var (account, version) = (By(random.Next(3) switch { 0 => "a", 1 => "b", _ => "c" }), Math.Max(1, state.Texts.Count - random.Next(2)));
            Tell(announcement, random.Next(5) switch
            {
                0 => new DraftText(account, random.Next(3) == 0 ? Texts() with { Ru = null } : Texts($"{left}"), random.Next(3) == 0 ? null : Change("c")),
                1 => new ReturnText(account, version),
                2 => new ProposePublication(account, version),
                _ => new ApprovePublication(account, version, state.FindText(version)?.Digest() ?? default),
            }, left);

            foreach (var text in state.Texts.Where(text => text.Published is not null))
            {
                text.Texts.Missing.ShouldBeEmpty();
                text.Published!.By.ShouldNotBe(text.Drafted.By);
                text.Published.By.ShouldNotBe(text.Proposed!.By);
                var digest = ((AnnouncementShown)Tell(announcement, new ReadAnnouncement(text.Number), left)).Digest.ToString();
                shown.TryAdd(text.Number, digest);
                shown[text.Number].ShouldBe(digest);
            }

            state.Texts.Where(text => text.Published is not null).Skip(1).All(text => text.Changed!.Missing.IsEmpty).ShouldBeTrue();
        }
    });

    [Fact]
    public void Everybody_has_one_part() => Properties.Hold(Seeds, seed =>
    {
        var parts = (seed % 256) + 1;
        var part = InterestPartId.Of(new Id("kz-1"), Digest.Of(BitConverter.GetBytes(seed)), parts);
        part.Number.ShouldBeInRange(0, parts - 1);
        InterestPartId.Parse(part.ToString()).ShouldBe(part);
    });

    [Fact]
    public void Every_refusal_is_raised_by_a_test()
    {
        typeof(AnnouncementRefusals).ShouldBeExpectedIn(Path.Combine("Stages", "Attraction"));
        typeof(InterestRefusals).ShouldBeExpectedIn(Path.Combine("Stages", "Attraction"));
    }

    private static Reply Tell(LiveActor actor, ActorCommand command, double day) => actor.Ask(command, default, Day(day), new TurnRecord()).Reply;
}

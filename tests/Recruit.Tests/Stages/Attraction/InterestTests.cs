using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Stages.Attraction;
using Recruit.Vacancies;
using static Recruit.Stages.Attraction.InterestRefusals;
using static Recruit.Tests.Stages.Attraction.AttractionBench;

namespace Recruit.Tests.Stages.Attraction;

public class RegisterInterestTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void Nobody_registers_before_the_announcement_opened_a_channel()
    {
        bench.PartRefused(NotOpen, Register(1));
        bench.Deliver();
        bench.PartRefused(ChannelNotOpen, Register(1));
        bench.OpenChannel();
        bench.Tell<InterestStands>(Register(1)).ShouldBe(new InterestStands(Site, Language.Kk, Told, Day(1), Day(60)));
    }

    [Fact]
    public void One_person_registers_once()
    {
        bench.OpenChannel();
        bench.Tell(Register(1), 1);
        bench.Tell<InterestStands>(Register(1), 2).At.ShouldBe(Day(1));
        bench.PartRefused(AlreadyRegistered, Register(1, contact: "other"), 2).Facts.ShouldBe([new("since", Day(1).ToString())]);
        bench.Part.Slots.Count.ShouldBe(1);
    }

    [Fact]
    public void Consent_has_a_known_purpose_and_an_end_within_the_terms()
    {
        bench.OpenChannel();
        bench.PartRefused(UnknownPurpose, Register(1) with { Purpose = new Id("advertising") });
        bench.PartRefused(BadExpiry, Register(1, until: 1), 1);
        bench.PartRefused(BadExpiry, Register(1, until: 91.001), 1).Facts[1].ShouldBe(new("latest", Day(91).ToString()));
        bench.Tell<InterestStands>(Register(1, until: 91), 1);
    }

    [Fact]
    public void A_person_stands_in_one_part_only()
    {
        bench.OpenChannel();
        var other = Enumerable.Range(0, 100).Select(n => Digest.Of([(byte)n])).First(hash => InterestPartId.Of(new Id("kz-1"), hash, 2).Number == 1);
        bench.PartRefused(WrongPart, Register(1) with { Person = other }).Facts.ShouldBe([new("part", "kz-1/1")]);
    }

    [Fact]
    public void A_full_part_takes_nobody_new()
    {
        bench.OpenChannel();
        bench.Tell(Register(1));
        InterestPartRules.Decide(bench.Part, Register(1), Day(2), slotsMax: 1).Reply.ShouldBeOfType<InterestStands>();
        InterestPartRules.Decide(bench.Part, Register(2), Day(2), slotsMax: 1).Reply.ShouldBe(Refused(PartFull, "most", "1"));
    }

    private static Refusal Refused(string code, string fact, string value) => Refusal.Because(code, new RefusalFact(fact, value));
}

public class ForgetInterestTests
{
    private readonly AttractionBench bench = new();

    public ForgetInterestTests()
    {
        bench.OpenChannel();
        bench.Tell(Register(1), 1);
    }

    [Fact]
    public void Withdrawn_the_contact_is_gone_and_the_person_may_come_again()
    {
        bench.Tell<InterestStands>(new WithdrawInterest(Person(1)), 2).WithdrawnAt.ShouldBe(Day(2));
        bench.Tell<InterestStands>(new WithdrawInterest(Person(1)), 3).WithdrawnAt.ShouldBe(Day(2));
        bench.Part.Slots[0].Contact.ShouldBeNull();
        bench.Tell<PeopleToTell>(new WhoAskedToBeTold(Told, 0, 10)).People.ShouldBeEmpty();
        bench.Tell<InterestStands>(new ReadInterest(Person(1)), 3).WithdrawnAt.ShouldBe(Day(2));
        bench.Tell<InterestStands>(Register(1), 4).WithdrawnAt.ShouldBeNull();
        bench.Part.Slots.Count.ShouldBe(1);
        bench.PartRefused(NotRegistered, new WithdrawInterest(Person(2)));
    }

    [Fact]
    public void Forgotten_nothing_but_the_channel_is_left()
    {
        bench.Tell<InterestForgotten>(new ForgetInterest(Person(1)), 2);
        bench.Tell<InterestForgotten>(new ForgetInterest(Person(1)), 2);
        bench.Tell<InterestForgotten>(new ForgetInterest(Person(2)), 2);
        (bench.Part.Slots[0].Person, bench.Part.Slots[0].Contact).ShouldBe((null, null));
        bench.PartRefused(NotRegistered, new ReadInterest(Person(1)));
        bench.Tell<InterestCounted>(new CountInterest(), 2).Channels.ShouldBe([new ChannelCount(Site, 1, 0)]);
        bench.Tell<InterestStands>(Register(1), 3);
        bench.Part.Slots.Count.ShouldBe(2);
    }

    [Fact]
    public void When_consent_ends_nobody_is_told_and_a_nudge_forgets()
    {
        bench.Tell(Register(2, until: 70), 1);
        bench.PartDue.ShouldBe(Day(60));
        bench.Tell<PeopleToTell>(new WhoAskedToBeTold(Told, 0, 10), 59.9).People.Length.ShouldBe(2);
        bench.Tell<PeopleToTell>(new WhoAskedToBeTold(Told, 0, 10), 60).People.ShouldHaveSingleItem().Slot.ShouldBe(1);
        bench.Tell<ExpiredForgotten>(new Nudge(), 59.9).Count.ShouldBe(0);
        bench.Tell<ExpiredForgotten>(new Nudge(), 60).Count.ShouldBe(1);
        bench.PartRefused(NotRegistered, new ReadInterest(Person(1)), 60);
        bench.PartDue.ShouldBe(Day(70));
    }

    [Fact]
    public void After_the_end_of_consent_a_person_may_agree_anew_before_any_nudge()
    {
        bench.Tell<InterestStands>(Register(1, until: 100), 61).At.ShouldBe(Day(61));
        bench.Tell<ExpiredForgotten>(new Nudge(), 61).Count.ShouldBe(0);
        bench.PartDue.ShouldBe(Day(100));
    }
}

public class WhoAskedToBeToldTests
{
    private readonly AttractionBench bench = new();

    [Fact]
    public void Pages_tell_everybody_who_agreed_to_the_purpose_once()
    {
        bench.OpenChannel();
        bench.OpenChannel("centre");
        foreach (var person in Enumerable.Range(0, 12))
        {
            bench.Tell(Register(person, channel: person % 3 == 0 ? "centre" : "site") with
            {
                Purpose = person == 7 ? new Id("similar-vacancies") : Told,
            });
        }

        bench.Tell(new WithdrawInterest(Person(4)));
        var told = new List<int>();
        int? from = 0;
        while (from is { } at)
        {
            var page = bench.Tell<PeopleToTell>(new WhoAskedToBeTold(Told, at, 5));
            page.People.Length.ShouldBeLessThanOrEqualTo(5);
            told.AddRange(page.People.Select(one => one.Slot));
            from = page.Next;
        }

        told.ShouldBe([0, 1, 2, 3, 5, 6, 8, 9, 10, 11]);
        bench.Tell<InterestCounted>(new CountInterest()).Channels.ShouldBe([new(new Id("centre"), 4, 4), new(Site, 8, 7)]);
        bench.PartRefused(BadPage, new WhoAskedToBeTold(Told, 0, 0));
        bench.PartRefused(BadPage, new WhoAskedToBeTold(Told, -1, 1));
    }
}

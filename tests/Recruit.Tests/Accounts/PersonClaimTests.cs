using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>Whose account a person is.</summary>
public class PersonClaimTests
{
    private static readonly Id Anna = new("anna");
    private static readonly Id Second = new("anna-second");
    private readonly ActorBench<PersonClaim> person = new(new PersonClaimKind(), "p-1", new AccountKind());

    [Fact]
    public void The_first_account_gets_the_person_and_no_other()
    {
        person.Do<ClaimTold>(new ReadClaim(), Day(0)).Account.ShouldBeNull();
        var told = person.Do<ClaimTold>(new ClaimPerson(Anna, 1), Day(0));
        told.ShouldBe(new ClaimTold(Day(0), Anna));
        person.Do(new ClaimPerson(Anna, 1), Day(1)).ShouldBe(told);
        person.Refused(new ClaimPerson(Second, 1), Day(1), AccountRefusals.PersonHasAccount).Facts.ShouldBeEmpty();
        person.Sent.ShouldBe([new Message(new ActorKey(AccountKind.KindName, "anna"), new TakePerson(new Id("p-1"), 1))]);
    }

    [Fact]
    public void An_account_gives_up_what_it_asked_for_then_and_not_what_it_asked_for_since()
    {
        person.Do(new ClaimPerson(Anna, 1), Day(0));
        person.Do(new ClaimPerson(Anna, 3), Day(0));
        person.Do<ClaimTold>(new GiveUpPerson(Anna, 1), Day(1)).Account.ShouldBe(Anna);
        person.Do<ClaimTold>(new GiveUpPerson(Second, 3), Day(1)).Account.ShouldBe(Anna);
        person.Do<ClaimTold>(new GiveUpPerson(Anna, 3), Day(1)).Account.ShouldBeNull();
        person.Do<ClaimTold>(new ClaimPerson(Second, 1), Day(2)).Since.ShouldBe(Day(2));
    }

    [Fact]
    public void Two_people_set_a_person_free()
    {
        person.Refused(new ProposeRelease(By("admin-1"), Day(3)), Day(0), AccountRefusals.NotClaimed);
        person.Do(new ClaimPerson(Anna, 1), Day(0));
        person.Refused(new ApproveRelease(By("admin-1")), Day(0), AccountRefusals.NotProposed);
        person.Refused(new ProposeRelease(By("admin-1"), Day(0)), Day(0), AccountRefusals.DuePassed);
        person.Do(new ProposeRelease(By("admin-1", "stolen-number"), Day(3)), Day(0));
        person.State.OpenFile.ShouldBe(new OpenFile(new Id("administrator"), Day(0), Day(3)));
        person.Do<ClaimTold>(new DropRelease(By("admin-2")), Day(1)).Release.ShouldBeNull();
        person.Do(new ProposeRelease(By("admin-1", "stolen-number"), Day(4)), Day(1));
        person.Refused(new ApproveRelease(By("admin-1")), Day(2), AccountRefusals.SamePerson);
        person.Do<ClaimTold>(new ApproveRelease(By("admin-2")), Day(2)).ShouldBe(new ClaimTold(default));
        person.Sent[^1].ShouldBe(new Message(new ActorKey(AccountKind.KindName, "anna"), new LetPersonGo(new Id("p-1"), 1)));
        person.Do<ClaimTold>(new ClaimPerson(Second, 1), Day(3)).Account.ShouldBe(Second);
    }
}

/// <summary>An account and its person.</summary>
public class BindPersonTests
{
    private static readonly Id First = new("p-1");

    [Fact]
    public void An_account_asks_and_the_person_answers()
    {
        var anna = AccountBench.Registered();
        var asked = anna.Do(new BindPerson(First));
        asked.ShouldBe(new PersonTold(new PersonLink(First, 1, Day(0))));
        anna.Do(new BindPerson(First), 1).ShouldBe(asked);
        anna.Do(new TakePerson(First, 1), 1).ShouldBe(new PersonTold(new PersonLink(First, 1, Day(0), Day(1))));
        anna.Do(new TakePerson(First, 1), 2).ShouldBe(new PersonTold(new PersonLink(First, 1, Day(0), Day(1))));
        anna.Refused(new BindPerson(new Id("p-2")), AccountRefusals.OtherPerson);
        anna.Do(new LetPersonGo(First, 1), 2).ShouldBe(new PersonTold());
        anna.Do(new BindPerson(new Id("p-2")), 2).ShouldBe(new PersonTold(new PersonLink(new Id("p-2"), 2, Day(2))));
    }

    [Fact]
    public void An_account_tells_whose_it_is_once_it_is_somebodys_and_not_before()
    {
        var nobody = new AccountBench().Refused(new ReadPerson(), AccountRefusals.IdentityNotProved);
        nobody.Facts.ShouldBe([new RefusalFact("use-case", "ProveIdentity")]);
        var anna = AccountBench.Registered();
        anna.Do(new BindPerson(First));
        anna.Refused(new ReadPerson(), AccountRefusals.IdentityNotProved);
        anna.Do(new TakePerson(First, 1), 1);
        anna.Do(new ReadPerson(), 2).ShouldBe(new PersonTold(new PersonLink(First, 1, Day(0), Day(1))));
        anna.Do(new LetPersonGo(First, 1), 2);
        anna.Refused(new ReadPerson(), AccountRefusals.IdentityNotProved);
    }

    [Fact]
    public void A_mistyped_number_is_given_back()
    {
        var anna = AccountBench.Registered();
        anna.Do(new BindPerson(First));
        anna.Do(new BindPerson(new Id("p-2")));
        anna.Do(new TakePerson(First, 1));
        anna.Bench.Sent[^1].ShouldBe(new Message(new ActorKey(PersonClaimKind.KindName, "p-1"), new GiveUpPerson(new Id("anna"), 1)));
        anna.Do(new TakePerson(new Id("p-2"), 2)).ShouldBeOfType<PersonTold>().Person!.BoundAt.ShouldBe(Day(0));
        anna.Do(new LetPersonGo(First, 1)).ShouldBeOfType<PersonTold>().Person!.Person.ShouldBe(new Id("p-2"));
    }
}

/// <summary>Opaque names.</summary>
public class AccountNamesTests
{
    private static readonly AccountNames Names = new(new byte[32]);

    [Fact]
    public void A_name_is_the_same_every_time_and_another_one_for_another_text_purpose_or_secret()
    {
        var iin = "900101300017"u8.ToArray();
        var name = Names.PersonOf(iin);
        name.ShouldBe(new Id("ed1b97375ae58004834ed191a9467f3d5586f2c9"), "the stored form of a name never changes");
        new[] { name, Names.PersonOf("900101300018"u8), Names.AccountOf(iin), new AccountNames([.. new byte[31], 1]).PersonOf(iin) }
            .Distinct().Count().ShouldBe(4);
        Should.Throw<ArgumentOutOfRangeException>(() => new AccountNames(new byte[31]));
    }
}

using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Agencies;
using Recruit.Appeals;
using Recruit.Candidates.Profile;
using Recruit.Tests.Actors;
using Recruit.Tests.Appeals;
using Recruit.Tests.Candidates.Profile;
using Recruit.Vacancies;
using static Recruit.Tests.Accounts.People;

namespace Recruit.Tests.Accounts;

/// <summary>WS18 as far as actors go: two or more want what only one can have, a thousand times in any order, with retries and late messages.</summary>
public class RaceTests
{
    private const int Races = 1000;

    private static readonly ActorKey Record = new(CandidateKind.KindName, "c-anna");

    [Fact]
    public void Of_several_submissions_exactly_one_is_taken_and_all_are_told_which() => Race((random, seed) =>
    {
        var town = new ActorTown(random, new CandidateKind());
        town.Ask(Record, new OpenRecord(By("anna"), new Id("anna"), AnnasKey), Day(0), default);
        town.Ask(Record, new ChangeProfile(By("anna"), CandidateBench.Fields((CandidateBench.Name, "Anna"), (CandidateBench.Phone, "1")), []), Day(0), default);
        town.Ask(Record, new GiveConsent(By("anna"), CandidateBench.Apply, CandidateBench.ConsentText), Day(0), default);
        var devices = Enumerable.Range(1, 2 + random.Next(3)).Select(device => (
            Wish: CandidateBench.Submission($"K-{device}", random.Next(2)), Operation: NewGuid(random), Got: new List<Reply>())).ToArray();

        foreach (var device in InAnyOrder(random, devices))
        {
            device.Got.Add(town.Ask(Record, device.Wish, Day(1), device.Operation));
        }

        var taken = town.State<Candidate>(Record).Submissions[CandidateBench.Clerk];
        foreach (var (wish, _, got) in devices)
        {
            got.Distinct().ShouldHaveSingleItem(seed);
            if (wish.Candidate == taken.Candidate)
            {
                got[0].ShouldBeOfType<ApplicationTaken>(seed).Candidate.ShouldBe(taken.Candidate);
            }
            else
            {
                got[0].ShouldBeOfType<Refusal>(seed).Facts[0].Value.ShouldBe(taken.Candidate.Text);
            }
        }
    });

    [Fact]
    public void Of_several_accounts_exactly_one_gets_the_person_and_both_sides_agree() => Race((random, seed) =>
    {
        var town = new ActorTown(random, new AccountKind(), new PersonClaimKind(), new AgencyKind());
        Id[] people = [new("p-1"), new("p-2")];
        var accounts = Enumerable.Range(1, 3).Select(one => new ActorKey(AccountKind.KindName, $"a-{one}")).ToArray();
        foreach (var account in accounts)
        {
            town.Ask(account, new RegisterAccount(Note(account.Id), "hash"), Day(0), default);
        }

        for (var step = 0; step < 25; step++)
        {
            var account = accounts[random.Next(accounts.Length)];
            switch (random.Next(4))
            {
                case 0:
                    town.Ask(account, new BindPerson(people[random.Next(3) / 2]), Day(1), NewGuid(random));
                    break;
                case 1 when town.State<Account>(account).Person is { } link:
                    town.Ask(PersonKey(link.Person), new ClaimPerson(new Id(account.Id), link.Ask), Day(1), NewGuid(random));
                    break;
                default:
                    town.Deliver(Day(1));
                    break;
            }

            foreach (var person in people)
            {
                Bound(person).Length.ShouldBeLessThanOrEqualTo(1, seed);
            }
        }

        town.DeliverAll(Day(2));
        foreach (var account in accounts)
        {
            town.Ask(account, new BindPerson(people[0]), Day(3), NewGuid(random));
            var link = town.State<Account>(account).Person!;
            town.Ask(PersonKey(link.Person), new ClaimPerson(new Id(account.Id), link.Ask), Day(3), NewGuid(random));
        }

        town.DeliverAll(Day(4));
        foreach (var person in people)
        {
            var holder = town.State<PersonClaim>(PersonKey(person)).Account;
            Bound(person).ShouldBe(holder is { } one ? [one.Text] : [], seed);
        }

        Bound(people[0]).ShouldHaveSingleItem(seed);

        string[] Bound(Id person) =>
            [.. accounts.Where(one => town.State<Account>(one).Person is { BoundAt: not null } link && link.Person == person).Select(one => one.Id)];
    });

    [Fact]
    public void Of_several_filings_of_an_appeal_exactly_one_is_the_appeal() => Race((random, seed) =>
    {
        var town = new ActorTown(random, new AppealKind(), new CandidateKind(), new Recruit.Campaigns.CampaignKind());
        var appeal = Key();
        var devices = Enumerable.Range(1, 3).Select(device => (
            Wish: new FileAppeal(By("anna"), AppealBench.AnnasCase with { Statement = Note($"statement {device}") }), Operation: NewGuid(random), Got: new List<Reply>())).ToArray();

        foreach (var device in InAnyOrder(random, devices))
        {
            device.Got.Add(town.Ask(appeal, device.Wish, Day(1), device.Operation));
            town.Deliver(Day(1));
        }

        devices.Count(one => one.Got.TrueForAll(reply => reply is OwnAppealTold)).ShouldBe(1, seed);
        devices.Count(one => one.Got.TrueForAll(reply => reply is Refusal { Code: AppealRefusals.AlreadyFiled })).ShouldBe(2, seed);
        town.DeliverAll(Day(2));
        town.State<Candidate>(Record).FiledAppeals.ShouldHaveSingleItem(seed);
    });

    [Fact]
    public void An_appeal_is_closed_once_whoever_approves_returns_or_withdraws_at_the_same_time() => Race((random, seed) =>
    {
        var town = new ActorTown(random, new AppealKind(), new CandidateKind(), new Recruit.Campaigns.CampaignKind());
        var appeal = Key();
        ActorCommand[] before =
        [
            AppealBench.File, new AdmitAppeal(By("officer-1")), new AllocateAppeal(By("officer-1"), new Id("reviewer-1")),
            new ProposeDecision(By("reviewer-1"), AppealBench.CreditItem),
        ];
        foreach (var command in before)
        {
            town.Ask(appeal, command, Day(1), default);
        }

        (ActorCommand Wish, Guid Operation, List<Reply> Got)[] people =
        [
            (new ApproveDecision(By("approver-1"), Day(1)), NewGuid(random), []),
            (new ApproveDecision(By("approver-2"), Day(1)), NewGuid(random), []),
            (new WithdrawAppeal(By("anna")), NewGuid(random), []),
            (new ReturnDecision(By("approver-3")), NewGuid(random), []),
        ];
        foreach (var one in InAnyOrder(random, people))
        {
            one.Got.Add(town.Ask(appeal, one.Wish, Day(2), one.Operation));
        }

        town.DeliverAll(Day(3));
        var state = town.State<Appeal>(appeal);
        ((state.Approved is null) ^ (state.Withdrawn is null)).ShouldBeTrue(seed);
        town.State<Candidate>(Record).KeptNotices.Values.Count(one => one.Kind == new Id("appeal-closed")).ShouldBe(state.Approved is null ? 0 : 1, seed);
        people.ShouldAllBe(one => one.Got.Distinct(ReplyBySort.Instance).Count() == 1, seed);
    });

    private static void Race(Action<Random, string> race)
    {
        for (var seed = 1; seed <= Races; seed++)
        {
            race(new Random(seed), $"seed {seed}");
        }
    }

    /// <summary>Everybody one to three times, mixed.</summary>
    private static T[] InAnyOrder<T>(Random random, T[] all)
    {
        var order = all.SelectMany(one => Enumerable.Repeat(one, 1 + random.Next(3))).ToArray();
        random.Shuffle(order);
        return order;
    }

    private static Guid NewGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static ActorKey Key() =>
        new(new AppealKind().Name, AppealCase.IdOf(AppealBench.Clerk, AppealBench.AnnasCase.Candidate, AppealBench.Item).Text);

    private static ActorKey PersonKey(Id person) => new(PersonClaimKind.KindName, person.Text);

    /// <summary>Replies hold lists, which are equal only if they are the same; whether a retry was taken or refused is what matters here.</summary>
    private sealed class ReplyBySort : IEqualityComparer<Reply>
    {
        public static readonly ReplyBySort Instance = new();

        public bool Equals(Reply? x, Reply? y) => x?.GetType() == y?.GetType() && (x as Refusal)?.Code == (y as Refusal)?.Code;

        public int GetHashCode(Reply obj) => obj.GetType().GetHashCode();
    }
}

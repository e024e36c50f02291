using Recruit.Accounts;
using Recruit.Actors;
using Recruit.UseCases.Accounts;

namespace Recruit.UseCases.Tests.Accounts;

/// <summary>WS18, beside the races of candidates: of those who want the same name or the same person at the same time exactly one gets it.</summary>
public class ClaimRaceTests
{
    private const int Races = 150;

    [Fact]
    public async Task One_of_two_who_open_an_account_under_a_name_has_it()
    {
        await using var live = new LiveService();
        await EachAsync(async race =>
        {
            var replies = await TogetherAsync(live, Opening("mine"), Opening("no-mine"));
            replies[0].ShouldBeOfType<AccountOpened>().ShouldBe(replies[1], "which of both has it learns only who signs in");
            var verifier = await VerifierAsync();
            verifier.ShouldBeOneOf("mine", "no-mine");
            await live.DoAsync<AccountOpened>(Opening(verifier == "mine" ? "no-mine" : "mine"));
            (await VerifierAsync()).ShouldBe(verifier);

            async Task<string?> VerifierAsync() =>
                (await live.DoAsync<SignInChallenge>(new Recruit.UseCases.Accounts.BeginSignIn(live.Next(), $"p{race}@example.kz"))).Verifier;

            OpenAccount Opening(string verifier) => new(live.Next(), $"p{race}@example.kz", verifier);
        });
    }

    [Fact]
    public async Task One_of_two_accounts_has_the_person()
    {
        await using var live = new LiveService();
        await EachAsync(async race =>
        {
            var accounts = new List<Caller>();
            foreach (var name in (string[])[$"a{race}@example.kz", $"b{race}@example.kz"])
            {
                accounts.Add(new((await live.DoAsync<AccountOpened>(new OpenAccount(live.Next(), name, "hash"))).Account, [Role.Candidate]));
            }

            var number = $"900101300{race:000}";
            var replies = await TogetherAsync(live, [.. accounts.Select(by => new ProveIdentity(by, live.Next(), number))]);
            replies.Count(reply => reply is PersonTold { Person.BoundAt: not null }).ShouldBe(1);
            replies.OfType<Refusal>().Single().Code.ShouldBe(AccountRefusals.PersonHasAccount);
            var have = 0;
            foreach (var by in accounts)
            {
                have += (await live.DoAsync<OwnAccountShown>(new ReadOwnAccount(by, live.Next()))).HasPerson ? 1 : 0;
            }

            have.ShouldBe(1);
        });
    }

    private static Task EachAsync(Func<int, Task> race) => Parallel.ForEachAsync(
        Enumerable.Range(0, Races), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (number, _) => await race(number));

    private static Task<Reply[]> TogetherAsync(LiveService live, params UseCase[] requests) =>
        Task.WhenAll(requests.Select(request => Task.Run(() => live.Service.AskAsync(request))));
}

using Recruit.Actors;
using Recruit.Candidates.Profile;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.UseCases.Candidates;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;
using WithdrawRegisterConsent = Recruit.UseCases.Registers.WithdrawRegisterConsent;

namespace Recruit.UseCases.Tests.Registers;

/// <summary>PD4: state registers are asked only with a valid token of the person.</summary>
public class RegisterTests
{
    private const int Attempts = 10_000;
    private static readonly Id Education = new("education");
    private static readonly Id Purpose = new("check-degree");

    [Fact]
    public async Task A_question_reaches_the_register_once_and_the_person_sees_it_with_its_answer_and_who_read_it()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "person-a");
        var consent = await ConsentAsync(live, a, campaign);
        var ask = Ask(live, a, campaign, consent.Token);
        var asked = await live.DoAsync<RegisterAskShown>(ask);
        (await live.DoAsync<RegisterAskShown>(ask)).ShouldBe(asked);

        var register = new CountingRegister();
        await SettleAsync(live, a, register);
        await live.RestartAsync();
        await Clerk(live, register).GoRoundAsync(CancellationToken.None);
        register.Questions.ShouldBe([new RegisterQuestion(asked.Ask, Education, Purpose, "850101300123")]);

        var read = await live.DoAsync<RegisterAnswerShown>(new ReadRegisterAnswer(LiveService.Officer, live.Next(), LiveService.Routine, campaign, a.Person!.Value, asked.Ask));
        (read.Answer, read.Ask.Outcome).ShouldBe(("a degree of 2007", new Id("found")));
        var own = await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(a, live.Next()));
        (own.Consents.Single().Subject, own.Asks.Single().Answer, own.Asks.Single().Ask.Asked.By)
            .ShouldBe(("850101300123", "a degree of 2007", LiveService.Officer.Account));
        var looks = await live.DoAsync<LooksTold>(new ReadOwnLooks(a, live.Next(), AccessLogKey.MonthOf(Instant.Of(DateTimeOffset.UtcNow))));
        looks.Looks.ShouldContain(one => one.UseCase == new Id(nameof(ReadRegisterAnswer)));
    }

    [Fact]
    public async Task Ten_thousand_attempts_without_a_valid_token_reach_the_register_never()
    {
        using var small = new SmallCampaign(1, ("A", 9), ("B", 5));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var (a, b) = (live.Imported(campaign, "A", "person-a"), live.Imported(campaign, "B", "person-b"));
        var register = new CountingRegister();
        var used = (await ConsentAsync(live, a, campaign)).Token;
        await live.DoAsync<RegisterAskShown>(Ask(live, a, campaign, used));
        await SettleAsync(live, a, register);
        var (withdrawn, foreign, open) = ((await ConsentAsync(live, a, campaign)).Token, (await ConsentAsync(live, b, campaign)).Token, (await ConsentAsync(live, a, campaign)).Token);
        await live.DoAsync<RegisterDone>(new WithdrawRegisterConsent(a, live.Next(), withdrawn));
        var ended = await EndedAsync(live, a, campaign);

        (string Code, Func<AskStateRegister> Ask)[] wrong =
        [
            (RegisterRefusals.NoConsent, () => Ask(live, a, campaign, new Id($"t{live.Next().Value:N}"))),
            (RegisterRefusals.NoConsent, () => Ask(live, a, campaign, foreign)),
            (RegisterRefusals.ConsentExpired, () => Ask(live, a, campaign, ended)),
            (RegisterRefusals.OtherPurpose, () => Ask(live, a, campaign, open) with { Purpose = new Id("curiosity") }),
            (RegisterRefusals.OtherRegister, () => Ask(live, a, campaign, open) with { Register = new Id("police") }),
            (RegisterRefusals.ConsentUsed, () => Ask(live, a, campaign, used)),
            (RegisterRefusals.ConsentWithdrawn, () => Ask(live, a, campaign, withdrawn)),
            (UseCaseRefusals.NotFound, () => Ask(live, LiveService.Newcomer(7), campaign, open)),
            (UseCaseRefusals.NotFound, () => Ask(live, a, new Id("other"), open)),
            (UseCaseRefusals.NotAllowed, () => Ask(live, a, campaign, open) with { By = LiveService.Auditor }),
        ];
        foreach (var some in Enumerable.Range(0, Attempts).Chunk(200))
        {
            var told = await Task.WhenAll(some.Select(async number =>
            {
                var (code, ask) = wrong[number % wrong.Length];
                return (Expected: code, Told: await live.Service.AskAsync(ask()));
            }));
            told.ShouldAllBe(one => one.Told is Refusal && ((Refusal)one.Told).Code == one.Expected);
        }

        await live.RestartAsync();
        foreach (var name in (Id[])[Education, new Id("police")])
        {
            (await new RegisterClerk(live.Parts, name, register).GoRoundAsync(CancellationToken.None)).ShouldBe(0);
        }

        register.Questions.Count.ShouldBe(1, "the one with a valid token");
        (await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(a, live.Next()))).Asks.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_register_that_does_not_answer_is_left_alone_for_a_while_and_is_not_asked_about_the_erased()
    {
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "person-a");
        await live.DoAsync<RegisterAskShown>(Ask(live, a, campaign, (await ConsentAsync(live, a, campaign)).Token));
        var silent = new CountingRegister { Answer = new RegisterAnswer(null) };
        while (silent.Questions.Count == 0)
        {
            await Clerk(live, silent).GoRoundAsync(CancellationToken.None);
        }

        silent.Questions.Count.ShouldBe(1);
        await Clerk(live, silent).GoRoundAsync(CancellationToken.None);
        silent.Questions.Count.ShouldBe(1, "the pause is not over");

        var asked = await live.DoAsync<RegisterAskShown>(Ask(live, a, campaign, (await ConsentAsync(live, a, campaign)).Token));
        var erased = new RegisterClerk(live.Parts with { Seals = new Erased() }, Education, silent);
        await Patience.UntilAsync(async () => await erased.GoRoundAsync(CancellationToken.None) > 0, "the clerk found no question");

        silent.Questions.Count.ShouldBe(1);
        for (var outcome = (Id?)null; outcome is null;)
        {
            var own = await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(a, live.Next()));
            outcome = own.Asks.Single(one => one.Ask.Id == asked.Ask).Ask.Outcome;
            (outcome ?? RegisterOutcomes.KeyErased).ShouldBe(RegisterOutcomes.KeyErased);
        }
    }

    [Fact]
    public async Task An_answer_by_file_is_taken_when_it_is_one_and_neither_file_stays()
    {
        var folder = Directory.CreateTempSubdirectory("recruit-exchange-").FullName;
        using var small = new SmallCampaign(1, ("A", 9));
        await using var live = new LiveService();
        var campaign = await live.ImportAsync(small.Folder);
        var a = live.Imported(campaign, "A", "person-a");
        var asked = await live.DoAsync<RegisterAskShown>(Ask(live, a, campaign, (await ConsentAsync(live, a, campaign)).Token));
        var (question, answer) = (Path.Combine(folder, $"{asked.Ask}.question.json"), Path.Combine(folder, $"{asked.Ask}.answer.json"));
        var unreadable = new List<string>();
        while (!File.Exists(question))
        {
            await ClerkAsync();
        }

        foreach (var (wrong, count) in ((string, int)[])[("no answer", 1), ("{}", 2), ("{ \"outcome\": \"not a word\" }", 3)])
        {
            File.WriteAllText(answer, wrong);
            live.Time.Move(TimeSpan.FromHours(6));
            await live.RestartAsync();
            (await ClerkAsync()).ShouldBe(0);
            unreadable.ShouldBe(Enumerable.Repeat(answer, count));
        }

        File.WriteAllText(answer, "{ \"outcome\": \"not-found\" }");
        live.Time.Move(TimeSpan.FromHours(6));
        await live.RestartAsync();
        (await ClerkAsync()).ShouldBe(1);
        Directory.GetFiles(folder).ShouldBeEmpty();
        await live.RestartAsync();
        var own = (await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(a, live.Next()))).Asks.Single();
        (own.Ask.Outcome, own.Answer).ShouldBe((new Id("not-found"), null));
        Directory.Delete(folder);

        Task<int> ClerkAsync() => Clerk(live, new ExchangeFolder(folder) { Unreadable = unreadable.Add }).GoRoundAsync(CancellationToken.None);
    }

    private static Task<RegisterConsentShown> ConsentAsync(LiveService live, Caller person, Id campaign) => live.DoAsync<RegisterConsentShown>(
        new ConsentToRegister(person, live.Next(), campaign, Education, Purpose, Instant.Of(DateTimeOffset.UtcNow.AddDays(1)), "850101300123"));

    /// <summary>A consent whose time is over.</summary>
    private static async Task<Id> EndedAsync(LiveService live, Caller person, Id campaign)
    {
        var at = Instant.Of(DateTimeOffset.UtcNow.AddSeconds(1));
        var token = (await live.DoAsync<RegisterConsentShown>(new ConsentToRegister(person, live.Next(), campaign, Education, Purpose, at, "850101300123"))).Token;
        while (Instant.Of(DateTimeOffset.UtcNow) <= at)
        {
            await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(person, live.Next()));
        }

        return token;
    }

    private static AskStateRegister Ask(LiveService live, Caller person, Id campaign, Id token) =>
        new(LiveService.Officer, live.Next(), LiveService.Routine, campaign, person.Person!.Value, token, Education, Purpose);

    private static RegisterClerk Clerk(LiveService live, StateRegister register) => new(live.Parts, Education, register);

    /// <summary>Lets the clerk go round until the person's file has every answer.</summary>
    private static Task SettleAsync(LiveService live, Caller person, StateRegister register) => Patience.UntilAsync(
        async () =>
        {
            await Clerk(live, register).GoRoundAsync(CancellationToken.None);
            return (await live.DoAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(person, live.Next()))).Asks.All(one => one.Ask.Outcome is not null);
        },
        "the question did not come back");

    private sealed class Erased : PersonSeals
    {
        public override PersonSeal? Find(PersonKeyId person) => null;
    }

    /// <summary>Only counts what it is asked.</summary>
    private sealed class CountingRegister : StateRegister
    {
        public List<RegisterQuestion> Questions { get; } = [];

        public RegisterAnswer Answer { get; init; } = new(new Id("found"), "a degree of 2007");

        public override Task<RegisterAnswer> AskAsync(RegisterQuestion question, CancellationToken cancellation)
        {
            Questions.Add(question);
            return Task.FromResult(Answer);
        }
    }
}

using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;
using SubmitApplication = Recruit.UseCases.Candidates.SubmitApplication;

namespace Recruit.Cli.Tests.Live;

/// <summary>The process that works through questions to state registers.</summary>
public sealed class RegistersTests : IDisposable
{
    private const string Suite = "attestation-5552";
    private const string Number = "850101300123";

    private static readonly Id Education = new("education");
    private static readonly Id Purpose = new("check-degree");
    private static readonly Caller Officer = new(new Id("aigul"), [Role.AgencyOfficer]);

    private readonly LiveFolders live = new();

    private string Exchange => live.Folder["exchange"];

    private string[] Command => ["registers", "education", "--data", live.Data, "--keys", live.Keys, "--exchange", Exchange, "--once"];

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_question_goes_out_as_a_file_and_an_answer_comes_to_the_person_and_leaves_no_file()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        await LiveFolders.RefusedAsync(2, $"recruit: education: --exchange {Exchange} is no folder", Command);
        Directory.CreateDirectory(Exchange);
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBeEmpty("nobody asked anything");

        var (first, second) = (await AskAsync(1), await AskAsync(2));
        var folder = Directory.CreateDirectory(Path.Combine(Exchange, "education")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{first}.answer.json"), """{ "outcome": "found", "text": "a degree of 2007" }""");
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBe(["recruit: education: 1 answered"]);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe([$"{second}.question.json"]);
        var question = File.ReadAllText(Path.Combine(folder, $"{second}.question.json"));
        question.ShouldContain($"\"subject\": \"{Number}\"");
        question.ShouldContain("\"purpose\": \"check-degree\"");
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBeEmpty("a register that does not answer is left alone for a while");

        await using var service = await LiveService.StartAsync(Terminal.OfProcess(), live.Data, live.Keys);
        var own = await service.AskAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(Person(1), new(Guid.NewGuid())));
        (own.Asks.Single().Answer, own.Asks.Single().Ask.Outcome).ShouldBe(("a degree of 2007", new Id("found")));
        (await service.AskAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(Person(2), new(Guid.NewGuid())))).Asks.Single().Ask.Outcome.ShouldBeNull();
    }

    private static Caller Person(int number) =>
        new(new Id($"person-{number}"), [Role.Candidate], Person: new PersonKeyId(new Guid(number, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11])));

    /// <summary>Somebody applies and consents, and an officer asks: the name of the question.</summary>
    private async Task<Id> AskAsync(int number)
    {
        var person = Person(number);
        await using var service = await LiveService.StartAsync(Terminal.OfProcess(), live.Data, live.Keys);
        await service.AskAsync<ApplicationTaken>(new SubmitApplication(
            person, new(Guid.NewGuid()), new Id(Suite), ImmutableSortedDictionary<Id, string>.Empty, Digest.Of("yes"u8)));
        var consent = await service.AskAsync<RegisterConsentShown>(new ConsentToRegister(
            person, new(Guid.NewGuid()), new Id(Suite), Education, Purpose, Instant.Of(DateTimeOffset.UtcNow.AddDays(1)), Number));
        return (await service.AskAsync<RegisterAskShown>(new AskStateRegister(
            Officer, new(Guid.NewGuid()), new Id("routine"), new Id(Suite), person.Person!.Value, consent.Token, Education, Purpose))).Ask;
    }
}

using Recruit.Actors;
using Recruit.UseCases;
using Recruit.UseCases.Registers;
using Recruit.Vacancies;

namespace Recruit.Cli.Tests.Live;

/// <summary>The process that works through questions to state registers.</summary>
public sealed class RegistersTests : IDisposable
{
    private const string Suite = "attestation-5552";
    private const string Number = "850101300123";

    private static readonly Id Education = new("education");
    private static readonly Id Purpose = new("check-degree");

    private readonly LiveFolders live = new();

    private string Exchange => live.Folder["exchange"];

    private string[] Command => ["registers", "education", "--data", live.Data, "--keys", live.Keys, "--exchange", Exchange, "--once"];

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task A_question_goes_out_as_a_file_and_an_answer_comes_to_the_person_and_leaves_no_file()
    {
        await Applicants.OpenAsync(live, Suite);
        await LiveFolders.RefusedAsync(2, $"recruit: education: --exchange {Exchange} is no folder", Command);
        Directory.CreateDirectory(Exchange);
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBeEmpty("nobody asked anything");

        var ((anna, first), (bolat, second)) = (await AskAsync(1), await AskAsync(2));
        var folder = Directory.CreateDirectory(Path.Combine(Exchange, "education")).FullName;
        File.WriteAllText(Path.Combine(folder, $"{first}.answer.json"), """{ "outcome": "found", "text": "a degree of 2007" }""");
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBe(["recruit: education: 1 answered"]);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe([$"{second}.question.json"]);
        var question = File.ReadAllText(Path.Combine(folder, $"{second}.question.json"));
        question.ShouldContain($"\"subject\": \"{Number}\"");
        question.ShouldContain("\"purpose\": \"check-degree\"");
        LiveFolders.Told(await LiveFolders.DoneAsync(Command)).ShouldBeEmpty("a register that does not answer is left alone for a while");

        await using var service = await Applicants.ServiceAsync(live);
        var own = await service.AskAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(anna, Applicants.Fresh()));
        (own.Asks.Single().Answer, own.Asks.Single().Ask.Outcome).ShouldBe(("a degree of 2007", new Id("found")));
        (await service.AskAsync<OwnRegisterFileShown>(new ReadOwnRegisterFile(bolat, Applicants.Fresh()))).Asks.Single().Ask.Outcome.ShouldBeNull();
    }

    /// <summary>Somebody applies and consents, and an officer asks: who that is, and the name of the question.</summary>
    private async Task<(Caller Person, Id Question)> AskAsync(int number)
    {
        await using var service = await Applicants.ServiceAsync(live);
        var person = await Applicants.ApplyAsync(service, Suite, number);
        var consent = await service.AskAsync<RegisterConsentShown>(new ConsentToRegister(
            person, Applicants.Fresh(), new Id(Suite), Education, Purpose, Instant.Of(DateTimeOffset.UtcNow.AddDays(1)), Number));
        var asked = await service.AskAsync<RegisterAskShown>(new AskStateRegister(
            Applicants.Officer, Applicants.Fresh(), new Id("routine"), new Id(Suite), person.Person!.Value, consent.Token, Education, Purpose));
        return (person, asked.Ask);
    }
}

using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Registers;
using Recruit.Tests.Actors;
using Recruit.Vacancies;
using static Recruit.Registers.RegisterRefusals;

namespace Recruit.Tests.Registers;

/// <summary>A register is asked only by a consent of the person for just this, which is used up by it.</summary>
public class RegisterTests
{
    private static readonly PersonKeyId Anna = new(new Guid(1, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
    private static readonly Mandate Own = new(new Id("anna"), new Id("own-wish"));
    private static readonly Mandate Aigul = new(new Id("aigul"), new Id("routine"));
    private static readonly Id Education = new("education");
    private static readonly GiveRegisterConsent Consent =
        new(Own, new Id("t1"), Education, new Id("check-degree"), new Id("clerk-7"), Minute(60), Note(Anna, "850101300123"));

    private static readonly AskRegister Ask = new(Aigul, new Id("ask-1"), new Id("t1"), Education, new Id("check-degree"), new Id("clerk-7"));

    private readonly ActorBench<RegisterFile> file = new(new RegisterFileKind(), Anna.Value.ToString("N"), new RegisterLineKind());
    private readonly ActorBench<RegisterLine> line = new(new RegisterLineKind(), "education", new RegisterFileKind());

    [Fact]
    public void A_consent_lets_one_question_out_and_its_answer_comes_back_sealed()
    {
        file.Do(Consent, Minute(0)).ShouldBe(new RegisterDone());
        file.Do(Consent, Minute(1)).ShouldBe(new RegisterDone());
        file.Do(Ask, Minute(2)).ShouldBe(new RegisterDone());
        file.Do(Ask, Minute(3)).ShouldBe(new RegisterDone());
        var put = file.Sent.ShouldHaveSingleItem();
        put.To.ShouldBe(RegisterLine.KeyOf(Education));
        put.Command.ShouldBeOfType<PutAsk>().Subject.ShouldBeAlike(Consent.Subject);

        line.Do(put.Command, Minute(3));
        line.Do(put.Command, Minute(4));
        var due = line.Do<AsksDue>(new ReadDueAsks(9), Minute(4)).Asks.ShouldHaveSingleItem();
        var report = new ReportAsk(Anna, due.Ask, due.Try, new Id("found"), Note(Anna, "a degree"));
        line.Do(report, Minute(5));
        line.Do(report, Minute(6));
        line.State.Asks[0].Subject.ShouldBeNull("nobody needs it any more");
        line.Do<AsksDue>(new ReadDueAsks(9), Minute(9999)).Asks.ShouldBeEmpty();

        var back = line.Sent.ShouldHaveSingleItem();
        back.To.ShouldBe(RegisterFile.KeyOf(Anna));
        file.Do(back.Command, Minute(7));
        file.Do(back.Command, Minute(8));
        var told = file.Do<RegisterFileRead>(new ReadRegisterFile(), Minute(9)).File;
        told.Consents.ShouldHaveSingleItem().UsedBy.ShouldBe(Ask.Ask);
        var asked = told.Asks.ShouldHaveSingleItem();
        (asked.Asked, asked.Outcome, asked.AnsweredAt).ShouldBe((Aigul.At(Minute(2)), new Id("found"), Minute(7)));
        asked.Answer!.ShouldBeAlike(Note(Anna, "a degree"));
    }

    [Fact]
    public void A_consent_is_for_one_register_purpose_and_campaign_once_until_it_ends_or_is_withdrawn()
    {
        Refused(NoConsent, Ask, 0);
        file.Do(Consent, Minute(0));
        Refused(NoConsent, Ask with { Token = new Id("t2") }, 1);
        Refused(OtherRegister, Ask with { Register = new Id("police") }, 1);
        Refused(OtherPurpose, Ask with { Purpose = new Id("other") }, 1);
        Refused(OtherCampaign, Ask with { Campaign = new Id("clerk-8") }, 1);
        Refused(ConsentExpired, Ask, 60).Facts[0].Value.ShouldBe(Minute(60).ToString());
        file.Do(Ask, Minute(59));
        Refused(ConsentUsed, Ask with { Ask = new Id("ask-2") }, 59);
        Refused(NameInUse, Ask with { Purpose = new Id("other") }, 59);
        Refused(ConsentUsed, new WithdrawRegisterConsent(Own, new Id("t1")), 59);

        file.Do(Consent with { Token = new Id("t2") }, Minute(0));
        file.Do(new WithdrawRegisterConsent(Own, new Id("t2")), Minute(1)).ShouldBe(new RegisterDone());
        file.Do(new WithdrawRegisterConsent(Own, new Id("t2")), Minute(2)).ShouldBe(new RegisterDone());
        Refused(ConsentWithdrawn, Ask with { Ask = new Id("ask-2"), Token = new Id("t2") }, 2);
        file.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public void What_is_no_consent_of_this_person_is_refused()
    {
        var bolat = new PersonKeyId(new Guid(2, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));
        Refused(OtherKey, Consent with { Subject = Note(bolat, "900101300123") }, 0);
        Refused(BadExpiry, Consent, 60);
        Refused(BadExpiry, Consent with { Expires = Minute(60 * 24 * 367) }, 0);
        Refused(NoConsent, new WithdrawRegisterConsent(Own, new Id("t1")), 0);
        file.Do(Consent, Minute(0));
        Refused(NameInUse, Consent with { Purpose = new Id("other") }, 1);
        Refused(NoAsk, new NoteRegisterAnswer(new Id("ask-1"), new Id("found")), 1);
        file.Do(Ask, Minute(1));
        Refused(OtherKey, new NoteRegisterAnswer(new Id("ask-1"), new Id("found"), Note(bolat, "x")), 2);
        var full = file.State with { Consents = [.. Enumerable.Range(0, RegisterFile.ConsentsMax).Select(number => file.State.Consents[0] with { Token = new Id($"f{number}") })] };
        Refused(TooMany, RegisterFileRules.Decide(full, Consent with { Token = new Id("more") }, Minute(0)));
    }

    [Fact]
    public void A_register_that_does_not_answer_is_asked_again_later_and_later()
    {
        line.Do(new PutAsk(new Id("ask-1"), Anna, new Id("check-degree"), Note(Anna, "850101300123")), Minute(0));
        line.Do(new ReportAsk(Anna, new Id("ask-1"), 1), Minute(0));
        line.Do(new ReportAsk(Anna, new Id("ask-1"), 1), Minute(0));
        Due(0.9).ShouldBeEmpty();
        Due(1).ShouldBe([2]);
        line.Do(new ReportAsk(Anna, new Id("ask-1"), 2), Minute(1));
        Due(2.9).ShouldBeEmpty();
        Due(3).ShouldBe([3]);
        NotInLine(NoAsk, new ReportAsk(Anna, new Id("ask-1"), 4, new Id("found")), 3);
        NotInLine(NoAsk, new ReportAsk(Anna, new Id("ask-2"), 1, new Id("found")), 3);

        int[] Due(double minute) => [.. line.Do<AsksDue>(new ReadDueAsks(9), Minute(minute)).Asks.Select(one => one.Try)];
    }

    [Fact]
    public void Every_refusal_is_raised_by_a_test() => typeof(RegisterRefusals).ShouldBeExpectedIn("Registers");

    private Refusal Refused(string code, ActorCommand command, double minute) => file.Refused(command, Minute(minute), code);

    private static void Refused(string code, Decision decision) => decision.Reply.ShouldBeOfType<Refusal>().Code.ShouldBe(code);

    private void NotInLine(string code, ActorCommand command, double minute) => line.Refused(command, Minute(minute), code);

    private static Instant Minute(double minutes) => new(1_800_000_000_000 + (long)(minutes * 60_000));

    private static SealedNote Note(PersonKeyId person, string text) =>
        new(person, new SealedAnswer(Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)), System.Text.Encoding.UTF8.GetBytes(text)));
}

/// <summary>Notes hold bytes, which are compared by content only as they are stored.</summary>
internal static class NoteComparing
{
    public static void ShouldBeAlike(this SealedNote one, SealedNote other) => RecordJson.AreAlike(one, other).ShouldBeTrue();
}

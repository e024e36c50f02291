using Recruit.Stages.Training;
using Recruit.Vacancies;
using static Recruit.Tests.Stages.Training.CohortBench;

namespace Recruit.Tests.Stages.Training;

public class IssueCertificateTests
{
    [Fact]
    public void Only_the_vacancys_word_gives_a_certificate()
    {
        var bench = With(Anna);
        bench.Refused(new IssueCertificate(By(Officer), Anna), CohortRefusals.NotPassed);
        bench.Do<CohortDone>(new TellOutcome(By(Officer), Anna, HasPassed: true));
        bench.Repeats(new TellOutcome(By(Officer), Anna, HasPassed: true));
        bench.Files().ShouldContain(one => one.Step == CohortStep.IssueCertificate);
        var number = bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number;
        bench.Repeats(new IssueCertificate(By(Officer), Anna));
        bench.Files().ShouldNotContain(one => one.Step == CohortStep.IssueCertificate);

        // The same bytes put together by hand.
        number.ShouldBe(ByHand("vacancy-1/2026-1", "c-anna", 1));
    }

    [Fact]
    public void Certificates_have_an_end()
    {
        var bench = Passed();
        for (var count = 0; count < 10; count++)
        {
            var number = bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number;
            bench.Do(new RevokeCertificate(By(Officer), Anna, number));
            bench.Do<RevocationReply>(new RevokeCertificate(By(Approver), Anna, number)).IsRevoked.ShouldBeTrue();
        }

        bench.State.Find(Anna)!.Certificates.Select(one => one.Number).Distinct().Count().ShouldBe(10);
        bench.Refused(new IssueCertificate(By(Officer), Anna), CohortRefusals.TooManyCertificates);
    }

    private static Id ByHand(string cohort, string candidate, uint ordinal)
    {
        var bytes = new List<byte>();
        bytes.AddRange("crt"u8);
        bytes.Add(1);
        foreach (var text in (string[])[cohort, candidate])
        {
            bytes.AddRange([0, 0, 0, (byte)text.Length]);
            bytes.AddRange(System.Text.Encoding.ASCII.GetBytes(text));
        }

        bytes.AddRange([0, 0, 0, (byte)ordinal]);
        var digits = System.Security.Cryptography.SHA256.HashData(bytes.ToArray()).Take(20).Select(one => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[one & 31]);
        return new Id(string.Join('-', digits.Chunk(5).Select(group => new string(group))));
    }
}

public class TellOutcomeTests
{
    [Fact]
    public void A_word_that_is_taken_back_revokes_nothing_silently()
    {
        var bench = Passed();
        var number = bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number;
        bench.Do<CohortDone>(new TellOutcome(By(Officer), Anna, HasPassed: false));
        bench.Repeats(new TellOutcome(By(Officer), Anna, HasPassed: false));
        bench.Do<CertificateStanding>(new VerifyCertificate(number)).State.ShouldBe(CertificateState.Valid);
        bench.Files().ShouldContain(one => one.Step == CohortStep.Revoke && one.Candidate == Anna);
        bench.Refused(new TellOutcome(By(Officer), Boris, HasPassed: true), CohortRefusals.NotATrainee);
    }
}

public class RevokeCertificateTests
{
    [Fact]
    public void Two_people_revoke_and_a_new_one_has_another_number()
    {
        var bench = Passed();
        var number = bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number;
        bench.Refused(new RevokeCertificate(By(Officer), Anna, new Id("ABC")), CohortRefusals.UnknownCertificate);
        bench.Do<RevocationReply>(new RevokeCertificate(By(Officer), Anna, number)).IsRevoked.ShouldBeFalse();
        bench.Repeats(new RevokeCertificate(By(Officer), Anna, number));
        bench.Files().ShouldContain(one => one.Step == CohortStep.DecideRevocation);
        bench.Do<CertificateStanding>(new VerifyCertificate(number)).State.ShouldBe(CertificateState.Valid);
        bench.Do<RevocationReply>(new RevokeCertificate(By(Approver), Anna, number)).IsRevoked.ShouldBeTrue();
        bench.Repeats(new RevokeCertificate(By(Officer), Anna, number));

        var date = new DateOnly(2026, 3, 6);
        bench.Do<CertificateStanding>(new VerifyCertificate(number)).ShouldBe(new CertificateStanding(CertificateState.Revoked, date, date));
        bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number.ShouldNotBe(number);
    }
}

public class DeclineRevocationTests
{
    [Fact]
    public void A_declined_wish_is_forgotten()
    {
        var bench = Passed();
        var number = bench.Do<CertificateReply>(new IssueCertificate(By(Officer), Anna)).Number;
        bench.Do(new RevokeCertificate(By(Officer), Anna, number));
        bench.Do<CohortDone>(new DeclineRevocation(By(Approver), Anna, number));
        bench.Repeats(new DeclineRevocation(By(Approver), Anna, number));
        bench.Do<RevocationReply>(new RevokeCertificate(By(Approver), Anna, number)).IsRevoked.ShouldBeFalse();
    }
}

public class VerifyCertificateTests
{
    [Fact]
    public void An_invented_number_is_unknown() =>
        Passed().Do<CertificateStanding>(new VerifyCertificate(new Id("ABC"))).ShouldBe(new CertificateStanding(CertificateState.Unknown));
}

using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Vacancies;

namespace Recruit.Stages.Training;

/// <summary>A certificate follows only from the vacancy's word that the trainee passed; two people revoke it.</summary>
internal static class Certificates
{
    /// <summary>The most certificates of one trainee.</summary>
    private const int CertificatesMax = 10;

    /// <summary>Crockford's 32 digits: none is mistaken for another when it is read aloud.</summary>
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Groups = 4;
    private const int GroupLength = 5;

    public static Decision Decide(Cohort cohort, CohortPlan plan, ActorCommand command, Instant now) => command switch
    {
        TellOutcome tell => Tell(cohort, tell, now),
        IssueCertificate issue => Issue(cohort, issue, now),
        RevokeCertificate revoke => Revoke(cohort, revoke, now),
        DeclineRevocation decline => Decline(cohort, decline, now),
        _ => Decision.Tell(Standing(cohort, plan, ((VerifyCertificate)command).Number)),
    };

    /// <summary>
    /// The number of a trainee's n-th certificate: 100 bits of the hash of cohort, candidate and n, so that it is the same whenever it is
    /// computed, and nobody finds a valid one by counting.
    /// </summary>
    public static Id NumberOf(string cohort, Id candidate, int ordinal)
    {
        var canonical = new CanonicalWriter("crt"u8, 1, 64);
        canonical.Add(cohort);
        canonical.Add(candidate.Text);
        canonical.Add((uint)ordinal);
        Span<byte> hash = stackalloc byte[Digest.Length];
        Digest.Of(canonical.ToArray()).CopyTo(hash);
        Span<char> text = stackalloc char[(Groups * (GroupLength + 1)) - 1];
        text.Fill('-');
        for (var digit = 0; digit < Groups * GroupLength; digit++)
        {
            text[digit + (digit / GroupLength)] = Digits[hash[digit] % Digits.Length];
        }

        return new Id(new string(text));
    }

    private static Decision Tell(Cohort cohort, TellOutcome tell, Instant now)
    {
        if (cohort.Find(tell.Candidate) is not { } trainee)
        {
            return Decision.Tell(CohortRules.Stranger(tell.Candidate));
        }

        return (tell.HasPassed ? trainee.Passed : trainee.PassWithdrawn) is not null || (!tell.HasPassed && trainee.Passed is null)
            ? Decision.Tell(new CohortDone())
            : Decision.Happen(new CohortDone(), new OutcomeTold(tell.Mandate.At(now), tell.Candidate, tell.HasPassed));
    }

    private static Decision Issue(Cohort cohort, IssueCertificate issue, Instant now)
    {
        if (cohort.Find(issue.Candidate) is not { } trainee)
        {
            return Decision.Tell(CohortRules.Stranger(issue.Candidate));
        }

        if (trainee.Passed is null)
        {
            return Decision.Refuse(CohortRefusals.NotPassed);
        }

        if (trainee.Valid is { } valid)
        {
            return Decision.Tell(new CertificateReply(valid.Number));
        }

        if (trainee.Certificates.Length == CertificatesMax)
        {
            return Decision.Refuse(CohortRefusals.TooManyCertificates, CohortRules.Fact("most", CertificatesMax));
        }

        var number = NumberOf(cohort.Key, issue.Candidate, trainee.Certificates.Length + 1);
        return Decision.Happen(new CertificateReply(number), new CertificateIssued(issue.Mandate.At(now), issue.Candidate, number));
    }

    private static Decision Revoke(Cohort cohort, RevokeCertificate revoke, Instant now)
    {
        if (cohort.Find(revoke.Candidate) is not { } trainee)
        {
            return Decision.Tell(CohortRules.Stranger(revoke.Candidate));
        }

        if (trainee.Certificates.Any(one => one.Number == revoke.Number && one.Revoked is not null))
        {
            return Decision.Tell(new RevocationReply(IsRevoked: true));
        }

        if (trainee.Valid is not { } valid || valid.Number != revoke.Number)
        {
            return Decision.Refuse(CohortRefusals.UnknownCertificate);
        }

        var act = revoke.Mandate.At(now);
        return valid.RevocationAsked is null ? Decision.Happen(new RevocationReply(IsRevoked: false), new RevocationProposed(act, revoke.Candidate))
            : valid.RevocationAsked.By == act.By ? Decision.Tell(new RevocationReply(IsRevoked: false))
            : Decision.Happen(new RevocationReply(IsRevoked: true), new CertificateRevoked(act, revoke.Candidate));
    }

    private static Decision Decline(Cohort cohort, DeclineRevocation decline, Instant now) =>
        cohort.Find(decline.Candidate)?.Valid is not { } valid || valid.Number != decline.Number ? Decision.Refuse(CohortRefusals.UnknownCertificate)
        : valid.RevocationAsked is null ? Decision.Tell(new CohortDone())
        : Decision.Happen(new CohortDone(), new RevocationDeclined(decline.Mandate.At(now), decline.Candidate));

    private static CertificateStanding Standing(Cohort cohort, CohortPlan plan, Id number)
    {
        var found = cohort.Trainees.Values.SelectMany(one => one.Certificates).FirstOrDefault(one => one.Number == number);
        return found is null
            ? new CertificateStanding(CertificateState.Unknown)
            : new CertificateStanding(
                found.Revoked is null ? CertificateState.Valid : CertificateState.Revoked,
                plan.Calendar.DateOf(found.Issued.At),
                found.Revoked is { } revoked ? plan.Calendar.DateOf(revoked.At) : null);
    }
}

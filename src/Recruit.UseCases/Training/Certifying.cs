using MediatR;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.Stages.Training;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Training;

/// <summary>
/// Tells a cohort who passed the last stage by the released lists, and issues a certificate to each who did and never had one; who has not passed
/// after all keeps the file open until the certificate is revoked. <see cref="CertificatesIssued"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Anew">Number of a trainee who gets a new certificate after the last one was revoked.</param>
public sealed record IssueCertificates(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id? Anew = null)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>What the lists say of a cohort, and what was issued for it.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="NotPassed">How many of those who are or were in the cohort did not.</param>
/// <param name="Issued">How many certificates were issued by this.</param>
public sealed record CertificatesIssued(int Passed, int NotPassed, int Issued) : Reply;

/// <summary>Wants a certificate revoked; it is once a second person wants it too: <see cref="RevocationReply"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Certificate">Number of the certificate.</param>
public sealed record RevokeCertificate(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Certificate)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>Lets a certificate stand that somebody wanted revoked: <see cref="CohortDone"/>.</summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Reason">Coded reason.</param>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Cohort">Id of the cohort in campaign.json.</param>
/// <param name="Number">The trainee's number.</param>
/// <param name="Certificate">Number of the certificate.</param>
public sealed record KeepCertificate(Caller By, OperationId Operation, Id Reason, Id Campaign, Id Cohort, Id Number, Id Certificate)
    : CohortUseCase(By, Operation, Reason, Campaign, Cohort);

/// <summary>
/// Whether a certificate is valid. Anybody may ask, of any agency; that there is no such campaign and that it issued no such certificate are the
/// same answer. <see cref="CertificateStanding"/>.
/// </summary>
/// <param name="By">Who asks.</param>
/// <param name="Operation">Names the wish.</param>
/// <param name="Campaign">Id of the vacancy, as printed on the certificate.</param>
/// <param name="Cohort">Id of the cohort, as printed on the certificate.</param>
/// <param name="Certificate">Number of the certificate.</param>
public sealed record VerifyCertificate(Caller By, OperationId Operation, Id Campaign, Id Cohort, Id Certificate) : UseCase(By, Operation);

internal sealed class IssueCertificatesHandler(ServiceParts parts) : IRequestHandler<IssueCertificates, Reply>
{
    private readonly CohortDesk desk = new(parts);

    public async Task<Reply> Handle(IssueCertificates request, CancellationToken cancellationToken)
    {
        var (rules, _, refusal) = await desk.FindPlanAsync(request.Campaign, request.Cohort).ConfigureAwait(false);
        if (rules is null)
        {
            return refusal!;
        }

        var last = rules.Rules.Vacancy.Stages.Length - 1;
        var answer = await parts.Actors.AskAsync(CampaignKey.Of(request.Campaign), new ReadCampaign()).ConfigureAwait(false);
        if (rules.Rules.SelectionStages > last || answer.Reply is not CampaignRead { Head.LastReleased: { } released } || released.Through < last)
        {
            return Refusal.Because(CampaignRefusals.NotThatFar, new RefusalFact("stage", rules.Rules.Vacancy.Stages[last].Id.Text));
        }

        var cohort = await desk.AskAsync(request.Campaign, request.Cohort, new ReadCohort()).ConfigureAwait(false);
        return cohort is CohortRead read ? await IssueAsync(request, rules, read, last).ConfigureAwait(false) : cohort;
    }

    private async ValueTask<Reply> IssueAsync(IssueCertificates request, SealedRules rules, CohortRead cohort, int last)
    {
        var numbers = CandidateNumbers.OfTraining(parts, request.Campaign);
        var (passed, issued) = (0, 0);
        foreach (var trainee in cohort.Trainees)
        {
            var hasPassed = numbers.Find(trainee.Candidate) is { } person && await HasPassedAsync(request.Campaign, person, rules, last).ConfigureAwait(false);
            var told = new TellOutcome(request.Mandate, trainee.Candidate, hasPassed);
            if (await AskAsync(request, told, $"outcome {trainee.Candidate}").ConfigureAwait(false) is Refusal refusal)
            {
                return refusal;
            }

            if (!hasPassed)
            {
                continue;
            }

            passed++;
            if (!trainee.IsCertified && (trainee.Certificates == 0 || trainee.Candidate == request.Anew))
            {
                var issue = new IssueCertificate(request.Mandate, trainee.Candidate);
                if (await AskAsync(request, issue, $"certificate {trainee.Candidate}").ConfigureAwait(false) is Refusal refused)
                {
                    return refused;
                }

                issued++;
            }
        }

        return new CertificatesIssued(passed, cohort.Trainees.Length - passed, issued);
    }

    private async ValueTask<bool> HasPassedAsync(Id campaign, PersonKeyId person, SealedRules rules, int last)
    {
        var shard = new ShardId(campaign, ShardId.NumberOf(person, rules.Conduct.Shards));
        return (await parts.Actors.AskAsync(shard.Key, new FindApplication(person)).ConfigureAwait(false)).Reply is ApplicationFound found
            && Entrants.HasPassed(found.Application, last);
    }

    private Task<Reply> AskAsync(IssueCertificates request, ActorCommand command, string part) =>
        desk.AskAsync(request.Campaign, request.Cohort, command, request.PartOf(part));
}

internal sealed class RevokeCertificateHandler(ServiceParts parts) : IRequestHandler<RevokeCertificate, Reply>
{
    public Task<Reply> Handle(RevokeCertificate request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new Stages.Training.RevokeCertificate(request.Mandate, request.Number, request.Certificate));
}

internal sealed class KeepCertificateHandler(ServiceParts parts) : IRequestHandler<KeepCertificate, Reply>
{
    public Task<Reply> Handle(KeepCertificate request, CancellationToken cancellationToken) =>
        new CohortDesk(parts).DoAsync(request, new DeclineRevocation(request.Mandate, request.Number, request.Certificate));
}

internal sealed class VerifyCertificateHandler(ServiceParts parts) : IRequestHandler<VerifyCertificate, Reply>
{
    public async Task<Reply> Handle(VerifyCertificate request, CancellationToken cancellationToken)
    {
        var answer = await new CohortDesk(parts).AskAsync(request.Campaign, request.Cohort, new Stages.Training.VerifyCertificate(request.Certificate)).ConfigureAwait(false);
        return answer is Refusal ? new CertificateStanding(CertificateState.Unknown) : answer;
    }
}

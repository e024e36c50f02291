using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Campaigns;
using Recruit.Candidates.Profile;
using Recruit.Registers;
using Recruit.Stages.Attraction;
using Recruit.Stages.Training;
using Recruit.Vacancies;

namespace Recruit.UseCases.OpenFiles;

/// <summary>What somebody asked for in a campaign and nobody has decided: after the end of the campaign nobody would.</summary>
internal sealed class LastFiles(ServiceParts parts)
{
    /// <summary>Most files that a refusal names.</summary>
    private const int NamedMax = 20;

    /// <summary>What of a cohort somebody still waits for. Sessions, mentors and results are over with the release of their stage, or can no more be.</summary>
    private static readonly ImmutableArray<string> OfCertificates =
        [$"/{CohortStep.IssueCertificate}/", $"/{CohortStep.Revoke}/", $"/{CohortStep.DecideRevocation}/"];

    /// <summary>Why the campaign cannot end, or nothing.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="proposed">When its end was proposed; nothing while it is being proposed. What candidates asked for since then holds nothing off; questions to an announcement end with its own term.</param>
    public async ValueTask<Refusal?> StillOpenAsync(Id campaign, Instant? proposed)
    {
        var desk = new FileDesk(parts, new WantedFiles(null, [campaign], OfAgency: false, OverdueOnly: false));
        if (await desk.CollectAsync(CancellationToken.None).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        RefusalFact[] open =
        [
            .. desk.Told.Where(file => IsAwaited(file, proposed)).Take(NamedMax)
                .SelectMany(one => (RefusalFact[])[new("open", one.Kind), new("file", one.Name), new("until", one.File.Due.ToString())]),
        ];
        return open.Length == 0 ? null : Refusal.Because(CampaignRefusals.Unfinished, open);
    }

    /// <summary>A register that lets its time pass keeps no campaign open; what is marked and rated is in the closings.</summary>
    private static bool IsAwaited(ToldFile file, Instant? proposed) => file.Kind switch
    {
        AnnouncementKind.KindName => true,
        CandidateKind.KindName => file.File.Since <= proposed,
        RegisterFileKind.KindName => !file.IsOverdue && file.File.Since <= proposed,
        CohortKind.KindName => OfCertificates.Any(step => file.Name.Contains(step, StringComparison.Ordinal)),
        _ => false,
    };
}

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

    /// <summary>Kinds of actors whose files the campaign itself does not know. What is marked and rated is in its closings.</summary>
    private static readonly HashSet<string> Kinds =
        [CandidateKind.KindName, RegisterFileKind.KindName, AnnouncementKind.KindName, CohortKind.KindName];

    /// <summary>Why the campaign cannot end, or nothing.</summary>
    public async ValueTask<Refusal?> StillOpenAsync(Id campaign)
    {
        var desk = new FileDesk(parts, new WantedFiles(null, [campaign], OfAgency: false, OverdueOnly: false));
        if (await desk.CollectAsync(CancellationToken.None).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        RefusalFact[] open =
        [
            .. desk.Told.Where(one => Kinds.Contains(one.Kind)).Take(NamedMax)
                .SelectMany(one => (RefusalFact[])[new("open", one.Kind), new("file", one.Name), new("until", one.File.Due.ToString())]),
        ];
        return open.Length == 0 ? null : Refusal.Because(CampaignRefusals.Unfinished, open);
    }
}

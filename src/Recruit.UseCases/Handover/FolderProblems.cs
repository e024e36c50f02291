using System.Globalization;
using Recruit.Actors;
using Recruit.Files;

namespace Recruit.UseCases.Handover;

/// <summary>Problems of a campaign folder as an answer.</summary>
internal static class FolderProblems
{
    private const int Told = 20;

    public static Refusal Tell(CampaignReading reading) => Tell(reading.Problems, reading.ProblemCount);

    public static Refusal Tell(IReadOnlyList<Problem> problems, long count) => Refusal.Because(
        UseCaseRefusals.FolderHasProblems,
        [
            new RefusalFact("problems", count.ToString(CultureInfo.InvariantCulture)),
            .. problems.Take(Told).Select(problem => new RefusalFact("problem", problem.ToString())),
        ]);
}

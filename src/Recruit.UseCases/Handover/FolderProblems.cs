using System.Globalization;
using Recruit.Actors;
using Recruit.Files;

namespace Recruit.UseCases.Handover;

/// <summary>Problems of a campaign folder as an answer.</summary>
internal static class FolderProblems
{
    private const int Told = 20;

    public static Refusal Tell(CampaignReading reading) => Tell(reading, problem => problem.ToString());

    /// <param name="reading">What was read.</param>
    /// <param name="print">A problem in words: it may be about what stands in no file.</param>
    public static Refusal Tell(CampaignReading reading, Func<Problem, string> print) => Tell(reading.Problems, reading.ProblemCount, print);

    public static Refusal Tell(IReadOnlyList<Problem> problems, long count) => Tell(problems, count, problem => problem.ToString());

    private static Refusal Tell(IReadOnlyList<Problem> problems, long count, Func<Problem, string> print) => Refusal.Because(
        UseCaseRefusals.FolderHasProblems,
        [
            new RefusalFact("problems", count.ToString(CultureInfo.InvariantCulture)),
            .. problems.Take(Told).Select(problem => new RefusalFact("problem", print(problem))),
        ]);
}

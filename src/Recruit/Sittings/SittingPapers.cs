using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Sittings;

/// <summary>What the door must know of a test to let answers in.</summary>
/// <param name="Plan">How it is sat.</param>
/// <param name="Test">Its items; nothing for an exercise.</param>
/// <param name="Version">Version of the paper, at least 0.</param>
public sealed record SittingPaper(SittingPlan Plan, Test? Test, int Version);

/// <summary>Where the papers of running campaigns are kept. A paper does not change while somebody sits it.</summary>
public abstract class SittingPapers
{
    /// <summary>The paper of a test or exercise, or nothing if it is not known here.</summary>
    public abstract SittingPaper? Find(Id campaign, Id test);
}

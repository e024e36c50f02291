using Recruit.Synthetic.Candidates;
using Recruit.Synthetic.Folder;
using Recruit.Synthetic.Vacancies;

namespace Recruit.Synthetic;

/// <summary>
/// Realistic campaigns of all five stages, made up from beginning to end: people with names as in Kazakhstan, tests answered by an item
/// response model, blind markers who disagree, a commission, offers and answers, training, and everything that goes wrong on the way.
/// </summary>
public static class SyntheticCampaign
{
    /// <summary>The smallest campaign.</summary>
    public const int CandidatesMin = 10;

    /// <summary>The largest campaign.</summary>
    public const int CandidatesMax = 1_000_000;

    /// <summary>
    /// Writes a campaign folder. The same number and seed give the same bytes on every machine, in every culture and time zone.
    /// </summary>
    /// <param name="folder">Missing or empty; it appears when everything is written.</param>
    /// <param name="candidates">How many register, from <see cref="CandidatesMin"/> to <see cref="CandidatesMax"/>.</param>
    /// <param name="seed">Any number; another one gives other people, items and events.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancellation">Stops the writing; nothing is left behind.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of candidates is out of range.</exception>
    /// <exception cref="IOException">The folder has something in it, or cannot be written.</exception>
    public static void Write(
        string folder, int candidates, long seed, IProgress<GenerationProgress>? progress = null, CancellationToken cancellation = default) =>
        Write(folder, candidates, seed, folderSoFar => AssessedFolder.Stand(folderSoFar, cancellation), progress, cancellation);

    /// <summary>The same with another way to find out who continues.</summary>
    internal static void Write(
        string folder, int candidates, long seed, Func<string, CampaignStanding> assess, IProgress<GenerationProgress>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(candidates, CandidatesMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(candidates, CandidatesMax);
        NewFolder.Write(folder, unfinished =>
        {
            using var files = new CampaignFiles(unfinished, ChiefSpecialist.CandidateColumns);
            var people = new People(seed, candidates);
            var steps = new CampaignSteps(files, people, assess, progress, cancellation);
            new CampaignStory(files, people, ChiefSpecialist.For(candidates, seed), steps).Write();
            cancellation.ThrowIfCancellationRequested();
        });
    }
}

using Recruit.Applications;

namespace Recruit.Files;

/// <summary>What came of reading a campaign folder: a campaign, or what is wrong with it.</summary>
/// <param name="Campaign">The campaign; null if there is any problem.</param>
/// <param name="Problems">The first problems in their order, at most <see cref="ProblemsMax"/>; none if there is a campaign.</param>
/// <param name="ProblemCount">How many problems there are altogether.</param>
public sealed record CampaignReading(Campaign? Campaign, IReadOnlyList<Problem> Problems, long ProblemCount)
{
    /// <summary>The most problems that are kept and printed.</summary>
    public const int ProblemsMax = 100;
}

/// <summary>How far the reading of a campaign folder has come.</summary>
/// <param name="File">The file being read, as a path in the folder.</param>
/// <param name="BytesRead">Bytes read so far, of all files.</param>
/// <param name="BytesTotal">Bytes of all files that will be read; an estimate, because small files may be read twice.</param>
public readonly record struct ReadProgress(string File, long BytesRead, long BytesTotal);

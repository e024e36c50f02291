namespace Recruit.Synthetic;

/// <summary>How far a generation has come.</summary>
/// <param name="Step">What is being written or determined, in English: "candidates", "entry", "assessing" …</param>
/// <param name="Done">How many of the step are done.</param>
/// <param name="Total">How many it has.</param>
public readonly record struct GenerationProgress(string Step, int Done, int Total);

namespace Recruit.Files;

/// <summary>Counts what is read, tells whoever waits, and stops when asked to.</summary>
internal sealed class ReadMeter(IProgress<ReadProgress>? progress, long bytesTotal, CancellationToken cancellation)
{
    private long bytesRead;

    /// <summary>Says that so many more bytes of a file were read.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public void Add(CampaignFile file, long bytes)
    {
        cancellation.ThrowIfCancellationRequested();
        bytesRead += bytes;
        progress?.Report(new ReadProgress(file.Path, bytesRead, Math.Max(bytesRead, bytesTotal)));
    }
}

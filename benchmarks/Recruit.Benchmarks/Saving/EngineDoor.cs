using Recruit.Engine;

namespace Recruit.Benchmarks.Saving;

/// <summary>
/// The embedded engine at the door through which candidates come: the credential is verified, the answer checked and sealed under the
/// person's key, decided on by its pool shard, put into a batch that is hashed, signed and flushed; the reply names the receipt.
/// </summary>
internal sealed class EngineDoor : SaveTarget
{
    private const int Shards = 8;

    private BenchmarkCampaign? campaign;
    private string[] credentials = [];
    private string folder = "";

    public override string Name => "Recruit's engine, at the door, with receipts";

    public override bool HasAims => true;

    /// <summary>A whole round of snapshots.</summary>
    public override TimeSpan TimeMin => new EngineLimits().SnapshotEvery + TimeSpan.FromSeconds(5);

    public override long Commits => (long)campaign!.Engine.DurableBatches;

    public override long BytesOnDisk => new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);

    public override async ValueTask StartAsync(string folder, int savers)
    {
        this.folder = folder;
        campaign = new BenchmarkCampaign(folder, savers);
        await Task.WhenAll(Enumerable.Range(0, Shards).Select(campaign.PlanAsync)).ConfigureAwait(false);
        credentials = await Task.WhenAll(Enumerable.Range(0, savers).Select(saver => campaign.EnterAsync(saver, saver % Shards))).ConfigureAwait(false);
    }

    public override ValueTask SaveAsync(int saver, ulong number) => campaign!.SaveAsync(credentials[saver], saver, number);

    public override ValueTask DisposeAsync() => campaign!.DisposeAsync();
}

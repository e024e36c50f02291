namespace Recruit.Engine.Tests.Simulation;

/// <summary>RL2: the n-th call of storage fails, before or after it did its work, n = 1, 2, 3 … until no fault fires any more.</summary>
public class EveryStorageCallTests
{
    [Fact]
    public void A_campaign_survives_the_death_before_every_storage_call() => DieAt(Fault.Before, () => new MemoryDisk());

    [Fact]
    public void A_campaign_survives_the_death_after_every_storage_call() => DieAt(Fault.After, () => new MemoryDisk());

    [Fact]
    public void A_campaign_survives_the_death_before_every_storage_call_on_real_files() => DieAt(Fault.Before, () => new FileDisk());

    [Fact]
    public void A_campaign_survives_the_death_after_every_storage_call_on_real_files() => DieAt(Fault.After, () => new FileDisk());

    private static void DieAt(Fault fault, Func<Disk> make)
    {
        for (var n = 1; ; n++)
        {
            var faults = new StorageFaults { Plan = (_, call) => call == n ? fault : Fault.None };
            using var campaign = new ScriptedCampaign(make(), faults);
            Record.Exception(campaign.Run).ShouldBeNull($"the engine died {fault} call {n}");
            if (faults.Fired == 0)
            {
                n.ShouldBeGreaterThan(40, "the campaign hardly called storage");
                return;
            }
        }
    }
}

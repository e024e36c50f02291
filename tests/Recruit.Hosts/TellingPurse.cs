using Recruit.Actors;
using Recruit.Engine.Tests;

namespace Recruit.Hosts;

/// <summary>Purses that say whenever something became true of one of them, so that a test waits for that and does not look again and again.</summary>
internal sealed class TellingPurse : PurseKind
{
    /// <summary>Only so that a test that waits in vain ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static TaskCompletionSource next = Signal();

    public static new ActorKinds Alone { get; } = new(new TellingPurse());

    /// <summary>What a host does by itself comes by itself; that it comes is demanded, not when.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var signal = Volatile.Read(ref next).Task; !await isSo(); signal = Volatile.Read(ref next).Task)
        {
            await signal.WaitAsync(Patience);
        }
    }

    protected override Purse Evolve(Purse state, ActorEvent happened)
    {
        var after = base.Evolve(state, happened);
        Interlocked.Exchange(ref next, Signal()).TrySetResult();
        return after;
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

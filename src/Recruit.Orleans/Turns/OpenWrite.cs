using Recruit.Actors;

namespace Recruit.Orleans.Turns;

/// <summary>What turns have done and no store has yet; those who wait for it are told whether it is stored.</summary>
internal sealed class OpenWrite
{
    private readonly TaskCompletionSource<bool> stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All turns of the write as one record.</summary>
    public TurnRecord Record { get; } = new();

    /// <summary>Answers whose receipt gets its place when the write is closed.</summary>
    public List<Action<ReceiptPlace>> Awaiting { get; } = [];

    /// <summary>Whether somebody waits for it, so that it must be stored soon.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether anything stands in it on which an answer may depend.</summary>
    public bool HasEffects { get; set; }

    /// <summary>When the first of its turns was.</summary>
    public Instant Since { get; set; }

    /// <summary>Ends with whether it is stored; false says that nobody knows.</summary>
    public Task<bool> Stored => stored.Task;

    public void Settle(bool isStored) => stored.TrySetResult(isStored);
}

namespace Recruit.Engine.Tests.Simulation;

/// <summary>The calls by which the engine reaches its stores.</summary>
internal enum StorageCall
{
    Append,
    Tidy,
    Read,
    Find,
    FindAttachment,
    SaveSnapshots,
    FindSnapshot,
    ListSnapshots,
    ClearSnapshots,
}

/// <summary>What goes wrong with one call.</summary>
internal enum Fault
{
    None,

    /// <summary>Nothing is stored, and the call fails.</summary>
    Before,

    /// <summary>Everything is stored, and the call fails.</summary>
    After,

    /// <summary>Something is stored that is not what was written, and the call fails.</summary>
    Torn,
}

/// <summary>A storage that fails.</summary>
internal sealed class StorageFailedException(string message) : IOException(message);

/// <summary>Another writer stored a batch of this number: what an ETag, or the generation of a record, is elsewhere.</summary>
internal sealed class NumberTakenException(ulong number) : IOException($"Batch {number} is there already.");

/// <summary>Which call goes wrong, and who looks on. One plan lasts over all engines that run on a disk.</summary>
internal sealed class StorageFaults
{
    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    /// <summary>Faults so far.</summary>
    public int Fired { get; private set; }

    /// <summary>Calls that found no room.</summary>
    public int Refused { get; private set; }

    /// <summary>Decides on each call; gets its number, from 1.</summary>
    public Func<StorageCall, int, Fault> Plan { get; set; } = (_, _) => Fault.None;

    /// <summary>No room is left: nothing is written until somebody makes some.</summary>
    public bool Full { get; set; }

    /// <summary>Carries a call out, or not, or in part.</summary>
    public void Run(StorageCall call, Action work, Action? tear = null)
    {
        if (Full && call is (StorageCall.Append or StorageCall.SaveSnapshots or StorageCall.ClearSnapshots))
        {
            Refused++;
            throw new StorageFailedException($"{call}: the disk is full.");
        }

        switch (Plan(call, ++Calls))
        {
            case Fault.Before:
                Fired++;
                throw new StorageFailedException($"{call} failed before anything was done.");
            case Fault.After:
                Fired++;
                work();
                throw new StorageFailedException($"{call} failed after everything was done.");
            case Fault.Torn when tear is not null:
                Fired++;
                tear();
                throw new StorageFailedException($"{call} was torn.");
            default:
                work();
                break;
        }
    }

    public T Ask<T>(StorageCall call, Func<T> work)
    {
        T? answer = default;
        Run(call, () => answer = work());
        return answer!;
    }
}

using Orleans.Storage;

namespace Recruit.Orleans.Storage;

/// <summary>
/// The records of one thing in a store. Every call counts: a cluster is billed by them. A write that fails may have happened all the same;
/// nobody tries it again here.
/// </summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="owner">Whose records.</param>
/// <param name="count">Told of every call before it is made.</param>
internal sealed class RecordStore(IGrainStorage storage, GrainId owner, Action count)
{
    /// <summary>Reads a record; one that is not there has no bytes and no tag.</summary>
    public async Task<GrainState<StoredBytes>> ReadAsync(string name)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes());
        count();
        await storage.ReadStateAsync(name, owner, state);
        state.State ??= new StoredBytes();
        return state;
    }

    /// <summary>Writes a record in the place of the one that was read or written, or nowhere.</summary>
    /// <param name="name">Which record.</param>
    /// <param name="state">With the tag of what it replaces; gets that of what was written.</param>
    public async Task WriteAsync(string name, GrainState<StoredBytes> state)
    {
        count();
        await storage.WriteStateAsync(name, owner, state);
    }

    /// <summary>Writes a record under a name that nobody has used; the answer bears its tag.</summary>
    public async Task<GrainState<StoredBytes>> WriteNewAsync(string name, byte[] bytes)
    {
        var state = new GrainState<StoredBytes>(new StoredBytes { Bytes = bytes });
        await WriteAsync(name, state);
        return state;
    }

    /// <summary>Takes a record away that nothing points to any more.</summary>
    /// <param name="name">Which.</param>
    /// <param name="state">With its tag, where that is known; else it is read.</param>
    public async Task ClearAsync(string name, GrainState<StoredBytes>? state = null)
    {
        state ??= await ReadAsync(name);
        if (state.RecordExists)
        {
            count();
            await storage.ClearStateAsync(name, owner, state);
        }
    }
}

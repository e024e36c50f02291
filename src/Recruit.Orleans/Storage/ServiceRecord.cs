using System.Security.Cryptography;
using System.Text;
using Orleans.Storage;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>The store is another service's: what a silo with this key folder would store there no other silo could read, and the other way round.</summary>
/// <param name="message">For the operator.</param>
public sealed class ForeignStoreException(string message) : Exception(message);

/// <summary>
/// Whose store it is: the name of the log and a mark under the key that marks states, and in a record beside it, which earlier builds do not read, the key
/// that signs. Both are written once, by the first silo, and every silo holds its key folder against them before it takes part in the cluster.
/// </summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="basis">Of the silo.</param>
/// <param name="witness">Asked where a record is missing: builds that did not know it may have filled the store.</param>
/// <param name="count">Told of every call.</param>
internal sealed class ServiceRecord(IGrainStorage storage, SiloBasis basis, StoreWitness witness, Action count)
{
    private const string Name = "service";
    private const string SignerName = "signer";
    private const byte Version = 1;

    private readonly RecordStore store = new(storage, GrainNames.StoredAs(Name, "one"), count);

    /// <summary>Sees to it that the store is this service's.</summary>
    /// <exception cref="ForeignStoreException">It is another one's.</exception>
    public async Task ClaimAsync()
    {
        var (isOurs, isSigned) = (await IsOursAsync(), await IsSignedByUsAsync());
        if (isOurs && isSigned)
        {
            return;
        }

        await witness.DemandOursAsync();
        await ClaimAsync(IsOursAsync, Name, Bytes());
        await ClaimAsync(IsSignedByUsAsync, SignerName, SignerBytes());
    }

    /// <summary>Whether it is known whose store it is.</summary>
    /// <exception cref="ForeignStoreException">It is another service's.</exception>
    public Task<bool> IsOursAsync() => IsAsync(Name, Bytes(), origin =>
        origin != basis.Origin
            ? $"The store is that of {origin}; the key folder is that of {basis.Origin}."
            : $"The store is that of {origin}, but under another key folder: every silo has a copy of the same one.");

    /// <summary>Whether it is known which key signs.</summary>
    /// <exception cref="ForeignStoreException">It is another one.</exception>
    private Task<bool> IsSignedByUsAsync() => IsAsync(SignerName, SignerBytes(), _ =>
        $"The store is that of {basis.Origin}, but its log is signed with another signing key than that of the key folder: every silo has a copy of the same one.");

    private async Task ClaimAsync(Func<Task<bool>> isOurs, string name, byte[] bytes)
    {
        if (await isOurs())
        {
            return;
        }

        try
        {
            await store.WriteNewAsync(name, bytes);
        }
        catch (InconsistentStateException)
        {
            // Another silo was quicker.
            if (!await isOurs())
            {
                throw;
            }
        }
    }

    private async Task<bool> IsAsync(string name, byte[] ours, Func<string, string> words)
    {
        var bytes = (await store.ReadAsync(name)).State!.Bytes;
        return bytes.Length > 0 && (CryptographicOperations.FixedTimeEquals(bytes, ours) ? true : throw new ForeignStoreException(Words(bytes, words)));
    }

    private byte[] Bytes() => Marked(basis.Origin, $"recruit service {basis.Origin}");

    private byte[] SignerBytes() => Marked(basis.Verifier.ToString(), $"recruit signer {basis.Verifier}");

    private byte[] Marked(string whose, string statement)
    {
        var writer = new RecordWriter();
        writer.Write(Version);
        writer.Write(whose);
        writer.WriteRaw(HMACSHA256.HashData(basis.MarkKey, Encoding.UTF8.GetBytes(statement)));
        return writer.ToArray();
    }

    private static string Words(byte[] stored, Func<string, string> words)
    {
        var reader = new RecordReader(stored);
        return reader.ReadByte() == Version ? words(reader.ReadText()) : "The store holds a service of a version that this silo does not know.";
    }
}

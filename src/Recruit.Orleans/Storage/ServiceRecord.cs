using System.Security.Cryptography;
using System.Text;
using Orleans.Storage;
using Recruit.Actors;

namespace Recruit.Orleans.Storage;

/// <summary>The store is another service's: what a silo with this key folder would store there no other silo could read, and the other way round.</summary>
/// <param name="message">For the operator.</param>
public sealed class ForeignStoreException(string message) : Exception(message);

/// <summary>
/// Whose store it is: the name of the log and a mark under the key that marks states. It is written once, by the first silo, and every silo holds its key
/// folder against it before it takes part in the cluster.
/// </summary>
/// <param name="storage">The cluster's store.</param>
/// <param name="basis">Of the silo.</param>
/// <param name="count">Told of every call.</param>
internal sealed class ServiceRecord(IGrainStorage storage, SiloBasis basis, Action count)
{
    private const string Name = "service";
    private const byte Version = 1;

    private readonly RecordStore store = new(storage, GrainNames.StoredAs(Name, "one"), count);

    /// <summary>Sees to it that the store is this service's.</summary>
    /// <exception cref="ForeignStoreException">It is another one's.</exception>
    public async Task ClaimAsync()
    {
        if (await IsOursAsync())
        {
            return;
        }

        try
        {
            await store.WriteNewAsync(Name, Bytes());
        }
        catch (InconsistentStateException)
        {
            // Another silo was quicker.
            if (!await IsOursAsync())
            {
                throw;
            }
        }
    }

    /// <summary>Whether it is known whose store it is.</summary>
    /// <exception cref="ForeignStoreException">It is another service's.</exception>
    public async Task<bool> IsOursAsync()
    {
        var bytes = (await store.ReadAsync(Name)).State!.Bytes;
        return bytes.Length > 0 && (CryptographicOperations.FixedTimeEquals(bytes, Bytes()) ? true : throw new ForeignStoreException(Words(bytes)));
    }

    private byte[] Bytes()
    {
        var writer = new RecordWriter();
        writer.Write(Version);
        writer.Write(basis.Origin);
        writer.WriteRaw(HMACSHA256.HashData(basis.MarkKey, Encoding.UTF8.GetBytes($"recruit service {basis.Origin}")));
        return writer.ToArray();
    }

    private string Words(byte[] stored)
    {
        var reader = new RecordReader(stored);
        return reader.ReadByte() != Version ? "The store holds a service of a version that this silo does not know."
            : reader.ReadText() is var origin && origin != basis.Origin ? $"The store is that of {origin}; the key folder is that of {basis.Origin}."
            : $"The store is that of {origin}, but under another key folder: every silo has a copy of the same one.";
    }
}

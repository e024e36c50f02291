using System.Security.Cryptography;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>
/// Everything secret of a service, in a folder that never lies inside its data: whoever has the data alone can read nobody's answers and sign
/// nothing. One process has it open at a time. What each file is for: <c>docs/decisions/0006-keys-apart-from-data.md</c>.
/// </summary>
public sealed class KeyFolder : IDisposable
{
    private readonly string folder;
    private readonly FileStream hold;

    private KeyFolder(string folder, FileStream hold, int cacheSize)
    {
        this.folder = folder;
        this.hold = hold;
        Signing = new SigningKeys(folder);
        CredentialSecret = ReadSecret(KeyNames.Credential, KeyNames.CredentialKind);
        PaperSecret = ReadSecret(KeyNames.Paper, KeyNames.PaperKind);
        Persons = MasterKey.OpenPersons(folder, Signing.Origin, cacheSize);
    }

    /// <summary>Signs batches, and knows the key to come and those that were.</summary>
    public SigningKeys Signing { get; }

    /// <summary>Key of the HMAC in attempt credentials: 32 bytes.</summary>
    public Secret CredentialSecret { get; }

    /// <summary>What the keys of sealed papers are derived from: 32 bytes.</summary>
    public Secret PaperSecret { get; }

    /// <summary>Key of the marks of snapshots, which follows from the master key: 32 bytes. After a change of that key, snapshots are made anew.</summary>
    public Secret SnapshotSecret => Persons.SnapshotSecret;

    /// <summary>The keys of persons.</summary>
    public PersonKeys Persons { get; }

    /// <summary>Makes a folder with new keys; nothing is ever overwritten. A folder whose creation was interrupted is refused by <see cref="Open"/>.</summary>
    /// <param name="path">A folder that is missing or empty; it gets mode 0700.</param>
    /// <param name="origin">Name of the service's log and keys, e.g. <c>recruit.example/log</c>: no spaces, no plus.</param>
    /// <param name="dataFolder">Where the data will be, if that is known; <see cref="Open"/> checks it in any case.</param>
    /// <returns>The public key to publish; it is also in the folder as <c>origin.pub</c>, percent-encoded.</returns>
    /// <exception cref="KeyFolderException">The place or the origin will not do.</exception>
    /// <exception cref="IOException">Storage fails.</exception>
    public static VerifierKey Create(string path, string origin, string? dataFolder = null)
    {
        var papers = FreshBytes.Of(Secret.Length);
        try
        {
            return CreateInvented(path, origin, dataFolder, papers);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(papers);
        }
    }

    /// <summary>
    /// The same for invented people whose names in lists must come out the same again: names follow from the secret of papers. Who knows that secret opens
    /// papers and finds accounts, so it is never for a service.
    /// </summary>
    /// <param name="path">A folder that is missing or empty; it gets mode 0700.</param>
    /// <param name="origin">Name of the service's log and keys.</param>
    /// <param name="dataFolder">Where the data will be, if that is known.</param>
    /// <param name="papers">The secret of papers: 32 bytes.</param>
    /// <exception cref="KeyFolderException">The place or the origin will not do.</exception>
    /// <exception cref="IOException">Storage fails.</exception>
    public static VerifierKey CreateInvented(string path, string origin, string? dataFolder, ReadOnlySpan<byte> papers)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(papers.Length, Secret.Length);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(origin);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (dataFolder is not null)
        {
            FolderPlace.DemandApart(folder, dataFolder);
        }

        SigningKeyFile.DemandOrigin(origin);
        FolderPlace.Create(folder);
        DurableFile.FlushNames(folder);
        var master = WriteSecret(folder, KeyNames.Master, KeyNames.MasterKind, origin);
        using (var wrap = new KeyWrap(master))
        {
            CreatePersons(Path.Combine(folder, KeyNames.Persons), wrap.Fingerprint);
        }

        CryptographicOperations.ZeroMemory(master);
        CryptographicOperations.ZeroMemory(WriteSecret(folder, KeyNames.Credential, KeyNames.CredentialKind, origin));
        KeyFile.Write(Path.Combine(folder, KeyNames.Paper), KeyNames.PaperKind, origin, papers);
        var publicKey = SigningKeyFile.Create(Path.Combine(folder, KeyNames.Signing), origin);
        SigningKeyFile.WritePublic(Path.Combine(folder, KeyNames.PublicOf(origin)), publicKey);
        return publicKey;
    }

    /// <summary>Opens a folder. A change of keys that was interrupted is finished or undone, except a rotation the journal has to decide.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="dataFolder">Where the data is or will be.</param>
    /// <param name="cachedPersons">How many persons' seals are held ready, at least 2.</param>
    /// <exception cref="KeyFolderException">Something is not as it must be.</exception>
    /// <exception cref="IOException">Storage fails.</exception>
    public static KeyFolder Open(string path, string dataFolder, int cachedPersons = PersonKeys.DefaultCacheSize)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(dataFolder);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        FolderPlace.DemandApart(folder, dataFolder);
        if (!Directory.Exists(folder))
        {
            throw new KeyFolderException(KeyProblem.Missing, folder);
        }

        FolderPlace.DemandPrivate(folder);
        var hold = FolderHold.Take(Path.Combine(folder, KeyNames.Lock));
        try
        {
            // What somebody began to write and did not finish was never used.
            foreach (var unfinished in Directory.GetFiles(folder, $"*{DurableFile.Unfinished}"))
            {
                DurableFile.Destroy(unfinished);
            }

            return new KeyFolder(folder, hold, cachedPersons);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Makes a new master key, wraps every person's key under it, and destroys the old one: all or nothing, whenever the process dies. Takes
    /// seconds for a hundred thousand persons; nobody can be enrolled meanwhile.
    /// </summary>
    public void ChangeMasterKey() => MasterKey.Change(folder, Signing.Origin, Persons);

    /// <summary>Wipes the secrets in memory and lets others open the folder.</summary>
    public void Dispose()
    {
        Persons.Dispose();
        Signing.Dispose();
        CredentialSecret.Dispose();
        PaperSecret.Dispose();
        hold.Dispose();
    }

    private static byte[] WriteSecret(string folder, string name, string kind, string origin)
    {
        var secret = FreshBytes.Of(Secret.Length);
        KeyFile.Write(Path.Combine(folder, name), kind, origin, secret);
        return secret;
    }

    private static void CreatePersons(string path, byte[] masterFingerprint)
    {
        var unfinished = path + DurableFile.Unfinished;
        DurableFile.New(unfinished, secret: true).Dispose();
        PersonKeyFile.Create(unfinished, masterFingerprint);
        DurableFile.Flush(unfinished);
        DurableFile.Move(unfinished, path, replace: false);
    }

    private Secret ReadSecret(string name, string kind)
    {
        var (_, bytes) = KeyFile.Read(Path.Combine(folder, name), kind, Signing.Origin);
        try
        {
            return bytes.Length == Secret.Length
                ? new Secret(bytes)
                : throw new KeyFolderException(KeyProblem.Damaged, Path.Combine(folder, name));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }
}

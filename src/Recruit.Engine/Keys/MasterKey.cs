using System.Security.Cryptography;

namespace Recruit.Engine.Keys;

/// <summary>
/// The key under which persons' keys are wrapped, and its change. The table of persons' keys names the master key by its fingerprint, in the
/// transaction that wraps them anew; so after a crash it decides which of two master keys is the right one.
/// </summary>
internal static class MasterKey
{
    /// <summary>Opens persons' keys, after a change of the master key that was under way has been finished or undone.</summary>
    /// <exception cref="KeyFolderException">Files are missing or damaged, or the keys are wrapped under no master key that is here.</exception>
    public static PersonKeys OpenPersons(string folder, string origin, int cacheSize)
    {
        var table = PersonKeyFile.Open(Path.Combine(folder, KeyNames.Persons));
        try
        {
            if (!Settle(folder, origin, table.MasterFingerprint, out var wrap))
            {
                throw new KeyFolderException(KeyProblem.Damaged, Path.Combine(folder, KeyNames.Master));
            }

            return new PersonKeys(table, wrap, cacheSize);
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new master key, wraps every key under it and destroys the old one.</summary>
    public static void Change(string folder, string origin, PersonKeys persons)
    {
        var next = FreshBytes.Of(Secret.Length);
        KeyFile.Write(Path.Combine(folder, KeyNames.PendingMaster), KeyNames.MasterKind, origin, next);
        persons.Rewrap(next);
        CryptographicOperations.ZeroMemory(next);
        Activate(folder);
    }

    private static bool Settle(string folder, string origin, byte[] fingerprint, out KeyWrap wrap)
    {
        var pending = Path.Combine(folder, KeyNames.PendingMaster);
        if (File.Exists(pending))
        {
            wrap = Read(pending, origin);
            if (wrap.Fingerprint.AsSpan().SequenceEqual(fingerprint))
            {
                Activate(folder);
                return true;
            }

            wrap.Dispose();
        }

        wrap = Read(Path.Combine(folder, KeyNames.Master), origin);
        var isRight = wrap.Fingerprint.AsSpan().SequenceEqual(fingerprint);
        if (isRight && File.Exists(pending))
        {
            DurableFile.Destroy(pending);
        }

        return isRight;
    }

    private static void Activate(string folder)
    {
        var current = Path.Combine(folder, KeyNames.Master);
        if (File.Exists(current))
        {
            DurableFile.Wipe(current);
        }

        DurableFile.Move(Path.Combine(folder, KeyNames.PendingMaster), current, replace: true);
    }

    private static KeyWrap Read(string path, string origin)
    {
        var (_, key) = KeyFile.Read(path, KeyNames.MasterKind, origin);
        try
        {
            return key.Length == Secret.Length ? new KeyWrap(key) : throw new KeyFolderException(KeyProblem.Damaged, path);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}

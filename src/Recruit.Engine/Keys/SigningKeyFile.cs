using System.Security.Cryptography;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>Private signing keys (PKCS#8) and public ones (the text of <see cref="VerifierKey"/> and a line end) as files.</summary>
internal static class SigningKeyFile
{
    private const int LongestPublic = 1024;

    /// <summary>Refuses a name that cannot stand in a signature line, in evidence (255 bytes) or in the name of a file.</summary>
    /// <exception cref="KeyFolderException">It cannot.</exception>
    public static void DemandOrigin(string origin)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (PublicHalf(key, origin) is null)
        {
            throw new KeyFolderException(KeyProblem.Origin, origin);
        }

        KeyNames.PublicOf(origin);
    }

    /// <summary>Makes a key pair and writes the private half.</summary>
    public static VerifierKey Create(string path, string origin)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = PublicHalf(key, origin)!;
        var bytes = key.ExportPkcs8PrivateKey();
        KeyFile.Write(path, KeyNames.SigningKind, origin, bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return publicKey;
    }

    /// <summary>Reads a private key, ready to sign.</summary>
    /// <exception cref="KeyFolderException">It is missing, damaged, of an unknown version, or of another origin.</exception>
    public static BatchSigner Read(string path, string? origin)
    {
        var (name, bytes) = KeyFile.Read(path, KeyNames.SigningKind, origin);
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(bytes, out _);
        }
        catch (CryptographicException failure)
        {
            // The only way the platform says that these bytes are no key.
            key.Dispose();
            throw new KeyFolderException(KeyProblem.Damaged, path, failure);
        }

        CryptographicOperations.ZeroMemory(bytes);
        return new BatchSigner(key, PublicHalf(key, name) ?? throw new KeyFolderException(KeyProblem.Damaged, path));
    }

    /// <summary>Writes a public key; one that is there is replaced.</summary>
    public static void WritePublic(string path, VerifierKey key) =>
        DurableFile.Write(path, Encoding.UTF8.GetBytes($"{key}\n"), secret: false, replace: true);

    /// <summary>Reads a public key.</summary>
    /// <exception cref="KeyFolderException">It is missing or damaged.</exception>
    public static VerifierKey ReadPublic(string path)
    {
        if (!File.Exists(path))
        {
            throw new KeyFolderException(KeyProblem.Missing, path);
        }

        var text = new FileInfo(path).Length <= LongestPublic ? File.ReadAllText(path) : "";
        return text.EndsWith('\n') && VerifierKey.Parse(text[..^1]) is { } key ? key : throw new KeyFolderException(KeyProblem.Damaged, path);
    }

    private static VerifierKey? PublicHalf(ECDsa key, string origin) => VerifierKey.Create(origin, key.ExportSubjectPublicKeyInfo());
}

namespace Recruit.Engine.Keys;

/// <summary>The files of a key folder, and the words in the first line of each.</summary>
internal static class KeyNames
{
    public const string Master = "master.key";
    public const string PendingMaster = "master.pending.key";
    public const string MasterKind = "master key";

    public const string Credential = "credential.key";
    public const string CredentialKind = "credential secret";

    public const string Paper = "paper.key";
    public const string PaperKind = "paper secret";

    public const string Signing = "signing.key";
    public const string PendingSigning = "signing.pending.key";
    public const string RetiringSigning = "signing.retiring.key";
    public const string SigningKind = "signing key";

    public const string Persons = "persons.db";
    public const string Lock = "folder.lock";

    /// <summary>End of the names of public keys, which anybody may read.</summary>
    public const string Public = ".pub";

    /// <summary>No origin holds a plus.</summary>
    private const string Retired = "retired+";
    private const int LongestOrigin = 200;

    /// <summary>File of the current public key. An origin may hold a slash and a file's name may not, so origins are percent-encoded.</summary>
    /// <exception cref="KeyFolderException">The name would be too long.</exception>
    public static string PublicOf(string origin)
    {
        var escaped = Uri.EscapeDataString(origin);
        return escaped.Length <= LongestOrigin ? escaped + Public : throw new KeyFolderException(KeyProblem.Origin, origin);
    }

    /// <summary>File of a retired public key.</summary>
    public static string RetiredOf(Evidence.Digest key) => $"{Retired}{key}{Public}";

    /// <summary>Files of all retired public keys in a folder, in the order of their names.</summary>
    public static IEnumerable<string> AllRetired(string folder) =>
        Directory.EnumerateFiles(folder, $"{Retired}*{Public}").Order(StringComparer.Ordinal);
}

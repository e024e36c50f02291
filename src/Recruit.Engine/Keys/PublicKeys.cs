using System.Collections.Immutable;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>A public key of a key folder.</summary>
/// <param name="Key">The key.</param>
/// <param name="IsRetired">Whether it signs no more.</param>
public readonly record struct PublishedKey(VerifierKey Key, bool IsRetired);

/// <summary>The public half of a key folder: what anybody may read while the service runs.</summary>
public static class PublicKeys
{
    /// <summary>The key in office first, then those that signed before.</summary>
    /// <exception cref="KeyFolderException">There is no public key, or one is damaged.</exception>
    public static ImmutableArray<PublishedKey> Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var retired = Directory.Exists(folder) ? KeyNames.AllRetired(folder).ToHashSet(StringComparer.Ordinal) : [];
        var current = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*{KeyNames.Public}").Where(file => !retired.Contains(file)).ToArray() : [];
        return current is [var one]
            ? [new PublishedKey(SigningKeyFile.ReadPublic(one), IsRetired: false), .. retired.Select(file => new PublishedKey(SigningKeyFile.ReadPublic(file), IsRetired: true))]
            : throw new KeyFolderException(KeyProblem.Missing, Path.Combine(folder, $"*{KeyNames.Public}"));
    }
}

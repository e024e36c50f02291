using System.Collections.Immutable;
using Recruit.Cli.Terminals;
using Recruit.Engine.Keys;

namespace Recruit.Cli.Verifying;

/// <summary>The public keys of a key folder that a command may be told of.</summary>
internal static class PublishedKeys
{
    /// <summary>Reads them; an exit code where the folder will not do, and no keys where none is named.</summary>
    public static int? TryRead(Terminal terminal, string? folder, out ImmutableArray<PublishedKey> keys)
    {
        keys = [];
        try
        {
            keys = folder is null ? [] : PublicKeys.Read(folder);
            return null;
        }
        catch (KeyFolderException refused)
        {
            return terminal.Refuse(refused.Message);
        }
    }
}

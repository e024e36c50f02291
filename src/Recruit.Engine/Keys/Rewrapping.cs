using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>Wraps every key anew under another master key, within one transaction, some thousands of rows at a time.</summary>
internal static class Rewrapping
{
    private const int RowsAtATime = 4_096;

    /// <exception cref="KeyFolderException">A key does not open under the old master key.</exception>
    public static void Run(PersonKeyTable table, SqliteTransaction transaction, KeyWrap old, KeyWrap next)
    {
        for (long? slot = long.MinValue; slot is not null;)
        {
            (var rows, slot) = table.After(transaction, slot.Value, RowsAtATime);
            foreach (var row in rows)
            {
                table.Replace(transaction, row.Slot, Again(row.Person, row.Wrapped, old, next));
            }
        }

        table.NameMaster(transaction, next.Fingerprint);
    }

    private static byte[] Again(PersonKeyId person, byte[] wrapped, KeyWrap old, KeyWrap next)
    {
        Span<byte> key = stackalloc byte[PersonSeal.KeyLength];
        if (!old.TryUnwrap(person, wrapped, key))
        {
            throw new KeyFolderException(KeyProblem.Damaged, $"{KeyNames.Persons}, {person.Value}");
        }

        var again = new byte[KeyWrap.WrappedLength];
        next.Wrap(person, key, again);
        CryptographicOperations.ZeroMemory(key);
        return again;
    }
}

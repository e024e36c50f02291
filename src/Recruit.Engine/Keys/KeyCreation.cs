using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>A key that was not made, and the reason.</summary>
/// <param name="Person">Whose.</param>
/// <param name="WasErased">True where the person had a key that was erased; false where the person has one.</param>
public readonly record struct RefusedPersonKey(PersonKeyId Person, bool WasErased);

/// <summary>What one caller asks: keys for these persons, all or none.</summary>
internal sealed class KeyCreation(IReadOnlyCollection<PersonKeyId> persons)
{
    /// <summary>Who cannot have a key; known when the creation is committed.</summary>
    public ImmutableArray<RefusedPersonKey> Refused { get; private set; }

    /// <summary>Adds the keys to a transaction that others share, if nobody is refused.</summary>
    /// <remarks>
    /// Who is refused is found out first, because undoing half a creation needs a savepoint, and within one SQLite walks through all it has
    /// kept of it at every insert: with savepoints a million keys, ten thousand in a call, took ten times as long.
    /// </remarks>
    public void AddTo(PersonKeyTable table, SqliteTransaction transaction, KeyWrap wrap)
    {
        Refused = [.. Refusals(table, transaction)];
        if (Refused.IsEmpty)
        {
            AddAll(table, transaction, wrap);
        }
    }

    private IEnumerable<RefusedPersonKey> Refusals(PersonKeyTable table, SqliteTransaction transaction)
    {
        foreach (var person in persons)
        {
            var (hasRow, wasErased) = table.StateOf(transaction, person);
            if (hasRow || wasErased)
            {
                yield return new RefusedPersonKey(person, wasErased);
            }
        }
    }

    private void AddAll(PersonKeyTable table, SqliteTransaction transaction, KeyWrap wrap)
    {
        Span<byte> key = stackalloc byte[PersonSeal.KeyLength];
        var wrapped = new byte[KeyWrap.WrappedLength];
        foreach (var person in persons)
        {
            FreshBytes.Fill(key);
            wrap.Wrap(person, key, wrapped);
            table.Add(transaction, person, wrapped);
        }

        CryptographicOperations.ZeroMemory(key);
    }
}

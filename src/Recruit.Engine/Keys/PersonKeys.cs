using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Engine.Keys;

/// <summary>
/// The keys of persons, wrapped under the master key in a file of the key folder. All methods may be called by several threads at once. After
/// storage has failed nothing more is written until the folder is opened anew: what a disk did that reported an error is unknown.
/// </summary>
public sealed class PersonKeys : PersonSeals, IDisposable
{
    /// <summary>
    /// How many seals are held ready unless the caller wants another number, 1.6 kilobytes each: of everybody who sits a test at the same
    /// time, because to make one anew costs a look into the file and 7 µs of processor time.
    /// </summary>
    public const int DefaultCacheSize = 131_072;

    private readonly PersonKeyTable table;
    private readonly SealCache cache;
    private readonly SharedCommit<KeyCreation> creations;
    private readonly Lock reading = new();
    private KeyWrap wrap;
    private bool stopped;
    private bool closed;

    internal PersonKeys(PersonKeyTable table, KeyWrap wrap, int cacheSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cacheSize, 2);
        this.table = table;
        this.wrap = wrap;
        cache = new SealCache(cacheSize);
        creations = new SharedCommit<KeyCreation>(CommitAll);
    }

    /// <summary>
    /// Makes keys for persons who have none, all or none of them, and returns when they are on the disk. Thousands in one call cost little more
    /// than one, and calls by several threads share a commit.
    /// </summary>
    /// <param name="persons">New ids, each once.</param>
    /// <returns>Empty; or those who have a key already or had one that was erased, and then no key was made.</returns>
    /// <exception cref="ArgumentException">An id comes twice.</exception>
    /// <exception cref="InvalidOperationException">Storage has failed before.</exception>
    /// <exception cref="SqliteException">Storage fails.</exception>
    /// <exception cref="IOException">Storage fails in a commit shared with another caller.</exception>
    public ImmutableArray<RefusedPersonKey> Create(IReadOnlyCollection<PersonKeyId> persons)
    {
        ArgumentNullException.ThrowIfNull(persons);
        if (persons.Distinct().Count() != persons.Count)
        {
            throw new ArgumentException("A person's id comes twice.", nameof(persons));
        }

        var creation = new KeyCreation(persons);
        creations.Join(creation);
        return creation.Refused;
    }

    /// <inheritdoc/>
    /// <exception cref="KeyFolderException">What is stored for this person does not open under the master key.</exception>
    public override PersonSeal? Find(PersonKeyId person)
    {
        if (cache.Find(person, out var moment) is { } held)
        {
            return held;
        }

        Span<byte> key = stackalloc byte[PersonSeal.KeyLength];
        lock (reading)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            if (table.Find(person) is not { } wrapped)
            {
                return null;
            }

            Unwrap(person, wrapped, key);
        }

        var seal = new PersonSeal(key);
        CryptographicOperations.ZeroMemory(key);
        cache.Keep(person, seal, moment);
        return seal;
    }

    /// <inheritdoc/>
    public override bool Has(PersonKeyId person)
    {
        if (cache.Has(person))
        {
            return true;
        }

        lock (reading)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            return table.Find(person) is not null;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="KeyFolderException">What is stored for one of them does not open under the master key.</exception>
    public override IReadOnlyDictionary<PersonKeyId, PersonSeal> FindAll(IReadOnlyCollection<PersonKeyId> persons)
    {
        var seals = new Dictionary<PersonKeyId, PersonSeal>(persons.Count);
        var made = new Dictionary<PersonKeyId, PersonSeal>();
        var missing = cache.FindMany(persons, seals, out var moment);
        Span<byte> keys = stackalloc byte[missing.Count == 0 ? 0 : PersonKeyReader.Most * PersonSeal.KeyLength];
        foreach (var some in missing.Chunk(PersonKeyReader.Most))
        {
            var of = Unwrap(some, keys);
            for (var place = 0; place < of.Count; place++)
            {
                made.Add(of[place], new PersonSeal(keys.Slice(place * PersonSeal.KeyLength, PersonSeal.KeyLength)));
            }

            CryptographicOperations.ZeroMemory(keys);
        }

        cache.KeepMany(made, moment);
        foreach (var (person, seal) in made)
        {
            seals.Add(person, seal);
        }

        return seals;
    }

    /// <inheritdoc/>
    public override IReadOnlyCollection<PersonKeyId> WithoutKey(IReadOnlyCollection<PersonKeyId> persons)
    {
        var left = persons.Where(person => !cache.Has(person)).ToHashSet();
        foreach (var some in left.ToArray().Chunk(PersonKeyReader.Most))
        {
            lock (reading)
            {
                ObjectDisposedException.ThrowIf(closed, this);
                left.ExceptWith(table.FindAll(some).Select(row => row.Person));
            }
        }

        return left;
    }

    /// <summary>Whether the person has a key here, or had one that was erased.</summary>
    public bool Knows(PersonKeyId person)
    {
        var (hasRow, wasErased) = (false, false);
        creations.Alone(() => (hasRow, wasErased) = table.StateOf(transaction: null, person));
        return hasRow || wasErased;
    }

    /// <summary>Destroys the keys of these erasures, where that has not happened yet.</summary>
    /// <exception cref="SqliteException">Storage fails.</exception>
    internal void Finish(IReadOnlyCollection<KeyErasure> erasures) => creations.Alone(() =>
    {
        var left = erasures.Where(one => !table.StateOf(transaction: null, one.Person).WasErased).ToList();
        if (left.Count > 0)
        {
            Destroy([.. left.Select(one => (one.Person, one.At))]);
        }
    });

    /// <summary>
    /// Destroys keys whose erasure is in the journal. When it returns, no file of the folder holds them, plain or wrapped, and no new key can be
    /// made for these persons. It may be repeated; an id nobody knows is noted as well.
    /// </summary>
    /// <param name="persons">Whose keys.</param>
    /// <param name="at">When it was decided; of several times the first is kept.</param>
    /// <returns>How many keys were there and are not any more.</returns>
    /// <exception cref="InvalidOperationException">Storage has failed before.</exception>
    /// <exception cref="SqliteException">Storage fails.</exception>
    internal int Erase(IReadOnlyCollection<PersonKeyId> persons, Instant at)
    {
        var count = 0;
        creations.Alone(() => count = Destroy([.. persons.Select(person => (person, at))]));
        return count;
    }

    /// <summary>What marks snapshots: it follows from the same master key.</summary>
    internal Secret SnapshotSecret => wrap.SnapshotSecret;

    /// <summary>Wraps every key under another master key, all or none. Nobody can enrol meanwhile; who is enrolled can answer.</summary>
    internal void Rewrap(ReadOnlySpan<byte> newMaster)
    {
        var next = new KeyWrap(newMaster);
        creations.Alone(() => Write(() =>
        {
            using var transaction = table.Begin();
            Rewrapping.Run(table, transaction, wrap, next);
            lock (reading)
            {
                transaction.Commit();
                wrap.Dispose();
                wrap = next;
            }

            EmptyLog();
        }));
    }

    /// <summary>Closes the file. Seals that were handed out go on working.</summary>
    public void Dispose() =>
        creations.Alone(() =>
        {
            lock (reading)
            {
                closed = true;
                table.Dispose();
                wrap.Dispose();
            }
        });

    /// <summary>Reads the keys of persons one after the other into a place for them; the answer is whose they are.</summary>
    private List<PersonKeyId> Unwrap(PersonKeyId[] persons, Span<byte> keys)
    {
        var of = new List<PersonKeyId>(persons.Length);
        lock (reading)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            foreach (var (person, wrapped) in table.FindAll(persons))
            {
                Unwrap(person, wrapped, keys.Slice(of.Count * PersonSeal.KeyLength, PersonSeal.KeyLength));
                of.Add(person);
            }
        }

        return of;
    }

    private void Unwrap(PersonKeyId person, byte[] wrapped, Span<byte> key)
    {
        if (!wrap.TryUnwrap(person, wrapped, key))
        {
            throw new KeyFolderException(KeyProblem.Damaged, $"{KeyNames.Persons}, {person.Value}");
        }
    }

    private void CommitAll(IReadOnlyList<KeyCreation> all) => Write(() =>
    {
        using var transaction = table.Begin();
        foreach (var creation in all)
        {
            creation.AddTo(table, transaction, wrap);
        }

        transaction.Commit();
    });

    private int Destroy(IReadOnlyCollection<(PersonKeyId Person, Instant At)> keys)
    {
        var count = 0;
        Write(() =>
        {
            using var transaction = table.Begin();
            count = keys.Count(one => table.Erase(transaction, one.Person, one.At));
            transaction.Commit();
            cache.Forget(keys.Select(one => one.Person));
            EmptyLog();
        });
        return count;
    }

    private void EmptyLog()
    {
        lock (reading)
        {
            table.EmptyLog();
        }
    }

    /// <summary>Stopped stays true where the action does not come to its end.</summary>
    private void Write(Action action)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (stopped)
        {
            throw new InvalidOperationException("Keys are not written any more since storage failed. Open the key folder anew.");
        }

        stopped = true;
        action();
        stopped = false;
    }
}

using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Recruit.Engine.Keys;
using Recruit.Privacy;

namespace Recruit.Engine.Tests.Keys;

/// <summary>A temporary folder with a key folder beside a data folder.</summary>
internal sealed class KeyHouse : IDisposable
{
    public const string Origin = "recruit.example/log";

    public KeyHouse(bool create = true)
    {
        Root = Directory.CreateTempSubdirectory("recruit-keys-").FullName;
        Directory.CreateDirectory(Data);
        if (create)
        {
            KeyFolder.Create(Keys, Origin);
        }
    }

    /// <summary>The nightly run multiplies cases.</summary>
    public static int Factor => int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_CASES"), out var factor) ? factor : 1;

    public string Root { get; }

    public string Keys => Path.Combine(Root, "keys");

    public string Data => Path.Combine(Root, "data");

    public static PersonKeyId[] People(int count) => [.. Enumerable.Range(0, count).Select(_ => new PersonKeyId(Guid.NewGuid()))];

    /// <summary>An answer no other person gives.</summary>
    public static SealedAnswer Answer(PersonSeal seal, int number)
    {
        Span<byte> salt = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(salt, number);
        return seal.Seal(SealForm.Answer, salt, salt[..4]);
    }

    /// <summary>The wrapped keys as they are stored, read by another connection.</summary>
    public static Dictionary<PersonKeyId, byte[]> Wrapped(string folder)
    {
        using var connection = Connect(folder);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, wrapped FROM persons";
        using var rows = command.ExecuteReader();
        var wrapped = new Dictionary<PersonKeyId, byte[]>();
        while (rows.Read())
        {
            wrapped.Add(new PersonKeyId(new Guid((byte[])rows.GetValue(0), bigEndian: true)), (byte[])rows.GetValue(1));
        }

        return wrapped;
    }

    public static SqliteConnection Connect(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "persons.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>How many of the needles, each of at least 16 bytes, are anywhere in the files of a folder. (The locked file is empty.)</summary>
    public static int FoundIn(string folder, IEnumerable<byte[]> needles)
    {
        var byStart = needles.ToLookup(needle => BinaryPrimitives.ReadUInt64LittleEndian(needle));
        var starts = byStart.Select(group => group.Key).ToHashSet();
        var found = new HashSet<byte[]>();
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) != ".lock"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            for (var at = 0; at + 8 <= bytes.Length; at++)
            {
                var start = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
                if (starts.Contains(start))
                {
                    found.UnionWith(byStart[start].Where(needle => bytes.AsSpan(at).StartsWith(needle)));
                }
            }
        }

        return found.Count;
    }

    /// <summary>The 32 bytes of a key file.</summary>
    public static byte[] SecretIn(string file) =>
        Convert.FromHexString(File.ReadAllLines(file).Single(line => line.StartsWith("key ", StringComparison.Ordinal))["key ".Length..]);

    public KeyFolder Open(int cachedPersons = PersonKeys.DefaultCacheSize) => KeyFolder.Open(Keys, Data, cachedPersons);

    /// <summary>The problem with which the folder cannot be opened.</summary>
    public KeyFolderException Refusal(string? keys = null, string? data = null) =>
        Should.Throw<KeyFolderException>(() => KeyFolder.Open(keys ?? Keys, data ?? Data).Dispose());

    public string FileOf(string name) => Path.Combine(Keys, name);

    /// <summary>Another house whose key folder holds the same files at this moment, as if the power had failed.</summary>
    public KeyHouse Copy()
    {
        var copy = new KeyHouse(create: false);
        CopyFiles(Keys, copy.Keys);
        return copy;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void CopyFiles(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(to);
        }
        else
        {
            Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        // The lock belongs to the process, and shared memory does not outlive the power.
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetExtension(file) is not (".lock" or ".db-shm")))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}

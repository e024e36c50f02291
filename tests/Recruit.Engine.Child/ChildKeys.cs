using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Sittings;

namespace Recruit.Engine.Child;

/// <summary>What a child signs and seals with: a key folder as a service has it, or one signing key, and persons' keys that follow from numbers.</summary>
internal sealed class ChildKeys : IDisposable
{
    private readonly string data;
    private readonly KeyFolder? folder;
    private readonly TestKey? signing;
    private Persons? persons;

    private ChildKeys(string data, KeyFolder? folder, TestKey? signing) => (this.data, this.folder, this.signing) = (data, folder, signing);

    /// <summary>What verifies.</summary>
    public VerifierKey Verifier => folder?.Signing.Signer.PublicKey ?? signing!.Verifier;

    /// <summary>A key folder where there is one; otherwise the key of a file.</summary>
    public static ChildKeys Open(string data, string keys) =>
        Directory.Exists(keys) ? new ChildKeys(data, KeyFolder.Open(keys, data), null) : new ChildKeys(data, null, new TestKey(keys));

    /// <summary>Whether a batch is signed by a key of ours.</summary>
    public bool HasSigned(BatchRoot root) => folder?.Signing.HasSigned(root) ?? signing!.IsOurs(root);

    /// <summary>The parts of an engine.</summary>
    public EngineParts Parts(TimeProvider time)
    {
        var kinds = new ActorKinds(new PoolShardKind());
        if (folder is not null)
        {
            return EngineParts.Open(data, folder, kinds, time, _ => { }, _ => { });
        }

        var (journal, key) = (SqliteJournal.Open(data, TestKey.Origin), signing!);
        return new EngineParts(kinds, journal, SqliteSnapshots.Open(data, journal, TestKey.SnapshotKey), key.Sign, key.IsOurs, time)
        { Notice = _ => { }, Trouble = _ => { } };
    }

    /// <summary>The seals of those who sit attempts; who has no key yet gets one.</summary>
    public PersonSeals Enrol(int attempts)
    {
        if (folder is null)
        {
            return persons ??= new Persons(attempts);
        }

        folder.Persons.Create([.. Enumerable.Range(0, attempts).Select(Persons.KeyOf).Where(one => !folder.Persons.Knows(one))]);
        return folder.Persons;
    }

    public void Dispose()
    {
        persons?.Dispose();
        signing?.Dispose();
        folder?.Dispose();
    }
}

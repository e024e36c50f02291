using Recruit.Actors;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Engine.Snapshots;
using Recruit.Evidence;

namespace Recruit.Engine;

/// <summary>What an engine is put together from. The engine closes journal and snapshots when it stops.</summary>
/// <param name="Kinds">The kinds of actors it runs.</param>
/// <param name="Journal">Where everything is.</param>
/// <param name="Snapshots">What makes a start short.</param>
/// <param name="Sign">Signs every batch.</param>
/// <param name="IsOurs">Whether a key of ours, of now or of earlier, signed a batch.</param>
/// <param name="Time">Wall clock and steady counter.</param>
public sealed record EngineParts(
    ActorKinds Kinds, JournalStore Journal, SnapshotStore Snapshots, SignBatch Sign, Func<BatchRoot, bool> IsOurs, TimeProvider Time)
{
    /// <summary>Bounds and rhythms.</summary>
    public EngineLimits Limits { get; init; } = new();

    /// <summary>The parts of a service: its data folder, and its keys in a folder apart. A change of the signing key that was interrupted is settled.</summary>
    /// <param name="data">The data folder; it exists.</param>
    /// <param name="keys">Stays open as long as the engine.</param>
    /// <param name="kinds">The kinds of actors it runs; the register of <see cref="Erasures"/> is added.</param>
    /// <param name="time">Wall clock and steady counter.</param>
    /// <param name="notice"><see cref="Notice"/>.</param>
    /// <param name="trouble"><see cref="Trouble"/>.</param>
    /// <exception cref="DataFolderInUseException">Another engine has the folder.</exception>
    /// <exception cref="JournalBrokenException">The write-ahead log is damaged; or a change of keys was interrupted, and the journal is not whole enough to decide it.</exception>
    public static EngineParts Open(
        string data, KeyFolder keys, ActorKinds kinds, TimeProvider time, Action<string> notice, Action<DecisionFailedException> trouble)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(kinds);
        var journal = SqliteJournal.Open(data, keys.Signing.Origin);
        try
        {
            if (keys.Signing.Pending is not null)
            {
                KeyRotation.Settle(keys.Signing, data);
            }

            return new EngineParts(
                kinds.With(new ErasureKind()), journal, SqliteSnapshots.Open(data, journal, keys.SnapshotSecret.Bytes), keys.Signing.Signer.Sign, keys.Signing.HasSigned, time)
            {
                Notice = notice,
                Trouble = trouble,
                Signer = keys.Signing.Signer.PublicKey,
            };
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Where the index of lists is kept; nothing for an engine without lists. The engine closes it.</summary>
    public SnapshotStore? Lists { get; init; }

    /// <summary>The same with an index of lists, kept in the data folder.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="keys">Those that the parts were opened with.</param>
    /// <param name="anew">Whether what is stored is thrown away, and the index made again from the first batch.</param>
    public EngineParts WithLists(string data, KeyFolder keys, bool anew = false)
    {
        ArgumentNullException.ThrowIfNull(keys);
        try
        {
            var lists = SqliteSnapshots.OpenLists(data, Journal, keys.SnapshotSecret.Bytes);
            if (anew)
            {
                lists.Clear();
            }

            return this with { Lists = lists };
        }
        catch
        {
            Snapshots.Dispose();
            Journal.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The key that <see cref="Sign"/> signs with, where a start must make sure that it is in office: neither retired nor a stranger's. Nothing
    /// for parts that are put together by hand.
    /// </summary>
    public VerifierKey? Signer { get; init; }

    /// <summary>
    /// Told of what was set right without anybody's help, for the operator's log: why snapshots were thrown away; and of a clock that may be
    /// wrong. By any thread; what it throws ends the engine.
    /// </summary>
    public required Action<string> Notice { get; init; }

    /// <summary>Told of mistakes in rules, for the operator's log; they hold no personal data. As <see cref="Notice"/> is.</summary>
    public required Action<DecisionFailedException> Trouble { get; init; }
}

/// <summary>Bounds and rhythms of an engine. Nothing in it decides a result.</summary>
public sealed record EngineLimits : ActorLimits
{
    /// <summary>Most callers who wait for an answer; one more is told to come again.</summary>
    public int CallersWaiting { get; init; } = 1 << 16;

    /// <summary>Most bytes of commands whose callers wait for an answer, of all actors, until it left; as <see cref="ActorLimits.MailboxBytes"/>. 256 MiB.</summary>
    public long CallersBytes { get; init; } = 256L << 20;

    /// <summary>
    /// Most actors in memory: a command to one more is told to come again, so that nobody who asks for ever other things fills it. What actors tell each other always finds room. From three quarters on they
    /// rest without waiting for <see cref="IdleAfter"/>. 2,097,152.
    /// </summary>
    public int AwakeMost { get; init; } = 1 << 21;

    /// <summary>How long an actor rests before it leaves memory.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How often actors that changed are saved, so that a start has little to replay. At most some millions of answers come in such a time, and
    /// half a million are replayed in a second.
    /// </summary>
    public TimeSpan SnapshotEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>While starting: after so many replayed bytes actors are saved and leave memory.</summary>
    public long ReplayBytes { get; init; } = 256L << 20;
}

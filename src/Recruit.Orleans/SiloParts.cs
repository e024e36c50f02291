using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;
using Recruit.Actors;
using Recruit.Engine;
using Recruit.Engine.Journal;
using Recruit.Engine.Keys;
using Recruit.Evidence;
using Recruit.Orleans.Books;
using Recruit.Orleans.Contracts;
using Recruit.Orleans.Storage;
using Recruit.Orleans.Turns;

namespace Recruit.Orleans;

/// <summary>What a silo is put together from.</summary>
/// <param name="Kinds">The kinds of actors it runs.</param>
/// <param name="Sign">Signs every batch, with the same key in all silos.</param>
/// <param name="Verifier">The public half of the key that signs; its name is that of the log.</param>
/// <param name="MarkKey">Marks stored states; the same in all silos, and known to nobody else.</param>
/// <param name="Time">Wall clock and steady counter of decisions. The clocks of a cluster's machines must agree to a second or so.</param>
public sealed record SiloBasis(ActorKinds Kinds, SignBatch Sign, VerifierKey Verifier, byte[] MarkKey, TimeProvider Time)
{
    /// <summary>Name of the log.</summary>
    public string Origin => Verifier.Name;

    /// <summary>That of a silo with a key folder.</summary>
    /// <param name="kinds">The kinds of actors it runs.</param>
    /// <param name="keys">The folder, which stays open as long as the silo runs.</param>
    /// <param name="time">Wall clock and steady counter.</param>
    public static SiloBasis Of(ActorKinds kinds, KeyFolder keys, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new SiloBasis(kinds, keys.Signing.Signer.Sign, keys.Signing.Signer.PublicKey, keys.SnapshotSecret.Bytes.ToArray(), time);
    }
}

/// <summary>What the grains of a silo share.</summary>
public sealed class SiloParts : IDisposable
{
    /// <summary>Name of the store for states that grow with a campaign; it takes blobs of any number.</summary>
    public const string LargeStore = "recruit-large";

    /// <summary>Name of the store for what there is of every person; it may be one of tables.</summary>
    public const string SmallStore = "recruit-small";

    /// <summary>How many desks there are that know whom to wake; it never changes, as an actor must always find the same one.</summary>
    internal const int WakeDesks = 64;

    /// <summary>How many desks there are that know whom lists follow; it never changes either.</summary>
    internal const int FollowDesks = 64;

    private readonly SiloBasis basis;
    private readonly IGrainStorage large;
    private readonly IGrainStorage small;
    private readonly SectionStock sections;
    private readonly HostedParts hosted;

    /// <summary>The parts of one silo.</summary>
    public SiloParts(SiloBasis basis, SiloSettings settings, SiloMeter meter, IGrainFactory grains, IServiceProvider services, ILogger<SiloParts> log)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(services);
        settings.Demand();
        (this.basis, Settings, Meter) = (basis, settings, meter);
        large = services.GetRequiredKeyedService<IGrainStorage>(LargeStore);
        small = services.GetRequiredKeyedService<IGrainStorage>(SmallStore);
        sections = new SectionStock(grains);
        Service = new ServiceRecord(large, basis, new StoreWitness(large, small, basis, settings, meter.CountStorage), meter.CountStorage);
        Names = new SectionNames(large, meter.CountStorage);
        Attachments = new AttachmentFiles(large, settings.RecordBytes, meter.CountStorage);
        Books = new BookRecords(large, basis.MarkKey, meter.CountStorage);
        Book = new SiloBook(Books, basis, settings, sections.TakeAsync, failure => SiloLog.BookLeft(log, failure));
        hosted = new HostedParts(basis.Kinds, basis.Sign, basis.Origin, new EngineClock(basis.Time, default), basis.Time, settings)
        {
            TakeSection = last => last ? sections.TakeLastAsync() : sections.TakeAsync(),
            NameSection = Names.WriteAsync,
            Attach = Attachments.WriteAsync,
            SeeToWake = (actor, at) => grains.GetGrain<IWakeDeskGrain>(DeskOf(actor, WakeDesks)).AddAsync(actor.Kind, actor.Id, at.Milliseconds),
            SeeToLists = actor => grains.GetGrain<IFollowDeskGrain>(FollowDeskOf(actor)).NoteAsync(actor.Kind, actor.Id),
            Deliver = (from, to, postings) => DeliverAsync(grains, from, to, postings),
            Stored = Book.Note,
            Trouble = mistake => SiloLog.RuleFailed(log, mistake),
            Undelivered = (actor, failure) => SiloLog.Undelivered(log, actor, failure),
            GaveUp = (actor, failure) => SiloLog.GaveUp(log, actor, failure),
        };
    }

    internal SiloSettings Settings { get; }

    internal SiloMeter Meter { get; }

    internal ServiceRecord Service { get; }

    internal SectionNames Names { get; }

    internal AttachmentFiles Attachments { get; }

    /// <summary>The books of all silos.</summary>
    internal BookRecords Books { get; }

    /// <summary>This silo's own.</summary>
    internal SiloBook Book { get; }

    internal Instant Now => hosted.Clock.Now;

    internal ActorKinds Kinds => basis.Kinds;

    /// <summary>The store of what belongs to no actor.</summary>
    internal IGrainStorage Store => large;

    /// <summary>Whether the store is the silo's own memory, which begins empty, so that nobody says whose it is.</summary>
    internal bool HasStoreInMemory => large is MemoryGrainStorage;

    /// <summary>Reads the record that says whose store it is, to see whether that can be done, and whether it is still there.</summary>
    /// <exception cref="ForeignStoreException">The store is another service's, or does not say whose it is any more.</exception>
    public async Task LookAtStoreAsync()
    {
        if (!await Service.IsOursAsync() && !HasStoreInMemory)
        {
            throw new ForeignStoreException("The store does not say any more whose it is.");
        }
    }

    /// <summary>An activation of an actor that has read nothing yet.</summary>
    internal HostedActor Host(ActorKey key, bool isSmall, Action giveUp)
    {
        var store = new RecordStore(isSmall ? small : large, GrainNames.StoredAs(key), Meter.CountStorage);
        return new HostedActor(hosted, key, new ActorFile(basis.Kinds, key, store, FreshRun.Draw(), Settings, basis.MarkKey), giveUp);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Book.Dispose();
        sections.Dispose();
    }

    /// <summary>The desk that knows that lists follow an actor.</summary>
    internal static int FollowDeskOf(ActorKey actor) => DeskOf(actor, FollowDesks);

    private static int DeskOf(ActorKey actor, int desks)
    {
        var writer = new RecordWriter();
        writer.Write(actor);
        return Digest.Of(writer.Written).ToArray()[0] % desks;
    }

    private async Task<bool[]> DeliverAsync(IGrainFactory grains, ActorKey from, ActorKey to, IReadOnlyList<Posting> postings)
    {
        var (writer, kind) = (new RecordWriter(), basis.Kinds[to]);
        var letters = new Letter[postings.Count];
        for (var i = 0; i < letters.Length; i++)
        {
            writer.Clear();
            kind.WriteCommand(postings[i].Message.Command, writer);
            letters[i] = new Letter(postings[i].Number, writer.ToArray());
        }

        return await grains.GetGrain<IActorGrain>(GrainNames.GrainOf(to)).DeliverAsync(new Letters(from.Kind, from.Id, letters));
    }
}

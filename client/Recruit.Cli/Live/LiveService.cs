using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.Cli.Terminals;
using Recruit.Engine;
using Recruit.Engine.Keys;
using Recruit.Lists;
using Recruit.Live;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.Vacancies;

namespace Recruit.Cli.Live;

/// <summary>How far an index of lists is, and what is in it.</summary>
/// <param name="Position">Batches of the journal.</param>
/// <param name="Campaigns">Campaigns.</param>
/// <param name="Applications">Applications of all of them.</param>
/// <param name="Erasures">Keys that were erased.</param>
internal sealed record ListsStatus(ulong Position, int Campaigns, int Applications, int Erasures)
{
    public static ListsStatus Of(IndexView view)
    {
        var campaigns = view.Campaigns.ToList();
        var applications = campaigns.Sum(id =>
            Enumerable.Range(0, view.FindCampaign(id)?.Shown?.Outline?.Shards ?? 0).Sum(shard => view.FindShard(id, shard)?.Count ?? 0));
        return new ListsStatus(view.Position, campaigns.Count, applications, view.Erasures);
    }
}

/// <summary>A whole service in this process, for a command.</summary>
internal sealed class LiveService : IAsyncDisposable
{
    private readonly RunningService service;

    private LiveService(RunningService service) => this.service = service;

    /// <summary>
    /// Starts a service, or connects to its cluster; the data folder is made if it is missing. What the operator must know of its engine goes to the terminal.
    /// </summary>
    /// <exception cref="KeyFolderException">The key folder will not do.</exception>
    /// <exception cref="DataFolderInUseException">Another process runs on these folders.</exception>
    /// <exception cref="Engine.Journal.JournalBrokenException">The journal is not as it was written, or not under these keys.</exception>
    /// <param name="terminal">Told what the operator must know.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="listsAnew">Whether the stored index of lists is thrown away and made again.</param>
    public static Task<LiveService> StartAsync(Terminal terminal, LivePlace place, bool listsAnew = false) => place.Data is { } data
        ? StartAsync(OpenKeys(data, place.Keys), keys => Task.FromResult(RunningActors.StartEngine(data, keys, TimeProvider.System, Noticing(terminal, data), listsAnew)))
        : StartAsync(KeyFolder.Open(place.Keys, AppContext.BaseDirectory), keys => ClusterActors.ConnectAsync(keys, Noticing(terminal, ClusterActors.Place)));

    /// <summary>Starts a service on a cluster for a while: the one that is configured, or else one in this process that forgets everything.</summary>
    /// <param name="terminal">Told what the operator must know.</param>
    /// <param name="keys">The key folder.</param>
    /// <param name="says">Told which.</param>
    /// <exception cref="IOException">No silo answers.</exception>
    public static Task<LiveService> TryClusterAsync(Terminal terminal, string keys, Action<string> says) =>
        StartAsync(KeyFolder.Open(keys, AppContext.BaseDirectory), opened => ClusterActors.TryAsync(opened, says, Noticing(terminal, ClusterActors.Place)));

    /// <summary>Asks a service that runs; it ends with this one.</summary>
    public static LiveService Of(RunningService running) => new(running);

    private static Action<string> Noticing(Terminal terminal, string place) => notice => terminal.Log($"{place}: {notice}");

    private static async Task<LiveService> StartAsync(KeyFolder keys, Func<KeyFolder, Task<RunningActors>> start) =>
        new(await RunningService.StartAsync(keys, TimeProvider.System, start));

    /// <summary>Whoever has the key folder acts for the agency whose campaign it is, where the command does not name one.</summary>
    private async Task<Reply> AskForItsAgencyAsync(UseCase request, CancellationToken cancellation)
    {
        if (request is not IAboutCampaign about || request.By.Agency is not null)
        {
            return await service.Service.AskAsync(request, cancellation);
        }

        var campaign = await service.Parts.Actors.AskAsync(CampaignKey.Of(about.Campaign), new ReadCampaign());
        return campaign.Reply is CampaignRead read
            ? await service.Service.AskAsync(request with { By = request.By with { Agency = read.Head.Agency } }, cancellation)
            : campaign.Reply;
    }

    /// <summary>Asks for something that must be so.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public async Task<TReply> AskAsync<TReply>(UseCase request, CancellationToken cancellation = default)
        where TReply : Reply => await FindAsync<TReply>(request, null, cancellation) ?? throw new InvalidOperationException($"{request.GetType().Name} found nothing.");

    /// <summary>Asks for something that may be refused for one reason; nothing if it is.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="unless">The reason; none if nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RefusedException">It was refused for another reason.</exception>
    public async Task<TReply?> FindAsync<TReply>(UseCase request, string? unless, CancellationToken cancellation)
        where TReply : Reply
    {
        Reply reply;
        try
        {
            reply = await AskForItsAgencyAsync(request, cancellation);
        }
        catch when (service.Completion.IsFaulted)
        {
            // What failed is the storage; the rest follows from it.
            await service.Completion;
            throw;
        }

        if (service.Completion.IsFaulted)
        {
            await service.Completion;
        }

        return reply switch
        {
            TReply told => told,
            Refusal refusal when refusal.Code == unless => null,
            Refusal refusal => throw RefusedException.Of(refusal),
            _ => throw NotAnswered(reply, request.GetType().Name),
        };
    }

    /// <summary>Erases a person's key, in the register of erasures and in this key folder; the answer is when that was decided first.</summary>
    /// <param name="person">Whose key.</param>
    /// <param name="official">Who decided it.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="RefusedException">The key folder never had such a key.</exception>
    public async Task<Instant> EraseAsync(PersonKeyId person, Id official, ErasureReason reason) =>
        (await service.Erasures.EraseAsync(person, official, reason, default)).Reply switch
        {
            ErasureNoted noted => noted.At,
            Refusal => throw new RefusedException("the key folder has no such key and had none"),
            var other => throw NotAnswered(other, nameof(EraseAsync)),
        };

    private static Exception NotAnswered(Reply reply, string what) => reply switch
    {
        Busy => new IOException("so much is asked there that nothing was taken; the same command goes on from here"),
        OutcomeUnknown => new IOException("nobody knows whether the last step is stored; the same command goes on from here"),
        _ => new InvalidOperationException($"{what} was answered by {reply.GetType().Name}."),
    };

    /// <summary>How far the index of lists is, once everything durable is in it.</summary>
    public async Task<ListsStatus> ReadListsStatusAsync(CancellationToken cancellation)
    {
        await service.Parts.Lists.CatchUpAsync().WaitAsync(cancellation);
        return service.Parts.Lists.TryRead(ListsStatus.Of, out var status) ? status! : throw new RefusedException("the index of lists is being made anew");
    }

    /// <summary>Works beside the service until the work ends; storage that fails ends it too.</summary>
    /// <param name="work">What to do with the actors and the keys; it ends when it is cancelled.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task ServeAsync(Func<ServiceParts, CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var serving = work(service.Parts, stop.Token);
        if (await Task.WhenAny(serving, service.Completion) != serving)
        {
            await stop.CancelAsync();
            await Task.WhenAny(serving);
        }

        if (service.Completion.IsFaulted)
        {
            await service.Completion;
        }

        await serving;
    }

    /// <summary>Answers what waits, saves what changed and lets others have the folders. Fails as the engine did, if it did: nothing else was told of it.</summary>
    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        await service.Completion;
    }

    private static KeyFolder OpenKeys(string data, string keys)
    {
        try
        {
            return KeyFolder.Open(keys, data);
        }
        catch (KeyFolderException refused) when (refused.Problem == KeyProblem.InUse && DataFolderLock.IsTaken(data))
        {
            // One process has both folders; that it has the data is what the person at the command line must know.
            throw new DataFolderInUseException(data, refused);
        }
    }
}

using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Cli.Live;
using Recruit.Cli.Terminals;
using Recruit.Engine.Keys;
using Recruit.Live;
using Recruit.Sittings;
using Recruit.UseCases;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.Sittings;
using Recruit.Vacancies;

namespace Recruit.Cli.Simulating;

/// <summary>
/// A whole service on files of its own, by a clock that the simulation moves. Its keys are new, but for the secret from which names follow: that is made of
/// the seed, so that candidates have the same ids in lists on every machine.
/// </summary>
internal sealed class SimulatedService : IAsyncDisposable
{
    private const string Origin = "simulation.recruit.example/log";

    private readonly RunningService running;
    private readonly CampaignPapers papers;

    private SimulatedService(RunningService running, SimulatedTime time, CancellationToken cancellation)
    {
        (this.running, Time, Cancellation) = (running, time, cancellation);
        Live = LiveService.Of(running);
        papers = new CampaignPapers(running.Parts);
        Door = new AttemptDoor(
            running.Parts.Actors, new AttemptCredentials(running.Keys.CredentialSecret.Bytes), running.Keys.Persons, running.Parts.Papers, papers, Crowd.Most * 2);
    }

    /// <summary>Runs the campaign.</summary>
    public static Caller Officer { get; } = Official("officer", Role.AgencyOfficer);

    /// <summary>The second person.</summary>
    public static Caller Approver { get; } = Official("approver", Role.Approver);

    /// <summary>Why officials do what they do.</summary>
    public static Id Reason { get; } = new("simulation");

    /// <summary>Its clock.</summary>
    public SimulatedTime Time { get; }

    /// <summary>The way to use cases.</summary>
    public LiveService Live { get; }

    /// <summary>The way of devices to their attempts.</summary>
    public AttemptDoor Door { get; }

    /// <summary>Ends everything.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Names a wish.</summary>
    public static OperationId Fresh => new(Guid.NewGuid());

    /// <summary>The present instant.</summary>
    public Instant Now => Instant.Of(Time.GetUtcNow());

    /// <summary>Somebody of the agency.</summary>
    public static Caller Official(string account, params Role[] roles) => new(new Id(account), [.. roles], new Id("agency"));

    /// <summary>Makes the folders and starts.</summary>
    /// <param name="terminal">Told what an operator must know.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="keys">The key folder; missing or empty.</param>
    /// <param name="names">32 bytes from which names follow.</param>
    /// <param name="cancellation">Ends everything.</param>
    public static async Task<SimulatedService> StartAsync(Terminal terminal, string data, string keys, ReadOnlyMemory<byte> names, CancellationToken cancellation)
    {
        KeyFolder.CreateInvented(keys, Origin, data, names.Span);
        var time = new SimulatedTime(SimulatedVacancy.Opening);
        var running = await RunningService.StartAsync(
            KeyFolder.Open(keys, data), time, opened => Task.FromResult(RunningActors.StartEngine(data, opened, time, notice => terminal.Log($"{data}: {notice}"))));
        return new SimulatedService(running, time, cancellation);
    }

    /// <summary>Asks for something that must be so.</summary>
    /// <exception cref="RefusedException">It was refused.</exception>
    public Task<TReply> AskAsync<TReply>(UseCase request)
        where TReply : Reply
    {
        Cancellation.ThrowIfCancellationRequested();
        return Live.AskAsync<TReply>(request, Cancellation);
    }

    /// <summary>Asks for something that may be refused.</summary>
    public Task<Reply> TryAsync(UseCase request) => running.Service.AskAsync(request, Cancellation);

    /// <summary>How many places are offered and neither taken nor answered.</summary>
    public async Task<int> OpenOffersAsync() => (await AskAsync<StandingTold>(new ReadStanding(Officer, Fresh, SimulatedVacancy.Campaign))).Open.Offers;

    /// <summary>Lets devices in to the sittings of the campaign.</summary>
    public ValueTask OpenDoorAsync() => papers.KnowAsync(SimulatedVacancy.Campaign);

    /// <summary>Waits until lists have everything that is durable now.</summary>
    public Task CatchUpAsync() => running.Parts.Lists.CatchUpAsync().WaitAsync(Cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Live.DisposeAsync();
}

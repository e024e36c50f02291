using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Live;
using Recruit.UseCases;
using Recruit.Web.Hosting;

namespace Recruit.Web.Tests.Sitting;

/// <summary>Actors that give no answer while they are muted, as those of a cluster that is away.</summary>
/// <param name="actors">That answer otherwise.</param>
internal sealed class MutedActors(IActors actors) : IActors
{
    public bool AreMuted { get; set; }

    public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default) =>
        AreMuted ? ValueTask.FromResult(new Answer(new OutcomeUnknown())) : actors.AskAsync(actor, command, operation);

    public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) =>
        AreMuted ? throw new UnansweredException(new OutcomeUnknown()) : actors.ReadAttachmentAsync(reference);

    public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) =>
        AreMuted ? throw new UnansweredException(new OutcomeUnknown()) : actors.ReadReceiptsAsync(places);
}

/// <summary>A service with an open campaign whose actors can be muted.</summary>
public sealed class MutedService : SittingService
{
    internal MutedActors Actors { get; private set; } = null!;

    private protected override Task<WebServer> StartAsync(WebSettings settings, Func<HttpContext, Caller?> callers) =>
        WebServer.StartAsync(settings, Time, _ => { }, callers, keys =>
        {
            var running = RunningActors.StartEngine(settings.Data!, keys, Time, _ => { });
            Actors = new MutedActors(running.Actors);
            return Task.FromResult(running with { Actors = Actors });
        });
}

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.ItemBanks;
using Recruit.Live;
using Recruit.Web.Demo;
using Recruit.Web.Hosting;
using RetireItem = Recruit.UseCases.ItemBanks.RetireItem;

namespace Recruit.Web.Tests.ItemBanks;

/// <summary>The words of a sample test are opened once for all who come, and anew when it is another one.</summary>
public sealed class KnownSampleTests : IAsyncLifetime
{
    private const int Many = 20;

    private static readonly DemoItem[] Practice = [.. DemoItems.All.Where(item => item.Status == VersionStatus.Practice)];

    private readonly string root = Directory.CreateTempSubdirectory("recruit-samples-").FullName;
    private WebServer server = null!;
    private HeldWords words = null!;

    public async Task InitializeAsync()
    {
        var settings = WebService.SettingsIn(root) with { IsDemo = true, DemoCandidates = 20 };
        server = await WebServer.StartAsync(settings, TimeProvider.System, _ => { }, start: keys =>
        {
            var running = RunningActors.StartEngine(settings.Data!, keys, TimeProvider.System, _ => { });
            words = new HeldWords(running.Actors);
            return Task.FromResult(running with { Actors = words });
        });
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task Many_who_come_at_once_open_it_once_and_what_changes_it_is_seen_at_once()
    {
        words.HoldFor(Many);
        Task<Page>[] many = [.. Enumerable.Range(0, Many).Select(_ => OpenAsync())];
        await words.Asked;
        words.Let();
        foreach (var page in await Task.WhenAll(many))
        {
            page.Document.QuerySelectorAll("[data-position]").Length.ShouldBe(Practice.Length);
        }

        words.Read.ShouldBe(Practice.Length);
        await OpenAsync();
        words.Read.ShouldBe(Practice.Length, "whoever comes later opens nothing");

        var desk = new DemoDesk(server.Engine.Service);
        await desk.AskAsync<VersionStands>(new RetireItem(DemoBank.KeyApprover, DemoDesk.Fresh, RetireReasons.Outdated, DemoBank.Bank, Practice[0].Id, 1));
        (await OpenAsync()).Document.QuerySelectorAll("[data-position]").Length.ShouldBe(Practice.Length - 1);
        words.Read.ShouldBe((2 * Practice.Length) - 1);
    }

    [Fact]
    public async Task What_could_not_be_opened_is_opened_by_the_next_one()
    {
        words.Break();
        (await OpenAsync()).Status.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        words.Let();
        (await OpenAsync()).Document.QuerySelectorAll("[data-position]").Length.ShouldBe(Practice.Length);
    }

    private async Task<Page> OpenAsync()
    {
        using var visitor = new Visitor(server.Address);
        return await visitor.GetAsync("/en/sample/general");
    }

    /// <summary>Actors whose attachments are counted, and read only when they are let: not before so many asked for a sample as are waited for.</summary>
    private sealed class HeldWords(IActors actors) : IActors
    {
        private TaskCompletionSource asked = new();
        private Task let = Task.CompletedTask;
        private TaskCompletionSource? held;
        private int read;
        private int awaited;

        public int Read => read;

        public Task Asked => asked.Task;

        public void HoldFor(int many)
        {
            (read, awaited, asked, held) = (0, many, new(), new(TaskCreationOptions.RunContinuationsAsynchronously));
            let = held.Task;
        }

        public void Break() => let = Task.FromException(new UnansweredException(new OutcomeUnknown()));

        public void Let()
        {
            held?.SetResult();
            let = Task.CompletedTask;
        }

        public ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
        {
            if (command is ReadPractice && Interlocked.Decrement(ref awaited) == 0)
            {
                asked.SetResult();
            }

            return actors.AskAsync(actor, command, operation);
        }

        public async ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference)
        {
            Interlocked.Increment(ref read);
            await let;
            return await actors.ReadAttachmentAsync(reference);
        }

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
    }
}

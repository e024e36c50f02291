using System.Collections.Concurrent;
using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Live;
using Recruit.Web.Hosting;
using Recruit.Web.Identity;
using Recruit.Web.Pages.SignIn;

namespace Recruit.Web.Tests.Identity;

/// <summary>
/// WS9: whether there is an account by a name shows neither in an answer nor in its time. Times are measured by <c>benchmarks/run sign-in</c>; here what an answer
/// costs is counted, and held back by hand.
/// </summary>
public sealed class TellNobodyTests : IAsyncLifetime
{
    private const string Password = "тау басында қар жатыр";

    private readonly string root = Directory.CreateTempSubdirectory("recruit-web-").FullName;
    private readonly HeldTime time = new();
    private WebServer server = null!;
    private CountedActors actors = null!;

    public async Task InitializeAsync()
    {
        var settings = WebService.SettingsIn(root);
        server = await WebServer.StartAsync(settings, time, _ => { }, start: keys =>
        {
            var running = RunningActors.StartEngine(settings.Data!, keys, time, _ => { });
            actors = new CountedActors(running.Actors);
            return Task.FromResult(running with { Actors = actors });
        });
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_wrong_try_asks_and_stores_as_much_for_a_name_that_nobody_has()
    {
        await RegisterAsync("known@example.kz");
        var (stored, asked) = (new List<ulong>(), new List<string>());
        foreach (var name in (string[])["known@example.kz", "unknown@example.kz"])
        {
            using var visitor = new Visitor(server.Address);
            var form = await visitor.GetAsync("/en/sign-in");
            var before = server.Engine.Parts.Lists.Durable();
            actors.Asked.Clear();
            (await visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = "not the password" })).Errors.ShouldNotBeEmpty();
            stored.Add(server.Engine.Parts.Lists.Durable() - before);
            asked.Add(string.Join(", ", actors.Asked));
        }

        stored.ShouldBe([1ul, 1ul]);
        asked.ShouldBe([nameof(BeginSignIn), nameof(BeginSignIn)]);
    }

    [Fact]
    public async Task No_proof_is_checked_before_a_try_would_be_counted_whoever_tries()
    {
        await RegisterAsync("known@example.kz");
        foreach (var name in (string[])["known@example.kz", "unknown@example.kz"])
        {
            using var visitor = new Visitor(server.Address);
            var form = await visitor.GetAsync("/en/sign-in");
            actors.Asked.Clear();
            var (held, answer) = (time.NextAsync(SigningIn.CheckedAfter), visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = "not the password" }));
            var go = await held;
            while (actors.Asked.IsEmpty)
            {
                await Task.Yield();
            }

            answer.IsCompleted.ShouldBeFalse(name);
            go();
            (await answer).Errors.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_letter_is_written_beside_the_answer_for_which_nothing_is_asked_or_stored()
    {
        await RegisterAsync("known@example.kz");
        var before = server.Engine.Parts.Lists.Durable();
        foreach (var name in (string[])["known@example.kz", "unknown@example.kz"])
        {
            using var visitor = new Visitor(server.Address);
            await visitor.SubmitAsync(await visitor.GetAsync("/en/forgotten-password"), new() { ["Name"] = name });
        }

        server.Engine.Parts.Lists.Durable().ShouldBe(before);
    }

    [Fact]
    public async Task Who_registers_hears_nothing_before_an_account_would_be_stored_new_or_not()
    {
        foreach (var name in (string[])["new@example.kz", "new@example.kz"])
        {
            using var visitor = new Visitor(server.Address);
            var form = await visitor.GetAsync("/en/register");
            var (held, answer) = (time.NextAsync(RegisterModel.ToldAfter), visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = Password }));
            var go = await held;
            answer.IsCompleted.ShouldBeFalse(name);
            go();
            (await answer).Path.ShouldContain("registered");
        }
    }

    private async Task RegisterAsync(string name)
    {
        using var visitor = new Visitor(server.Address);
        var form = await visitor.GetAsync("/en/register");
        var (held, answer) = (time.NextAsync(RegisterModel.ToldAfter), visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = Password }));
        (await held)();
        await answer;
    }

    /// <summary>The system's clock, whose next pause of a length ends when the test says so.</summary>
    private sealed class HeldTime : TimeProvider
    {
        private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource<Action>> held = [];

        public Task<Action> NextAsync(TimeSpan pause) =>
            (held[pause] = new TaskCompletionSource<Action>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (!held.TryRemove(dueTime, out var next))
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            next.SetResult(() => callback(state));
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Actors who note what the pages were answered by accounts.</summary>
    /// <param name="actors">Who answer.</param>
    private sealed class CountedActors(IActors actors) : IActors
    {
        public ConcurrentQueue<string> Asked { get; } = [];

        public async ValueTask<Answer> AskAsync(ActorKey actor, ActorCommand command, OperationId operation = default)
        {
            var answer = await actors.AskAsync(actor, command, operation);
            if (actor.Kind == AccountKind.KindName)
            {
                Asked.Enqueue(command.GetType().Name);
            }

            return answer;
        }

        public ValueTask<ReadOnlyMemory<byte>?> ReadAttachmentAsync(Digest reference) => actors.ReadAttachmentAsync(reference);

        public ValueTask<ImmutableArray<Receipt?>> ReadReceiptsAsync(IReadOnlyList<ReceiptPlace> places) => actors.ReadReceiptsAsync(places);
    }
}

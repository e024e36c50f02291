using Recruit.Web.Hosting;
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

    public async Task InitializeAsync() => server = await WebServer.StartAsync(WebService.SettingsIn(root), time, _ => { });

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task A_wrong_try_is_stored_for_a_name_that_nobody_has_too()
    {
        await RegisterAsync("known@example.kz");
        var stored = new List<ulong>();
        foreach (var name in (string[])["known@example.kz", "unknown@example.kz"])
        {
            using var visitor = new Visitor(server.Address);
            var form = await visitor.GetAsync("/en/sign-in");
            var before = server.Engine.Parts.Lists.Durable();
            (await visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = "not the password" })).Errors.ShouldNotBeEmpty();
            stored.Add(server.Engine.Parts.Lists.Durable() - before);
        }

        stored.ShouldBe([1ul, 1ul]);
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
            var (held, answer) = (time.NextAsync(), visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = Password }));
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
        var (held, answer) = (time.NextAsync(), visitor.SubmitAsync(form, new() { ["Name"] = name, ["Password"] = Password }));
        (await held)();
        await answer;
    }

    /// <summary>The system's clock, whose pause before an answer ends when the test says so.</summary>
    private sealed class HeldTime : TimeProvider
    {
        private TaskCompletionSource<Action> next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Action> NextAsync() => (next = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != RegisterModel.ToldAfter)
            {
                return base.CreateTimer(callback, state, dueTime, period);
            }

            next.TrySetResult(() => callback(state));
            return base.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}

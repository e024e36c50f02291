using Recruit.Engine.Keys;

namespace Recruit.Engine.Tests.Keys;

public class SharedCommitTests
{
    [Fact]
    public void Who_comes_while_one_commits_is_committed_together()
    {
        using var mayCommit = new ManualResetEventSlim();
        using var hasBegun = new ManualResetEventSlim();
        var commits = new List<int[]>();
        var group = new SharedCommit<int>(requests =>
        {
            hasBegun.Set();
            mayCommit.Wait();
            commits.Add([.. requests]);
        });
        var first = Begin(group, 0);
        hasBegun.Wait();
        var others = Enumerable.Range(1, 20).Select(i => Begin(group, i)).ToArray();
        SpinWait.SpinUntil(() => group.Gathered == 20);
        mayCommit.Set();
        Array.ForEach([first, .. others], thread => thread.Join());

        commits.Count.ShouldBe(2);
        commits[0].ShouldBe([0]);
        commits[1].ShouldBe(Enumerable.Range(1, 20), ignoreOrder: true);
    }

    [Fact]
    public void A_failed_commit_fails_for_everybody_in_it_and_for_nobody_else()
    {
        using var mayCommit = new ManualResetEventSlim();
        using var hasBegun = new ManualResetEventSlim();
        var group = new SharedCommit<int>(requests =>
        {
            hasBegun.Set();
            mayCommit.Wait();
            if (requests.Contains(3))
            {
                throw new TimeoutException();
            }
        });
        var first = Begin(group, 0);
        hasBegun.Wait();
        var failures = new Exception?[6];
        var others = Enumerable.Range(1, 5).Select(i => new Thread(() => failures[i] = Record.Exception(() => group.Join(i)))).ToArray();
        Array.ForEach(others, thread => thread.Start());
        SpinWait.SpinUntil(() => group.Gathered == 5);
        mayCommit.Set();
        Array.ForEach([first, .. others], thread => thread.Join());

        failures[1..].Count(failure => failure is TimeoutException).ShouldBe(1);
        failures[1..].Count(failure => failure is IOException).ShouldBe(4);
        group.Join(6);
    }

    private static Thread Begin(SharedCommit<int> group, int request)
    {
        var thread = new Thread(() => group.Join(request));
        thread.Start();
        return thread;
    }
}

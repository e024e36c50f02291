using Recruit.Processes.Tests;

namespace Recruit.Cli.Tests.Live;

/// <summary>What an engine sets right by itself, and what it cannot, is told whoever ran the command.</summary>
public sealed class OperatorTests : IDisposable
{
    private const string Suite = "kz-entry-test";
    private const string Stage = "documents";

    private readonly LiveFolders live = new();

    private string Snapshots => Path.Combine(live.Data, "snapshots.db");

    public void Dispose() => live.Dispose();

    [Fact]
    public async Task Snapshots_that_were_thrown_away_are_told_on_standard_error()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));
        await File.WriteAllTextAsync(Snapshots, "No snapshots at all, for a whole page of what should be some.");

        var said = await LiveFolders.DoneAsync(["export", Suite, live.Folder["exported"], .. live.One]);

        LiveFolders.Told(said).ShouldContain(line => line.StartsWith($"recruit: {live.Data}: snapshots.db: ", StringComparison.Ordinal) && line.Contains("thrown away"));
    }

    /// <summary>By then all is durable and the command has printed what it came to; yet its engine did not end as it should.</summary>
    [FactWith(Tools.Strace)]
    public async Task A_command_whose_engine_fails_when_it_is_closed_ends_with_1()
    {
        await live.MakeKeysAsync();
        await live.ImportAsync(Suites.CampaignOf(Suite));

        var said = await RecruitProcess.ShellAsync(
            "strace -f -qq -o /dev/null -P \"$1\" -e trace=pwrite64 -e inject=pwrite64:error=EIO \"$RECRUIT\" close \"$2\" \"$3\" --data \"$4\" --keys \"$5\" --by aigul",
            Snapshots + "-wal", Suite, Stage, live.Data, live.Keys);

        said.WithoutStackTrace().Code.ShouldBe(1, said.Notes);
        LiveFolders.Told(said)[^1].ShouldContain("disk I/O error");

        // On a slow machine a snapshot fell into the closing, which then goes on.
        await live.CloseAsync(Suite, Stage);
        await live.ReleaseAsync(Suite);
    }
}

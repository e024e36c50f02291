using System.Globalization;
using Recruit.Processes.Tests;

namespace Recruit.Cli.Tests.Live;

/// <summary>Real deaths: the process of <c>recruit close</c> is killed before its n-th flush of the journal, and the next one goes on.</summary>
public sealed class KilledClosingTests
{
    private static readonly string Suite = Tools.IsNightly ? "attestation-5552" : "kz-entry-test";
    private static readonly string Stage = LiveCampaignTests.StagesOf(Suites.CampaignOf(Suite))[0];

    /// <summary>Between two deaths; nightly each flush has its own.</summary>
    private static readonly int Step = Tools.IsNightly ? 1 : 4;

    [FactWith(Tools.Strace)]
    public async Task A_closing_killed_at_any_flush_goes_on_to_the_same_lists()
    {
        using var before = new LiveFolders();
        await before.MakeKeysAsync();
        await before.ImportAsync(Suites.CampaignOf(Suite));
        using var neverKilled = before.Copy();
        var expected = await FinishAsync(neverKilled);

        var deaths = 0;
        for (var (n, died) = (1, true); died; n += Step)
        {
            using var live = before.Copy();
            died = await KillAsync(live, n);
            deaths += died ? 1 : 0;
            LiveCampaignTests.Same(await FinishAsync(live), expected);
        }

        deaths.ShouldBeGreaterThan(1);
    }

    /// <summary>Closes until the n-th flush; whether it came to that.</summary>
    private static async Task<bool> KillAsync(LiveFolders live, int n)
    {
        string[] journal = ["-P", Path.Combine(live.Data, "journal.db-wal")];
        var kill = string.Create(CultureInfo.InvariantCulture, $"inject=fdatasync,fsync:signal=KILL:when={n}");
        var said = await RecruitProcess.ShellAsync(
            "strace -f -qq -o /dev/null -e trace=fdatasync,fsync \"$@\"", [.. journal, "-e", kill, RecruitProcess.Executable, "close", Suite, Stage, .. live.One]);
        said.Code.ShouldBeOneOf(137, 0);
        return said.Code != 0;
    }

    /// <summary>Closes, releases and writes the lists; the answer is where they are.</summary>
    private static async Task<string> FinishAsync(LiveFolders live)
    {
        await live.CloseAsync(Suite, Stage);
        await live.ReleaseAsync(Suite);
        await LiveFolders.DoneAsync(["lists", Suite, live.Folder["lists"], .. live.One]);
        return live.Folder["lists"];
    }
}

using System.Diagnostics;

namespace Recruit.Cli.Tests.Commands;

public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The responses come through a pipe, so the test knows that the reading has begun and is not done.</summary>
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_while_reading_ends_with_130_and_leaves_nothing(string signal)
    {
        var campaign = folder.CopyOf("five-stages");
        var pipe = Path.Combine(campaign, "responses.csv");
        File.Delete(pipe);
        Process.Start("mkfifo", [pipe]).WaitForExit();
        var process = RecruitProcess.StartInterruptible("assess", campaign, "--out", folder["out"]);
        var running = RecruitProcess.RunAsync(process);

        // Opening waits for the reader.
        await using (var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)).WaitAsync(RecruitProcess.Patience))
        {
            await writer.WriteAsync("candidate,test,item,response\n"u8.ToArray());
            await writer.FlushAsync();
            RecruitProcess.Signal(process, signal);
            var said = await running;

            said.WithoutStackTrace().Code.ShouldBe(130);
            said.Results.ShouldBeEmpty();
            said.NoteLines[^1].ShouldBe("recruit: interrupted; nothing was written");
        }

        folder.Names.ShouldBe(["campaign"]);
    }

    [Theory]
    [InlineData("generate", "--candidates", "200000")]
    [InlineData("demo", "--candidates", "200000", "--folder")]
    public async Task A_signal_while_a_campaign_is_made_up_leaves_nothing(params string[] args)
    {
        using var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName };
        var hasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => hasBegun.TrySetResult();
        watcher.EnableRaisingEvents = true;
        var process = RecruitProcess.StartInterruptible([.. args, folder["made"]]);
        var running = RecruitProcess.RunAsync(process);

        await hasBegun.Task.WaitAsync(RecruitProcess.Patience);
        RecruitProcess.Signal(process, "INT");

        (await running).WithoutStackTrace().Code.ShouldBe(130);
        folder.Names.ShouldBeEmpty();
    }

    /// <summary>Whoever makes a campaign up reads it only to assess it.</summary>
    [Theory]
    [InlineData("INT", "generate", "--candidates", "20000")]
    [InlineData("TERM", "demo", "--candidates", "20000", "--folder")]
    public async Task A_signal_while_a_made_up_campaign_is_assessed_leaves_nothing(string signal, params string[] args)
    {
        using var watcher = new FileSystemWatcher(folder.Path, "candidates.csv") { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastAccess };
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) => isRead.TrySetResult();
        watcher.EnableRaisingEvents = true;

        await InterruptAsync(signal, isRead.Task, [.. args, folder["made"]]);

        folder.Names.ShouldBeEmpty();
    }

    /// <summary>
    /// Results are written out of sight first; a new folder beside the target, or in it, says that they are. A signal that comes too late finds them
    /// complete: whole or not at all is the claim.
    /// </summary>
    [Theory]
    [InlineData("INT", false)]
    [InlineData("TERM", true)]
    public async Task A_signal_while_results_are_written_leaves_all_as_it_was_or_all_results(string signal, bool hasOlder)
    {
        (await RecruitProcess.RunAsync("generate", "--candidates", "30000", folder["campaign"])).Code.ShouldBe(0);
        var target = Path.Combine(Directory.CreateDirectory(folder["all"]).FullName, "out");
        if (hasOlder)
        {
            Directory.CreateDirectory(target);
            await File.WriteAllTextAsync(Path.Combine(target, "report.json"), "old");
        }

        using var watcher = new FileSystemWatcher(folder["all"]) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.DirectoryName };
        var isWriting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => isWriting.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var said = await SignalAsync(signal, isWriting.Task, ["assess", folder["campaign"], "--out", target, "--force"]);

        if (said.Code == 0)
        {
            Directory.GetFileSystemEntries(target).Select(Path.GetFileName).Order(StringComparer.Ordinal)
                .ShouldBe(["items.csv", "merit.csv", "offers.csv", "report.json", "reserve.csv", "stages.csv"]);
            return;
        }

        said.Code.ShouldBe(130, said.Notes);
        Directory.GetFileSystemEntries(folder["all"], "*", SearchOption.AllDirectories)
            .ShouldBe(hasOlder ? [target, Path.Combine(target, "report.json")] : []);
    }

    private static async Task InterruptAsync(string signal, Task phase, string[] args)
    {
        var said = await SignalAsync(signal, phase, args);
        said.Code.ShouldBe(130, said.Notes);
        said.Results.ShouldBeEmpty();
    }

    private static async Task<Said> SignalAsync(string signal, Task phase, string[] args)
    {
        var process = RecruitProcess.StartInterruptible(args);
        var running = RecruitProcess.RunAsync(process);
        await phase.WaitAsync(RecruitProcess.Patience);
        RecruitProcess.Signal(process, signal);
        return (await running).WithoutStackTrace();
    }
}

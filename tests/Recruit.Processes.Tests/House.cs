using Recruit.Engine.Child;
using Recruit.Engine.Keys;

namespace Recruit.Processes.Tests;

/// <summary>A data folder with its key beside it, and the children that run on it one after the other.</summary>
internal sealed class House : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("recruit-processes-").FullName;
    private int runs;

    /// <param name="data">Where the data will be, if not beside the key.</param>
    /// <param name="withKeyFolder">Whether there is a key folder as a service has it, instead of one signing key.</param>
    public House(string? data = null, bool withKeyFolder = false)
    {
        Data = data ?? Path.Combine(root, "data");
        Directory.CreateDirectory(Data);
        Key = Path.Combine(root, "key");
        if (withKeyFolder)
        {
            KeyFolder.Create(Key, TestKey.Origin, Data);
        }
        else
        {
            TestKey.Write(Key);
        }
    }

    public string Data { get; }

    public string Key { get; }

    /// <summary>Where a tracer writes.</summary>
    public string Trace => Path.Combine(root, "trace");

    public History History { get; } = new();

    /// <summary>Whether operations that were answered are sent again too. They are remembered for a day by the engine's clock.</summary>
    public bool RepeatsAnswered { get; init; } = true;

    /// <summary>Starts a child that goes on where the one before it died.</summary>
    public ChildProcess Start(Func<ChildOptions, ChildOptions> with, params string[] under) => ChildProcess.Start(
        with(new ChildOptions { Data = Data, Key = Key, Seed = ++runs, From = History.NextBatch }), History.Orders(RepeatsAnswered), under);

    /// <summary>Hears everything a child says; the answer is its exit code, and the line that says why it ended.</summary>
    public (int Code, string Last) Hear(ChildProcess child)
    {
        var last = "";
        while (child.Next() is { } line)
        {
            // Savers may go on speaking while the process ends.
            last = History.Hear(line) is "failed" or "cannot-start" or "closed" ? line : last;
        }

        return (child.Wait(), last);
    }

    /// <summary>Hears a child up to a line with this first word.</summary>
    public string HearUntil(ChildProcess child, string word)
    {
        while (child.Next() is { } line)
        {
            if (History.Hear(line) == word)
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The child ended ({child.Wait()}) before \"{word}\": {child.Errors()}");
    }

    /// <summary>One more run in which everybody hands in, then the whole journal against everything that was said.</summary>
    /// <param name="with">For the child.</param>
    /// <param name="twice">Everybody hands in once more and is told the same as the first time.</param>
    public async Task FinishAsync(Func<ChildOptions, ChildOptions> with, bool twice = false)
    {
        for (var time = 0; time < (twice ? 2 : 1); time++)
        {
            using var child = Start(options => with(options) with { Steps = time == 0 ? 2 : 0, Submit = true });
            Hear(child).ShouldBe((0, "closed"), child.Errors());
        }

        History.HandedIn.ShouldBe(History.Attempts.Count);
        await JournalCheck.RunAsync(this);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

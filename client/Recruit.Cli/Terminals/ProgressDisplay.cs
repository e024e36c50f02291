using Spectre.Console;

namespace Recruit.Cli.Terminals;

/// <summary>Shows on standard error how far the work is: a bar on a terminal, otherwise a line every few seconds.</summary>
internal abstract class ProgressDisplay
{
    /// <summary>Says how far a step is. Called from one thread at a time.</summary>
    /// <param name="step">What is being done, e.g. "reading responses.csv".</param>
    /// <param name="done">How much of it is done.</param>
    /// <param name="total">How much there is; 0 if nobody knows.</param>
    public abstract void Show(string step, long done, long total);

    /// <summary>Runs work off the calling thread while its progress is shown.</summary>
    public static Task<T> RunAsync<T>(Terminal terminal, Func<ProgressDisplay, T> work) => RunAsync(terminal, progress => Task.FromResult(work(progress)));

    /// <inheritdoc cref="RunAsync{T}(Terminal, Func{ProgressDisplay, T})"/>
    public static async Task<T> RunAsync<T>(Terminal terminal, Func<ProgressDisplay, Task<T>> work)
    {
        if (!terminal.IsNotesTerminal)
        {
            var lines = new ProgressLines(terminal.Notes, TimeProvider.System);
            return await Task.Run(() => work(lines));
        }

        return await terminal.NoteConsole().Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => Task.Run(() => work(new ProgressBar(context))));
    }

    /// <summary>A part of a whole in percent, downwards, so that 100 means all of it.</summary>
    protected static long PercentOf(long done, long total) => total <= 0 ? 0 : Math.Min(100, (long)((Int128)100 * done / total));
}

/// <summary>For pipes and files.</summary>
internal sealed class ProgressLines(TextWriter writer, TimeProvider time) : ProgressDisplay
{
    /// <summary>Work shorter than this is done in silence.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private long last = time.GetTimestamp();

    public override void Show(string step, long done, long total)
    {
        if (time.GetElapsedTime(last) >= Interval)
        {
            last = time.GetTimestamp();
            writer.WriteLine(done > 0 && total > 0 ? $"{step}: {PercentOf(done, total)} %" : step);
        }
    }
}

/// <summary>For people.</summary>
internal sealed class ProgressBar(ProgressContext context) : ProgressDisplay
{
    private readonly ProgressTask bar = context.AddTask("starting", maxValue: 100);

    public override void Show(string step, long done, long total)
    {
        bar.Description = Markup.Escape(step);
        bar.IsIndeterminate = total <= 0;
        bar.Value = PercentOf(done, total);
    }
}

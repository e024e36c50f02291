using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Recruit.Cli.Terminals;

/// <summary>Where results, notes and progress go: UTF-8 whatever the locale, results on standard output, everything else on standard error.</summary>
internal sealed class Terminal : IDisposable
{
    private const int DrawingWidth = 500;
    private const int DrawingHeight = 1000;
    private const int BarWidthMin = 40;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly TextWriter results;
    private readonly bool isResultsTerminal;
    private readonly bool usesColour;

    private Terminal(TextWriter results, TextWriter notes, bool isResultsTerminal, bool isNotesTerminal, bool usesColour)
    {
        this.results = results;
        Notes = notes;
        IsNotesTerminal = isNotesTerminal;
        this.usesColour = usesColour;
        this.isResultsTerminal = isResultsTerminal;
    }

    /// <summary>Standard output. Whoever asks for it works on it from then on.</summary>
    public TextWriter Results
    {
        get
        {
            WorkingOn = "standard output";
            return results;
        }
    }

    /// <summary>Standard error.</summary>
    public TextWriter Notes { get; }

    /// <summary>Whether a person watches standard error.</summary>
    public bool IsNotesTerminal { get; }

    /// <summary>The path at work, named when storage fails without saying where.</summary>
    public string? WorkingOn { get; set; }

    /// <summary>The terminal of this process. Colour is used on a terminal only, and never with NO_COLOR (no-color.org).</summary>
    public static Terminal OfProcess()
    {
        var usesColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        return new Terminal(
            new StreamWriter(Console.OpenStandardOutput(), Utf8) { NewLine = "\n" },
            TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), Utf8) { NewLine = "\n", AutoFlush = true }),
            !Console.IsOutputRedirected && !isDumb,
            !Console.IsErrorRedirected && !isDumb,
            usesColour);
    }

    /// <summary>Prints one line on standard error, after the results so far.</summary>
    public void Note(string line)
    {
        results.Flush();
        Notes.WriteLine(line);
    }

    /// <summary>Prints one line on standard error beside the work, by any thread. Where nobody can be told, the work goes on.</summary>
    public void Log(string line) => _ = TryTell(line);

    private bool TryTell(string line)
    {
        try
        {
            Notes.WriteLine($"recruit: {line.ReplaceLineEndings(" ")}");
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It was to help whoever reads it; nobody does.
            return false;
        }
    }

    /// <summary>Refuses a command that was called wrongly; nothing has been read or written.</summary>
    public int Refuse(string why)
    {
        Note($"recruit: {why}");
        return ExitCode.BadInput;
    }

    /// <summary>
    /// Draws on standard output, plain text unless it is a terminal, without the blanks that fill lines up and the empty lines around a table.
    /// Lines are as long as they need to be: a narrow terminal breaks them, which spares more than crushed columns do.
    /// </summary>
    public void Draw(IRenderable drawing)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ConsoleOn(text, isResultsTerminal, DrawingWidth).Write(drawing);
        foreach (var line in text.ToString().Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0))
        {
            Results.WriteLine(line);
        }

        Results.WriteLine();
    }

    /// <summary>Draws on standard error.</summary>
    public IAnsiConsole NoteConsole() => ConsoleOn(Notes, IsNotesTerminal, Math.Max(Console.BufferWidth, BarWidthMin));

    public void Flush()
    {
        Results.Flush();
        Notes.Flush();
    }

    /// <summary>What could not be flushed before was reported by then.</summary>
    public void Dispose() => _ = TryClose();

    /// <summary>Whether the last of what was said went out.</summary>
    private bool TryClose()
    {
        try
        {
            results.Dispose();
            Notes.Dispose();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A descriptor that was closed beforehand fails as one without rights. The exit code has been decided.
            return false;
        }
    }

    private IAnsiConsole ConsoleOn(TextWriter writer, bool isTerminal, int width)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isTerminal && usesColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new Utf8Output(writer, isTerminal, width),
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    /// <summary>Spectre's own output follows the locale's encoding, and fails on a terminal that does not know its size.</summary>
    private sealed class Utf8Output(TextWriter writer, bool isTerminal, int width) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => DrawingHeight;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Recruit.Cli;

/// <summary>A command that shows how it is used.</summary>
internal sealed class CommandWithExamples(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Lines that can be typed as they are.</summary>
    public IReadOnlyList<string> Examples => examples;
}

/// <summary>The library's help, with examples and exit codes after it.</summary>
internal sealed class Help(HelpAction inner) : SynchronousCommandLineAction
{
    private const string ExitCodes =
        """
        Exit codes:
          0    done
          1    failed: storage, a mistake in recruit, or what was verified is not as it was written
          2    bad input or usage, and no file was written; or a step that a live campaign refuses
          130  interrupted; nothing was left half-written

        """;

    /// <summary>Help is given however wrong the rest of the line is.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        inner.Invoke(parseResult);
        // The library calls the program by the name of its file.
        output.WriteLine(text.ToString().Replace(RootCommand.ExecutableName, CommandLine.Name, StringComparison.Ordinal).TrimEnd());
        output.WriteLine();
        var command = parseResult.CommandResult.Command;
        var examples = command is CommandWithExamples one
            ? one.Examples
            : [.. command.Subcommands.OfType<CommandWithExamples>().Select(sub => sub.Examples[0])];
        output.WriteLine("Examples:");
        foreach (var example in examples)
        {
            output.WriteLine($"  {example}");
        }

        output.WriteLine();
        output.Write(ExitCodes);
        return ExitCode.Ok;
    }

    /// <summary>The words that lead to a command.</summary>
    public static IEnumerable<string> PathOf(Command command) =>
        command is RootCommand ? [CommandLine.Name] : command.Parents.OfType<Command>().Take(1).SelectMany(PathOf).Append(command.Name);
}

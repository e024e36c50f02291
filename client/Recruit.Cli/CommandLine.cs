using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Recruit.Cli.Commands;
using Recruit.Cli.Terminals;

namespace Recruit.Cli;

/// <summary>The command <c>recruit</c> with its verbs.</summary>
internal static class CommandLine
{
    /// <summary>The name that people type, whatever the file is called.</summary>
    public const string Name = "recruit";

    /// <summary>Parses and runs. Wrong usage is bad input like any other.</summary>
    public static async Task<int> RunAsync(Terminal terminal, string[] args, CancellationToken cancellation)
    {
        // Ids may begin with "@", which would otherwise name a file of arguments.
        var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Note($"{Name}: {error.Message}");
            }

            var path = string.Join(' ', Help.PathOf(parsed.CommandResult.Command));
            terminal.Note($"{Name}: \"{path} --help\" shows how it is called");
            return ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = terminal.Results,
                Error = terminal.Notes,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            },
            cancellation);
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Assesses recruitment campaigns by rules that are sealed before anybody applies.")
        {
            AssessCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            CutsCommand.Create(terminal),
            CompareCommand.Create(terminal),
            GenerateCommand.Create(terminal),
            DemoCommand.Create(terminal),
            SimulateCommand.Create(terminal),
            ImportCommand.Create(terminal),
            CloseCommand.Create(terminal),
            ReleaseCommand.Create(terminal),
            AbandonCommand.Create(terminal),
            AppointCommand.Create(terminal),
            GivenFilesCommand.Lists(terminal),
            GivenFilesCommand.Export(terminal),
            NoticesCommand.Create(terminal),
            RegistersCommand.Create(terminal),
            IndexCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            KeysCommand.Create(terminal),
            new Option<bool>(Boundary.DebugOption) { Description = "If recruit itself fails, print where.", Recursive = true },
        };
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new Help((HelpAction)option.Action!);
        }

        return root;
    }
}

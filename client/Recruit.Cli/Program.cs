using Recruit.Cli;
using Recruit.Cli.Terminals;

using var terminal = Terminal.OfProcess();
using var interruption = new Interruption();
return await Boundary.GuardAsync(terminal, args, () => CommandLine.RunAsync(terminal, args, interruption.Token));

using Recruit.Cli.Terminals;
using Recruit.Engine.Backups;

namespace Recruit.Cli.Commands;

/// <summary>What backup and restore say when they refuse: a line for every reason, and nothing was written.</summary>
internal static class BackupRefusal
{
    public static async Task<int> GuardAsync(Terminal terminal, Func<Task> work)
    {
        try
        {
            await work();
            return ExitCode.Ok;
        }
        catch (BackupRefusedException refused)
        {
            foreach (var reason in refused.Reasons)
            {
                terminal.Note($"recruit: {reason}");
            }

            terminal.Note("recruit: nothing was written");
            return ExitCode.Failed;
        }
    }
}

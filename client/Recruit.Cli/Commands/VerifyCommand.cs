using System.CommandLine;
using Recruit.Cli.Terminals;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit verify</c>: checks evidence by keys that the reader names.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal) => new CommandWithExamples(
        "verify",
        "Checks receipts, a journal or a backup, offline, or what the silos of a cluster noted, by public keys that you name. Writes nothing.",
        "recruit verify receipt my-receipts.txt --trust recruit.example.pub")
    {
        VerifyReceiptCommand.Create(terminal),
        VerifyJournalCommand.Create(terminal),
        VerifyBackupCommand.Create(terminal),
        VerifyClusterCommand.Create(terminal),
    };
}

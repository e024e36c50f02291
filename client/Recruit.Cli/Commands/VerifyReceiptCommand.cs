using System.CommandLine;
using System.Globalization;
using Recruit.Cli.Tables;
using Recruit.Cli.Terminals;
using Recruit.Cli.Verifying;
using Recruit.Evidence;

namespace Recruit.Cli.Commands;

/// <summary><c>recruit verify receipt</c>: what a candidate's receipts prove.</summary>
internal static class VerifyReceiptCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = Arguments.File("The receipts, a line each, or one binary receipt; \"-\" is standard input.");
        var (trust, answer, output) = (TrustOption.Keys(), new AnswerQuestion(), Arguments.Output(TableOutput.Forms));
        var command = new CommandWithExamples(
            "receipt",
            "Says of every receipt in a file whether the service signed it, and what it proves.",
            "recruit verify receipt my-receipts.txt --trust recruit.example.pub",
            "recruit verify receipt - --trust recruit.example.pub --answer B --device-salt 00112233445566778899aabbccddeeff --server-salt ffeeddccbbaa99887766554433221100")
        {
            file, trust, output,
        };
        foreach (var option in answer.Options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            try
            {
                return Run(terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(trust), answer.Asked(parsed), parsed.GetRequiredValue(output));
            }
            catch (ArgumentException wrong)
            {
                return terminal.Refuse(wrong.Message);
            }
        });
        return command;
    }

    private static int Run(Terminal terminal, string path, VerifierKey[] trusted, Digest? answer, string output)
    {
        terminal.WorkingOn = path;
        if (ReceiptFile.TryReadAll(path) is not { } bytes)
        {
            return terminal.Refuse($"{path} is larger than {ReceiptFile.LargestBytes} bytes");
        }

        var lines = ReceiptFile.Read(bytes);
        if (lines.All(line => line.Receipt is null))
        {
            return terminal.Refuse($"{path} holds no receipt");
        }

        JudgedReceipt[] receipts = [.. lines.Select(line => JudgedReceipt.Of(line, trusted, answer))];
        TableOutput.Print(terminal, output, [ReceiptTable.Of(receipts, withAnswer: answer is not null)]);
        var refused = receipts.Where(one => one.Verdict != ReceiptVerdict.Accepted).ToList();
        foreach (var one in refused)
        {
            terminal.Note(string.Create(CultureInfo.InvariantCulture, $"recruit: line {one.Line}: {one.Words}"));
        }

        var isAsked = answer is null || receipts.Any(one => one.IsAboutAnswer == true);
        if (!isAsked)
        {
            terminal.Note("recruit: no receipt is about this answer with these salts");
        }

        return refused.Count == 0 && isAsked ? ExitCode.Ok : ExitCode.Failed;
    }
}

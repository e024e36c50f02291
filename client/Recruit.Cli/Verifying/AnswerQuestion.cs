using System.CommandLine;
using System.Text;
using Recruit.Evidence;

namespace Recruit.Cli.Verifying;

/// <summary>The question whether a receipt is about one answer: only who knows answer and both salts can ask it.</summary>
internal sealed class AnswerQuestion
{
    private readonly Option<string> text = new("--answer") { Description = "The answer, to see which receipt is about it.", HelpName = "text" };
    private readonly Option<string> file = new("--answer-file") { Description = "A file that is the answer.", HelpName = "file" };
    private readonly Option<string> deviceSalt = Salt("--device-salt", "the device");
    private readonly Option<string> serverSalt = Salt("--server-salt", "the server");

    /// <summary>The options.</summary>
    public IEnumerable<Option> Options => [text, file, deviceSalt, serverSalt];

    /// <summary>What the leaf of the right receipt holds; nothing where nobody asks.</summary>
    /// <exception cref="ArgumentException">Only a part of the question was asked, or the file is too large.</exception>
    public Digest? Asked(ParseResult parsed)
    {
        var (answer, path) = (parsed.GetValue(text), parsed.GetValue(file));
        var (device, server) = (parsed.GetValue(deviceSalt), parsed.GetValue(serverSalt));
        if (answer is null && path is null && device is null && server is null)
        {
            return null;
        }

        if (device is null || server is null || (answer is null) == (path is null))
        {
            throw new ArgumentException($"{text.Name} or {file.Name}, {deviceSalt.Name} and {serverSalt.Name} only mean something together");
        }

        var bytes = path is null ? Encoding.UTF8.GetBytes(answer!) : ReceiptFile.TryReadAll(path) ?? throw new ArgumentException($"{file.Name} is too large");
        return ReceiptLeaf.AnswerHash(HexText.TryRead(device), HexText.TryRead(server), bytes);
    }

    private static Option<string> Salt(string name, string who)
    {
        var option = new Option<string>(name) { Description = $"The half of the salt that {who} gave, {ReceiptLeaf.SaltHalf} bytes in hexadecimal digits.", HelpName = "hex" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count != 1 || HexText.TryRead(result.Tokens[0].Value)?.Length != ReceiptLeaf.SaltHalf)
            {
                result.AddError($"{name} must be {2 * ReceiptLeaf.SaltHalf} hexadecimal digits");
            }
        });
        return option;
    }
}

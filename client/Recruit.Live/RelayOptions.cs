using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Recruit.Mail;

namespace Recruit.Live;

/// <summary>The options that say which mail system takes letters by SMTP.</summary>
public sealed class RelayOptions
{
    /// <summary>Where the password of <c>--smtp-user</c> is; an argument would be seen by everybody on the machine.</summary>
    public const string PasswordVariable = "RECRUIT_SMTP_PASSWORD";

    private readonly Option<bool> plain = new("--no-tls") { Description = "For a mail system on the same machine that has no TLS." };
    private readonly Option<string> user = new("--smtp-user") { Description = $"Name by which the mail system knows this service; the password is in {PasswordVariable}.", HelpName = "name" };

    /// <summary>The options, of which <see cref="AddTo"/> makes a command's.</summary>
    public RelayOptions()
    {
        Smtp = new Option<string>("--smtp") { Description = "Mail system that takes letters by SMTP; nothing is said before STARTTLS.", HelpName = "host:port" };
        Smtp.Validators.Add(result => Demand(result, text => RelayOf(text) is not null, "--smtp must be a host and a port, e.g. mail.example:587"));
    }

    /// <summary>Host and port.</summary>
    public Option<string> Smtp { get; }

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        command.Options.Add(Smtp);
        command.Options.Add(plain);
        command.Options.Add(user);
    }

    /// <summary>The mail system that was told; nothing if none was.</summary>
    public SmtpRelay? Read(ParseResult parsed)
    {
        ArgumentNullException.ThrowIfNull(parsed);
        var name = parsed.GetValue(user);
        return parsed.GetValue(Smtp) is { } text && RelayOf(text) is { } relay
            ? relay with
            {
                UseTls = !parsed.GetValue(plain),
                Credential = name is null ? null : new NetworkCredential(name, Environment.GetEnvironmentVariable(PasswordVariable) ?? ""),
            }
            : null;
    }

    /// <summary>Lets an option have only values that are right.</summary>
    public static void Demand(OptionResult result, Func<string, bool> isRight, string message)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Tokens.Any(token => !isRight(token.Value)))
        {
            result.AddError(message);
        }
    }

    private static SmtpRelay? RelayOf(string text) =>
        text.LastIndexOf(':') is > 0 and var colon
        && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= ushort.MaxValue
            ? new SmtpRelay(text[..colon].Trim('[', ']'), port)
            : null;
}

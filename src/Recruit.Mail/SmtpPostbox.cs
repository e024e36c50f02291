using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Recruit.Notices;

namespace Recruit.Mail;

/// <summary>How a mail system is reached.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="UseTls">Whether nothing is said before STARTTLS; only a relay on the same machine goes without.</param>
/// <param name="Credential">Name and password, if it wants them.</param>
public sealed record SmtpRelay(string Host, int Port, bool UseTls = true, NetworkCredential? Credential = null);

/// <summary>
/// Hands letters to a mail system by SMTP, one after the other over one connection. It has a letter when it has acknowledged the end of its data; a
/// letter whose acknowledgement was lost goes out again under the same Message-ID.
/// </summary>
public sealed class SmtpPostbox : Postbox, IDisposable
{
    /// <summary>How long one letter may take, at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly SmtpClient client;
    private readonly TimeProvider time;

    /// <summary>A way to that mail system; nothing is sent yet.</summary>
    /// <param name="relay">How it is reached.</param>
    /// <param name="time">For giving up on a letter.</param>
    public SmtpPostbox(SmtpRelay relay, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(relay);
        this.time = time;
        client = new SmtpClient(relay.Host, relay.Port) { EnableSsl = relay.UseTls, Credentials = relay.Credential };
    }

    /// <inheritdoc/>
    public override async Task<Handover> HandOverAsync(Letter letter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(letter);
        using var message = MessageOf(letter);
        using var giveUp = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, giveUp.Token);
        try
        {
            await client.SendMailAsync(message, either.Token).ConfigureAwait(false);
            return Handover.Done;
        }
        catch (SmtpFailedRecipientException refused)
        {
            return OfRecipient(refused.StatusCode);
        }
        catch (SmtpException)
        {
            return new Handover(TryOutcome.Deferred, TryReasons.Unavailable, IsUnavailable: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Handover(TryOutcome.Deferred, TryReasons.Unavailable, IsUnavailable: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Only what says that there is no such address ends the tries: everything else may be a setting that is mended tomorrow.</summary>
    private static Handover OfRecipient(SmtpStatusCode code) =>
        code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed
            ? new Handover(TryOutcome.Refused, TryReasons.AddressRefused)
            : new Handover(TryOutcome.Deferred, TryReasons.MailboxBusy);

    private static MailMessage MessageOf(Letter letter)
    {
        var message = new MailMessage(letter.From, letter.To)
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        message.Headers.Add("Message-ID", $"<{letter.MessageId}>");
        foreach (var (header, value) in InternetMessage.Marks(letter))
        {
            message.Headers.Add(header, value);
        }

        return message;
    }
}

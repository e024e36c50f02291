namespace Recruit.Mail;

/// <summary>The way to the mail system that settings name. Whoever writes letters has one of their own: one letter goes after the other over it.</summary>
public sealed class OutgoingPost : IDisposable
{
    private readonly SmtpPostbox? smtp;

    /// <summary>A way; nothing is sent yet.</summary>
    /// <param name="relay">The mail system that takes letters by SMTP; nothing where they wait in a folder.</param>
    /// <param name="folder">That folder.</param>
    /// <param name="time">For dates in letters, and for giving up on one.</param>
    /// <exception cref="ArgumentNullException">Neither is named.</exception>
    public OutgoingPost(SmtpRelay? relay, string? folder, TimeProvider time)
    {
        smtp = relay is null ? null : new SmtpPostbox(relay, time);
        Postbox = (Postbox?)smtp ?? new PickupFolder(folder ?? throw new ArgumentNullException(nameof(folder)), time);
    }

    /// <summary>Takes letters.</summary>
    public Postbox Postbox { get; }

    /// <summary>Ends the line, if there is one.</summary>
    public void Dispose() => smtp?.Dispose();
}

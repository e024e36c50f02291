using Recruit.Mail;
using Recruit.Web.Hosting;

namespace Recruit.Web.Letters;

/// <summary>The way to the mail system that the settings name. Whoever writes letters has one of their own: one letter goes after the other over it.</summary>
internal sealed class OutgoingPost : IDisposable
{
    private readonly SmtpPostbox? smtp;

    /// <param name="settings">Where letters go.</param>
    /// <param name="time">For dates in letters, and for giving up on one.</param>
    public OutgoingPost(WebSettings settings, TimeProvider time)
    {
        smtp = settings.Relay is { } relay ? new SmtpPostbox(relay, time) : null;
        Postbox = (Postbox?)smtp ?? new PickupFolder(settings.Mail, time);
    }

    /// <summary>Takes letters.</summary>
    public Postbox Postbox { get; }

    public void Dispose() => smtp?.Dispose();
}

using Recruit.Notices;
using Recruit.Vacancies;

namespace Recruit.Mail;

/// <summary>Where letters are handed over to a mail system. Whoever has taken one answers for it.</summary>
public abstract class Postbox
{
    /// <summary>Hands a letter over. When this says so, the other side has it, and no failure here can lose it any more.</summary>
    public abstract Task<Handover> HandOverAsync(Letter letter, CancellationToken cancellation);
}

/// <summary>What became of a hand-over.</summary>
/// <param name="Outcome">What the desk is told.</param>
/// <param name="Reason">Why it was in vain; coded.</param>
/// <param name="IsUnavailable">Whether the mail system as a whole takes nothing now, so that other letters need not be tried.</param>
public sealed record Handover(TryOutcome Outcome, Id? Reason = null, bool IsUnavailable = false)
{
    /// <summary>The other side has it.</summary>
    public static Handover Done { get; } = new(TryOutcome.HandedOver);
}

/// <summary>Why a try was in vain: a closed list.</summary>
public static class TryReasons
{
    /// <summary>The mail system cannot be reached or takes nothing now.</summary>
    public static readonly Id Unavailable = new("mail-system-unavailable");

    /// <summary>The mailbox takes nothing now.</summary>
    public static readonly Id MailboxBusy = new("mailbox-busy");

    /// <summary>The mail system says that there is no such address.</summary>
    public static readonly Id AddressRefused = new("address-refused");

    /// <summary>What the person gave is no mail address.</summary>
    public static readonly Id BadAddress = new("bad-address");

    /// <summary>The person's key was erased, so nobody knows the address any more.</summary>
    public static readonly Id KeyErased = new("key-erased");

    /// <summary>The address is not sealed under the person's key.</summary>
    public static readonly Id Unreadable = new("address-unreadable");
}

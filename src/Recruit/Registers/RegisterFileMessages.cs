using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Registers;

/// <summary>The person lets one question be asked.</summary>
/// <param name="Mandate">The person.</param>
/// <param name="Token">A new name that nobody can guess.</param>
/// <param name="Register">Which register.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Campaign">In which campaign.</param>
/// <param name="Expires">Until when, exclusive.</param>
/// <param name="Subject">By what the register knows the person, sealed under the person's key.</param>
public sealed record GiveRegisterConsent(Mandate Mandate, Id Token, Id Register, Id Purpose, Id Campaign, Instant Expires, SealedNote Subject) : ActorCommand;

/// <summary>The person does not consent any more. What was asked before stays asked.</summary>
public sealed record WithdrawRegisterConsent(Mandate Mandate, Id Token) : ActorCommand;

/// <summary>An official asks a register about the person. It goes out only by a consent for just this, which is used up by it.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Ask">A new name for it.</param>
/// <param name="Token">The consent.</param>
/// <param name="Register">Which register.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Campaign">In which campaign.</param>
/// <param name="Calendar">Working days in which the term is counted; without it there is none.</param>
/// <param name="Days">The term for an answer, in working days; 0 to <see cref="WorkingCalendar.TermMax"/>.</param>
public sealed record AskRegister(
    Mandate Mandate, Id Ask, Id Token, Id Register, Id Purpose, Id Campaign, WorkingCalendar? Calendar = null, int Days = 0) : ActorCommand
{
    /// <inheritdoc cref="AskRegister"/>
    public int Days { get; } = Limits.Between(Days, 0, WorkingCalendar.TermMax);
}

/// <summary>What came of a question. Safe to repeat.</summary>
/// <param name="Ask">Its name.</param>
/// <param name="Outcome">Coded.</param>
/// <param name="Answer">What the register said, sealed under the person's key.</param>
public sealed record NoteRegisterAnswer(Id Ask, Id Outcome, SealedNote? Answer = null) : ActorCommand;

/// <summary>Reads the file: <see cref="RegisterFileRead"/>.</summary>
public sealed record ReadRegisterFile : ActorCommand;

/// <summary>The person consented.</summary>
public sealed record RegisterConsentGiven(RegisterConsent Consent) : ActorEvent;

/// <summary>The person does not consent any more.</summary>
public sealed record RegisterConsentWithdrawn(Act Act, Id Token) : ActorEvent;

/// <summary>A register is asked.</summary>
public sealed record RegisterAsked(RegisterAsk Ask) : ActorEvent;

/// <summary>A question came to something.</summary>
public sealed record RegisterAnswered(Instant At, Id Ask, Id Outcome, SealedNote? Answer = null) : ActorEvent;

/// <summary>It is as was asked; also when it already was.</summary>
public sealed record RegisterDone : Reply;

/// <summary>Everything in a person's file.</summary>
public sealed record RegisterFileRead(RegisterFile File) : Reply;

/// <summary>Why a question to a register, or a consent to it, is refused: a closed list.</summary>
public static class RegisterRefusals
{
    /// <summary>The person has given no such consent.</summary>
    public const string NoConsent = "no-register-consent";

    /// <summary>The consent was withdrawn; fact: <c>withdrawn</c>.</summary>
    public const string ConsentWithdrawn = "consent-withdrawn";

    /// <summary>The consent was used up by another question.</summary>
    public const string ConsentUsed = "consent-used";

    /// <summary>The consent ended; fact: <c>expires</c>.</summary>
    public const string ConsentExpired = "consent-expired";

    /// <summary>The consent is for another register.</summary>
    public const string OtherRegister = "other-register";

    /// <summary>The consent is for another purpose.</summary>
    public const string OtherPurpose = "other-purpose";

    /// <summary>The consent is for another campaign.</summary>
    public const string OtherCampaign = "other-campaign";

    /// <summary>The name stands for another consent or question.</summary>
    public const string NameInUse = "name-in-use";

    /// <summary>Something is sealed under another person's key.</summary>
    public const string OtherKey = "other-key";

    /// <summary>The end is not after now, or too far; fact: <c>most</c>.</summary>
    public const string BadExpiry = "bad-expiry";

    /// <summary>No further consent; fact: <c>most</c>.</summary>
    public const string TooMany = "too-many";

    /// <summary>There is no such question, or no such try of it.</summary>
    public const string NoAsk = "no-ask";
}

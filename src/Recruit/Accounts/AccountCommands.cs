using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>Somebody registers.</summary>
/// <param name="SignInName">Sealed under the person's key.</param>
/// <param name="Verifier">Hash of the password.</param>
public sealed record RegisterAccount(SealedNote SignInName, string Verifier) : ActorCommand;

/// <summary>Somebody wants to sign in. The try is counted before anybody knows whether it is right.</summary>
/// <param name="Policy">Figures of signing in.</param>
/// <param name="Device">Hash of what the device kept from an earlier time, if it kept anything.</param>
public sealed record BeginSignIn(SignInPolicy Policy, Id? Device = null) : ActorCommand;

/// <summary>What came of a try.</summary>
/// <param name="Number">Of the try.</param>
/// <param name="Shown">What was proven; nothing if the proof was wrong.</param>
/// <param name="Session">Hash of the new session's secret.</param>
/// <param name="Policy">Figures of signing in.</param>
/// <param name="Device">Hash of what the device keeps from now on.</param>
public sealed record FinishSignIn(int Number, ImmutableArray<Factor> Shown, Id Session, SignInPolicy Policy, Id? Device = null) : ActorCommand;

/// <summary>A try that a passkey ended rightly. It counts how often it was used, and one that counts backwards was copied: its record is kept as it is now.</summary>
/// <param name="Number">Of the try.</param>
/// <param name="Credential">Name of the passkey.</param>
/// <param name="Record">What it is checked by from now on; opaque.</param>
/// <param name="Session">Hash of the new session's secret.</param>
/// <param name="Policy">Figures of signing in.</param>
/// <param name="Device">Hash of what the device keeps from now on.</param>
public sealed record FinishPasskeySignIn(int Number, Id Credential, string Record, Id Session, SignInPolicy Policy, Id? Device = null) : ActorCommand;

/// <summary>Asks who uses a session, and what that person may do now. Asked with every request.</summary>
/// <param name="Session">Hash of the session's secret.</param>
public sealed record UseSession(Id Session) : ActorCommand;

/// <summary>Signs out there.</summary>
public sealed record EndSession(Id Session) : ActorCommand;

/// <summary>Signs out everywhere.</summary>
/// <param name="Kept">But not there.</param>
public sealed record EndSessions(Id? Kept = null) : ActorCommand;

/// <summary>A new password; signs out everywhere.</summary>
/// <param name="Verifier">Hash of the password.</param>
/// <param name="Kept">A session that stays.</param>
public sealed record ChangeVerifier(string Verifier, Id? Kept = null) : ActorCommand;

/// <summary>A passkey or second factor more.</summary>
/// <param name="Credential">Its name.</param>
/// <param name="Factor">Not the password.</param>
/// <param name="Record">Opaque.</param>
public sealed record AddCredential(Id Credential, Factor Factor, string Record) : ActorCommand;

/// <summary>A passkey or second factor less.</summary>
public sealed record RemoveCredential(Id Credential) : ActorCommand;

/// <summary>The first of two people wants a role of staff granted.</summary>
/// <param name="Mandate">Who and why.</param>
/// <param name="Role">Which.</param>
/// <param name="Due">Until when the second is to answer, exclusive.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
public sealed record ProposeRole(Mandate Mandate, Role Role, Instant Due, Id? Agency = null) : ActorCommand;

/// <summary>The second of two people grants it.</summary>
public sealed record ApproveRole(Mandate Mandate, Role Role, Id? Agency = null) : ActorCommand;

/// <summary>The role, or the proposal, is withdrawn at once; one person is enough.</summary>
public sealed record WithdrawRole(Mandate Mandate, Role Role, Id? Agency = null) : ActorCommand;

/// <summary>Nobody signs in any more; all sessions end.</summary>
public sealed record DisableAccount(Mandate Mandate) : ActorCommand;

/// <summary>The person may sign in again.</summary>
public sealed record EnableAccount(Mandate Mandate) : ActorCommand;

/// <summary>The account says which person it is, after the person's identity was checked.</summary>
/// <param name="Person">The keyed hash of the person's number.</param>
public sealed record BindPerson(Id Person) : ActorCommand;

/// <summary>The person is this account's.</summary>
/// <param name="Person">Which.</param>
/// <param name="Ask">Number of the asking that is answered.</param>
public sealed record TakePerson(Id Person, int Ask) : ActorCommand;

/// <summary>The person is no longer this account's.</summary>
/// <param name="Person">Which.</param>
/// <param name="Ask">Number of the asking by which it came.</param>
public sealed record LetPersonGo(Id Person, int Ask) : ActorCommand;

/// <summary>Asks for everything but secrets.</summary>
public sealed record ReadAccount : ActorCommand;

/// <summary>Asks what passkeys and second factors are checked by: <see cref="CredentialsTold"/>, for who checks them and for no page.</summary>
public sealed record ReadCredentials : ActorCommand;

/// <summary>Asks which person the account is, for what only somebody may do who has shown that: <see cref="PersonTold"/>.</summary>
public sealed record ReadPerson : ActorCommand;

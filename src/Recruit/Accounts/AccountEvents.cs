using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>Somebody registered.</summary>
public sealed record AccountRegistered(Instant At, SealedNote SignInName, string Verifier) : ActorEvent;

/// <summary>A try to sign in began; one that no <see cref="SignedIn"/> follows failed.</summary>
public sealed record SignInBegun(int Number, Instant At, Id? Device = null) : ActorEvent;

/// <summary>A try was right.</summary>
public sealed record SignedIn(int Number, Instant At, Id Session, Instant Expires, TimeSpan Idle, bool IsStrong, Id? Device = null) : ActorEvent;

/// <summary>A session was used; recorded once a minute.</summary>
public sealed record SessionSeen(Id Session, Instant At) : ActorEvent;

/// <summary>Sessions ended before their time.</summary>
public sealed record SessionsEnded(ImmutableArray<Id> Sessions, Instant At) : ActorEvent;

/// <summary>A new password, and all sessions but one ended.</summary>
public sealed record VerifierChanged(Instant At, string Verifier, Id? Kept = null) : ActorEvent;

/// <summary>A passkey or second factor more.</summary>
public sealed record CredentialAdded(Id Credential, Factor Factor, string Record, Instant At) : ActorEvent;

/// <summary>A passkey was used, and is from now on as its record says.</summary>
public sealed record CredentialRenewed(Id Credential, string Record, Instant At) : ActorEvent;

/// <summary>A passkey or second factor less.</summary>
public sealed record CredentialRemoved(Id Credential, Instant At) : ActorEvent;

/// <summary>The first of two people wanted a role granted.</summary>
public sealed record RoleProposed(Act Act, Role Role, Instant Due, Id? Agency = null) : ActorEvent
{
    /// <summary>What waits from now on.</summary>
    internal RoleProposal Proposal => new(Role, Act, Due, Agency);
}

/// <summary>The second of two people granted it.</summary>
public sealed record RoleGranted(Act Act, Role Role, Id? Agency = null) : ActorEvent;

/// <summary>A role or the proposal of one was withdrawn.</summary>
public sealed record RoleWithdrawn(Act Act, Role Role, Id? Agency = null) : ActorEvent;

/// <summary>The account was closed and all sessions ended.</summary>
public sealed record AccountDisabled(Act Act) : ActorEvent;

/// <summary>The account was opened again.</summary>
public sealed record AccountEnabled(Act Act) : ActorEvent;

/// <summary>The account said which person it is.</summary>
public sealed record PersonAsked(Id Person, int Ask, Instant At) : ActorEvent;

/// <summary>The person became this account's.</summary>
public sealed record PersonBound(Id Person, Instant At) : ActorEvent;

/// <summary>The person is this account's no longer.</summary>
public sealed record PersonLetGo(Id Person, Instant At) : ActorEvent;

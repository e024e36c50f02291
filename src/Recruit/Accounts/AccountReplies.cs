using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>It is as asked.</summary>
public sealed record AccountDone : Reply;

/// <summary>What a proof is to be checked against; for the caller only, since a page that shows it tells accounts apart. Without a verifier the caller checks against one of its own, so that it takes as long.</summary>
/// <param name="Number">Of the try.</param>
/// <param name="Credentials">Passkeys and second factors.</param>
/// <param name="Verifier">Hash of the password.</param>
public sealed record SignInChallenge(int Number, ImmutableSortedDictionary<Id, Credential> Credentials, string? Verifier = null) : Reply;

/// <summary>The person is signed in.</summary>
/// <param name="Expires">Until when at most.</param>
public sealed record SessionOpened(Instant Expires) : Reply;

/// <summary>Whose session it is and what may be done in it now.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Those that the session is strong enough for.</param>
/// <param name="Expires">Until when it holds at most.</param>
public sealed record SessionHolds(Id Account, ImmutableArray<HeldRole> Roles, Instant Expires) : Reply;

/// <summary>A role and for which agency it is had.</summary>
/// <param name="Role">Which.</param>
/// <param name="Agency">Nothing for the whole service.</param>
public sealed record HeldRole(Role Role, Id? Agency = null);

/// <summary>Roles, granted and proposed.</summary>
public sealed record RolesTold(ImmutableArray<Grant> Grants, ImmutableArray<RoleProposal> Proposals) : Reply;

/// <summary>
/// Which person the account is, as far as that is known. Until it is bound, whoever wants to know at once sends <see cref="ClaimPerson"/> with the
/// number of the asking to the person itself: that is safe to repeat and tells whether another account has the person.
/// </summary>
public sealed record PersonTold(PersonLink? Person = null) : Reply;

/// <summary>Everything but secrets.</summary>
/// <param name="Account">Which.</param>
/// <param name="Registered">Since when, and the sealed sign-in name.</param>
/// <param name="Credentials">Passkeys and second factors, without what they are checked by.</param>
/// <param name="Grants">Roles of staff.</param>
/// <param name="Proposals">Roles that wait.</param>
/// <param name="Sessions">Those that hold.</param>
/// <param name="Person">Which person it is.</param>
/// <param name="Disabled">Who closed it.</param>
public sealed record AccountTold(
    Id Account,
    Registration Registered,
    ImmutableArray<CredentialTold> Credentials,
    ImmutableArray<Grant> Grants,
    ImmutableArray<RoleProposal> Proposals,
    ImmutableSortedDictionary<Id, Session> Sessions,
    PersonLink? Person = null,
    Act? Disabled = null) : Reply;

/// <summary>What passkeys and second factors are checked by.</summary>
/// <param name="Credentials">By their names.</param>
public sealed record CredentialsTold(ImmutableSortedDictionary<Id, Credential> Credentials) : Reply;

/// <summary>A passkey or second factor.</summary>
public sealed record CredentialTold(Id Credential, Factor Factor, Instant Since);

using System.Collections.Immutable;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Accounts;

/// <summary>
/// One person's way in: how the person proves to be it, what the person may do, and where the person is signed in. An account that nobody
/// registered counts tries to sign in like every other one, so that nothing tells them apart.
/// </summary>
/// <param name="Id">Opaque; says nothing about the sign-in name.</param>
/// <param name="Tries">Tries to sign in.</param>
/// <param name="Credentials">Passkeys and second factors.</param>
/// <param name="Grants">Roles of staff; at most <see cref="GrantsMax"/> with the proposals.</param>
/// <param name="Proposals">Roles that wait for a second person.</param>
/// <param name="Changes">How often the grants changed.</param>
/// <param name="Asks">How often the account asked for a person.</param>
/// <param name="Sessions">Where the person is signed in, by the hash of the session's secret; some may be over.</param>
/// <param name="Registered">Nothing if nobody registered.</param>
/// <param name="Verifier">Hash of the password, made and checked elsewhere.</param>
/// <param name="Person">Which person it is, as far as that is known.</param>
/// <param name="Disabled">Who closed it; nothing while it is open.</param>
public sealed record Account(
    Id Id,
    SignInTries Tries,
    ImmutableSortedDictionary<Id, Credential> Credentials,
    ImmutableArray<Grant> Grants,
    ImmutableArray<RoleProposal> Proposals,
    int Changes,
    int Asks,
    ImmutableSortedDictionary<Id, Session> Sessions,
    Registration? Registered = null,
    string? Verifier = null,
    PersonLink? Person = null,
    Act? Disabled = null)
{
    /// <summary>Most roles, with those proposed, inclusive.</summary>
    public const int GrantsMax = 200;

    /// <summary>Most passkeys and second factors, inclusive.</summary>
    public const int CredentialsMax = 20;

    /// <summary>Most sessions; a further one ends the one that was not seen for longest.</summary>
    public const int SessionsMax = 20;

    /// <summary>Longest verifier or record of a credential in characters, inclusive.</summary>
    public const int RecordLengthMax = 4096;

    /// <summary>An account nobody registered.</summary>
    public static Account Nobody(Id id) => new(
        id,
        SignInTries.None,
        ImmutableSortedDictionary<Id, Credential>.Empty,
        [],
        [],
        0,
        0,
        ImmutableSortedDictionary<Id, Session>.Empty);

    /// <summary>Whether a role of staff was granted.</summary>
    public bool IsStaff => !Grants.IsEmpty;

    /// <summary>Files that wait for a second person.</summary>
    public ImmutableArray<OpenFile> OpenFiles =>
        [.. Proposals.Select(one => one.File)];

    /// <summary>The roles had for an agency.</summary>
    public ImmutableArray<Role> RolesIn(Id agency) => [.. Grants.Where(one => one.Agency == agency).Select(one => one.Role).Order()];

    /// <summary>The state after an event.</summary>
    public Account Evolve(ActorEvent happened) => happened switch
    {
        AccountRegistered now => this with { Registered = new Registration(now.At, now.SignInName), Verifier = now.Verifier },
        SignInBegun now => this with { Tries = Tries.Begin(now) },
        SignedIn now => this with { Tries = Tries.Succeed(now), Sessions = SessionsAfter(now) },
        SessionSeen now => this with { Sessions = Sessions.SetItem(now.Session, Sessions[now.Session] with { LastSeen = now.At }) },
        SessionsEnded now => this with { Sessions = Sessions.RemoveRange(now.Sessions) },
        VerifierChanged now => this with { Verifier = now.Verifier, Tries = Tries.Forgiven, Sessions = SessionsBut(now.Kept) },
        CredentialAdded now => this with { Credentials = Credentials.Add(now.Credential, new Credential(now.Factor, now.Record, now.At)) },
        CredentialRenewed now => this with { Credentials = Credentials.SetItem(now.Credential, Credentials[now.Credential] with { Record = now.Record }) },
        CredentialRemoved now => this with { Credentials = Credentials.Remove(now.Credential) },
        RoleProposed now => this with { Proposals = Proposals.Add(now.Proposal) },
        RoleGranted now => this with
        {
            Grants = Grants.Add(new Grant(now.Role, Proposal(now.Role, now.Agency)!.Proposed, now.Act, now.Agency)),
            Proposals = Proposals.RemoveAll(one => one.Is(now.Role, now.Agency)),
            Changes = Changes + 1,
        },
        RoleWithdrawn now => this with
        {
            Grants = Grants.RemoveAll(one => one.Is(now.Role, now.Agency)),
            Proposals = Proposals.RemoveAll(one => one.Is(now.Role, now.Agency)),
            Changes = Changes + 1,
        },
        AccountDisabled now => this with { Disabled = now.Act, Sessions = Sessions.Clear() },
        AccountEnabled => this with { Disabled = null },
        PersonAsked now => this with { Person = new PersonLink(now.Person, now.Ask, now.At), Asks = now.Ask },
        PersonBound now => this with { Person = Person! with { BoundAt = now.At } },
        PersonLetGo => this with { Person = null },
        _ => this,
    };

    internal RoleProposal? Proposal(Role role, Id? agency) => Proposals.FirstOrDefault(one => one.Is(role, agency));

    internal Grant? Granted(Role role, Id? agency) => Grants.FirstOrDefault(one => one.Is(role, agency));

    internal Session? OpenSession(Id session, Instant now) => Sessions.GetValueOrDefault(session) is { } found && found.IsOpen(now) ? found : null;

    private ImmutableSortedDictionary<Id, Session> SessionsBut(Id? kept) =>
        kept is { } session && Sessions.TryGetValue(session, out var one) ? Sessions.Clear().Add(session, one) : Sessions.Clear();

    private ImmutableSortedDictionary<Id, Session> SessionsAfter(SignedIn happened)
    {
        var open = Sessions.Where(one => one.Value.IsOpen(happened.At)).OrderByDescending(one => one.Value.LastSeen).ThenBy(one => one.Key).Take(SessionsMax - 1);
        return ImmutableSortedDictionary.CreateRange(open).Add(
            happened.Session, new Session(happened.Number, happened.At, happened.At, happened.Expires, happened.Idle, happened.IsStrong));
    }
}

/// <summary>That somebody registered.</summary>
/// <param name="At">When.</param>
/// <param name="SignInName">Sealed under the person's key.</param>
public sealed record Registration(Instant At, SealedNote SignInName);

/// <summary>How somebody proves to be the person.</summary>
public enum Factor
{
    /// <summary>The password.</summary>
    Password,

    /// <summary>A passkey whose device asked for the person; as good as two factors.</summary>
    Passkey,

    /// <summary>A code from a device, or another second factor.</summary>
    SecondFactor,
}

/// <summary>A passkey or a second factor.</summary>
/// <param name="Factor">Which of both.</param>
/// <param name="Record">Opaque; made and checked elsewhere.</param>
/// <param name="Since">When it was added.</param>
public sealed record Credential(Factor Factor, string Record, Instant Since);

/// <summary>A role of staff, granted by two people.</summary>
/// <param name="Role">Which.</param>
/// <param name="Proposed">By the first.</param>
/// <param name="Approved">By the second.</param>
/// <param name="Agency">For which agency; nothing for the whole service.</param>
public sealed record Grant(Role Role, Act Proposed, Act Approved, Id? Agency = null)
{
    internal bool Is(Role role, Id? agency) => Role == role && Agency == agency;
}

/// <summary>A role of staff that waits for the second person.</summary>
/// <param name="Role">Which.</param>
/// <param name="Proposed">By the first.</param>
/// <param name="Due">Until when the second is to answer, exclusive; afterwards it is overdue, not void.</param>
/// <param name="Agency">For which agency.</param>
public sealed record RoleProposal(Role Role, Act Proposed, Instant Due, Id? Agency = null)
{
    /// <summary>Who is to answer until when.</summary>
    public OpenFile File => new(Roles.Holder(Role.Administrator), Proposed.At, Due);

    internal bool Is(Role role, Id? agency) => Role == role && Agency == agency;
}

/// <summary>A place where the person is signed in.</summary>
/// <param name="Number">Of the try that opened it.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="LastSeen">When it was last used, to a minute.</param>
/// <param name="Expires">When it is over whatever happens, exclusive.</param>
/// <param name="Idle">After how long without use it is over.</param>
/// <param name="IsStrong">Whether more than a password was shown.</param>
public sealed record Session(int Number, Instant Since, Instant LastSeen, Instant Expires, TimeSpan Idle, bool IsStrong)
{
    /// <summary>Whether it holds.</summary>
    public bool IsOpen(Instant now) => now < Expires && now < LastSeen + Idle;
}

/// <summary>Which person an account is.</summary>
/// <param name="Person">The keyed hash of the person's number.</param>
/// <param name="Ask">Number of the account's asking, from 1.</param>
/// <param name="AskedAt">When the account asked for the person.</param>
/// <param name="BoundAt">When the person became its; nothing while that is not known.</param>
public sealed record PersonLink(Id Person, int Ask, Instant AskedAt, Instant? BoundAt = null);

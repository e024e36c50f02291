using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Accounts;

/// <summary>An account as a host sees it; its key is the account's id.</summary>
public sealed class AccountKind : RecordKind<Account>
{
    /// <summary>First part of the keys of accounts.</summary>
    public const string KindName = "account";

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands { get; } = new(
        ("register-account", typeof(RegisterAccount)),
        ("begin-sign-in", typeof(BeginSignIn)),
        ("finish-sign-in", typeof(FinishSignIn)),
        ("finish-passkey-sign-in", typeof(FinishPasskeySignIn)),
        ("use-session", typeof(UseSession)),
        ("end-session", typeof(EndSession)),
        ("end-sessions", typeof(EndSessions)),
        ("change-verifier", typeof(ChangeVerifier)),
        ("add-credential", typeof(AddCredential)),
        ("remove-credential", typeof(RemoveCredential)),
        ("propose-role", typeof(ProposeRole)),
        ("approve-role", typeof(ApproveRole)),
        ("withdraw-role", typeof(WithdrawRole)),
        ("disable-account", typeof(DisableAccount)),
        ("enable-account", typeof(EnableAccount)),
        ("bind-person", typeof(BindPerson)),
        ("take-person", typeof(TakePerson)),
        ("let-person-go", typeof(LetPersonGo)),
        ("read-account", typeof(ReadAccount)),
        ("read-credentials", typeof(ReadCredentials)),
        ("read-person", typeof(ReadPerson)));

    /// <inheritdoc/>
    protected override RecordShapes Events { get; } = new(
        ("account-registered", typeof(AccountRegistered)),
        ("sign-in-begun", typeof(SignInBegun)),
        ("signed-in", typeof(SignedIn)),
        ("session-seen", typeof(SessionSeen)),
        ("sessions-ended", typeof(SessionsEnded)),
        ("verifier-changed", typeof(VerifierChanged)),
        ("credential-added", typeof(CredentialAdded)),
        ("credential-renewed", typeof(CredentialRenewed)),
        ("credential-removed", typeof(CredentialRemoved)),
        ("role-proposed", typeof(RoleProposed)),
        ("role-granted", typeof(RoleGranted)),
        ("role-withdrawn", typeof(RoleWithdrawn)),
        ("account-disabled", typeof(AccountDisabled)),
        ("account-enabled", typeof(AccountEnabled)),
        ("person-asked", typeof(PersonAsked)),
        ("person-bound", typeof(PersonBound)),
        ("person-let-go", typeof(PersonLetGo)));

    /// <inheritdoc/>
    protected override RecordShapes Replies { get; } = new(
        ("account-done", typeof(AccountDone)),
        ("sign-in-challenge", typeof(SignInChallenge)),
        ("session-opened", typeof(SessionOpened)),
        ("session-holds", typeof(SessionHolds)),
        ("roles-told", typeof(RolesTold)),
        ("person-told", typeof(PersonTold)),
        ("account-told", typeof(AccountTold)),
        ("credentials-told", typeof(CredentialsTold)));

    /// <inheritdoc/>
    protected override Account CreateState(string id) => Account.Nobody(new Id(id));

    /// <inheritdoc/>
    protected override Decision Decide(Account state, ActorCommand command, Instant now) => AccountRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Account Evolve(Account state, ActorEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Evolve(happened);
    }
}

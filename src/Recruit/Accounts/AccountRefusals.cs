namespace Recruit.Accounts;

/// <summary>Why an account or the claim of a person says no. A closed list; a word never changes its meaning.</summary>
public static class AccountRefusals
{
    /// <summary>Somebody registered this account before.</summary>
    public const string AlreadyRegistered = "already-registered";

    /// <summary>Nobody registered this account. Never said to somebody who signs in.</summary>
    public const string NotRegistered = "not-registered";

    /// <summary>A password's hash or the record of a credential is empty or too long. Facts: <c>length-max</c>.</summary>
    public const string BadRecord = "bad-record";

    /// <summary>Too many tries in a row; of every account, registered or not. Facts: <c>not-before</c>.</summary>
    public const string TryLater = "try-later";

    /// <summary>Not signed in: no such account, a wrong proof, or a try that is over. Which of them is not told.</summary>
    public const string NotRecognised = "not-recognised";

    /// <summary>The proof was right and the account is closed.</summary>
    public const string Disabled = "account-disabled";

    /// <summary>The proof was right; staff need a passkey or a second factor too.</summary>
    public const string SecondFactorNeeded = "second-factor-needed";

    /// <summary>There is no such session any more.</summary>
    public const string NoSession = "no-session";

    /// <summary>There is another credential of this name.</summary>
    public const string CredentialInUse = "credential-in-use";

    /// <summary>No further credential. Facts: <c>most</c>.</summary>
    public const string TooManyCredentials = "too-many-credentials";

    /// <summary>A password is changed, not added.</summary>
    public const string NotACredential = "not-a-credential";

    /// <summary>Nobody grants a role to the own account.</summary>
    public const string OwnRole = "own-role";

    /// <summary>The second person is the first.</summary>
    public const string SamePerson = "same-person";

    /// <summary>Nobody proposed this.</summary>
    public const string NotProposed = "not-proposed";

    /// <summary>Everybody who registered is a candidate.</summary>
    public const string NotGrantable = "not-grantable";

    /// <summary>This role is had for one agency, and none was named.</summary>
    public const string AgencyNeeded = "agency-needed";

    /// <summary>No further role. Facts: <c>most</c>.</summary>
    public const string TooManyGrants = "too-many-grants";

    /// <summary>The term for the second person lies in the past. Facts: <c>due</c>, <c>server-time</c>.</summary>
    public const string DuePassed = "due-passed";

    /// <summary>The account belongs to another person.</summary>
    public const string OtherPerson = "other-person";

    /// <summary>This person has another account.</summary>
    public const string PersonHasAccount = "person-has-account";

    /// <summary>Nobody has shown yet which person the account is; fact: <c>use-case</c>, by which that is done.</summary>
    public const string IdentityNotProved = "identity-not-proved";

    /// <summary>No account has this person.</summary>
    public const string NotClaimed = "not-claimed";
}
